using static RecipeEngine.Engine.Resources.DeployResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>Deploys an application: code fetched into shared/, copied to a release of its own, linked with what is shared, made current, restarted.
/// Releases are named by the time.</summary>
public class DeployProvider : Provider
{
    public static readonly ProviderType Provides = Table<DeployProvider>(DeployResource.Type, "Chef::Provider::Deploy::Timestamped", null);
    public static readonly ProviderType OfRevision = Table<RevisionDeployProvider>(DeployResource.Type, "Chef::Provider::Deploy::Revision", _ => false);
    public static readonly ProviderType RevisionAlias = Table<RevisionDeployProvider>(DeployResource.Revision, "Chef::Provider::DeployRevision", null);
    public static readonly ProviderType BranchAlias = Table<RevisionDeployProvider>(DeployResource.Branch, "Chef::Provider::DeployBranch", null);

    static ProviderType Table<T>(ResourceType type, string rubyName, Func<ProviderQuestion, bool>? supports) where T : DeployProvider, new() =>
        ProviderType.For<T>(type, ("deploy", p => p.Deploy()), ("force_deploy", p => p.ForceDeploy()), ("rollback", p => p.RollBack())).When(rubyName, supports);

    DeployCallbacks? callbacks;

    /// <summary>The release this is about.</summary>
    public string ReleasePath { get; private set; } = "";

    private protected string Root => Desired[DeployTo]!.TrimEnd('/');
    private protected string Releases => Root + "/releases";
    string Shared => Root + "/shared";
    string CurrentLink => Root + "/current";
    string Cache => $"{Shared}/{Desired[RepositoryCache]}";

    string? CurrentRelease => Machine.TryReadLink(CurrentLink);

    DeployCallbacks Callbacks => callbacks ??= new DeployCallbacks(Context, Resource, Action, () => ReleasePath, Shared);

    private protected bool UsesSubversion => Context.ToS(Desired.Value(ScmProvider)).Split("::")[^1].Equals("subversion", StringComparison.OrdinalIgnoreCase);

    /// <summary>The name of a new release.</summary>
    private protected virtual string ReleaseName => Machine.UtcNow.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    /// <summary>Paths of the releases there are, oldest first.</summary>
    private protected virtual IReadOnlyList<string> AllReleases => [.. Machine.TryListDirectory(Releases).Select(e => $"{Releases}/{e.Name}").Order(StringComparer.Ordinal)];

    private protected virtual void Created(string release)
    {
    }

    private protected virtual void Deleted(string release)
    {
    }

    /// <summary>What the cleaning finds beside old releases.</summary>
    private protected virtual void RemoveUnknown()
    {
    }

    protected override State? Load()
    {
        ReleasePath = Action == "rollback" ? CurrentRelease ?? "" : $"{Releases}/{ReleaseName}";
        return new State { [ScmRevision] = CurrentRelease };
    }

    protected override void Require(Requirements requirements)
    {
        requirements.Assert("rollback", () => AllReleases.Count > 1 && Previous is not null, "RuntimeError", "There is no release to rollback to!",
            assumption: "There is no release to rollback to. Assuming an earlier deploy would have made one.");
    }

    private protected Resource Source(NestedResources nested)
    {
        (string, object?)[] common = [("destination", Cache), ("revision", Desired.Value(ScmRevision)), ("repository", Desired.Value(Repo)), ("user", Desired.Value(User)), ("group", Desired.Value(DeployResource.Group)),
            ("timeout", Desired.Value(DeployResource.Timeout))];
        return UsesSubversion
            ? nested.Declare("subversion", Resource.Name, [.. common, ("svn_username", Desired.Value(SvnUsername)), ("svn_password", Desired.Value(SvnPassword)), ("svn_arguments", Desired.Value(SvnArguments)),
                ("svn_info_args", Desired.Value(SvnInfoArgs)), ("action", Desired[SvnForceExport] ? ":force_export" : ":sync")])
            : nested.Declare("git", Resource.Name, [.. common, ("remote", Desired.Value(Remote)), ("depth", Desired[ShallowClone] ? 5 : null), ("enable_submodules", Desired.Value(EnableSubmodules)),
                ("ssh_wrapper", Desired.Value(GitSshWrapper)), ("additional_remotes", Desired.Value(AdditionalRemotes)), ("enable_checkout", Desired.Value(EnableCheckout)), ("checkout_branch", Desired.Value(CheckoutBranch)), ("action", ":sync")]);
    }

