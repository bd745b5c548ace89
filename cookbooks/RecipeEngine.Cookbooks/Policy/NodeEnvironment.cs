namespace RecipeEngine.Cookbooks;

/// <summary>An environment: attributes and cookbook versions for the nodes in it.</summary>
/// <param name="CookbookVersions">Constraints by cookbook name.</param>
/// <param name="DefaultAttributes">Plain values, as <see cref="PlainTree"/> has them.</param>
public sealed record NodeEnvironment(
    string Name,
    string Description,
    IReadOnlyDictionary<string, VersionConstraint> CookbookVersions,
    OrderedDictionary<string, object?> DefaultAttributes,
    OrderedDictionary<string, object?> OverrideAttributes)
{
    /// <summary>The environment of a node that has none; it is never looked for on disk.</summary>
    public const string DefaultName = "_default";

    /// <summary>The empty environment "_default".</summary>
    public static NodeEnvironment Default { get; } =
        new(DefaultName, "The default Chef environment", new Dictionary<string, VersionConstraint>(), [], []);

    /// <summary>Reads an environment's JSON; RecipeError with the file when it is malformed.</summary>
    public static NodeEnvironment Parse(string json, string? file = null)
    {
        var fields = PlainTree.ParseObject(json, file);
        var versions = fields.Object("cookbook_versions", file);
        return new NodeEnvironment(
            PolicyName.Check(fields.Text("name", file) ?? "", "environment", file),
            fields.Text("description", file) ?? "",
            versions.Keys.ToDictionary(cookbook => cookbook, cookbook => Constraint(versions.Text(cookbook, file), file), StringComparer.Ordinal),
            fields.Object("default_attributes", file),
            fields.Object("override_attributes", file));
    }

    static VersionConstraint Constraint(string? text, string? file)
    {
        try
        {
            return VersionConstraint.Parse(text);
        }
        catch (RecipeError error)
        {
            throw error.At(file, null);
        }
    }
}
