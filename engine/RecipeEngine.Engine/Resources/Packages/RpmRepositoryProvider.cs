using System.Text.RegularExpressions;

namespace RecipeEngine.Engine.Resources;

/// <summary>What yum and dnf have in common: rpm knows what is installed, the tool's query what its repositories offer; versions and architectures may be patterns.</summary>
public abstract class RpmRepositoryProvider : PackageProvider
{
    readonly Dictionary<string, IReadOnlyList<RpmPackage>> installed = new(StringComparer.Ordinal);
    readonly Dictionary<string, IReadOnlyList<RpmPackage>> available = new(StringComparer.Ordinal);
    IReadOnlyList<RpmPackage>? file;

    private protected abstract string Tool { get; }

    private protected abstract IReadOnlyList<string> Architectures { get; }

    /// <summary>Packages of the repositories under a name, a path in a package or anything provided.</summary>
    private protected abstract IReadOnlyList<RpmPackage> FindAvailable(string name);

    protected override bool MatchesVersions => true;

    protected override int Compare(string left, string right) => RpmPackage.CompareVersions(left, right);

    // A single name with a slash that exists is its own file.
    private protected string? SourceFile => Desired[PackageResource.Source]
        ?? (Names is [var name] && name.Contains('/', StringComparison.Ordinal) && name.EndsWith(".rpm", StringComparison.Ordinal) && Machine.Exists(name) ? name : null);

    protected override bool HasSource => SourceFile is not null;

    private protected ShellOut Command(params IEnumerable<string?> words) => ShellOut.Of(Context, words)
        .With(Variables).Within(TimeLimit);

    /// <summary>Those of the recipe's options that say which repositories count.</summary>
    private protected IEnumerable<string> RepositoryOptions
    {
        get
        {
            for (var i = 0; i < Options.Count; i++)
            {
                if (Options[i] is "--enablerepo" or "--disablerepo" && i + 1 < Options.Count)
                {
                    yield return $"{Options[i]}={Options[++i]}";
                }
                else if (Regex.IsMatch(Options[i], "^--(enable|disable)repo="))
                {
                    yield return Options[i];
                }
            }
        }
    }

    string Native => Context.ToS(Run.Node.Attributes.Read(Context, [new RString("kernel"), new RString("machine")]));

    RpmPackage? Best(IEnumerable<RpmPackage> packages, int index, bool anyVersion)
    {
        var arch = Architectures.Count == 1 ? Architectures[0] : Architectures.ElementAtOrDefault(index);
        var fitting = packages.Where(p => (anyVersion || p.Fits(WantedAt(index))) && (arch is null || p.Arch == arch)).ToList();
        var own = fitting.Where(p => p.Arch == "noarch" || p.Arch == Native).ToList();
        return (own.Count > 0 ? own : fitting).Aggregate((RpmPackage?)null, (best, p) => best is null || Compare(p.Version, best.Version) > 0 ? p : best);
    }

    IReadOnlyList<RpmPackage> InstalledAs(string name)
    {
        if (installed.TryGetValue(name, out var known))
        {
            return known;
        }
        IReadOnlyList<RpmPackage> Ask(params string[] what) => Asking(() => RpmPackage.Parse(ShellOut.Of(Context, ["rpm", .. what, "--queryformat", RpmPackage.QueryFormat, name]).Query(Machine).Stdout));
        var found = name.AsSpan().IndexOfAny("*?[") >= 0 ? Ask("-qa") : name.Contains(' ', StringComparison.Ordinal) ? [] : Ask("-q");
        return installed[name] = found.Count > 0 ? found : Ask("-q", "--whatprovides");
    }

    /// <summary>The words of Chef on a host without the tool.</summary>
    private protected abstract string Missing { get; }

    IReadOnlyList<RpmPackage> Asking(Func<IEnumerable<RpmPackage>> question)
    {
        try
        {
            return [.. question()];
        }
        catch (RubyError e) when (e.ClassName == "Errno::ENOENT")
        {
            throw new RubyError("Chef::Exceptions::Package", Missing);
        }
    }

    RpmPackage? Offered(int index)
    {
        if (SourceFile is { } path)
        {
            file ??= [.. RpmPackage.Parse(ShellOut.Of(Context, "rpm", "-qp", "--queryformat", RpmPackage.QueryFormat, path).QueryChecked(Machine).Stdout)];
            return file.FirstOrDefault();
        }
        var name = Names[index];
        if (!available.TryGetValue(name, out var offered))
        {
            available[name] = offered = Asking(() => FindAvailable(name));
        }
        return Best(offered, index, anyVersion: false);
    }

    string NameAt(int index) => SourceFile is not null && Offered(index) is { } offered ? offered.Name : Names[index];

    RpmPackage? FittingAt(int index) => Best(InstalledAs(NameAt(index)), index, anyVersion: false);

    protected override IReadOnlyList<string?> FindInstalled() => SourceFile is { } path && !Machine.Exists(path) ? [.. Names.Select(_ => (string?)null)]
        : [.. Indexes.Select(i => Best(InstalledAs(NameAt(i)), i, anyVersion: true)?.VersionWithArch)];

    protected override string? Fitting(int index) => FittingAt(index)?.VersionWithArch;

    protected override string? Candidate(int index) => Offered(index)?.VersionWithArch;

    protected override void Require(Requirements requirements)
    {
        base.Require(requirements);
        RequireSource(requirements);
    }

    private protected IEnumerable<string> What(IReadOnlyList<string> packages) => SourceFile is { } path ? [path] : Indexes.Where(i => packages.Contains(Names[i])).Select(i => Offered(i)!.ToString());

    /// <summary>Whether what is to be installed is older than what is there.</summary>
    private protected bool GoesBack(string package) => Names.ToList().IndexOf(package) is >= 0 and var i && InstalledAt(i) is { } now && Candidate(i) is { } then && Compare(now, then) > 0;

    private protected void Do(ISystem machine, string verb, IEnumerable<string> what)
    {
        Command([Tool, .. Options, "-y", verb, .. what]).Run(machine);
        installed.Clear();
    }

    protected override void RemovePackages(ISystem machine, IReadOnlyList<string> packages) =>
        Do(machine, "remove", [.. Indexes.Where(i => packages.Contains(Names[i])).Select(i => FittingAt(i)?.ToString()).OfType<string>()]);

    protected override void PurgePackages(ISystem machine, IReadOnlyList<string> packages) => RemovePackages(machine, packages);

    /// <summary>Names of the packages locked now, from the lines of <c>versionlock list</c>.</summary>
    private protected virtual IReadOnlySet<string> Locked => Command(Tool, "versionlock", "list").QueryChecked(Machine).Stdout.Split('\n')
        .Select(l => Regex.Replace(l.Trim(), "-[^-]*-[^-]*$", "").Split(':')[^1].Trim()).ToHashSet(StringComparer.Ordinal);

    private protected virtual IEnumerable<string> LockOptions(bool hold) => hold ? ["-d0", "-e0"] : ["-d0", "-e0", "-y"];

    private protected void Lock(bool hold)
    {
        IReadOnlyList<string> names = [.. Indexes.Select(i => (FittingAt(i) ?? Offered(i))?.Name ?? Names[i])];
        ChangeLock(hold, names, Locked, machine => Command([Tool, .. LockOptions(hold), .. Options, "versionlock", hold ? "add" : "delete", .. hold ? names : names.Select(Unlocked)]).Run(machine));
    }

    private protected virtual string Unlocked(string name) => $"*:{name}-*";
}
