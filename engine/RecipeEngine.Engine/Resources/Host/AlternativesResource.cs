namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>alternatives</c> resource: what a recipe may say about it.</summary>
public static class AlternativesResource
{
    public static readonly ResourceType Type = new("alternatives", "install set remove auto refresh");

    public static readonly Property<string> LinkName = Type.Text("link_name").NameProperty();
    public static readonly Property<string> Link = Type.Text("link").Lazily(Lazies.AlternativesLink);
    public static readonly Property<string> Path = Type.Text("path");
    public static readonly Property<long?> Priority = Type.Number("priority", "String|Integer").Coerced(Coercions.ToInteger);
}
