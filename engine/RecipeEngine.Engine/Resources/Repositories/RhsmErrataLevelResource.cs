namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>rhsm_errata_level</c> resource: what a recipe may say about it.</summary>
public static class RhsmErrataLevelResource
{
    public static readonly ResourceType Type = new("rhsm_errata_level", "install");

    public static readonly Property<string> ErrataLevel = Type.Text("errata_level").NameProperty().OneOf("critical", "moderate", "important", "low").Coerced(Coercions.DownCase);
}
