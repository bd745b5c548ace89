namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>template</c> resource: what a recipe may say about it.</summary>
public static class TemplateResource
{
    public static readonly ResourceType Type = new("template", "create delete touch create_if_missing", FileResource.Type)
    {
        DefineMethods = SpecialMethods.Template,
        Initialize = ResourceInitializers.Template,
    };

    public static readonly Property<RHash> Variables = Type.Map("variables").DefaultsToHash();
    public static readonly Property<string> Cookbook = Type.Text("cookbook").NotState();
    public static readonly Property<bool> Local = Type.Flag("local", false).NotState();
    public static readonly Property<IReadOnlyList<string>> Source = Type.List("source", "String|Array").Accessor();
}
