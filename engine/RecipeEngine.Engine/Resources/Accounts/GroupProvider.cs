using static RecipeEngine.Engine.Resources.GroupResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>Groups of a Linux host, made by groupadd, their members set by gpasswd.</summary>
public sealed class GroupProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<GroupProvider>(GroupResource.Type,
        ("create", p => p.Create()), ("remove", p => p.Remove()), ("modify", p => p.Change("modify", "modified")), ("manage", p => p.Manage()))
        .When("Chef::Provider::Group::Gpasswd", null);

    GroupEntry? entry;

    string Name => Desired[GroupName]!;
    IReadOnlyList<string> Wanted => Desired[Members] ?? [];
    IReadOnlyList<string> Unwanted => Desired[ExcludedMembers] ?? [];
    IReadOnlyList<string> Present => entry?.Members ?? [];
    string? WantedId => Desired[Gid];
    string? PresentId => entry?.GroupId.ToString(System.Globalization.CultureInfo.InvariantCulture);

    protected override State? Load()
    {
        entry = Machine.FindGroup(Name);
        return entry is null ? null : new State { [GroupName] = entry.Name, [Gid] = PresentId, [Members] = entry.Members };
    }

    protected override void Require(Requirements requirements)
    {
        requirements.Assert("modify", () => entry is not null, "Chef::Exceptions::Group", $"Cannot modify {Resource} - group does not exist!",
            assumption: $"Group {Resource} does not exist. Unless it would have been created earlier in this run, this attempt to modify it would fail.");
        var both = Wanted.Intersect(Unwanted).ToList();
        requirements.Assert("all_actions", () => both.Count == 0, "Chef::Exceptions::ConflictingMembersInGroup",
            $"Attempting to both add and remove users from a group: '{string.Join(", ", both)}'");
        foreach (var tool in (string[])["/usr/sbin/groupadd", "/usr/sbin/groupmod", "/usr/sbin/groupdel", "/usr/bin/gpasswd"])
        {
            requirements.Assert("all_actions", () => Machine.Exists(tool), "Chef::Exceptions::Group", $"Could not find binary {tool} for {Resource}");
        }
    }

    IReadOnlyList<string> Differences()
    {
        var list = new List<string>();
        if (WantedId is not null && WantedId != PresentId)
        {
            list.Add($"change gid {PresentId} to {WantedId}");
        }
        if (!Desired[Append])
        {
            if (!Wanted.Order(StringComparer.Ordinal).SequenceEqual(Present.Order(StringComparer.Ordinal)))
            {
                list.Add($"replace group members with new list of members: {string.Join(", ", Wanted)}");
            }
            return list;
        }
        if (Missing.Count > 0)
        {
            list.Add($"add missing member(s): {string.Join(", ", Missing)}");
        }
        if (Leaving.Count > 0)
        {
            list.Add($"remove existing member(s): {string.Join(", ", Leaving)}");
        }
        return list;
    }

    IReadOnlyList<string> Missing => [.. Wanted.Where(m => !Present.Contains(m))];
    IReadOnlyList<string> Leaving => [.. Unwanted.Where(m => Present.Contains(m))];

    void Tool(ISystem machine, params IEnumerable<string?> words) => ShellOut.Of(Context, words).Run(machine);

    IEnumerable<string> IdOptions => WantedId is not null && WantedId != PresentId ? ["-g", WantedId] : [];

    void Create()
    {
        if (entry is not null)
        {
            Change("alter", "altered");
            return;
        }
        Converge($"create group {Name}", machine =>
        {
            Tool(machine, ["groupadd", .. IdOptions, Name, Desired[IsSystem] ? "-r" : null, Desired[NonUnique] ? "-o" : null]);
            SetMembers(machine);
            Info("created");
        });
    }

    void Manage()
    {
        if (entry is not null)
        {
            Change("manage", "managed");
        }
    }

    void Change(string verb, string past)
    {
        var differences = Differences();
        if (differences.Count == 0)
        {
            return;
        }
        Converge([$"{verb} group {Name}", .. differences.Select(d => new ChangeLine(d))], machine =>
        {
            Tool(machine, ["groupmod", .. IdOptions, Name]);
            SetMembers(machine);
            Info($"{past}: {string.Join(", ", differences)}");
        });
    }

    void SetMembers(ISystem machine)
    {
        if (!Desired[Append])
        {
            Tool(machine, "gpasswd", "-M", string.Join(',', Wanted), Name);
            return;
        }
        foreach (var member in Missing)
        {
            Tool(machine, "gpasswd", "-a", member, Name);
        }
        foreach (var member in Leaving)
        {
            Tool(machine, "gpasswd", "-d", member, Name);
        }
    }

    void Remove()
    {
        if (entry is null)
        {
            return;
        }
        Converge($"remove group {Name}", machine =>
        {
            Tool(machine, "groupdel", Name);
            Info("removed");
        });
    }
}
