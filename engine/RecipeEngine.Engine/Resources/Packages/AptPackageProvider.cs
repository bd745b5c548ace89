using static RecipeEngine.Engine.Resources.AptPackageResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>Packages from apt's repositories. What is installed is read from dpkg's database; apt is asked, once for all names, only about
/// packages for which its answer matters.</summary>
public sealed class AptPackageProvider : DebianPackageProvider
{
    public static readonly ProviderType Provides = ProviderType.For<AptPackageProvider>(AptPackageResource.Type,
        ("install", p => p.Install()), ("upgrade", p => p.Upgrade()), ("remove", p => p.Remove()), ("purge", p => p.Purge()),
        ("reconfig", p => p.Reconfigure()), ("lock", p => p.Lock(true)), ("unlock", p => p.Lock(false))).When("Chef::Provider::Package::Apt", null);

    /// <param name="Installed">version of the package, or of the one that stands for a virtual package</param>
    /// <param name="Candidate">version that may be installed</param>
    sealed record Package(string? Installed, string? Candidate, string? StandIn);

    readonly Dictionary<string, Package> asked = new(StringComparer.Ordinal);

    protected override string? AnswerFile => Desired[ResponseFile];
    protected override RHash? AnswerVariables => Desired[ResponseFileVariables];

    protected override IReadOnlyList<string?> FindInstalled()
    {
        var packages = DebianPackages.Read(Machine);
        var all = Names.Select(name => packages.InstalledVersion(name)).ToArray();
        // A name dpkg does not know may be a virtual package whose provider is installed.
        Ask(Enumerable.Range(0, all.Length).Where(i => all[i] is null || Action == "upgrade"));
        return [.. all.Select((version, i) => version ?? asked[Names[i]].Installed)];
    }

    protected override string? Candidate(int index)
    {
        Ask([index]);
        return asked[Names[index]].Candidate;
    }

    protected override void Require(Requirements requirements)
    {
        base.Require(requirements);
        requirements.Assert("all_actions", () => Desired.Value(PackageResource.Source) is null, "Chef::Exceptions::Package",
            "apt package provider cannot handle source property. Use dpkg provider instead");
    }

    IReadOnlyList<string> ReleaseOptions => Desired[DefaultRelease] is { } release ? ["-o", $"APT::Default-Release={release}"] : [];

    string Anchored(string name) => Desired[AnchorPackageRegex] ? $"^{name}$" : name;

    void Ask(IEnumerable<int> indexes)
    {
        var open = indexes.Where(i => !asked.ContainsKey(Names[i])).ToList();
        if (open.Count == 0)
        {
            return;
        }
        var policies = Policies(open.Select(i => Names[i]));
        foreach (var i in open)
        {
            var name = Names[i];
            var policy = policies.GetValueOrDefault(name) ?? MatchingLast(name);
            var wanted = WantedAt(i);
            var candidate = wanted is null ? policy?.Candidate : policy?.Versions.Any(v => v.Version == wanted) == true ? wanted : null;
            asked[name] = candidate is null && StandInFor(name) is { } standIn ? ReadStandIn(standIn) : new Package(policy?.Installed, candidate, null);
        }
    }

    Package ReadStandIn(string name)
    {
        Info($"is a virtual package, actually acting on package[{name}]");
        var policy = Policies([name]).GetValueOrDefault(name);
        return new Package(policy?.Installed, policy?.Candidate, name);
    }

    IReadOnlyDictionary<string, AptPolicy> Policies(IEnumerable<string> names) =>
        AptPolicy.Parse(Quietly(["apt-cache", .. ReleaseOptions, "policy", .. names.Select(Anchored)]).QueryChecked(Machine).Stdout);

    // apt takes a name it does not know for a pattern; of several packages that match, the last is meant.
    AptPolicy? MatchingLast(string name) =>
        name.AsSpan().IndexOfAny("*?[]^$|") >= 0 ? Policies([name]).Values.LastOrDefault() : null;

    string? StandInFor(string name)
    {
        var text = Quietly("apt-cache", "showpkg", Anchored(name)).QueryChecked(Machine).Stdout;
        const string Heading = "Reverse Provides:";
        var at = text.LastIndexOf(Heading, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }
        var providers = text[(at + Heading.Length)..].Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).Select(l => l.Split(' ')[0]).Distinct().ToList();
        return providers.Count > 1
            ? throw new RubyError("Chef::Exceptions::Package",
                $"{Context.ToS(Desired.Value(PackageResource.PackageName))} is a virtual package provided by multiple packages, you must explicitly select one")
            : providers.FirstOrDefault();
    }

    IReadOnlyList<string> ConfigurationOptions =>
        Options.Any(o => o.Contains("--force-conf", StringComparison.Ordinal)) ? []
        : Desired[OverwriteConfigFiles] ? ["-o", "Dpkg::Options::=--force-confnew"]
        : ["-o", "Dpkg::Options::=--force-confdef", "-o", "Dpkg::Options::=--force-confold"];

    protected override void InstallPackages(ISystem machine, IReadOnlyList<string> packages, IReadOnlyList<string> versions)
    {
        var arguments = packages.Select((name, i) => asked.GetValueOrDefault(name)?.StandIn is null ? $"{name}={versions[i]}" : name);
        Quietly(["apt-get", "-q", "-y", KnowsDowngrades ? "--allow-downgrades" : null, .. ConfigurationOptions, .. ReleaseOptions, .. Options, "install", .. arguments])
            .Run(machine);
    }

    // Debian 8 and Ubuntu 14.04 have apt 1.0, which does not know the option.
    bool KnowsDowngrades => DebianPackages.Read(Machine).InstalledVersion("apt") is not { } apt || Compare(apt, "1.1.0") >= 0;

    protected override void RemovePackages(ISystem machine, IReadOnlyList<string> packages) => Drop(machine, "remove", packages);

    protected override void PurgePackages(ISystem machine, IReadOnlyList<string> packages) => Drop(machine, "purge", packages);

    void Drop(ISystem machine, string how, IReadOnlyList<string> packages) =>
        Quietly(["apt-get", "-q", "-y", .. Options, how, .. packages.Select(name => asked.GetValueOrDefault(name)?.StandIn ?? name)]).Run(machine);

    void Lock(bool hold) => ChangeLock(hold, Names, Quietly("apt-mark", "showhold").QueryChecked(Machine).Stdout.Split('\n').Select(l => l.Trim()).ToHashSet(StringComparer.Ordinal),
        machine => Quietly(["apt-mark", .. Options, hold ? "hold" : "unhold", .. Names]).Run(machine));
}
