using static RecipeEngine.Engine.Resources.DnfPackageResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>Packages through dnf (4 and 5).</summary>
public sealed class DnfPackageProvider : RpmRepositoryProvider
{
    public static readonly ProviderType Provides = ProviderType.For<DnfPackageProvider>(DnfPackageResource.Type,
        ("install", p => p.Install()), ("upgrade", p => p.Upgrade()), ("remove", p => p.Remove()), ("purge", p => p.Purge()), ("lock", p => p.Lock(true)), ("unlock", p => p.Lock(false)),
        ("flush_cache", _ => { }
    )).When("Chef::Provider::Package::Dnf", null);

    private protected override string Tool => "dnf";

    internal const string NoTool = "cannot find dnf libraries, you may need to use yum_package";

    private protected override string Missing => NoTool;

    private protected override IReadOnlyList<string> Architectures => Desired[Arch] ?? [];

    protected override bool AllowsDowngrade => Desired[AllowDowngrade];

    bool IsFive => field |= Command("dnf", "--version").QueryChecked(Machine).Stdout.Contains("dnf5", StringComparison.OrdinalIgnoreCase);

    const string Format = "%{name} %{epoch}:%{version}-%{release} %{arch}\\n";

    private protected override IReadOnlyList<RpmPackage> FindAvailable(string name)
    {
        IReadOnlyList<RpmPackage> Ask(params string?[] how) => [.. RpmPackage.Parse(Command(["dnf", "-q", .. RepositoryOptions, "repoquery", "--available", "--queryformat", Format, .. how]).QueryChecked(Machine).Stdout)];
        var found = name.Contains(' ', StringComparison.Ordinal) ? [] : Ask(name);
        return found.Count > 0 ? found : Ask("--whatprovides", name);
    }

    protected override void InstallPackages(ISystem machine, IReadOnlyList<string> packages, IReadOnlyList<string> versions) => Do(machine, "install", What(packages));

    // dnf 5: "Package name: tree"
    private protected override IReadOnlySet<string> Locked => IsFive
        ? Command("dnf", "versionlock", "list").QueryChecked(Machine).Stdout.Split('\n').Where(l => l.StartsWith("Package name:", StringComparison.Ordinal)).Select(l => l.Split(": ")[^1].Trim()).ToHashSet(StringComparer.Ordinal)
        : base.Locked;

    private protected override IEnumerable<string> LockOptions(bool hold) => IsFive ? hold ? [] : ["-y"] : base.LockOptions(hold);

    private protected override string Unlocked(string name) => IsFive ? name : base.Unlocked(name);
}