    void Deploy()
    {
        if (!AllReleases.Contains(ReleasePath))
        {
            GuardedRelease();
        }
        else if (CurrentRelease == ReleasePath)
        {
            Debug($"{Resource} is the latest version");
        }
        else
        {
            GoBackTo(ReleasePath);
        }
    }

    void ForceDeploy()
    {
        if (AllReleases.Contains(ReleasePath))
        {
            var old = ReleasePath;
            Converge($"delete deployed app at {old} prior to force-deploy", machine =>
            {
                Info($"already deployed app at {old}, forcing.");
                machine.RemoveTree(old);
            });
        }
        GuardedRelease();
    }

    void GuardedRelease()
    {
        var before = CurrentRelease;
        try
        {
            Release();
        }
        catch (RubyError) when (Desired[RollbackOnError])
        {
            Warn($"Error on deploying {ReleasePath}");
            var failed = ReleasePath;
            if (before is not null)
            {
                ReleasePath = before;
                MakeCurrent();
                Converge($"roll back by removing release {failed}", machine => Remove(machine, failed));
                Deleted(failed);
            }
            throw;
        }
    }

    static void Remove(ISystem machine, string path)
    {
        if (machine.TryLStat(path) is not null)
        {
            machine.RemoveTree(path);
        }
    }

    void Release()
    {
        foreach (var directory in (string[])[Root, Shared])
        {
            if (Machine.TryStat(directory) is null)
            {
                Converge($"create new directory {directory}", machine =>
                {
                    machine.CreateDirectories(directory);
                    GiveToUser(machine, directory, "-f");
                });
            }
        }
        Nested(n => Source(n));
        Own();
        Copy();
        Callbacks.InstallGems(this);
        Own();
        Call("before_migrate", Desired.Value(BeforeMigrate));
        MigrateDatabase();
        Call("before_symlink", Desired.Value(BeforeSymlink));
        LinkShared();
        MakeCurrent();
        Restart();
        Clean();
    }

    void Restart()
    {
        Call("before_restart", Desired.Value(BeforeRestart));
        if (Resource.GetInstanceVariable(RSymbol.Of("@restart_command")) is RProc block)
        {
            Converge("evaluate block and run any associated actions", _ => { });
            Callbacks.Evaluate(this, block);
        }
        else if (Desired.Value(RestartCommand) is { } command)
        {
            Converge($"restart app using command {Context.ToS(command)}", _ => ShellLine(Context.ToS(command), CurrentLink));
        }
        Call("after_restart", Desired.Value(AfterRestart));
    }

    void Call(string what, object? code) => Callbacks.Run(this, what, code);

    internal void NestedFor(Action<NestedResources> declare) => Nested(declare);

    internal void MarkUpdated(string line) => Converge(line, _ => { });

    internal IReadOnlySystem Host => Machine;

    internal bool IsWhyRun => WhyRun;

    void Own()
    {
        Converge($"force ownership of {Root} to {Desired[DeployResource.Group]}:{Desired[User]}", machine => GiveToUser(machine, Root, "-Rf"));
    }

    void GiveToUser(ISystem machine, string path, string how)
    {
        var (user, group) = (Desired[User], Desired[DeployResource.Group]);
        if ((user ?? group) is not null)
        {
            ShellOut.Of(Context, "chown", how, $"{user}{(group is null ? "" : ":" + group)}", path).Try(machine);
        }
    }

    void Copy()
    {
        Converge("deploy from repo to ", machine =>
        {
            Remove(machine, ReleasePath);
            machine.CreateDirectories(Releases);
            ShellOut.Of(Context, "cp", "-R", "-p", Cache + "/.", ReleasePath).Run(machine);
        });
        Created(ReleasePath);
    }

    IEnumerable<(string From, string To)> Pairs(Property<RHash> property) => (Desired[property]?.Pairs() ?? []).Select(p => (Context.ToS(p.Key), Context.ToS(p.Value)));

