using System.Text.RegularExpressions;

namespace RecipeEngine.Engine.Resources;

/// <summary>Python eggs through setuptools' easy_install; the version installed is what the module itself says, else what its egg's name says.</summary>
public sealed partial class EasyInstallPackageProvider : PackageProvider
{
    public static readonly ProviderType Provides = ProviderType.For<EasyInstallPackageProvider>(EasyInstallPackageResource.Type,
        ("install", p => p.Install()), ("upgrade", p => p.Upgrade()), ("remove", p => p.Remove()), ("purge", p => p.Purge())).When("Chef::Provider::Package::EasyInstall", null);

    string? candidate;

    string Name => Names[0];

    string Installer => Desired[EasyInstallPackageResource.EasyInstallBinary] ?? "easy_install";

    string Module => Desired[EasyInstallPackageResource.ModuleName] ?? Resource.Name;

    ShellOut Python(string code) => ShellOut.Of(Context, Desired[EasyInstallPackageResource.PythonBinary] ?? "python", "-c", code);

    protected override int Compare(string left, string right) => string.CompareOrdinal(left, right);

    protected override IReadOnlyList<string?> FindInstalled() => [FindVersion()];

    string? FindVersion()
    {
        if (Try($"import {Module}") is not { } imported)
        {
            return null;
        }
        var isModule = imported.ExitCode == 0;
        if (isModule && Try($"import {Module}; print({Module}.__version__)") is { ExitCode: 0 } told)
        {
            return told.Stdout.Trim();
        }
        // not every package says its version, and not every one is a module: the path names the eggs
        var path = Try("import sys; print(sys.path)")?.Stdout ?? "";
        var egg = path.Trim().Trim('[', ']').Split(',').Select(entry => entry.Trim().Trim('\'', '"'))
            .LastOrDefault(entry => entry.Contains(isModule ? Name : Module, StringComparison.OrdinalIgnoreCase));
        return egg is not null && Egg().Match(egg) is { Success: true } match ? match.Groups[1].Value : null;
    }

    // without a Python there are no packages of it
    CommandResult? Try(string code)
    {
        try
        {
            return Python(code).Query(Machine);
        }
        catch (RubyError)
        {
            return null;
        }
    }

    // "Best match: pip 1.5.6"
    protected override string? Candidate(int index) =>
        candidate ??= BestMatch().Match(ShellOut.Of(Context, Installer, "-n", Name).QueryChecked(Machine, 0, 1).Stdout) is { Success: true } match ? match.Groups[1].Value : null;

    void EasyInstall(ISystem machine, params IEnumerable<string?> words) => ShellOut.Of(Context, [Installer, .. Coercions.SplitWords(Desired[EasyInstallPackageResource.Options] ?? ""), .. words]).Within(900).Run(machine);

    protected override void InstallPackages(ISystem machine, IReadOnlyList<string> packages, IReadOnlyList<string> versions) => EasyInstall(machine, $"{Name}=={versions[0]}");

    protected override void RemovePackages(ISystem machine, IReadOnlyList<string> packages) => EasyInstall(machine, "-m", Name);

    protected override void PurgePackages(ISystem machine, IReadOnlyList<string> packages) => RemovePackages(machine, packages);

    [GeneratedRegex(@"/[^/]*?-([^-/]*)-py[^/]*\.egg")]
    private static partial Regex Egg();

    [GeneratedRegex(@"Best match: .* (\S+)\s*$", RegexOptions.Multiline)]
    private static partial Regex BestMatch();
}
