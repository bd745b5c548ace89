namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>chef_node</c> resource: what a recipe may say about it.</summary>
public static class ChefNodeResource
{
    public static readonly ResourceType Type = new("chef_node", "create delete", ChefObjectResource.Type)
    {
        Aliases = "normal_attributes=attributes",
        DefineMethods = klass =>
        {
            ChefObjectWords.Attribute(klass, "attribute", "@attribute_modifiers");
            ChefObjectWords.RunList(klass);
            ChefObjectWords.Tags(klass);
        },
    };

    public static readonly Property<string> NodeName = Type.Text("node_properties_name").NameProperty().Matching(ChefObjectResource.Name);
    public static readonly Property<string> ChefEnvironment = Type.Text("chef_environment").Matching(ChefObjectResource.Name);
    public static readonly Property<IReadOnlyList<string>> RunList = Type.List("run_list");
    public static readonly Property<RHash> Attributes = Type.Map("attributes");
    public static readonly Property<RHash> DefaultAttributes = Type.Map("default_attributes");
    public static readonly Property<RHash> OverrideAttributes = Type.Map("override_attributes");
    public static readonly Property<RHash> AutomaticAttributes = Type.Map("automatic_attributes");
}
