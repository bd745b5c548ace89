using static RecipeEngine.Engine.Resources.YumPackageResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>Packages through yum, on hosts from before dnf.</summary>
public sealed class YumPackageProvider : RpmRepositoryProvider
{
    public static readonly ProviderType Provides = ProviderType.For<YumPackageProvider>(YumPackageResource.Type,
        ("install", p => p.Install()), ("upgrade", p => p.Upgrade()), ("remove", p => p.Remove()), ("purge", p => p.Purge()), ("lock", p => p.Lock(true)), ("unlock", p => p.Lock(false)),
        ("flush_cache", _ => { }
    )).When("Chef::Provider::Package::Yum", null);

    private protected override string Tool => field ??= Desired[YumBinary] ?? (Machine.Which("yum-deprecated", ShellCommand.DefaultPath(Machine)) is not null ? "yum-deprecated" : "yum");

    internal const string NoTool = "cannot find yum libraries, you may need to use dnf_package";

    private protected override string Missing => NoTool;

    private protected override IReadOnlyList<string> Architectures => Desired[Arch] ?? [];

    protected override bool AllowsDowngrade => Desired[AllowDowngrade];

    private protected override IReadOnlyList<RpmPackage> FindAvailable(string name)
    {
        // Exit code 1: no such package.
        IReadOnlyList<RpmPackage> List(string what) => [.. RpmPackage.ParseListing(Command([Tool, "-q", .. RepositoryOptions, "list", "available", "--showduplicates", what]).QueryChecked(Machine, 0, 1).Stdout)];
        var found = List(name);
        if (found.Count > 0)
        {
            return found;
        }
        // "1:perl-5.16.3-299.el7.x86_64 : Practical Extraction and Report Language", then what it provides.
        var provided = Command([Tool, "-q", .. RepositoryOptions, "provides", name]).QueryChecked(Machine, 0, 1).Stdout.Split('\n').FirstOrDefault(l => l.Contains(" : ", StringComparison.Ordinal) && !l.StartsWith(' '))?.Split(" : ")[0];
        return provided is null ? [] : List(provided.Trim());
    }

    protected override void InstallPackages(ISystem machine, IReadOnlyList<string> packages, IReadOnlyList<string> versions)
    {
        // Only the kernel and its like are installed beside older ones; yum has a word of its own for going back.
        var verbs = packages.Select(p => AllowsDowngrade && GoesBack(p) ? "downgrade" : "install").Distinct().ToList();
        if (verbs.Count > 1)
        {
            throw new RubyError("Chef::Exceptions::Package", "Multipackage rule has a mix of upgrade and downgrade packages. Cannot proceed.");
        }
        Do(machine, verbs[0], What(packages));
    }

    private protected override IEnumerable<string> LockOptions(bool hold) => ["-d0", "-e0", "-y"];
}
