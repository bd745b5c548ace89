using System.Diagnostics;
using RecipeEngine.Cookbooks.Berks;
using RecipeEngine.Cookbooks.Resolving;

namespace RecipeEngine.Cookbooks.Sources;

/// <summary>How cookbooks are installed.</summary>
public sealed record InstallOptions
{
    /// <summary>Groups to take; none means all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Groups to leave out.</summary>
    public IReadOnlyList<string> Except { get; init; } = [];

    /// <summary>Forget all locked versions.</summary>
    public bool UpdateAll { get; init; }

    /// <summary>Forget the locked versions of these, and of what only they need.</summary>
    public IReadOnlyList<string> Update { get; init; } = [];

    /// <summary>Whether a changed lock is written.</summary>
    public bool WriteLock { get; init; } = true;
}

/// <summary>
/// Installs what a Berksfile asks for. A lock that still fits is followed to the letter, without asking any source for what is in the cache;
/// else versions are chosen anew, and those of the lock kept as far as they go.
/// </summary>
/// <param name="readLock">reads the lock; null for the Berksfile's own</param>
public sealed class BerksInstaller(SourceContext context, Berksfile whole, Func<BerksLock>? readLock = null)
{
    readonly Locations locations = new(context);

    /// <summary>The lock as it is on disk.</summary>
    public BerksLock ReadLock() => readLock is not null ? readLock() : context.Machine.IsFile(whole.LockFile) ? BerksLock.Parse(context.Machine.ReadText(whole.LockFile), whole.LockFile) : BerksLock.Empty;

    /// <summary>Installs; RecipeError when a cookbook cannot be had or versions do not go together, and then the lock is as it was.</summary>
    public Installation Install(InstallOptions options)
    {
        var berksfile = whole.InGroups(options.Only, options.Except);
        foreach (var note in whole.Notes)
        {
            context.Events.Note(note);
        }

        context.Events.Resolving();
        var before = ReadLock();
        var forgotten = Forgotten(before, options);
        var catalogs = new Catalogs(whole, context);
        var located = Locate(berksfile, before, forgotten, catalogs);
        var followed = !options.UpdateAll && options.Update.Count == 0 && LockCheck.Fits(context.Machine, berksfile, before, located);
        var versions = followed ? Locked(berksfile, before) : Resolve(berksfile, before, forgotten, catalogs);
        var cookbooks = Fetch(versions, located, catalogs);
        var after = LockOf(berksfile, cookbooks, located, before);
        if (options.WriteLock && (berksfile.Dependencies.Count > 0 || before.Graph.Count > 0))
        {
            Write(after);
        }

        return new Installation(cookbooks, after, followed);
    }

    /// <summary>Fetches what a lock names and nothing else; RecipeError when the lock does not fit the Berksfile.</summary>
    public Installation InstallLocked()
    {
        var before = ReadLock();
        var catalogs = new Catalogs(whole, context);
        var located = Locate(whole, before, new HashSet<string>(), catalogs);
        return LockCheck.Fits(context.Machine, whole, before, located)
            ? new Installation(Fetch(Locked(whole, before), located, catalogs), before, FollowedLock: true)
            : throw RecipeError.Ruby("Berkshelf::LockfileOutOfSync", "The lockfile is out of sync! Run `recipe berks install` to sync the lockfile");
    }

    // The locked versions that are not kept: of the named cookbooks and of what is needed by nothing else.
    static IReadOnlySet<string> Forgotten(BerksLock before, InstallOptions options)
    {
        if (options.UpdateAll)
        {
            return before.Graph.Select(cookbook => cookbook.Name).Concat(before.Dependencies.Select(dependency => dependency.Name)).ToHashSet(StringComparer.Ordinal);
        }

        var unknown = options.Update.Where(name => before.Find(name) is null).ToList();
        if (unknown.Count > 0)
        {
            throw RecipeError.Ruby("Berkshelf::DependencyNotFound",
                $"Dependency {string.Join(", ", unknown.Select(name => $"'{name}'"))} was not found. Please make sure it is in your Berksfile, and then run `recipe berks install` to download and install the missing dependencies.");
        }

        var others = before.Reachable(before.Dependencies.Select(dependency => dependency.Name).Except(options.Update, StringComparer.Ordinal));
        return before.Reachable(options.Update).Where(name => options.Update.Contains(name, StringComparer.Ordinal) || !others.Contains(name)).ToHashSet(StringComparer.Ordinal);
    }

    Dictionary<string, LocatedCookbook> Locate(Berksfile berksfile, BerksLock before, IReadOnlySet<string> forgotten, Catalogs catalogs)
    {
        var result = new Dictionary<string, LocatedCookbook>(StringComparer.Ordinal);
        foreach (var dependency in berksfile.Dependencies.Where(dependency => dependency.Location is not null))
        {
            var location = dependency.Location!;
            if (location is GitLocation git && !forgotten.Contains(dependency.Name)
                && before.FindDependency(dependency.Name)?.Location(context.Machine, berksfile.Directory) is GitLocation { Revision: { } revision } locked && git.IsSamePlace(locked))
            {
                location = git with { Revision = revision };
            }

            try
            {
                var cookbook = locations.Fetch(dependency.Name, location);
                catalogs.Pin(cookbook.Name, cookbook.Metadata, cookbook);
                result[dependency.Name] = cookbook;
            }
            catch (RecipeError error)
            {
                throw error.At(dependency.File, dependency.Line);
            }
        }

        return result;
    }

    static Dictionary<string, string> Locked(Berksfile berksfile, BerksLock before) => before.Reachable(berksfile.Dependencies.Select(dependency => dependency.Name))
        .ToDictionary(name => name, name => before.Find(name)!.Version, StringComparer.Ordinal);

