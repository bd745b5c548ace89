using RecipeEngine.Cookbooks.Berks;
using RecipeEngine.Cookbooks.Sources;

namespace RecipeEngine.Cookbooks.Policyfiles;

/// <summary>A policy with its cookbooks on this machine.</summary>
/// <param name="FollowedLock">whether the lock was valid and simply followed</param>
public sealed record InstalledPolicy(PolicyLock Lock, IReadOnlyList<InstalledCookbook> Cookbooks, bool FollowedLock);

/// <summary>Installs the cookbooks of a policy and writes its lock. It works as a Berksfile's installation does: a lock that fits is followed.</summary>
public sealed class PolicyInstaller(SourceContext context)
{
    /// <summary>Installs from a Policyfile.rb, with the versions of its lock where they still do; writes the lock when it has changed.</summary>
    /// <param name="update">locked versions to forget: all when empty, none when null</param>
    /// <param name="writeLock">false leaves the lock file as it is</param>
    public InstalledPolicy Install(Policyfile policy, IReadOnlyList<string>? update = null, bool writeLock = true)
    {
        var before = context.Machine.IsFile(policy.LockFile) ? PolicyLock.Parse(context.Machine.ReadText(policy.LockFile), policy.LockFile) : null;
        var included = new IncludedPolicies(context).Load(policy, update is null ? before : null);
        var berksfile = AsBerksfile(policy, included);
        var installer = new BerksInstaller(context, berksfile, () => before is null ? BerksLock.Empty : PolicyLockReader.ToBerksLock(before, berksfile));
        var installation = installer.Install(new InstallOptions { WriteLock = false, UpdateAll = update is { Count: 0 }, Update = update ?? [] });
        var after = PolicyLockWriter.Write(context, policy, included, installation);
        if (writeLock && context.Machine.TryReadText(policy.LockFile) != after.ToString())
        {
            context.Machine.WriteAtomically(policy.LockFile, after.ToString());
        }

        return new InstalledPolicy(after, installation.Cookbooks, installation.FollowedLock);
    }

    /// <summary>Installs what a lock names and nothing else, without a Policyfile.rb.</summary>
    public InstalledPolicy InstallLocked(string lockFile)
    {
        var path = MachinePath.Absolute(context.Machine, lockFile);
        var locked = PolicyLock.Parse(context.Machine.ReadText(path), path);
        var berksfile = PolicyLockReader.ToBerksfile(context.Machine, locked);
        var installation = new BerksInstaller(context, berksfile, () => PolicyLockReader.ToBerksLock(locked, berksfile)).InstallLocked();
        foreach (var cookbook in installation.Cookbooks.Where(cookbook => cookbook.Location is not PathLocation))
        {
            var wanted = locked.Find(cookbook.Name)?.Text("identifier", path);
            if (wanted is not null && CookbookIdentifier.Of(context.Machine, cookbook.Directory) is var actual && actual != wanted)
            {
                context.Events.Note($"{cookbook} has other content than when the policy was locked (identifier {actual[..7]} instead of {wanted[..7]})");
            }
        }

        return new InstalledPolicy(locked, installation.Cookbooks, FollowedLock: true);
    }

    // Whatever a run list names is wanted, and what is said of it by `cookbook` counts; an included policy pins its cookbooks.
    Berksfile AsBerksfile(Policyfile policy, IReadOnlyList<LoadedPolicy> included)
    {
        var wanted = policy.Cookbooks.ToDictionary(cookbook => cookbook.Name, StringComparer.Ordinal);
        foreach (var loaded in included)
        {
            foreach (var (name, _) in loaded.Lock.CookbookLocks)
            {
                var pinned = loaded.Pinned(context.Machine, name);
                if (!wanted.TryAdd(name, pinned) && wanted[name].Location is not null)
                {
                    throw RecipeError.Ruby("ChefCLI::CookbookSourceConflict", $"cookbook {name} has a location here and is pinned by the included policy {loaded.Include.Name}: remove one", policy.File, wanted[name].Line);
                }

                wanted[name] = pinned;
            }
        }

        foreach (var item in policy.RunList.Concat(policy.NamedRunLists.Values.SelectMany(items => items)))
        {
            var name = RunListItem.Parse(item).ToRecipeName().Cookbook;
            wanted.TryAdd(name, new BerksDependency(name, VersionConstraint.Any, null, ["default"], policy.File));
        }

        return new Berksfile
        {
            File = policy.File,
            Sources = policy.Sources,
            Preferred = policy.Preferred,
            Dependencies = wanted.Values.OrderBy(cookbook => cookbook.Name, StringComparer.Ordinal).ToList(),
        };
    }
}
