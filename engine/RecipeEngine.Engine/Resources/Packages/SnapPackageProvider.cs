using System.Text.RegularExpressions;

namespace RecipeEngine.Engine.Resources;

/// <summary>Snaps, through the snap program.</summary>
public sealed class SnapPackageProvider : PackageProvider
{
    public static readonly ProviderType Provides = ProviderType.For<SnapPackageProvider>(SnapPackageResource.Type,
        ("install", p => p.Install()), ("upgrade", p => p.Upgrade()), ("remove", p => p.Remove()), ("purge", p => p.Purge())).When("Chef::Provider::Package::Snap", null);

    readonly Dictionary<int, string?> candidates = [];

    string Channel => Desired[SnapPackageResource.Channel]!;

    protected override int Compare(string left, string right) => string.CompareOrdinal(left, right);

    // Name  Version  Rev  Tracking  Publisher  Notes
    protected override IReadOnlyList<string?> FindInstalled() => [.. Names.Select(name => ShellOut.Of(Context, "snap", "list", name).Query(Machine) is { ExitCode: 0 } listed
        ? listed.Stdout.Split('\n').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).FirstOrDefault(w => w.Length > 1 && w[0] == name)?[1] : null)];

    protected override string? Candidate(int index)
    {
        if (!candidates.TryGetValue(index, out var known))
        {
            candidates[index] = known = Desired[PackageResource.Source] is { } file
                ? Regex.Match(ShellOut.Of(Context, "snap", "info", file).QueryChecked(Machine).Stdout, @"version: +(\S+)").Groups[1].Value
                : Offered(Names[index]);
        }
        return known;
    }

    // "  latest/stable:    2.42 2024-01-02 (123) 10MB -"; "^" stands for the channel above, "--" for nothing.
    string Offered(string name)
    {
        var told = ShellOut.Of(Context, "snap", "info", name).QueryChecked(Machine).Stdout.Split('\n');
        string? above = null;
        foreach (var words in told.Select(l => l.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(w => w.Length > 1 && w[0].StartsWith("latest/", StringComparison.Ordinal)))
        {
            var version = words[1] == "^" ? above : words[1] is "--" or "–" ? null : words[1];
            if (words[0] == $"latest/{Channel}:" && version is not null)
            {
                return version;
            }
            above = version;
        }
        throw new RubyError("Chef::Exceptions::Package", $"No version of {name} in channel {Channel}");
    }

    protected override void Require(Requirements requirements)
    {
        base.Require(requirements);
        RequireSource(requirements);
    }

    // classic, devmode, jailmode: with or without dashes.
    IEnumerable<string> Flags => Options.Select(o => "--" + o.TrimStart('-'));

    void Snap(ISystem machine, params IEnumerable<string?> words) => ShellOut.Of(Context, ["snap", .. words]).Within(TimeLimit).Run(machine);

    protected override void InstallPackages(ISystem machine, IReadOnlyList<string> packages, IReadOnlyList<string> versions)
    {
        if (Desired[PackageResource.Source] is { } file)
        {
            Snap(machine, ["install", .. Flags, file]);
            return;
        }
        foreach (var name in packages)
        {
            var isNew = InstalledAt(Names.ToList().IndexOf(name)) is null;
            Snap(machine, [isNew ? "install" : "refresh", $"--channel={Channel}", .. Flags, name]);
        }
    }

    protected override void RemovePackages(ISystem machine, IReadOnlyList<string> packages) => Snap(machine, ["remove", .. packages]);

    protected override void PurgePackages(ISystem machine, IReadOnlyList<string> packages) => RemovePackages(machine, packages);
}
