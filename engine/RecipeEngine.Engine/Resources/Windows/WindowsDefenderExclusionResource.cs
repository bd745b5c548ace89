namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>windows_defender_exclusion</c> resource: what a recipe may say about it.</summary>
public static class WindowsDefenderExclusionResource
{
    public static readonly ResourceType Type = new("windows_defender_exclusion", "add remove");

    public static readonly Property<IReadOnlyList<string>> Paths = Type.List("paths", "String|Array").Default(new object[0]);
    public static readonly Property<IReadOnlyList<string>> Extensions = Type.List("extensions", "String|Array").Default(new object[0]);
    public static readonly Property<IReadOnlyList<string>> ProcessPaths = Type.List("process_paths", "String|Array").Default(new object[0]);
}
