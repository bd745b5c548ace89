namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>rhsm_errata</c> resource: what a recipe may say about it.</summary>
public static class RhsmErrataResource
{
    public static readonly ResourceType Type = new("rhsm_errata", "install");

    public static readonly Property<string> ErrataId = Type.Text("errata_id").NameProperty();
}
