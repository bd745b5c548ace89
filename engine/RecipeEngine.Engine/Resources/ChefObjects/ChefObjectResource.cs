namespace RecipeEngine.Engine.Resources;

/// <summary>What the resources for Chef's own objects (roles, nodes, clients …) have in common: what a recipe may say about each.</summary>
public static class ChefObjectResource
{
    /// <summary>Names of Chef's objects.</summary>
    internal const string Name = @"\A[.\-[:alnum:]_]+\z";

    public static readonly ResourceType Type = new("cheffish_base", "create delete");

    public static readonly Property<RHash> ChefServer = Type.Map("chef_server");
    public static readonly Property<RHash> RawJson = Type.Map("raw_json");
    public static readonly Property<bool> Complete = Type.Flag("complete");
}
