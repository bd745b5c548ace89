namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>locale</c> resource: what a recipe may say about it.</summary>
public static class LocaleResource
{
    public static readonly ResourceType Type = new("locale", "update");

    public static readonly Property<string> Lang = Type.Text("lang").Matching(@"\A\S+");
    public static readonly Property<RHash> LcEnv = Type.Map("lc_env").DefaultsToHash().Coerced(Coercions.LocaleVariables);
}
