namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>chef_role</c> resource: what a recipe may say about it.</summary>
public static class ChefRoleResource
{
    public static readonly ResourceType Type = new("chef_role", "create delete", ChefObjectResource.Type)
    {
        DefineMethods = klass =>
        {
            ChefObjectWords.Attribute(klass, "default_attribute", "@default_attribute_modifiers");
            ChefObjectWords.Attribute(klass, "override_attribute", "@override_attribute_modifiers");
            ChefObjectWords.RunList(klass);
        },
    };

    public static readonly Property<string> RoleName = Type.Text("role_name").NameProperty().Matching(ChefObjectResource.Name);
    public static readonly Property<string> Description = Type.Text("description");
    public static readonly Property<IReadOnlyList<string>> RunList = Type.List("run_list");
    public static readonly Property<RHash> EnvRunLists = Type.Map("env_run_lists");
    public static readonly Property<RHash> DefaultAttributes = Type.Map("default_attributes");
    public static readonly Property<RHash> OverrideAttributes = Type.Map("override_attributes");
}
