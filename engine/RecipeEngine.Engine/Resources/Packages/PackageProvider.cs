using static RecipeEngine.Engine.Resources.PackageResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>What all package managers have in common: which of the named packages need another version, and how that is said.</summary>
public abstract partial class PackageProvider : Provider
{
    IReadOnlyList<string>? names;
    IReadOnlyList<string?>? targets;

    /// <summary>The recipe gave a list.</summary>
    protected bool IsMultiple => Desired.Value(PackageName) is RArray;

    protected IReadOnlyList<string> Names => names ??= Desired[PackageName] ?? [];

    /// <summary>Versions asked for, null where none was.</summary>
    protected IReadOnlyList<string?> Wanted => field ??= Desired.Value(PackageResource.Version) switch
    {
        null => [],
        RArray list => [.. list.Select(v => v is null || Context.ToS(v).Length == 0 ? null : Context.ToS(v))],
        var one => [Context.ToS(one) is { Length: > 0 } text ? text : null],
    };

    protected string? WantedAt(int index) => index < Wanted.Count ? Wanted[index] : null;

    /// <summary>Installed versions, one for each name, null where it is not installed.</summary>
    protected IReadOnlyList<string?> Installed { get; private set; } = [];

    protected IReadOnlyList<string> Options => Desired[PackageResource.Options] ?? [];

    /// <summary>Seconds that a command may take.</summary>
    protected long TimeLimit => Desired[PackageResource.Timeout] ?? 900;

    /// <summary>A source that is named must be there.</summary>
    protected void RequireSource(Requirements requirements) => requirements.Assert("install upgrade remove purge", () => Desired[Source] is not { } file || Machine.Exists(file), "Chef::Exceptions::Package",
        $"Package {Context.ToS(Desired.Value(PackageName))} not found: {Desired[Source]}", assumption: $"assuming {Desired[Source]} would have previously been created");

    /// <summary>The recipe's environment for the commands.</summary>
    protected IEnumerable<KeyValuePair<string, string?>> Variables
    {
        get
        {
            foreach (var (key, value) in Resource.Read(Context, "environment") is RHash given ? given.Pairs() : [])
            {
                yield return KeyValuePair.Create(Context.ToS(key), value is null ? null : Context.ToS(value));
            }
        }
    }

    /// <summary>Finds <see cref="Installed"/>.</summary>
    protected abstract IReadOnlyList<string?> FindInstalled();

    /// <summary>The version that would be installed, null when there is none.</summary>
    protected abstract string? Candidate(int index);

    protected abstract int Compare(string left, string right);

    /// <summary>What is installed is what was asked for.</summary>
    protected virtual bool Satisfies(string current, string wanted) => CompareVersions(current, wanted) == 0;

    protected virtual bool AllowsDowngrade => true;

    /// <summary>A file stands in for a candidate.</summary>
    protected virtual bool HasSource => Desired.Value(Source) is not null;

    /// <summary>How messages name what is there: the names, as given.</summary>
    protected virtual object? ShownName => Desired.Value(PackageName);

    protected abstract void InstallPackages(ISystem machine, IReadOnlyList<string> packages, IReadOnlyList<string> versions);
    protected abstract void RemovePackages(ISystem machine, IReadOnlyList<string> packages);
    protected abstract void PurgePackages(ISystem machine, IReadOnlyList<string> packages);

    /// <summary>Answers the questions an installation would ask.</summary>
    protected virtual void Prepare()
    {
    }

    protected override State? Load()
    {
        // Chef's providers ask for it before any command, which makes the default stick
        Resource.Read(Context, "environment");
        Installed = FindInstalled();
        var state = new State();
        state[PackageName] = Names;
        if (Installed.Any(v => v is not null))
        {
            state[PackageResource.Version] = [.. Installed.Select(v => v ?? "")];
        }
        return state;
    }

    protected override void Require(Requirements requirements)
    {
        if (Action == "install")
        {
            Assert(requirements, "No version specified, and no candidate version available for ",
                [.. Indexes.Where(i => WantedAt(i) is { } w && InstalledAt(i) is { } c && !Satisfies(c, w) && CandidateAt(i) is null).Select(i => Names[i])]);
        }
        if (Action is "install" or "upgrade" && !HasSource)
        {
            Assert(requirements, "No candidate version available for ", [.. Indexes.Where(i => InstalledAt(i) is null && CandidateAt(i) is null).Select(i => Names[i])]);
        }
    }

    /// <summary>For managers whose commands take no variables: an environment is refused.</summary>
    protected void RefuseVariables(Requirements requirements) => requirements.Assert("install upgrade remove purge", () => !Variables.Any(),
        "Chef::Exceptions::Package", "The environment property is not supported for package resources on this platform");

    void Assert(Requirements requirements, string problem, IReadOnlyList<string> missing) => requirements.Assert(Action, () => missing.Count == 0,
        "Chef::Exceptions::Package", problem + string.Join(", ", missing),
        assumption: $"Assuming a repository that offers {string.Join(", ", missing)} would have been configured");

    protected IEnumerable<int> Indexes => Enumerable.Range(0, Names.Count);

    protected string? InstalledAt(int index) => index < Installed.Count ? Installed[index] : null;

    /// <summary>Versions to be installed, null where nothing is to be done.</summary>
    protected IReadOnlyList<string?> Targets => targets ??= [.. Indexes.Select(i => Action == "upgrade" ? UpgradeTarget(i) : InstallTarget(i))];

