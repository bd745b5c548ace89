namespace RecipeEngine.Engine.Resources;

/// <summary>A directory with owner, group and mode.</summary>
public class DirectoryProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<DirectoryProvider>(DirectoryResource.Type,
        ("create", d => d.Create()), ("delete", d => d.Delete()));

    string path = "";
    FileStatus? present;

    protected override State? Load()
    {
        path = Desired[DirectoryResource.Path]!;
        present = Machine.TryStat(path);
        return present is not { } p ? null : new State
        {
            [DirectoryResource.Owner] = Machine.FindUser(p.UserId)?.Name ?? p.UserId.ToString(CultureInfo.InvariantCulture),
            [DirectoryResource.Group] = Machine.FindGroup(p.GroupId)?.Name ?? p.GroupId.ToString(CultureInfo.InvariantCulture),
            [DirectoryResource.Mode] = new RString(new PermissionBits(p.Mode).ToString()),
        };
    }

    protected override void Require(Requirements requirements)
    {
        var parent = Path.GetDirectoryName(path.TrimEnd('/')) is { Length: > 0 } d ? d : "/";
        if (!Desired[DirectoryResource.Recursive])
        {
            requirements.Assert("create", () => Machine.IsDirectory(parent), "Chef::Exceptions::EnclosingDirectoryDoesNotExist",
                $"Parent directory {parent} does not exist, cannot create {path}", $"Assuming directory {parent} would have been created");
        }
        requirements.Assert("create", () => present is null or { IsDirectory: true }, "Chef::Exceptions::FileTypeMismatch", $"Cannot create {Resource} at {path} because a file already exists at that path");
        FileAccess.Require(requirements, Machine, "create", Desired.Value(DirectoryResource.Owner), Desired.Value(DirectoryResource.Group));
        requirements.Assert("delete", () => present is null or { IsDirectory: true }, "RuntimeError", $"Cannot delete {Resource} at {path}, it is not a directory!");
    }

    protected void Create()
    {
        if (present is null)
        {
            Converge($"create new directory {path}", machine =>
            {
                if (Desired[DirectoryResource.Recursive])
                {
                    machine.CreateDirectories(path);
                }
                else
                {
                    machine.CreateDirectory(path);
                }
            });
            Info($"created directory {path}");
        }
        var access = new FileAccess(Context, Machine, Desired.Value(DirectoryResource.Owner), Desired.Value(DirectoryResource.Group), Desired.Value(DirectoryResource.Mode), present);
        if (access.Changes() is { Count: > 0 } lines)
        {
            Converge(lines, machine => access.Apply(machine, path));
            access.Log(Info);
        }
    }

    protected void Delete()
    {
        if (present is null)
        {
            return;
        }
        Converge($"delete existing directory {path}", machine =>
        {
            if (Desired[DirectoryResource.Recursive])
            {
                machine.RemoveTree(path);
            }
            else
            {
                machine.RemoveDirectory(path);
            }
        });
        Info($"deleted {path}{(Desired[DirectoryResource.Recursive] ? " recursively" : "")}");
    }
}
