using static RecipeEngine.Engine.Resources.GitResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>A checkout of a git repository at a revision, through the machine's git.</summary>
public sealed class GitProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<GitProvider>(GitResource.Type,
        ("sync", g => g.Sync()), ("checkout", g => g.CheckOut()), ("export", g => g.Export()));

    string destination = "";
    string? present;
    string? target;
    bool isTag, isBranch;

    string Repo => Desired[Repository] ?? throw new RubyError("Chef::Exceptions::ValidationFailed", $"{Resource}: `repository` must be given");
    string Wanted => Desired[Revision] is { Length: > 0 } r ? r : "HEAD";
    string RemoteName => Desired[Remote] ?? "origin";
    bool HasClone => Machine.Exists($"{destination}/.git");

    protected override State? Load()
    {
        destination = Desired[Destination]!.TrimEnd('/');
        if (!HasClone)
        {
            return null;
        }
        var result = Machine.Query(Command(["rev-parse", "HEAD"], destination));
        present = result.ExitCode == 0 && IsSha(result.Stdout.Trim()) ? result.Stdout.Trim() : null;
        return new State { [Revision] = present };
    }

    protected override void Require(Requirements requirements)
    {
        var parent = Path.GetDirectoryName(destination) is { Length: > 0 } d ? d : "/";
        var user = Desired.Value(User);
        if (user is not null)
        {
            requirements.Assert("", () => FileAccess.UserId(Machine, user) is not null, "Chef::Exceptions::User", $"{Context.ToS(user)} required by resource {Resource.Name} does not exist",
                $"User {Context.ToS(user)} does not exist, this run will fail unless it has been previously created. Assuming it would have been created.");
        }
        requirements.Assert("checkout sync", () => Machine.IsDirectory(parent), "Chef::Exceptions::MissingParentDirectory",
            $"Cannot clone {Resource} to {destination}, the enclosing directory {parent} does not exist",
            $"Directory {parent} does not exist, this run will fail unless it has been previously created. Assuming it would have been created.");
        requirements.Assert("", () => !Wanted.StartsWith("origin/", StringComparison.Ordinal), "Chef::Exceptions::InvalidRemoteGitReference",
            "Deploying remote branches is not supported. Specify the remote branch as a local branch for the git repository you're deploying from "
            + $"(ie: '{Wanted.Replace("origin/", "", StringComparison.Ordinal)}' rather than '{Wanted}').");
        requirements.Assert("", () => Resolve() is not null, "Chef::Exceptions::UnresolvableGitReference",
            $"Unable to parse SHA reference for '{Wanted}' in repository '{Repo}'. Verify your (case-sensitive) repository URL and revision.\n`git ls-remote '{Repo}' '{Pattern}'` output: {listing}");
    }

    string Pattern => Wanted is "" or "HEAD" ? "HEAD" : Wanted + "*";
    string listing = "";

    static bool IsSha(string text) => text.Length == 40 && text.All(char.IsAsciiHexDigit);

    /// <summary>The commit of the wanted revision: annotated tags first, then tags, branches, exact names.</summary>
    string? Resolve()
    {
        if (target is not null || IsSha(Wanted))
        {
            return target ??= Wanted;
        }
        listing = Machine.Query(Command(["ls-remote", Repo, Pattern], null)).Check(shownAs: $"git ls-remote \"{Repo}\" \"{Pattern}\"").Stdout;
        var refs = listing.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')).Where(p => p.Length == 2).ToDictionary(p => p[1], p => p[0], StringComparer.Ordinal);
        string? Find(string name) => refs.GetValueOrDefault(name);
        if (Pattern == "HEAD")
        {
            return target = Find("HEAD");
        }
        foreach (var suffix in new[] { "^{}", "" })
        {
            if (Find(Wanted.StartsWith("refs/tags/", StringComparison.Ordinal) ? Wanted + suffix : $"refs/tags/{Wanted}{suffix}") is { } tag)
            {
                isTag = true;
                return target = tag;
            }
            if (Find(Wanted.StartsWith("refs/heads/", StringComparison.Ordinal) ? Wanted + suffix : $"refs/heads/{Wanted}{suffix}") is { } branch)
            {
                isBranch = true;
                return target = branch;
            }
            if (Find(Wanted + suffix) is { } exact)
            {
                return target = exact;
            }
        }
        return null;
    }

    /// <summary>The commit of the wanted revision, for a name of its own; null where there is none.</summary>
    internal string? FindCommit() => Resolve();

    CommandSpec Command(IReadOnlyList<string> arguments, string? directory)
    {
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (Desired.Value(User) is { } user && Machine.FindUser(Context.ToS(user)) is { } account)
        {
            environment["HOME"] = account.Home;
        }
        if (Desired[SshWrapper] is { } wrapper)
        {
            environment["GIT_SSH"] = wrapper;
        }
        var options = new RHash();
        if (Desired[GitResource.Environment] is { } given)
        {
            foreach (var (k, v) in given.Pairs())
            {
                environment[Context.ToS(k)] = v is null ? null : Context.ToS(v);
            }
        }
        var env = new RHash();
        foreach (var (k, v) in environment)
        {
            env.Set(Context, new RString(k), v is null ? null : new RString(v));
        }
        void Set(string name, object? value)
        {
            if (value is not null)
            {
                options.Set(Context, RSymbol.Of(name), value);
            }
        }
        Set("environment", env);
        Set("user", Desired.Value(User));
        Set("group", Desired.Value(GitResource.Group));
        Set("timeout", Desired.Value(GitResource.Timeout));
        Set("cwd", directory is null ? null : new RString(directory));
        return ShellCommand.Build(Context, Run, new RArray(arguments.Prepend("git").Select(a => (object?)new RString(a))), options);
    }

    void Git(ISystem machine, params string[] arguments) => machine.Run(Command(arguments, destination)).Check(shownAs: "git " + string.Join(' ', arguments));

    void Sync()
    {
        if (!HasClone)
        {
            CheckOut();
            return;
        }
        if (!string.Equals(present, Resolve(), StringComparison.OrdinalIgnoreCase))
        {
            Fetch();
            Submodules();
            Info($"updated to revision {target}");
        }
        Remotes();
    }

    void CheckOut()
    {
        if (Machine.Exists(destination) && Machine.TryListDirectory(destination).Count > 0)
        {
            return;
        }
        Converge($"clone from {Repo} into {destination}", machine =>
        {
            List<string> arguments = ["clone"];
            if (RemoteName != "origin")
            {
                arguments.AddRange(["-o", RemoteName]);
            }
            if (Desired[Depth] is { } depth)
            {
                arguments.AddRange(["--depth", depth.ToString(CultureInfo.InvariantCulture), "--no-single-branch"]);
            }
            machine.Run(Command([.. arguments, Repo, destination], null)).Check(shownAs: $"git {string.Join(' ', arguments)} \"{Repo}\" \"{destination}\"");
        });
        if (Desired[EnableCheckout])
        {
            Converge($"checkout ref {target} branch {Wanted}", machine =>
            {
                if (Desired[CheckoutBranch] is { } local)
                {
                    Git(machine, "branch", "-f", local, target!);
                    Git(machine, "checkout", local);
                }
                else if (IsSha(Wanted) || !isBranch)
                {
                    Git(machine, "checkout", target!);
                }
                else
                {
                    ToBranch(machine);
                }
            });
        }
        Submodules();
        Remotes();
    }

    bool OnWantedBranch(ISystem machine) =>
        machine.Query(Command(["rev-parse", "--abbrev-ref", "HEAD"], destination)).Stdout.Trim() == (Desired[CheckoutBranch] ?? Wanted);

    /// <summary>Onto the branch of that name, which tracks the remote's.</summary>
    void ToBranch(ISystem machine)
    {
        if (OnWantedBranch(machine))
        {
            Git(machine, "reset", "--hard", target!);
            return;
        }
        Git(machine, "branch", "-f", Wanted, target!);
        Git(machine, "checkout", Wanted);
        Git(machine, "branch", "-u", $"{RemoteName}/{Wanted}");
    }

    void Fetch()
    {
        TrackRemote(RemoteName, Repo);
        Converge($"fetch updates for {RemoteName}", machine =>
        {
            Git(machine, "fetch", "--prune", RemoteName);
            Git(machine, "fetch", RemoteName, "--tags");
            if (IsSha(Wanted) || isTag || OnWantedBranch(machine) || !isBranch)
            {
                Git(machine, "reset", "--hard", target!);
            }
            else if (Desired[CheckoutBranch] is { } local)
            {
                Git(machine, "branch", "-f", local, target!);
                Git(machine, "checkout", local);
            }
            else
            {
                ToBranch(machine);
            }
        });
    }

    void Submodules()
    {
        if (Desired[EnableSubmodules])
        {
            Converge($"enable git submodules for {Resource}", machine =>
            {
                Git(machine, "submodule", "sync");
                Git(machine, "submodule", "update", "--init", "--recursive");
            });
        }
    }

    void Remotes()
    {
        foreach (var (name, url) in Desired[AdditionalRemotes]?.Pairs() ?? [])
        {
            Converge($"add remote {Context.ToS(name)} from {Context.ToS(url)}", machine => SetRemote(machine, Context.ToS(name), Context.ToS(url)));
        }
    }

    void TrackRemote(string name, string url) => Converge($"set up remote tracking branches for {url} at {name}", machine => SetRemote(machine, name, url));

    void SetRemote(ISystem machine, string name, string url)
    {
        var known = machine.Query(Command(["config", "--get", $"remote.{name}.url"], destination));
        if (known.ExitCode == 1)
        {
            Git(machine, "remote", "add", name, url);
        }
        else if (known.ExitCode == 2 || known.Stdout.Trim() != url)
        {
            Git(machine, "config", "--replace-all", $"remote.{name}.url", url);
        }
    }

    void Export()
    {
        CheckOut();
        Converge($"complete the export by removing {destination}.git after checkout", machine =>
        {
            if (machine.Exists($"{destination}/.git"))
            {
                machine.RemoveTree($"{destination}/.git");
            }
        });
    }
}
