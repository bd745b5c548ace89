using System.Text.RegularExpressions;

namespace RecipeEngine.Engine.Resources;

/// <summary>What the rhsm resources have in common: Red Hat's subscription-manager.</summary>
public abstract class RhsmProvider : Provider
{
    // Its answers are read: they must be English.
    private protected string Ask(string line) => ShellOut.Line(Context, line).WithoutDefaults().With([KeyValuePair.Create("LANG", (string?)"en_US")]).Query(Machine).Stdout;

    private protected int MajorVersion => int.TryParse(NodeText("platform_version").Split('.')[0], CultureInfo.InvariantCulture, out var n) ? n : 0;

    private protected string Tool => MajorVersion >= 8 ? "dnf" : "yum";

    private protected static Resource Execute(NestedResources n, string name, string line, string action = ":run") =>
        n.Declare("execute", name, ("command", new RString(line)), ("default_env", true), ("action", action));
}

/// <summary>Packages of an erratum, or of all errata of a severity.</summary>
public sealed class RhsmErrataProvider : RhsmProvider
{
    public static readonly ProviderType Provides = ProviderType.For<RhsmErrataProvider>(RhsmErrataResource.Type, ("install", p => p.Install()));
    public static readonly ProviderType Level = ProviderType.For<RhsmErrataProvider>(RhsmErrataLevelResource.Type, ("install", p => p.InstallLevel()));

    void Install()
    {
        var id = Desired[RhsmErrataResource.ErrataId];
        Nested(n => Execute(n, $"Install errata packages for {id}", $"{Tool} update --advisory {id} -y"));
    }

    void InstallLevel()
    {
        var level = Desired[RhsmErrataLevelResource.ErrataLevel]!;
        Nested(n =>
        {
            if (MajorVersion == 6)
            {
                n.Declare("yum_package", "yum-plugin-security");
            }
            Execute(n, $"Install any {level} errata", $"{Tool} update --sec-severity={char.ToUpperInvariant(level[0])}{level[1..]} -y");
        });
    }
}

/// <summary>A repository of a subscription, on or off.</summary>
public sealed class RhsmRepoProvider : RhsmProvider
{
    public static readonly ProviderType Provides = ProviderType.For<RhsmRepoProvider>(RhsmRepoResource.Type, ("enable", p => p.Enable()), ("disable", p => p.Disable()));

    string Name => Desired[RhsmRepoResource.RepoName]!;

    bool IsEnabled => Name == "*" || Regex.IsMatch(Ask("subscription-manager repos --list-enabled"), $@"Repo ID:\s+{Name}$", RegexOptions.Multiline);

    void Enable() => Nested(n => NestedResources.NotIf(Execute(n, $"Enable repository {Name}", $"subscription-manager repos --enable={Name}"), () => IsEnabled));

    // "Enable repository", also here: Chef's name for it.
    void Disable() => Nested(n => NestedResources.OnlyIf(Execute(n, $"Enable repository {Name}", $"subscription-manager repos --disable={Name}"), () => IsEnabled));
}

/// <summary>A pool of subscriptions the host takes part in.</summary>
public sealed class RhsmSubscriptionProvider : RhsmProvider
{
    public static readonly ProviderType Provides = ProviderType.For<RhsmSubscriptionProvider>(RhsmSubscriptionResource.Type, ("attach", p => p.Attach()), ("remove", p => p.Remove()));

    string Pool => Desired[RhsmSubscriptionResource.PoolId]!;

    string Consumed => Ask("subscription-manager list --consumed");

    bool IsAttached => Regex.IsMatch(Consumed, $@"Pool ID:\s+{Pool}$", RegexOptions.Multiline);

    void Attach()
    {
        if (!IsAttached)
        {
            Converge($"attach subscription pool {Pool}", machine => ShellOut.Line(Context, $"subscription-manager attach --pool={Pool}").Run(machine));
        }
    }

    // Serial and Pool ID of a subscription, in either order.
    string? Serial
    {
        get
        {
            string? pool = null, serial = null;
            foreach (var pair in Consumed.Split('\n').Select(l => Regex.Split(l.Trim(), @":\s+")).Where(p => p.Length == 2))
            {
                (pool, serial) = pair[0] switch { "Pool ID" => (pair[1], serial), "Serial" => (pool, pair[1]), _ => (pool, serial) };
                if (pool is not null && serial is not null)
                {
                    if (pool == Pool)
                    {
                        return serial;
                    }
                    (pool, serial) = (null, null);
                }
            }
            return null;
        }
    }

    void Remove() => Nested(n => NestedResources.OnlyIf(Execute(n, $"Remove subscription pool {Pool}", $"subscription-manager remove --serial={Serial}"), () => IsAttached));
}
