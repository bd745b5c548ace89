using RecipeEngine.Cookbooks.Berks;
using RecipeEngine.Cookbooks.Sources;

namespace RecipeEngine.Cookbooks.Policyfiles;

/// <summary>Makes a policy's lock from its installed cookbooks.</summary>
static class PolicyLockWriter
{
    public static PolicyLock Write(SourceContext context, Policyfile policy, IReadOnlyList<LoadedPolicy> included, Installation installation)
    {
        var root = new OrderedDictionary<string, object?> { ["revision_id"] = "", ["name"] = policy.Name };
        root["run_list"] = Items(included.SelectMany(entry => entry.Lock.RunList).Concat(policy.RunList).Distinct(StringComparer.Ordinal));
        var named = NamedRunLists(policy, included);
        if (named.Count > 0)
        {
            root["named_run_lists"] = named;
        }

        root["included_policy_locks"] = included.Select(entry => (object?)new OrderedDictionary<string, object?>
        {
            ["name"] = entry.Include.Name,
            ["revision_id"] = entry.Lock.RevisionId,
            ["source_options"] = entry.SourceOptions,
        }).ToList();
        var locks = new OrderedDictionary<string, object?>();
        foreach (var cookbook in installation.Cookbooks)
        {
            locks[cookbook.Name] = Entry(context, policy, cookbook);
        }

        root["cookbook_locks"] = locks;
        root["default_attributes"] = Merged(policy.DefaultAttributes, included.Select(entry => (entry.Include.Name, entry.Lock.DefaultAttributes)), "default");
        root["override_attributes"] = Merged(policy.OverrideAttributes, included.Select(entry => (entry.Include.Name, entry.Lock.OverrideAttributes)), "override");
        root["solution_dependencies"] = Solution(installation.Cookbooks);
        root["revision_id"] = PolicyLock.ComputeRevision(root);
        return new PolicyLock(root, policy.LockFile);
    }

    static List<object?> Items(IEnumerable<string> items) => [.. items];

    static OrderedDictionary<string, object?> NamedRunLists(Policyfile policy, IReadOnlyList<LoadedPolicy> included)
    {
        var result = new OrderedDictionary<string, object?>();
        foreach (var name in included.SelectMany(entry => entry.Lock.NamedRunLists.Keys).Concat(policy.NamedRunLists.Keys).Distinct(StringComparer.Ordinal))
        {
            var theirs = included.Where(entry => entry.Lock.NamedRunLists.ContainsKey(name)).SelectMany(entry => entry.Lock.RunListOf(name));
            result[name] = Items(theirs.Concat(policy.NamedRunLists.GetValueOrDefault(name) ?? []).Distinct(StringComparer.Ordinal));
        }

        return result;
    }

    static OrderedDictionary<string, object?> Entry(SourceContext context, Policyfile policy, InstalledCookbook cookbook)
    {
        var identifier = CookbookIdentifier.Of(context.Machine, cookbook.Directory);
        var entry = new OrderedDictionary<string, object?>
        {
            ["version"] = cookbook.Version,
            ["identifier"] = identifier,
            ["dotted_decimal_identifier"] = CookbookIdentifier.Dotted(identifier),
        };
        var options = new OrderedDictionary<string, object?>();
        switch (cookbook)
        {
            case { Location: GitLocation git }:
                entry["cache_key"] = $"{cookbook.Name}-{git.Revision}";
                entry["origin"] = git.Url;
                foreach (var (key, value) in git.LockLines)
                {
                    options[key] = key == "ref" ? git.Ref : value;
                }

                break;
            case { Location: PathLocation } or { Source.Kind: SourceKind.Directory }:
                var path = MachinePath.Relative(policy.Directory, cookbook.Directory);
                entry["source"] = path;
                entry["cache_key"] = null;
                entry["scm_info"] = ScmInfo.Of(context.Machine, cookbook.Directory);
                options["path"] = path;
                break;
            default:
                var source = cookbook.Source!.Address;
                var origin = source.StartsWith('/') ? source : Origin(new Uri(source), cookbook);
                entry["cache_key"] = $"{cookbook.Name}-{cookbook.Version}-{(source.StartsWith('/') ? "local" : new Uri(source).Host)}";
                entry["origin"] = origin;
                options["artifactserver"] = origin;
                options["version"] = cookbook.Version;
                break;
        }

        entry["source_options"] = options;
        return entry;
    }

    static string Origin(Uri source, InstalledCookbook cookbook) =>
        $"{source.Scheme}://{source.Host}:{source.Port}{source.AbsolutePath.TrimEnd('/')}/api/v1/cookbooks/{cookbook.Name}/versions/{cookbook.Version}/download";

    static OrderedDictionary<string, object?> Solution(IReadOnlyList<InstalledCookbook> cookbooks)
    {
        var dependencies = new OrderedDictionary<string, object?>();
        foreach (var cookbook in cookbooks)
        {
            dependencies[cookbook.ToString()] = cookbook.ToLock().Dependencies.Select(needed => (object?)new List<object?> { needed.Key, needed.Value }).ToList();
        }

        return new OrderedDictionary<string, object?>
        {
            ["Policyfile"] = cookbooks.Select(cookbook => (object?)new List<object?> { cookbook.Name, cookbook.Source?.Kind == SourceKind.Supermarket ? "= " + cookbook.Version : ">= 0.0.0" }).ToList(),
            ["dependencies"] = dependencies,
        };
    }

    // The including policy's own attributes win; two included ones that differ are a mistake nobody can decide.
    static OrderedDictionary<string, object?> Merged(OrderedDictionary<string, object?> own, IEnumerable<(string Policy, OrderedDictionary<string, object?> Attributes)> included, string level)
    {
        var theirs = new OrderedDictionary<string, object?>();
        foreach (var (policy, attributes) in included)
        {
            Add(theirs, attributes, (path, _, _) => throw RecipeError.Ruby("ChefCLI::Policyfile::PolicyfileAttributeConflict", $"the included policy {policy} and another one set {level}[{path}] differently"));
        }

        Add(theirs, own, (_, _, value) => value);
        return theirs;
    }

    static void Add(OrderedDictionary<string, object?> target, OrderedDictionary<string, object?> added, Func<string, object?, object?, object?> decide, string above = "")
    {
        foreach (var (key, value) in added)
        {
            var path = above.Length == 0 ? key : $"{above}][{key}";
            if (!target.TryGetValue(key, out var known))
            {
                target[key] = value is OrderedDictionary<string, object?> copied ? new OrderedDictionary<string, object?>(copied) : value;
            }
            else if (known is OrderedDictionary<string, object?> map && value is OrderedDictionary<string, object?> more)
            {
                var merged = new OrderedDictionary<string, object?>(map);
                Add(merged, more, decide, path);
                target[key] = merged;
            }
            else if (PolicyJson.Canonical(known) != PolicyJson.Canonical(value))
            {
                target[key] = decide(path, known, value);
            }
        }
    }
}
