namespace RecipeEngine.Engine.Resources;

/// <summary>Copies of files made before they are changed, below <c>file_backup_path</c>; the oldest beyond the wanted number go.</summary>
static class FileBackup
{
    /// <param name="keep">how many copies, or false for none</param>
    /// <param name="info">log line of the resource</param>
    public static void Make(Context context, ChefRun run, ISystem machine, string path, object? keep, Action<string> info)
    {
        if (keep is not long count || count <= 0 || machine.TryStat(path) is not { IsFile: true } status)
        {
            return;
        }
        var root = run.Config.Text(context, "file_backup_path") ?? "/var/chef/backup";
        var target = $"{root.TrimEnd('/')}/{path.TrimStart('/')}.chef-{machine.UtcNow:yyyyMMddHHmmss.ffffff}";
        var directory = Path.GetDirectoryName(target)!;
        machine.CreateDirectories(directory);
        machine.WriteAtomically(target, machine.ReadBytes(path), new FileOwnership(status.UserId, status.GroupId, status.Mode));
        info($"backed up to {target}");
        var prefix = Path.GetFileName(path) + ".chef-";
        var old = machine.TryListDirectory(directory).Select(e => e.Name).Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        foreach (var name in old.Take(Math.Max(0, old.Count - (int)count)))
        {
            machine.RemoveFile($"{directory}/{name}");
            info($"removed backup at {directory}/{name}");
        }
    }
}
