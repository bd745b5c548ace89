namespace RecipeEngine.Cookbooks.Policyfiles;

/// <summary>A policy with its cookbooks as <c>policy export</c> has laid them out.</summary>
/// <param name="Directories">the cookbooks' directories</param>
public sealed record ExportedPolicy(PolicyLock Lock, IReadOnlyList<string> Directories);

/// <summary>
/// A directory that holds policies with their cookbooks, as an export or a Chef repository has them: <c>policy_groups/GROUP.json</c>,
/// <c>policies/NAME-REVISION.json</c>, <c>cookbook_artifacts/NAME-IDENTIFIER/</c>, and of an export <c>Policyfile.lock.json</c> too.
/// </summary>
public static class PolicyRepository
{
    /// <summary>Whether a directory is one.</summary>
    public static bool IsOne(IReadOnlySystem machine, string directory) =>
        machine.IsDirectory(directory + "/cookbook_artifacts") && (machine.IsFile(directory + "/Policyfile.lock.json") || machine.IsDirectory(directory + "/policy_groups"));

    /// <summary>The policy of a group, or without a group the one that was exported; RecipeError when it is not there or a cookbook of it is missing.</summary>
    public static ExportedPolicy Read(IReadOnlySystem machine, string directory, string? name = null, string? group = null)
    {
        var root = MachinePath.Absolute(machine, directory);
        var file = group is null && machine.IsFile(root + "/Policyfile.lock.json") ? root + "/Policyfile.lock.json" : OfGroup(machine, root, name, group ?? "local");
        var policy = PolicyLock.Parse(machine.ReadText(file), file);
        return new ExportedPolicy(policy, policy.CookbookLocks.Keys.Select(cookbook => Artifact(machine, root, policy, cookbook)).ToList());
    }

    static string OfGroup(IReadOnlySystem machine, string root, string? name, string group)
    {
        var file = $"{root}/policy_groups/{group}.json";
        if (machine.TryReadText(file) is not { } text)
        {
            var known = machine.TryListDirectory(root + "/policy_groups").Select(entry => entry.Name).Where(entry => entry.EndsWith(".json", StringComparison.Ordinal)).Select(entry => entry[..^".json".Length]);
            throw Missing($"there is no policy group '{group}' in {root}/policy_groups{Known(known)}");
        }

        var policies = PlainTree.ParseObject(text, file).Object("policies", file);
        name ??= policies.Count == 1 ? policies.Keys.First() : throw Missing($"policy_name is not set, and the group '{group}' has not one policy but {policies.Count}{Known(policies.Keys)}");
        if (!policies.ContainsKey(name) || policies.Object(name, file).Text("revision_id", file) is not { } revision)
        {
            throw Missing($"the policy group '{group}' has no policy '{name}'{Known(policies.Keys)}");
        }

        var locked = $"{root}/policies/{name}-{revision}.json";
        return machine.IsFile(locked) ? locked : throw Missing($"the policy group '{group}' names revision {revision} of policy '{name}', but there is no {locked}");
    }

    static string Artifact(IReadOnlySystem machine, string root, PolicyLock policy, string cookbook)
    {
        var entry = policy.Find(cookbook);
        var artifacts = root + "/cookbook_artifacts/";
        return new[] { entry?.Text("identifier", policy.File), entry?.Text("dotted_decimal_identifier", policy.File) }
            .Where(identifier => identifier is not null)
            .Select(identifier => $"{artifacts}{cookbook}-{identifier}")
            .FirstOrDefault(machine.IsDirectory)
            ?? throw Missing($"the cookbook {cookbook} of policy '{policy.Name}' is missing: there is no {artifacts}{cookbook}-{entry?.Text("identifier", policy.File)}; export the policy again");
    }

    static string Known(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal)) is { Length: > 0 } all ? $"; there is {all}" : "";

    static RecipeError Missing(string message) => RecipeError.Ruby("Chef::PolicyBuilder::Policyfile::ConfigurationError", message);
}
