using System.Text.RegularExpressions;
using static RecipeEngine.Engine.Resources.PackageResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>Packages through Arch's pacman.</summary>
public sealed partial class PacmanPackageProvider : PackageProvider
{
    public static readonly ProviderType Provides = ProviderType.For<PacmanPackageProvider>(PacmanPackageResource.Type,
        ("install", p => p.Install()), ("upgrade", p => p.Upgrade()), ("remove", p => p.Remove()), ("purge", p => p.Purge())).When("Chef::Provider::Package::Pacman", null);

    IReadOnlyList<string>? candidates;

    protected override int Compare(string left, string right) => string.CompareOrdinal(left, right);

    // "core bash 5.2.026-2 [installed]", "extra vim 9.1.0-1 [installed: 9.0.2-1]"
    protected override IReadOnlyList<string?> FindInstalled()
    {
        var repositories = Machine.TryReadText("/etc/pacman.conf") is { } settings
            ? Section().Matches(settings).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal)
            : ["extra", "core", "community"];
        var listed = ShellOut.Of(Context, "pacman", "-Sl").Query(Machine);
        if (listed.ExitCode is not (0 or 1))
        {
            throw new RubyError("Chef::Exceptions::Package", $"pacman failed - {ShellOutResult.Output(listed, "pacman -Sl")}!");
        }
        var offered = listed.Stdout.Split('\n').Select(line => Entry().Match(line)).Where(m => m.Success && repositories.Contains(m.Groups["repository"].Value))
            .GroupBy(m => m.Groups["name"].Value, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var found = Names.Select(name => offered.GetValueOrDefault(name)
            ?? throw new RubyError("Chef::Exceptions::Package", $"pacman does not have a version of package {name}")).ToList();
        candidates = [.. found.Select(m => m.Groups["candidate"].Value)];
        return [.. found.Select(m => m.Groups["current"] is { Success: true } current ? current.Value : m.Groups["installed"].Success ? m.Groups["candidate"].Value : null)];
    }

    protected override string? Candidate(int index) => candidates?[index];

    protected override void Require(Requirements requirements)
    {
        base.Require(requirements);
        RefuseVariables(requirements);
    }

    void Pacman(ISystem machine, string what, IReadOnlyList<string> packages) =>
        ShellOut.Of(Context, ["pacman", what, "--noconfirm", "--noprogressbar", .. Options, .. packages]).Within(TimeLimit).Run(machine);

    protected override void InstallPackages(ISystem machine, IReadOnlyList<string> packages, IReadOnlyList<string> versions) => Pacman(machine, "--sync", packages);

    protected override void RemovePackages(ISystem machine, IReadOnlyList<string> packages) => Pacman(machine, "--remove", packages);

    protected override void PurgePackages(ISystem machine, IReadOnlyList<string> packages) => RemovePackages(machine, packages);

    [GeneratedRegex(@"\[(.+)\]")]
    private static partial Regex Section();

    [GeneratedRegex(@"^(?<repository>\S+) (?<name>\S+) (?<candidate>.*?-[0-9]+)\S*(?<installed> \[[^\]]*?( (?<current>\S*?-[0-9]+)[^\]]*)?\])?$")]
    private static partial Regex Entry();
}
