namespace RecipeEngine.Cookbooks.Archives;

/// <summary>The directory an archive is unpacked into; everything stays below it.</summary>
/// <param name="directory">absolute</param>
/// <param name="refuse">makes the error for a reason</param>
sealed class ArchiveTarget(ISystem machine, string directory, Func<string, RecipeError> refuse)
{
    readonly HashSet<string> links = new(StringComparer.Ordinal);
    readonly HashSet<string> made = new(StringComparer.Ordinal);

    public void Directory(string name)
    {
        if (Inside(name) is { Length: > 0 } path)
        {
            MakeDirectory(path);
        }
    }

    public void File(string name, Stream? content, int mode)
    {
        var path = Place(name);
        using var file = machine.Open(path, OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Truncate | OpenFlags.NoFollow, (mode & 0x49) != 0 ? 0x1ED : 0x1A4);
        content?.CopyTo(file);
    }

    public void SymbolicLink(string name, string target)
    {
        var path = Place(name);
        var relative = path[(directory.Length + 1)..];
        var depth = relative.Count(c => c == '/');
        if (target.StartsWith('/') || target.Contains('\0', StringComparison.Ordinal))
        {
            throw refuse($"the link {name} leads to {target}");
        }

        // Upward steps count only at the beginning: behind a name, which may itself be a link, nobody knows where they lead.
        var upward = target.Split('/').TakeWhile(part => part is ".." or "." or "").Count(part => part == "..");
        if (upward > depth || target.Split('/').Count(part => part == "..") > upward)
        {
            throw refuse($"the link {name} leads out of it, to {target}");
        }

        links.Add(relative);
        machine.CreateSymbolicLink(target, path);
    }

    public void HardLink(string name, string target)
    {
        var from = Inside(target) is { Length: > 0 } known && !links.Contains(known) && machine.IsFile($"{directory}/{known}")
            ? $"{directory}/{known}"
            : throw refuse($"the hard link {name} leads to {target}, which is no file in it");
        machine.WriteBytes(Place(name), machine.ReadBytes(from));
    }

    string Place(string name)
    {
        var path = Inside(name);
        if (path.Length == 0)
        {
            throw refuse("a file in it has no name");
        }

        if (MachinePath.Parent(path) is { Length: > 0 } parent)
        {
            MakeDirectory(parent);
        }

        // A later entry of the same name replaces an earlier one.
        if (machine.TryLStat($"{directory}/{path}") is { } before)
        {
            if (before.IsDirectory)
            {
                throw refuse($"{name} is a directory and a file in it");
            }

            links.Remove(path);
            machine.RemoveFile($"{directory}/{path}");
        }

        return $"{directory}/{path}";
    }

    void MakeDirectory(string path)
    {
        if (made.Add(path))
        {
            machine.CreateDirectories($"{directory}/{path}", 0x1ED);
        }
    }

    /// <summary>The path below the directory, "" for the directory itself.</summary>
    string Inside(string name)
    {
        if (name.StartsWith('/') || name.Contains('\0', StringComparison.Ordinal) || name.Split('/').Contains(".."))
        {
            throw refuse($"the path {name} leads out of it");
        }

        var path = string.Join('/', name.Split('/').Where(part => part is not ("" or ".")));
        var above = "";
        foreach (var part in path.Split('/'))
        {
            if (links.Contains(above))
            {
                throw refuse($"the path {name} goes through the link {above}");
            }

            above = above.Length == 0 ? part : $"{above}/{part}";
        }

        return path;
    }
}
