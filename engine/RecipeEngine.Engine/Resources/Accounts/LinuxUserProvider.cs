using static RecipeEngine.Engine.Resources.UserResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>Accounts of a Linux host, made by useradd, changed by usermod.</summary>
public sealed class LinuxUserProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<LinuxUserProvider>(LinuxUserResource.Type,
        ("create", p => p.Create()), ("remove", p => p.Remove()), ("modify", p => p.Change("modify", "modified:")), ("manage", p => p.Manage()),
        ("lock", p => p.Lock()), ("unlock", p => p.Unlock())).When("Chef::Provider::User::Linux", null);

    UserAccount account = null!;
    bool groupFound = true;

    string Name => Desired[Username]!;

    protected override State? Load()
    {
        var entry = Machine.FindUser(Name);
        account = new UserAccount(Context, p => Desired.Value(p), entry, ShadowEntry.Find(Machine.TryReadText("/etc/shadow") ?? "", Name));
        account.WantedGroup = Desired.Value(Gid) is { } group ? Context.ToS(group) : null;
        if (entry is null)
        {
            return null;
        }
        // An account that exists is compared by number; for a new one useradd looks the name up itself.
        if (Desired.Value(Gid) is RString name && !IsNumber(name.Text))
        {
            var found = Machine.FindGroup(name.Text);
            groupFound = found is not null;
            account.WantedGroup = found?.GroupId.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? name.Text;
        }
        return new State
        {
            [Username] = entry.Name,
            [Uid] = $"{entry.UserId}",
            [Gid] = $"{entry.GroupId}",
            [Home] = entry.Home,
            [Shell] = entry.Shell,
            [Comment] = entry.Comment,
        };
    }

    // What Ruby's to_i makes something else than 0 of.
    static bool IsNumber(string text) => text.TrimStart() is { Length: > 0 } t && char.IsAsciiDigit(t[0]) && t[0] != '0';

    protected override void Require(Requirements requirements)
    {
        requirements.Assert("create modify manage lock unlock", () => groupFound, "Chef::Exceptions::User", $"Couldn't lookup integer GID for group name {account.WantedGroup}",
            assumption: $"group name {account.WantedGroup} does not exist.  This will cause group assignment to fail.  Assuming this group will have been created previously.");
        requirements.Assert("modify lock unlock", () => account.Exists, "Chef::Exceptions::User", $"Cannot modify user {Name} - does not exist!",
            assumption: $"Assuming user {Name} would have been created");
    }

    ShellOut Tool(params IEnumerable<string?> words) => ShellOut.Of(Context, words);

    void Create()
    {
        if (account.Exists)
        {
            Change("alter", "altered,");
            return;
        }
        Converge($"create user {Name}", machine =>
        {
            Tool(["useradd", .. account.Options(), Desired[IsSystem] ? "-r" : null, Desired[ManageHome] ? "-m" : "-M", Name]).Run(machine);
            Info("created");
        });
    }

    void Manage()
    {
        if (account.Exists)
        {
            Change("manage", "managed:");
        }
    }

    void Change(string verb, string past)
    {
        var differences = account.Differences(Context.Truthy(Resource.Read(Context, "sensitive")));
        if (differences.Count == 0)
        {
            return;
        }
        Converge([$"{verb} user {Name}", .. differences.Select(d => new ChangeLine(d))], machine =>
        {
            var tool = Tool(["usermod", .. account.Options(), .. account.ModifyOptions(), Name]);
            var result = tool.Try(machine);
            // 12: the home directory could not be moved, which is no matter when it is there already.
            if (result.ExitCode == 12 && !result.Stderr.Contains("exists", StringComparison.Ordinal))
            {
                throw new RubyError("Chef::Exceptions::User", $"Unable to modify home directory for {Name}");
            }
            tool.Check(result, 0, 12);
            Info($"{past} {string.Join(", ", differences)}");
        });
    }

    void Remove()
    {
        if (!account.Exists)
        {
            return;
        }
        Converge($"remove user {Name}", machine =>
        {
            Tool("userdel", Desired[ManageHome] ? "-r" : null, Desired[Force] ? "-f" : null, Name).Run(machine);
            Info("removed");
        });
    }

    void Lock()
    {
        if (IsLocked())
        {
            Debug($"{Resource} already locked - nothing to do");
            return;
        }
        Converge($"lock the user {Name}", machine =>
        {
            Tool("usermod", "-L", Name).Run(machine);
            Info("locked");
        });
    }

    void Unlock()
    {
        if (!IsLocked())
        {
            Debug($"{Resource} already unlocked - nothing to do");
            return;
        }
        Converge($"unlock user {Name}", machine =>
        {
            Tool("usermod", "-U", Name).Run(machine);
            Info("unlocked");
        });
    }

    bool IsLocked()
    {
        var tool = Tool("passwd", "-S", Name);
        var result = tool.Query(Machine);
        if (result.Stderr.Contains("does not exist", StringComparison.Ordinal))
        {
            return WhyRun ? false : throw new RubyError("Chef::Exceptions::User", $"User {Name} does not exist when checking lock status for {Resource}");
        }
        tool.Check(result, 0, 1);
        var status = result.Stdout.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(1);
        return status switch
        {
            ['P' or 'N', ..] => false,
            ['L', ..] => true,
            _ => throw new RubyError("Chef::Exceptions::User", $"Cannot determine if user {Name} is locked for {Resource}"),
        };
    }
}
