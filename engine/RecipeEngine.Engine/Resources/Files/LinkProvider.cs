namespace RecipeEngine.Engine.Resources;

/// <summary>A symbolic or hard link.</summary>
public sealed class LinkProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<LinkProvider>(LinkResource.Type,
        ("create", l => l.Create()), ("delete", l => l.Delete()));

    string target = "";
    FileStatus? present;
    string? pointsTo;

    bool IsSymbolic => Context.ToS(Desired.Value(LinkResource.LinkType)) == "symbolic";
    string To => Desired[LinkResource.To] ?? throw new RubyError("Chef::Exceptions::ValidationFailed", $"{Resource}: `to` must be given");

    protected override State? Load()
    {
        target = Desired[LinkResource.TargetFile]!;
        present = Machine.TryLStat(target);
        if (present is not { } p)
        {
            return null;
        }
        var symbolic = p.IsSymbolicLink;
        pointsTo = symbolic ? Machine.ReadLink(target)
            : Desired[LinkResource.To] is { } to && Machine.TryStat(to) is { } s && s.Inode == p.Inode && s.Device == p.Device ? to : "";
        return new State
        {
            [LinkResource.To] = pointsTo,
            [LinkResource.LinkType] = symbolic ? "symbolic" : "hard",
            [LinkResource.Owner] = Machine.FindUser(p.UserId)?.Name ?? p.UserId.ToString(CultureInfo.InvariantCulture),
            [LinkResource.Group] = Machine.FindGroup(p.GroupId)?.Name ?? p.GroupId.ToString(CultureInfo.InvariantCulture),
        };
    }

    protected override void Require(Requirements requirements)
    {
        requirements.Assert("delete", () => present is null || (IsSymbolic ? present is { IsSymbolicLink: true } : present is { IsFile: true } && pointsTo!.Length > 0),
            "Chef::Exceptions::Link", $"Cannot delete {Resource} at {target}! Not a {(IsSymbolic ? "symbolic" : "hard")} link.",
            $"Would assume the link at {target} was previously created");
        FileAccess.Require(requirements, Machine, "create", Desired.Value(LinkResource.Owner), Desired.Value(LinkResource.Group));
    }

    bool IsRight => present is { } p && p.IsSymbolicLink == IsSymbolic && pointsTo == To;

    void Create()
    {
        var made = !IsRight;
        if (made)
        {
            if (present is { IsSymbolicLink: true } && IsSymbolic)
            {
                Converge($"unlink existing symlink to file at {target}", machine => machine.RemoveFile(target));
            }
            else if (present is { IsDirectory: false })
            {
                Converge($"unlink existing {(present is { IsSymbolicLink: true } ? "symlink to file" : "file")} at {target}", machine => machine.RemoveFile(target));
            }
            if (IsSymbolic)
            {
                Converge($"create symlink at {target} to {To}", machine => machine.CreateSymbolicLink(To, target));
                Info("created");
            }
            else
            {
                Converge($"create hard link at {target} to {To}", machine => machine.CreateHardLink(To, target));
                Info("created");
            }
        }
        if (IsSymbolic)
        {
            var access = new FileAccess(Context, Machine, Desired.Value(LinkResource.Owner), Desired.Value(LinkResource.Group), null, made ? null : present);
            if (access.Changes(withMode: false) is { Count: > 0 } lines)
            {
                Converge(lines, machine => access.Apply(machine, target, withMode: false, followLinks: false));
            }
        }
    }

    void Delete()
    {
        if (present is null)
        {
            return;
        }
        Converge($"delete link to file at {target}", machine => machine.RemoveFile(target));
        Info("deleted");
    }
}