    Dictionary<string, string> Resolve(Berksfile berksfile, BerksLock before, IReadOnlySet<string> forgotten, Catalogs catalogs)
    {
        if (catalogs.All.Count == 0 && berksfile.Dependencies.Any(dependency => dependency.Location is null))
        {
            throw RecipeError.Ruby("Berkshelf::NoAPISourcesDefined",
                "Your Berksfile does not define any API sources! You must define at least one source in order to download cookbooks: source 'https://supermarket.chef.io'", berksfile.File);
        }

        var preferred = new Dictionary<string, CookbookVersion>(StringComparer.Ordinal);
        foreach (var cookbook in before.Graph.Where(cookbook => !forgotten.Contains(cookbook.Name)))
        {
            if (CookbookVersion.TryParse(cookbook.Version, VersionFlavor.Cookbook, out var version))
            {
                preferred[cookbook.Name] = version;
            }
        }

        var demands = berksfile.Dependencies.Select(dependency => new Demand(dependency.Name, dependency.Constraint, $"{MachinePath.Name(berksfile.File)}:{dependency.Line}")).ToList();
        var start = Stopwatch.GetTimestamp();
        var indexed = context.Timings.Index;
        var resolution = Resolver.Resolve(catalogs, demands, preferred);
        context.Timings.Resolve += Stopwatch.GetElapsedTime(start) - (context.Timings.Index - indexed);
        return resolution.Required.ToDictionary(chosen => chosen.Key, chosen => chosen.Value.Version.ToString(), StringComparer.Ordinal);
    }

    List<InstalledCookbook> Fetch(Dictionary<string, string> versions, Dictionary<string, LocatedCookbook> located, Catalogs catalogs)
    {
        var start = Stopwatch.GetTimestamp();
        var names = versions.Keys.Order(StringComparer.Ordinal).ToList();
        var fetched = new (InstalledCookbook Cookbook, bool WasThere)[names.Count];
        var faults = new Exception?[names.Count];
        var done = 0;
        context.Events.Progress(0, names.Count);
        Parallel.For(0, names.Count, new ParallelOptions { MaxDegreeOfParallelism = 6 }, i =>
        {
            try
            {
                fetched[i] = located.TryGetValue(names[i], out var cookbook)
                    ? (new InstalledCookbook(cookbook.Name, cookbook.Metadata.ParsedVersion.ToString(), cookbook.Directory, cookbook.Metadata, cookbook.Location, null), true)
                    : FromSource(names[i], versions[names[i]], catalogs);
            }
            catch (Exception fault) when (fault is RecipeError or MachineException)
            {
                faults[i] = fault;
            }

            context.Events.Progress(Interlocked.Increment(ref done), names.Count);
        });
        if (faults.FirstOrDefault(fault => fault is not null) is { } first)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
        }

        context.Timings.Fetch += Stopwatch.GetElapsedTime(start);
        foreach (var (cookbook, wasThere) in fetched)
        {
            if (wasThere)
            {
                context.Events.Using(cookbook);
            }
            else
            {
                context.Events.Installed(cookbook);
            }
        }

        return [.. fetched.Select(entry => entry.Cookbook)];
    }

    (InstalledCookbook Cookbook, bool WasThere) FromSource(string name, string version, Catalogs catalogs)
    {
        var asked = catalogs.For(name);
        foreach (var catalog in asked)
        {
            if (catalog.Installed(name, version) is { } directory)
            {
                return (new InstalledCookbook(name, version, directory, context.ReadMetadata(directory), null, catalog.Source), true);
            }
        }

        var owner = asked.Count == 1 ? asked[0]
            : asked.FirstOrDefault(catalog => catalog.Versions(name).Any(candidate => candidate.Version.ToString() == version))
            ?? throw RecipeError.Ruby("Berkshelf::MissingLockfileCookbookVersion", $"Cookbook '{name}' ({version}) not found in any of the sources! This can happen if it has been removed from them; run `recipe berks update {name}`");
        using var working = context.Working($"{name} ({version})");
        var installed = owner.Install(name, version);
        return (new InstalledCookbook(name, version, installed, context.ReadMetadata(installed), null, owner.Source), false);
    }

    BerksLock LockOf(Berksfile berksfile, List<InstalledCookbook> cookbooks, Dictionary<string, LocatedCookbook> located, BerksLock before)
    {
        var dependencies = berksfile.Dependencies.Select(dependency => LockedDependency.Of(dependency, located.GetValueOrDefault(dependency.Name)?.Location)).ToList();
        var graph = cookbooks.Select(cookbook => cookbook.ToLock()).ToList();

        // Groups that are left out this time keep their part of the lock.
        var leftOut = before.Dependencies.Where(dependency => berksfile.Find(dependency.Name) is null && whole.Find(dependency.Name) is not null).ToList();
        var theirs = before.Reachable(leftOut.Select(dependency => dependency.Name));
        graph.AddRange(before.Graph.Where(cookbook => theirs.Contains(cookbook.Name) && !graph.Exists(known => known.Name == cookbook.Name)));
        return new BerksLock(
            [.. dependencies.Concat(leftOut).OrderBy(dependency => dependency.Name, StringComparer.Ordinal)],
            [.. graph.OrderBy(cookbook => cookbook.Name, StringComparer.Ordinal)]);
    }

    void Write(BerksLock after)
    {
        var text = after.ToString();
        if (context.Machine.TryReadText(whole.LockFile) != text)
        {
            context.Machine.WriteAtomically(whole.LockFile, text);
        }
    }
}
