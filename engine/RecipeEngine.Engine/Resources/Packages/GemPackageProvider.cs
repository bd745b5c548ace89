using RecipeEngine.Dsl.Stdlib.Gems;
using static RecipeEngine.Engine.Resources.GemPackageResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>Gems of the machine's own Ruby, through its <c>gem</c> command.</summary>
public sealed class GemPackageProvider : PackageProvider
{
    public static readonly ProviderType Provides = ProviderType.For<GemPackageProvider>(GemPackageResource.Type,
        ("install", p => p.Install()), ("upgrade", p => p.Upgrade()), ("remove", p => p.Remove()), ("purge", p => p.Remove()));

    readonly Dictionary<int, string?> candidates = [];

    string Gem => Desired[GemBinary] ?? "gem";

    IEnumerable<string> Sources => Desired[GemPackageResource.Source] ?? [];

    string? LocalFile => Sources.FirstOrDefault(s => s.EndsWith(".gem", StringComparison.Ordinal));

    protected override bool HasSource => LocalFile is not null;

    protected override bool AllowsDowngrade => true;

    protected override bool TakesLists => false;

    protected override int Compare(string left, string right) =>
        Context.Send(RGemVersion.Of(Context, left), "<=>", RGemVersion.Of(Context, right)) is long n ? (int)n : 0;

    // "rake (13.0.6, default: 13.0.1)"
    static IReadOnlyList<string> Versions(string output, string name)
    {
        var line = output.Split('\n').FirstOrDefault(l => l.StartsWith(name + " (", StringComparison.Ordinal));
        return line is null ? [] : [.. line[(name.Length + 2)..].TrimEnd(')', '\r').Split(", ").Select(v => v.Replace("default: ", "", StringComparison.Ordinal).Split(' ')[0])];
    }

    protected override IReadOnlyList<string?> FindInstalled() => [.. Names.Select((name, index) =>
    {
        var listed = ShellOut.Of(Context, Gem, "list", "--local", "--exact", name).Query(Machine);
        var versions = listed.IsSuccess ? Versions(listed.Stdout, name) : [];
        return WantedAt(index) is { } wanted && versions.Contains(wanted) ? wanted : versions.ElementAtOrDefault(0);
    })];

    protected override string? Candidate(int index)
    {
        if (candidates.TryGetValue(index, out var known))
        {
            return known;
        }
        if (LocalFile is { } file)
        {
            var version = Path.GetFileNameWithoutExtension(file);
            return candidates[index] = version[(version.LastIndexOf('-') + 1)..];
        }
        var listed = ShellOut.Of(Context, [Gem, "list", "--remote", "--exact", Names[index], .. Sources.SelectMany(s => new[] { "--source", s })]).Query(Machine);
        return candidates[index] = listed.IsSuccess ? Versions(listed.Stdout, Names[index]).ElementAtOrDefault(0) ?? WantedAt(index) : WantedAt(index);
    }

    protected override void InstallPackages(ISystem machine, IReadOnlyList<string> packages, IReadOnlyList<string> versions)
    {
        for (var i = 0; i < packages.Count; i++)
        {
            IEnumerable<string?> what = LocalFile is { } file ? [file] : [packages[i], "-q", "--no-document", "-v", versions[i], .. Sources.Select(s => "--source=" + s)];
            ShellOut.Of(Context, [Gem, "install", .. what, .. Options]).Within(900).Run(machine);
        }
    }

    protected override void RemovePackages(ISystem machine, IReadOnlyList<string> packages)
    {
        foreach (var name in packages)
        {
            IEnumerable<string?> version = WantedAt(0) is { } v ? ["-v", v] : ["-a"];
            ShellOut.Of(Context, [Gem, "uninstall", name, "-q", "-x", "-I", .. version, .. Options]).Within(900).Run(machine);
        }
    }

    protected override void PurgePackages(ISystem machine, IReadOnlyList<string> packages) => RemovePackages(machine, packages);
}

/// <summary>Gems for the program that runs the recipes. This one has its libraries built in and loads no others: it says so and goes on.</summary>
public sealed class ChefGemProvider : Provider
{
    /// <summary>Gems whose libraries are built in.</summary>
    internal static readonly HashSet<string> BuiltIn = new(StringComparer.Ordinal)
    {
        "iniparse", "json", "rexml", "mixlib-shellout", "mixlib-log", "ohai", "chef", "chef-vault", "chef-config", "chef-utils", "erubis", "psych", "csv", "ipaddr", "base64", "logger",
    };

    public static readonly ProviderType Provides = ProviderType.For<ChefGemProvider>(ChefGemResource.Type,
        ("install", p => p.Explain()), ("upgrade", p => p.Explain()), ("remove", p => p.Leave()), ("purge", p => p.Leave()));

    void Explain()
    {
        var name = Context.ToS(Desired.Value(ChefGemResource.PackageName) ?? new RString(Resource.Name));
        if (!BuiltIn.Contains(name))
        {
            Warn($"{Resource}: the gem {name} cannot be loaded here, so it is not installed; code that requires it will fail");
        }
    }

    // Chef looks for the gem command of its Ruby
    protected override State? Load()
    {
        Resource.Read(Context, "gem_binary");
        return null;
    }

    void Leave() => Debug($"{Resource}: no gems are installed here");
}
