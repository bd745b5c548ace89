using static RecipeEngine.Engine.Resources.DpkgPackageResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>Packages from .deb files.</summary>
public sealed class DpkgPackageProvider : DebianPackageProvider
{
    public static readonly ProviderType Provides = ProviderType.For<DpkgPackageProvider>(DpkgPackageResource.Type,
        ("install", p => p.Install()), ("upgrade", p => p.Upgrade()), ("remove", p => p.Remove()), ("purge", p => p.Purge()),
        ("reconfig", p => p.Reconfigure())).When("Chef::Provider::Package::Dpkg", null);

    IReadOnlyList<string?>? files;
    IReadOnlyList<(string Name, string? Version)> offered = [];

    protected override string? AnswerFile => Desired[ResponseFile];
    protected override RHash? AnswerVariables => Desired[ResponseFileVariables];
    protected override bool AllowsDowngrade => Desired[AllowDowngrade];

    // A name with a slash that exists is its own file.
    IReadOnlyList<string?> Files => files ??= [.. Indexes.Select(i => Desired[DpkgPackageResource.Source] is { } given
        ? given.ElementAtOrDefault(i)
        : Names[i].Contains('/', StringComparison.Ordinal) && Machine.Exists(Names[i]) ? Names[i] : null)];

    bool FilesExist => Files.All(f => f is not null && Machine.Exists(f));

    bool IsInstalling => Action is "install" or "upgrade";

    protected override object? ShownName => offered.Count > 0
        ? new RArray(offered.Select(o => (object?)new RString(o.Name)))
        : base.ShownName;

    protected override IReadOnlyList<string?> FindInstalled()
    {
        if (FilesExist)
        {
            offered = [.. Files.Select(Describe)];
            return [.. offered.Select(o => Version(o.Name))];
        }
        return IsInstalling ? [] : [.. Names.Select(Version)];
    }

    (string Name, string? Version) Describe(string? file)
    {
        var fields = ShellOut.Of(Context, "dpkg-deb", "-W", file).QueryChecked(Machine).Stdout.Split('\t');
        return (fields[0].Trim(), fields.ElementAtOrDefault(1)?.Trim());
    }

    string? Version(string name) => DebianPackages.Read(Machine).Find(name) is { } package
        && (package.Status == "install ok installed" || (Action == "purge" && package.Status == "deinstall ok config-files")) ? package.Version : null;

    protected override string? Candidate(int index) => offered.ElementAtOrDefault(index).Version;

    protected override void Require(Requirements requirements)
    {
        base.Require(requirements);
        requirements.Assert("install upgrade", () => Files.Any(f => f is not null), "Chef::Exceptions::Package",
            $"{Resource} the source property is required for action :install or :upgrade");
        requirements.Assert("install upgrade", () => FilesExist, "Chef::Exceptions::Package",
            $"{Resource} source file(s) do not exist: {Context.Inspect(new RArray(Files.Where(f => f is null || !Machine.Exists(f)).Select(f => (object?)(f is null ? null : new RString(f)))))}",
            assumption: "Assuming they would have been previously created.");
    }

    protected override void InstallPackages(ISystem machine, IReadOnlyList<string> packages, IReadOnlyList<string> versions)
    {
        Info($"installing package(s): {string.Join(' ', packages)}");
        var sources = Indexes.Where(i => packages.Contains(Names[i])).Select(i => Files[i]);
        Quietly(["dpkg", "-i", .. Options, .. sources]).Run(machine);
    }

    protected override void RemovePackages(ISystem machine, IReadOnlyList<string> packages)
    {
        Info($"removing package(s): {string.Join(' ', Real(packages))}");
        Quietly(["dpkg", "-r", .. Options, .. Real(packages)]).Run(machine);
    }

    protected override void PurgePackages(ISystem machine, IReadOnlyList<string> packages)
    {
        Info($"removing packages(s): {string.Join(' ', Real(packages))}");
        Quietly(["dpkg", "-P", .. Options, .. Real(packages)]).Run(machine);
    }

    IReadOnlyList<string> Real(IReadOnlyList<string> packages) => offered.Count > 0 ? [.. offered.Select(o => o.Name)] : packages;
}
