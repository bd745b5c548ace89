namespace RecipeEngine.Engine.Resources;

/// <summary>Packages from .rpm files, through rpm itself.</summary>
public sealed class RpmPackageProvider : PackageProvider
{
    public static readonly ProviderType Provides = ProviderType.For<RpmPackageProvider>(RpmPackageResource.Type,
        ("install", p => p.Install()), ("upgrade", p => p.Upgrade()), ("remove", p => p.Remove()), ("purge", p => p.Purge())).When("Chef::Provider::Package::Rpm", null);

    const string Format = "%{NAME} %{VERSION}-%{RELEASE}\\n";

    string? name;
    string? offered;
    CommandResult? status;
    bool isThere = true;

    string? File => Desired[PackageResource.Source] ?? (Names[0] is var given && given.Contains('/', StringComparison.Ordinal) && Machine.Exists(given) ? given : null);

    protected override bool AllowsDowngrade => Desired[RpmPackageResource.AllowDowngrade];

    protected override bool HasSource => File is not null;

    protected override object? ShownName => name is null ? base.ShownName : new RString(name);

    protected override int Compare(string left, string right) => RpmPackage.CompareVersions(left, right);

    static string[]? Fields(string output) => output.Split('\n').Select(l => l.Trim().Split(' ')).LastOrDefault(w => w.Length == 2);

    protected override IReadOnlyList<string?> FindInstalled()
    {
        if (File is { } file)
        {
            isThere = file.Contains("://", StringComparison.Ordinal) || Machine.Exists(file);
            if (!isThere)
            {
                return [null];
            }
            if (Fields(ShellOut.Of(Context, "rpm", "-qp", "--queryformat", Format, file).QueryChecked(Machine).Stdout) is { } fields)
            {
                (name, offered) = (fields[0], fields[1]);
            }
        }
        else if (Action == "install")
        {
            isThere = false;
            return [null];
        }
        status = ShellOut.Of(Context, "rpm", "-q", "--queryformat", Format, name ?? Names[0]).Query(Machine);
        return [Fields(status.Stdout)?[1]];
    }

    protected override string? Candidate(int index) => offered;

    protected override void Require(Requirements requirements)
    {
        requirements.Assert("all_actions", () => isThere, "Chef::Exceptions::Package", $"Package {Names[0]} not found: {Desired[PackageResource.Source]}",
            assumption: $"Assuming package {Names[0]} would have been made available.");
        requirements.Assert("all_actions", () => status is { ExitCode: 0 or 1 }, "Chef::Exceptions::Package", "Unable to determine current version due to RPM failure.",
            assumption: $"Assuming current version would have been determined for package {Names[0]}.");
        base.Require(requirements);
    }

    ShellOut Rpm(params IEnumerable<string?> words) => ShellOut.Of(Context, ["rpm", .. Options, .. words])
        .With(Variables).Within(TimeLimit);

    protected override void InstallPackages(ISystem machine, IReadOnlyList<string> packages, IReadOnlyList<string> versions) =>
        Rpm(InstalledAt(0) is null ? ["-i", File] : ["-U", AllowsDowngrade ? "--oldpackage" : null, File]).Run(machine);

    protected override void RemovePackages(ISystem machine, IReadOnlyList<string> packages) => Rpm("-e", (name ?? packages[0]) + ((WantedAt(0) ?? offered) is { } version ? "-" + version : "")).Run(machine);

    protected override void PurgePackages(ISystem machine, IReadOnlyList<string> packages) => RemovePackages(machine, packages);
}
