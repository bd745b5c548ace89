namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>windows_auto_run</c> resource: what a recipe may say about it.</summary>
public static class WindowsAutoRunResource
{
    public static readonly ResourceType Type = new("windows_auto_run", "create remove")
    {
        Aliases = "program=path",
    };

    public static readonly Property<string> ProgramName = Type.Text("program_name").NameProperty();
    public static readonly Property<string> Path = Type.Text("path").Coerced(Coercions.BackSlashes);
    public static readonly Property<string> Args = Type.Text("args");
    public static readonly Property<string> Root = Type.Text("root", "Symbol").OneOf(":machine", ":user").Default(":machine");
}
