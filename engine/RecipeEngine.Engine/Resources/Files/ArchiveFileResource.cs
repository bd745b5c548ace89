namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>archive_file</c> resource: what a recipe may say about it.</summary>
public static class ArchiveFileResource
{
    public static readonly ResourceType Type = new("archive_file", "extract")
    {
        Aliases = "extract_options=options extract_to=destination",
    };

    public static readonly Property<string> Path = Type.Text("path").NameProperty().Coerced(Coercions.AbsolutePath);
    public static readonly Property<string> Owner = Type.Text("owner");
    public static readonly Property<string> Group = Type.Text("group");
    public static readonly Property<object> Mode = Type.Any("mode", "String|Integer").Default("755");
    public static readonly Property<string> Destination = Type.Text("destination").Required();
    public static readonly Property<object> Options = Type.Any("options", "Array|Symbol").Lazily(Lazies.ArchiveOptions);
    public static readonly Property<object> Overwrite = Type.Any("overwrite", "true|false|:auto").Default(false);
    public static readonly Property<long?> StripComponents = Type.Number("strip_components").Default(0);
}
