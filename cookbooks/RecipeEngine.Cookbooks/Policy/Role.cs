namespace RecipeEngine.Cookbooks;

/// <summary>A role: attributes and a run list under a name.</summary>
/// <param name="EnvironmentRunLists">Run lists that replace the role's in one environment.</param>
/// <param name="DefaultAttributes">Plain values, as <see cref="PlainTree"/> has them.</param>
public sealed record Role(
    string Name,
    string Description,
    RunList RunList,
    IReadOnlyDictionary<string, RunList> EnvironmentRunLists,
    OrderedDictionary<string, object?> DefaultAttributes,
    OrderedDictionary<string, object?> OverrideAttributes)
{
    /// <summary>Reads a role's JSON; RecipeError with the file when it is malformed.</summary>
    public static Role Parse(string json, string? file = null)
    {
        var fields = PlainTree.ParseObject(json, file);
        var perEnvironment = fields.Object("env_run_lists", file);
        var named = PolicyName.Check(fields.Text("name", file) ?? "", "role", file);

        // Before Chef 0.10 the run list was called recipes.
        var list = fields.ContainsKey("run_list") ? "run_list" : "recipes";
        return new Role(
            named,
            fields.Text("description", file) ?? "",
            ReadRunList(fields.GetValueOrDefault(list), list, file),
            perEnvironment.ToDictionary(entry => entry.Key, entry => ReadRunList(entry.Value, "env_run_lists", file), StringComparer.Ordinal),
            fields.Object("default_attributes", file),
            fields.Object("override_attributes", file));
    }

    /// <summary>The run list that counts in an environment.</summary>
    public RunList RunListFor(string environment) =>
        EnvironmentRunLists.GetValueOrDefault(environment) ?? EnvironmentRunLists.GetValueOrDefault("_default") ?? RunList;

    static RunList ReadRunList(object? value, string key, string? file)
    {
        try
        {
            return RunList.Parse(PlainFields.Texts(value, key, file));
        }
        catch (RecipeError error)
        {
            throw error.At(file, null);
        }
    }
}
