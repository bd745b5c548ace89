namespace RecipeEngine.Engine.Attributes;

/// <summary>The ten levels of a node's attributes, weakest first.</summary>
public enum AttributeLevel
{
    Default, EnvironmentDefault, RoleDefault, ForceDefault, Normal, Override, RoleOverride, EnvironmentOverride, ForceOverride, Automatic,
}

/// <summary>Names and groups of the levels.</summary>
public static class AttributeLevels
{
    public const int Count = 10;

    static readonly string[] Names =
        ["default", "env_default", "role_default", "force_default", "normal", "override", "role_override", "env_override", "force_override", "automatic"];

    public static string RubyName(this AttributeLevel level) => Names[(int)level];

    /// <exception cref="RubyError">ArgumentError for a name that is no level.</exception>
    public static AttributeLevel Parse(string name) => Array.IndexOf(Names, name) is var i and >= 0
        ? (AttributeLevel)i
        : throw RubyError.Argument($"{name} is not a level of node attributes; use one of {string.Join(", ", Names)}");

    public static readonly AttributeLevel[] Defaults = [AttributeLevel.Default, AttributeLevel.EnvironmentDefault, AttributeLevel.RoleDefault, AttributeLevel.ForceDefault];
    public static readonly AttributeLevel[] Overrides = [AttributeLevel.Override, AttributeLevel.RoleOverride, AttributeLevel.EnvironmentOverride, AttributeLevel.ForceOverride];
}