    /// <summary>A version asked for is a pattern: what is installed and fits is found by <see cref="Fitting"/>.</summary>
    protected virtual bool MatchesVersions => false;

    /// <summary>The installed version that fits the one asked for.</summary>
    protected virtual string? Fitting(int index) => InstalledAt(index);

    bool IsNewer(string current, string? other) => other is not null && !AllowsDowngrade && CompareVersions(current, other) > 0;

    string? UpgradeTarget(int index)
    {
        var current = InstalledAt(index);
        if (current is null)
        {
            return CandidateAt(index);
        }
        if (WantedAt(index) is { } wanted && CompareVersions(current, wanted) == 0)
        {
            return null;
        }
        var candidate = CandidateAt(index);
        if (IsNewer(current, candidate))
        {
            return null;
        }
        return Fitting(index) is null ? candidate : candidate is null || CompareVersions(current, candidate) == 0 ? null : candidate;
    }

    string? InstallTarget(int index)
    {
        var (current, wanted) = (InstalledAt(index), WantedAt(index));
        if (current is not null && IsNewer(current, wanted))
        {
            Warn($"{Resource} {Names[index]} has installed version {current}, which is newer than available version {wanted}. Skipping...)");
            return null;
        }
        if (wanted is null || MatchesVersions)
        {
            return Fitting(index) is null ? CandidateAt(index) : null;
        }
        return current is not null && Satisfies(current, wanted) ? null : wanted;
    }

    IEnumerable<int> Affected => Indexes.Where(i => Targets[i] is not null);

    /// <summary>One text, or a list as Ruby prints it when the recipe gave one.</summary>
    protected string Show(IEnumerable<string> values) => IsMultiple
        ? Context.Inspect(new RArray(values.Select(v => (object?)new RString(v))))
        : values.FirstOrDefault() ?? "";

    protected string ShownPackages => Show(Affected.Select(i => Names[i]));
    protected string ShownVersions => Show(Affected.Select(i => Targets[i]!));

    // Why-run has assumed that the missing ones would be there: then they would be installed, in a version nobody knows.
    bool AssumesCandidates => WhyRun && !HasSource && Indexes.Any(i => InstalledAt(i) is null && CandidateAt(i) is null);

    protected void Install()
    {
        if (!Affected.Any() && !AssumesCandidates)
        {
            Debug($"{Resource} is already installed - nothing to do");
            return;
        }
        Prepare();
        Converge(Affected.Select(i => new ChangeLine($"install version {Targets[i]} of package {Names[i]}")), machine =>
        {
            Change(machine, "install_package", [.. Affected.Select(i => Names[i])], [.. Affected.Select(i => Targets[i]!)]);
            Info($"installed {ShownPackages} at {ShownVersions}");
        });
    }

    protected void Upgrade()
    {
        if (!Affected.Any() && !AssumesCandidates)
        {
            Debug($"{Resource} no versions to upgrade - nothing to do");
            return;
        }
        var note = AllowsDowngrade ? "(allow_downgrade)" : "";
        Converge(Affected.Select(i => new ChangeLine($"upgrade{note} package {Names[i]} from {InstalledAt(i) ?? "uninstalled"} to {CandidateAt(i)}")), machine =>
        {
            Change(machine, "upgrade_package", [.. Affected.Select(i => Names[i])], [.. Affected.Select(i => Targets[i]!)]);
            Info($"upgraded{note} {ShownPackages} to {ShownVersions}");
        });
    }

    bool IsToBeRemoved => Installed.Any(v => v is not null)
        && (Wanted.All(v => v is null) || Enumerable.Range(0, Wanted.Count).Any(i => Wanted[i] == InstalledAt(i)));

    /// <summary>"version 1.2 of ", or nothing.</summary>
    protected string OfVersion => Desired.Value(PackageResource.Version) is { } v ? $"version {Context.ToS(v)} of " : "";

    protected void Remove()
    {
        if (!IsToBeRemoved)
        {
            Debug($"{Resource} package does not exist - nothing to do");
            return;
        }
        Converge($"remove {OfVersion}package {Context.ToS(ShownName)}", machine =>
        {
            Change(machine, "remove_package", Names, [.. Indexes.Select(WantedAt)]);
            Info("removed");
        });
    }

    protected void Purge()
    {
        if (!IsToBeRemoved)
        {
            return;
        }
        // Two blanks when no version is given: that is how Chef words it.
        Converge($"purge {OfVersion.TrimEnd()} package {Context.ToS(ShownName)}", machine =>
        {
            Change(machine, "purge_package", Names, [.. Indexes.Select(WantedAt)]);
            Info("purged");
        });
    }

    /// <summary>Keeps versions as they are, or lets them go again.</summary>
    /// <param name="hold">lock, else unlock</param>
    /// <param name="names">what the lock is on</param>
    /// <param name="held">what is locked now</param>
    protected void ChangeLock(bool hold, IReadOnlyList<string> names, IReadOnlySet<string> held, Action<ISystem> change)
    {
        var word = hold ? "lock" : "unlock";
        if (names.All(name => held.Contains(name) == hold))
        {
            Debug($"{Resource} is already {word}ed");
            return;
        }
        Converge($"{word} {OfVersion}package {Context.ToS(ShownName)}", machine =>
        {
            change(machine);
            Info($"{word}ed");
        });
    }
}
