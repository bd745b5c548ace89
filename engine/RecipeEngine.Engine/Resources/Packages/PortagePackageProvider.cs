using System.Text.RegularExpressions;

namespace RecipeEngine.Engine.Resources;

/// <summary>Packages of Gentoo: what is installed is read below /var/db/pkg, what is offered from portageq; emerge does the work.</summary>
public sealed partial class PortagePackageProvider : PackageProvider
{
    const string Database = "/var/db/pkg";

    public static readonly ProviderType Provides = ProviderType.For<PortagePackageProvider>(PortagePackageResource.Type,
        ("install", p => p.Install()), ("upgrade", p => p.Upgrade()), ("remove", p => p.Remove()), ("purge", p => p.Purge())).When("Chef::Provider::Package::Portage", null);

    string? candidate;

    string Name => Names[0];

    protected override int Compare(string left, string right) => string.CompareOrdinal(left, right);

    protected override IReadOnlyList<string?> FindInstalled()
    {
        var slash = Name.IndexOf('/', StringComparison.Ordinal);
        var (category, package) = slash < 0 ? (null, Name) : (Name[..slash], Name[(slash + 1)..]);
        var found = (category is null ? Machine.TryListDirectory(Database).Select(e => e.Name) : [category]).Order(StringComparer.Ordinal)
            .SelectMany(c => Machine.TryListDirectory($"{Database}/{c}").Select(e => (Category: c, Atom: $"{c}/{e.Name}", Version: VersionOf(e.Name, package))))
            .Where(e => e.Version is not null).OrderBy(e => e.Atom, StringComparer.Ordinal).ToList();
        if (category is null && found.Select(e => e.Category).Distinct().Count() > 1)
        {
            throw new RubyError("Chef::Exceptions::Package", $"Multiple packages found for {Name}: {string.Join(" ", found.Select(e => e.Atom))}. Specify a category.");
        }
        // several slots of one package: none of them is the installed version
        return [found.Count == 1 ? found[0].Version : null];
    }

    static string? VersionOf(string entry, string package) =>
        entry.StartsWith(package + "-", StringComparison.Ordinal) && Version().Match(entry, package.Length + 1) is { Success: true } version ? version.Value : null;

    protected override string? Candidate(int index) => candidate ??= FindCandidate();

    string FindCandidate()
    {
        var best = ShellOut.Of(Context, "portageq", "best_visible", "/", Name).Query(Machine);
        var shown = ShellOutResult.Output(best, $"portageq best_visible / {Name}");
        if (best.ExitCode != 0)
        {
            throw Failed(Ambiguous().IsMatch(best.Stderr) ? $"matched multiple packages (please specify a category):\n{shown}"
                : best.Stdout.Trim().Length == 0 ? $"did not find a matching package:\n{shown}" : $"resulted in an unknown error:\n{shown}");
        }
        var atom = best.Stdout.TrimEnd('\n');
        if (atom.Contains('\n', StringComparison.Ordinal))
        {
            throw Failed($"produced unexpected output (multiple lines):\n{shown}");
        }
        // a revision is part of the version: "dev-vcs/git-2.16.2-r1"
        var words = atom.Split('-');
        return Revision().IsMatch(atom) && words.Length > 1 ? $"{words[^2]}-{words[^1]}" : words[^1];
    }

    RubyError Failed(string problem) => new("Chef::Exceptions::Package", $"Query for '{Name}' {problem}");

    protected override void Require(Requirements requirements)
    {
        base.Require(requirements);
        RefuseVariables(requirements);
    }

    void Emerge(ISystem machine, string what, string atom) =>
        ShellOut.Of(Context, ["emerge", what, "--color", "n", "--nospinner", "--quiet", .. Options, atom]).Within(Desired[PortagePackageResource.Timeout] ?? 3600).Run(machine);

    protected override void InstallPackages(ISystem machine, IReadOnlyList<string> packages, IReadOnlyList<string> versions) =>
        Emerge(machine, "-g", versions[0].StartsWith('~') ? $"~{Name}-{versions[0][1..]}" : $"={Name}-{versions[0]}");

    protected override void RemovePackages(ISystem machine, IReadOnlyList<string> packages) => Emerge(machine, "--unmerge", WantedAt(0) is { } version ? $"={Name}-{version}" : Name);

    protected override void PurgePackages(ISystem machine, IReadOnlyList<string> packages) => RemovePackages(machine, packages);

    [GeneratedRegex(@"\G\d[.\d]*[a-z]?((_(alpha|beta|pre|rc|p)\d*)*)?(-r\d+)?")]
    private static partial Regex Version();

    [GeneratedRegex(@"[Uu]nqualified atom .*match.* multiple")]
    private static partial Regex Ambiguous();

    [GeneratedRegex(@"-r\d+$")]
    private static partial Regex Revision();
}
