namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>chef_environment</c> resource: what a recipe may say about it.</summary>
public static class ChefEnvironmentResource
{
    public static readonly ResourceType Type = new("chef_environment", "create delete", ChefObjectResource.Type)
    {
        Aliases = "attributes=default_attributes",
        DefineMethods = klass =>
        {
            ChefObjectWords.Attribute(klass, "default", "@default_attribute_modifiers");
            ChefObjectWords.Attribute(klass, "attribute", "@default_attribute_modifiers");
            ChefObjectWords.Attribute(klass, "override", "@override_attribute_modifiers");
        },
    };

    public static readonly Property<string> EnvironmentName = Type.Text("environment_name").NameProperty().Matching(ChefObjectResource.Name);
    public static readonly Property<string> Description = Type.Text("description");
    public static readonly Property<RHash> CookbookVersions = Type.Map("cookbook_versions");
    public static readonly Property<RHash> DefaultAttributes = Type.Map("default_attributes");
    public static readonly Property<RHash> OverrideAttributes = Type.Map("override_attributes");
}
