using System.Text.RegularExpressions;
using static RecipeEngine.Engine.Resources.ZypperPackageResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>Packages through SUSE's zypper.</summary>
public sealed class ZypperPackageProvider : PackageProvider
{
    public static readonly ProviderType Provides = ProviderType.For<ZypperPackageProvider>(ZypperPackageResource.Type,
        ("install", p => p.Install()), ("upgrade", p => p.Upgrade()), ("remove", p => p.Remove()), ("purge", p => p.Purge()), ("lock", p => p.Lock(true)), ("unlock", p => p.Lock(false)))
        .When("Chef::Provider::Package::Zypper", null);

    const int NoSuchPackage = 104;
    readonly Dictionary<int, string?> candidates = [];

    protected override bool AllowsDowngrade => Desired[AllowDowngrade];

    protected override int Compare(string left, string right) => RpmPackage.CompareVersions(left, right);

    ShellOut Zypper(params IEnumerable<string?> words) => ShellOut.Of(Context, ["zypper", .. words]).Within(TimeLimit);

    protected override IReadOnlyList<string?> FindInstalled() => [.. Names.Select(FindInstalled)];

    // "Version : 1.2-3", "Installed : Yes", "Status : out-of-date (version 1.1-1 installed)"
    string? FindInstalled(string name)
    {
        var told = Zypper("--non-interactive", "info", name);
        var result = told.Query(Machine);
        if (result.ExitCode == NoSuchPackage)
        {
            return null;
        }
        var text = told.Check(result).Stdout;
        if (Regex.Match(text, @"^Status *: out-of-date \(version (.+) installed\) *$", RegexOptions.Multiline) is { Success: true } old)
        {
            return old.Groups[1].Value.Trim();
        }
        return Regex.IsMatch(text, "^Installed *: Yes", RegexOptions.Multiline) && Regex.Match(text, "^Version *: (.+) *$", RegexOptions.Multiline) is { Success: true } latest ? latest.Groups[1].Value.Trim() : null;
    }

    protected override string? Candidate(int index)
    {
        if (!candidates.TryGetValue(index, out var known))
        {
            candidates[index] = known = Desired[PackageResource.Source] is { } file
                ? RpmPackage.Parse(ShellOut.Of(Context, "rpm", "-qp", "--queryformat", RpmPackage.QueryFormat, file).QueryChecked(Machine).Stdout).FirstOrDefault()?.Version
                : FindCandidate(Names[index], WantedAt(index));
        }
        return known;
    }

    // A table: S | Name | Type | Version | Arch | Repository
    string? FindCandidate(string name, string? wanted)
    {
        var table = Zypper("--non-interactive", "search", "-s", "--provides", "--match-exact", "--type=package", wanted is null ? name : $"{name}={wanted}").Query(Machine);
        return table.Stdout.Split('\n').Select(l => l.Split('|').Select(c => c.Trim()).ToArray()).Where(c => c.Length == 6 && c[3] != "Version")
            .Select(c => c[3]).FirstOrDefault(version => wanted is null || version == wanted || version.StartsWith(wanted + "-", StringComparison.Ordinal));
    }

    protected override void Require(Requirements requirements)
    {
        base.Require(requirements);
        requirements.Assert("install upgrade", () => Desired[PackageResource.Source] is not { } file || Machine.Exists(file), "Chef::Exceptions::Package",
            $"{Resource} source file(s) do not exist: {Context.Inspect(RArray.Of(Desired.Value(PackageResource.Source)))}", assumption: "Assuming they would have been previously created.");
    }

    void Do(ISystem machine, string verb, string? extra, IEnumerable<string> what) => Zypper([.. Desired[GlobalOptions] ?? [], "--non-interactive", Desired[GpgCheck] ? null : "--no-gpg-checks", verb, .. Options, extra,
        verb == "install" && AllowsDowngrade ? "--oldpackage" : null, .. what]).Run(machine);

    IEnumerable<string> Named(IReadOnlyList<string> packages, IReadOnlyList<string?> versions) => Desired[PackageResource.Source] is { } file ? [file]
        : packages.Select((name, i) => versions.ElementAtOrDefault(i) is { Length: > 0 } version ? $"{name}={version}" : name);

    protected override void InstallPackages(ISystem machine, IReadOnlyList<string> packages, IReadOnlyList<string> versions) => Do(machine, "install", "--auto-agree-with-licenses", Named(packages, versions));

    protected override void RemovePackages(ISystem machine, IReadOnlyList<string> packages) => Do(machine, "remove", null, Named(packages, Wanted));

    protected override void PurgePackages(ISystem machine, IReadOnlyList<string> packages) => Do(machine, "remove", "--clean-deps", Named(packages, Wanted));

    // A table: # | Name | Type | Repository
    void Lock(bool hold) => ChangeLock(hold, Names,
        Zypper("locks").QueryChecked(Machine).Stdout.Split('\n').Select(l => l.Split('|')).Where(c => c.Length > 1).Select(c => c[1].Trim()).ToHashSet(StringComparer.Ordinal),
        machine => Do(machine, hold ? "addlock" : "removelock", null, Named(Names, Wanted)));
}
