namespace RecipeEngine.Systems.Fake;

/// <summary>The directory tree of a <see cref="FakeSystem"/>: walking paths as the kernel does.</summary>
internal sealed class FakeTree
{
    const int MostLinks = 40;
    long lastInode = 1;

    public FakeTree() => Root = NewNode(FileType.Directory, 0b111_101_101);

    public FakeNode Root { get; }

    public FakeNode NewNode(FileType type, int mode, string target = "") => new(type, lastInode++, mode) { Target = target };

    /// <summary>Where a path leads: its node (null when only the last name is missing), its directory, its name and its true path.</summary>
    public (FakeNode? Node, FakeNode Parent, string Name, string RealPath) Walk(string path, string from, bool follow, string operation)
    {
        if (path.Length == 0)
        {
            throw new MachineException(Errno.ENOENT, operation, path);
        }

        LinkedList<string> left = new(Split(path));
        bool mustBeDirectory = path.EndsWith('/');
        List<(string Name, FakeNode Node)> trail = [];
        if (path[0] != '/')
        {
            left = new LinkedList<string>(Split(from).Concat(Split(path)));
        }

        int links = 0;
        while (left.First is { } first)
        {
            left.RemoveFirst();
            FakeNode here = trail.Count == 0 ? Root : trail[^1].Node;
            if (here.Type != FileType.Directory)
            {
                throw new MachineException(Errno.ENOTDIR, operation, path);
            }

            if (first.Value == ".")
            {
                continue;
            }

            if (first.Value == "..")
            {
                if (trail.Count > 0)
                {
                    trail.RemoveAt(trail.Count - 1);
                }

                continue;
            }

            if (!here.Children.TryGetValue(first.Value, out FakeNode? next))
            {
                return left.Count == 0
                    ? (null, here, first.Value, PathOf(trail, first.Value))
                    : throw new MachineException(Errno.ENOENT, operation, path);
            }

            if (next.Type == FileType.SymbolicLink && (follow || left.Count > 0 || mustBeDirectory))
            {
                if (++links > MostLinks)
                {
                    throw new MachineException(Errno.ELOOP, operation, path);
                }

                foreach (string name in Split(next.Target).Reverse())
                {
                    left.AddFirst(name);
                }

                if (next.Target.StartsWith('/'))
                {
                    trail.Clear();
                }

                continue;
            }

            trail.Add((first.Value, next));
        }

        FakeNode node = trail.Count == 0 ? Root : trail[^1].Node;
        if (mustBeDirectory && node.Type != FileType.Directory)
        {
            throw new MachineException(Errno.ENOTDIR, operation, path);
        }

        FakeNode parent = trail.Count < 2 ? Root : trail[^2].Node;
        return (node, parent, trail.Count == 0 ? "/" : trail[^1].Name, PathOf(trail));
    }

    static string[] Split(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    static string PathOf(List<(string Name, FakeNode Node)> trail, string? last = null)
    {
        IEnumerable<string> names = trail.Select(step => step.Name);
        return "/" + string.Join('/', last is null ? names : names.Append(last));
    }
}
