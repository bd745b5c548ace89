namespace RecipeEngine.Engine.Resources;

/// <summary>Packages of Exherbo, through Paludis' cave.</summary>
public sealed class PaludisPackageProvider : PackageProvider
{
    public static readonly ProviderType Provides = ProviderType.For<PaludisPackageProvider>(PaludisPackageResource.Type,
        ("install", p => p.Install()), ("upgrade", p => p.Upgrade()), ("remove", p => p.Remove()), ("purge", p => p.Purge())).When("Chef::Provider::Package::Paludis", null);

    string? candidate;

    string Name => Names[0];

    protected override int Compare(string left, string right) => string.CompareOrdinal(left, right);

    protected override string? Candidate(int index) => candidate;

    // One line for each id, as the format asks: "net/ntp 4.2.6_p5-r2 installed"; the last of each kind counts.
    protected override IReadOnlyList<string?> FindInstalled()
    {
        string? installed = null;
        var ids = ShellOut.Of(Context, "cave", "-L", "warning", "print-ids", "-M", "none", "-m", Name, "-f", "%c/%p %v %r\n").QueryChecked(Machine).Stdout;
        foreach (var words in ids.Split('\n').Select(line => line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)).Where(w => w.Length >= 3))
        {
            switch (words[^1])
            {
                case "accounts" or "installed-accounts":
                    break;
                case "installed":
                    installed = words[^2];
                    break;
                default:
                    candidate = words[^2];
                    break;
            }
        }
        return [installed];
    }

    protected override void Require(Requirements requirements)
    {
        base.Require(requirements);
        RefuseVariables(requirements);
    }

    void Cave(ISystem machine, string what, string? version) => ShellOut.Of(Context, ["cave", "-L", "warning", what, "-x", .. Options, version is null ? Name : $"={Name}-{version}"])
        .Within(Desired[PaludisPackageResource.Timeout] ?? 3600).Run(machine);

    protected override void InstallPackages(ISystem machine, IReadOnlyList<string> packages, IReadOnlyList<string> versions) => Cave(machine, "resolve", versions[0]);

    protected override void RemovePackages(ISystem machine, IReadOnlyList<string> packages) => Cave(machine, "uninstall", WantedAt(0));

    protected override void PurgePackages(ISystem machine, IReadOnlyList<string> packages) => RemovePackages(machine, packages);
}
