using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Resources;

/// <summary>One answer to a resource (or provider) name, with the conditions under which it holds.</summary>
sealed class Registration(int order)
{
    public int Order { get; set; } = order;
    public ResourceEntry? Entry { get; init; }
    public RClass? Class { get; set; }
    public IReadOnlyList<string> Os { get; init; } = [];
    public IReadOnlyList<string> Family { get; init; } = [];
    public IReadOnlyList<string> Platform { get; init; } = [];
    public IReadOnlyList<string> Version { get; init; } = [];
    public IReadOnlyList<string> ChefVersion { get; init; } = [];
    public bool Override { get; init; }
    public RProc? Block { get; init; }

    /// <summary>Lower comes first: block, version, platform, family, os, override, none; negated filters after positive ones.</summary>
    public int Rank
    {
        get
        {
            var kind = Block is not null || Entry is { Wins: true } ? 0 : Version.Count > 0 ? 1 : Platform.Count > 0 ? 2 : Family.Count > 0 ? 3 : Os.Count > 0 ? 4 : Override ? 5 : 6;
            var negated = Platform.Concat(Family).Concat(Os).Any(f => f.StartsWith('!')) ? 1 : 0;
            return (kind * 2) + negated;
        }
    }

    public bool Matches(Context context, ChefRun run)
    {
        string Node(string key) => context.ToS(run.Node.Attributes.Top(context, key));
        return Passes(Os, Node("os")) && Passes(Platform, Node("platform")) && PassesFamily(Family, Node("platform_family"))
            && (Version.Count == 0 || Requires(Version, Node("platform_version")))
            && (ChefVersion.Count == 0 || Requires(ChefVersion, run.ChefVersion))
            && (Block is null || Context.Truthy(Block.Yield(context, [run.Node])));
    }

    static bool Requires(IReadOnlyList<string> requirements, string version)
    {
        try
        {
            return GemRequirement.Parse(requirements.SelectMany(r => r.Split(',')).Select(r => r.Trim())).Includes(GemVersion.Parse(version));
        }
        catch (RecipeError)
        {
            return false;
        }
    }

    static bool Passes(IReadOnlyList<string> filter, string value)
    {
        if (filter.Count == 0 || filter.Contains("all"))
        {
            return true;
        }
        var (negative, positive) = (filter.Where(f => f.StartsWith('!')).ToList(), filter.Where(f => !f.StartsWith('!')).ToList());
        return !negative.Contains("!" + value) && (positive.Count == 0 || positive.Contains(value));
    }

    static readonly Dictionary<string, string[]> Helpers = new(StringComparer.Ordinal)
    {
        ["rpm_based"] = ["rhel", "fedora", "amazon", "suse"],
        ["fedora_derived"] = ["fedora", "rhel", "amazon"],
        ["redhat_based"] = ["rhel", "fedora"],
        ["solaris_based"] = ["solaris2", "smartos", "omnios"],
        ["bsd_based"] = ["freebsd", "netbsd", "openbsd", "dragonflybsd"],
    };

    static bool PassesFamily(IReadOnlyList<string> filter, string family) =>
        Passes([.. filter.SelectMany(f => Helpers.TryGetValue(f.TrimStart('!'), out var all) ? all.Select(a => f.StartsWith('!') ? "!" + a : a) : [f])], family);
}
