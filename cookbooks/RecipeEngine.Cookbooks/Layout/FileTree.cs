using RecipeEngine.Systems;

namespace RecipeEngine.Cookbooks;

/// <summary>The files below the roots of a cookbook, each directory listed when first asked for; of equal paths the last root's counts.</summary>
sealed class FileTree(IReadOnlySystem machine, IReadOnlyList<string> roots)
{
    readonly Dictionary<string, IReadOnlyList<CookbookFile>> segments = new(StringComparer.Ordinal);
    IReadOnlyList<CookbookFile>? rootFiles;
    Chefignore? ignored;

    Chefignore Ignored => ignored ??= Chefignore.For(machine, roots[^1]);

    /// <summary>Every file below a top-level directory, sorted by path.</summary>
    public IReadOnlyList<CookbookFile> Below(string segment)
    {
        if (!segments.TryGetValue(segment, out var files))
        {
            files = Collect((root, found) => Walk(root, segment, found));
            segments[segment] = files;
        }

        return files;
    }

    /// <summary>The files beside the top-level directories, sorted.</summary>
    public IReadOnlyList<CookbookFile> RootFiles => rootFiles ??= Collect((root, found) =>
    {
        foreach (var entry in machine.TryListDirectory(root))
        {
            AddFile(root, entry.Name, found);
        }
    });

    /// <summary>Every file of the cookbook, sorted; directories beginning with a dot at the top are no part of it.</summary>
    public IReadOnlyList<CookbookFile> All()
    {
        var directories = roots.SelectMany(machine.TryListDirectory)
            .Where(entry => entry.Type == FileType.Directory && !entry.Name.StartsWith('.'))
            .Select(entry => entry.Name).Distinct(StringComparer.Ordinal);
        return [.. RootFiles.Concat(directories.SelectMany(Below)).OrderBy(file => file.RelativePath, StringComparer.Ordinal)];
    }

    /// <summary>One file by its path below the cookbook, without listing anything.</summary>
    public CookbookFile? Find(string relativePath)
    {
        for (var i = roots.Count - 1; i >= 0; i--)
        {
            var path = MachinePath.Join(roots[i], relativePath);
            if (machine.IsFile(path))
            {
                return Ignored.Ignores(relativePath) ? null : new CookbookFile(relativePath, path);
            }
        }

        return null;
    }

    List<CookbookFile> Collect(Action<string, Dictionary<string, CookbookFile>> walk)
    {
        var found = new Dictionary<string, CookbookFile>(StringComparer.Ordinal);
        foreach (var root in roots)
        {
            walk(root, found);
        }

        return [.. found.Values.Where(file => !Ignored.Ignores(file.RelativePath)).OrderBy(file => file.RelativePath, StringComparer.Ordinal)];
    }

    // A symbolic link to a file is a file of the cookbook, one to a directory is not followed.
    void Walk(string root, string directory, Dictionary<string, CookbookFile> found)
    {
        foreach (var entry in machine.TryListDirectory(MachinePath.Join(root, directory)))
        {
            var relativePath = $"{directory}/{entry.Name}";
            if (entry.Type == FileType.Directory)
            {
                Walk(root, relativePath, found);
            }
            else
            {
                AddFile(root, relativePath, found);
            }
        }
    }

    void AddFile(string root, string relativePath, Dictionary<string, CookbookFile> found)
    {
        var path = MachinePath.Join(root, relativePath);
        if (machine.IsFile(path))
        {
            found[relativePath] = new CookbookFile(relativePath, path);
        }
    }
}