    void LinkAll(ISystem machine, IEnumerable<(string From, string To)> pairs, Func<string, string, string> problem)
    {
        foreach (var (from, to) in pairs.Select(p => ($"{Shared}/{p.From}", $"{ReleasePath}/{p.To}")))
        {
            // Into a directory of that name, in place of anything else.
            var link = machine.TryLStat(to) is { IsDirectory: true } ? $"{to}/{Path.GetFileName(from)}" : to;
            try
            {
                if (machine.TryLStat(link) is not null)
                {
                    machine.RemoveFile(link);
                }
                machine.CreateSymbolicLink(from, link);
            }
            catch (MachineException e)
            {
                throw new RubyError("Chef::Exceptions::FileNotFound", $"{problem(from, to)}: {e.Message}");
            }
        }
    }

    void LinkBeforeMigration() => Converge($"make pre-migration symlinks: {string.Join(", ", Pairs(SymlinkBeforeMigrate).Select(p => $"{p.From} => {p.To}"))}", machine =>
        LinkAll(machine, Pairs(SymlinkBeforeMigrate), (from, to) => $"Cannot symlink {from} to {to} before migrate"));

    void MigrateDatabase()
    {
        LinkBeforeMigration();
        if (Desired[Migrate])
        {
            Own();
            Converge($"execute migration command {Desired[MigrationCommand]}", _ => ShellLine(Desired[MigrationCommand] ?? "", ReleasePath));
        }
    }

    void ShellLine(string line, string directory)
    {
        var options = new RHash();
        options.Set(Context, RSymbol.Of("cwd"), new RString(directory));
        options.Set(Context, RSymbol.Of("user"), Desired.Value(User));
        options.Set(Context, RSymbol.Of("group"), Desired.Value(DeployResource.Group));
        options.Set(Context, RSymbol.Of("environment"), Desired.Value(DeployResource.Environment) ?? new RHash());
        new ShellOut(ShellCommand.Build(Context, Run, new RString(line), options), line).Run(Context.Interpreter.Machine);
    }

    void LinkShared()
    {
        var purged = Desired[PurgeBeforeSymlink] ?? [];
        Converge($"purge directories in checkout {string.Join(", ", purged)}", machine =>
        {
            foreach (var name in purged)
            {
                Remove(machine, $"{ReleasePath}/{name}");
            }
        });
        var made = Desired[CreateDirsBeforeSymlink] ?? [];
        Converge($"create directories before symlinking: {string.Join(',', made)}", machine =>
        {
            foreach (var name in made)
            {
                machine.CreateDirectories($"{ReleasePath}/{name}");
            }
        });
        Converge($"link shared paths into current release:  {string.Join(", ", Pairs(Symlinks).Select(p => $"{p.From} => {p.To}"))}", machine =>
            LinkAll(machine, Pairs(Symlinks), (from, to) => $"Cannot symlink shared data {from} to {to}"));
        LinkBeforeMigration();
        Own();
    }

    void MakeCurrent()
    {
        Converge([new ChangeLine($"remove existing link at {CurrentLink}"), new ChangeLine($"link release {ReleasePath} into production at {CurrentLink}")], machine =>
        {
            if (machine.TryLStat(CurrentLink) is not null)
            {
                machine.RemoveFile(CurrentLink);
            }
            machine.CreateSymbolicLink(ReleasePath, CurrentLink);
        });
        Own();
    }

    void Clean()
    {
        foreach (var old in AllReleases.SkipLast((int)Math.Max(1, Desired[KeepReleases] ?? 5)).ToList())
        {
            Converge($"remove old release {old}", machine =>
            {
                Info($"removing old release {old}");
                Remove(machine, old);
            });
            Deleted(old);
        }
        RemoveUnknown();
    }

    string? Previous => AllReleases is var all && CurrentRelease is { } now && all.ToList().IndexOf(now) is var at and >= 0 ? at > 0 ? all[at - 1] : null : AllReleases.Count > 1 ? AllReleases[^2] : null;

    void RollBack() => GoBackTo(Previous ?? throw RubyError.Runtime("There is no release to rollback to!"));

    void GoBackTo(string release)
    {
        var all = AllReleases.ToList();
        var newer = all[(all.IndexOf(release) + 1)..];
        ReleasePath = release;
        Info("rolling back to previous release");
        LinkShared();
        MakeCurrent();
        Restart();
        foreach (var later in newer)
        {
            Converge($"roll back by removing release {later}", machine => Remove(machine, later));
            Deleted(later);
        }
    }
}
