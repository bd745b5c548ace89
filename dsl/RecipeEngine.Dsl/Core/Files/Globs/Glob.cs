using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Core.Files.Globs;

/// <summary>Finds the paths of a machine that a pattern names, as Dir.glob: <c>* ? [] {} **/</c>, entries of a directory in byte order.</summary>
public sealed class Glob(IReadOnlySystem machine, GlobFlags flags, string? baseDirectory, bool sort)
{
    readonly List<string> found = [];

    public static List<string> Find(IReadOnlySystem machine, string pattern, GlobFlags flags, string? baseDirectory = null, bool sort = true)
    {
        var glob = new Glob(machine, flags & ~GlobFlags.PathName, baseDirectory, sort);
        foreach (var plain in Braces.Expand(pattern, flags))
        {
            glob.Run(plain);
        }
        return glob.found;
    }

    enum Kind { Plain, Magical, Recursive, MatchAll, MatchDirectory }

    sealed record Segment(Kind Kind, string Text, Segment? Next);

    void Run(string pattern)
    {
        if (pattern.Length == 0)
        {
            return;
        }
        var root = "";
        if (pattern.StartsWith('/'))
        {
            root = "/";
            pattern = pattern[1..];
        }
        Visit(root, [Parse(pattern)], root.Length > 0);
    }

    Segment Parse(string pattern)
    {
        var parts = pattern.Split('/');
        var chain = parts[^1].Length == 0 && parts.Length > 1 ? new Segment(Kind.MatchDirectory, "", null) : new Segment(Kind.MatchAll, "", null);
        if (pattern.Length == 0)
        {
            return new Segment(Kind.MatchDirectory, "", null);
        }
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            if (parts[i].Length == 0)
            {
                continue;
            }
            var recursive = parts[i] == "**" && i < parts.Length - 1;
            if (recursive && chain.Kind == Kind.Recursive)
            {
                continue;
            }
            chain = new Segment(recursive ? Kind.Recursive : IsMagical(parts[i]) ? Kind.Magical : Kind.Plain, parts[i], chain);
        }
        return chain;
    }

    bool IsMagical(string part) => part.AsSpan().ContainsAny("*?[") || ((flags & GlobFlags.CaseFold) != 0 && part.Any(char.IsAsciiLetter));

    string Unescape(string part)
    {
        if ((flags & GlobFlags.NoEscape) != 0 || !part.Contains('\\', StringComparison.Ordinal))
        {
            return part;
        }
        var result = new System.Text.StringBuilder();
        for (var i = 0; i < part.Length; i++)
        {
            if (part[i] == '\\' && i + 1 < part.Length)
            {
                i++;
            }
            result.Append(part[i]);
        }
        return result.ToString();
    }

    string Real(string path) => baseDirectory is not { Length: > 0 } b || path.StartsWith('/') ? (path.Length == 0 ? "." : path) : path.Length == 0 ? b : b + "/" + path;

    static string Join(string path, string name) => path.Length == 0 || path.EndsWith('/') ? path + name : path + "/" + name;

    void Visit(string path, List<Segment> patterns, bool isRoot)
    {
        bool all = false, directory = false, magical = false, recursive = false, plain = false;
        foreach (var segment in patterns)
        {
            var s = segment;
            if (s.Kind == Kind.Recursive)
            {
                recursive = true;
                s = s.Next!;
            }
            all |= s.Kind == Kind.MatchAll;
            directory |= s.Kind == Kind.MatchDirectory;
            magical |= s.Kind == Kind.Magical;
            plain |= s.Kind == Kind.Plain;
        }
        if (path.Length > 0)
        {
            if (all && machine.TryLStat(Real(path)) is not null)
            {
                found.Add(path);
            }
            if (directory && machine.TryStat(Real(path)) is { IsDirectory: true })
            {
                found.Add(path.EndsWith('/') ? path : path + "/");
            }
        }
        if (magical || recursive)
        {
            VisitEntries(path, patterns, recursive, isRoot);
        }
        else if (plain)
        {
            foreach (var group in patterns.Where(s => s.Kind == Kind.Plain).GroupBy(s => s.Text))
            {
                Visit(Join(path, Unescape(group.Key)), group.Select(s => s.Next!).ToList(), false);
            }
        }
    }

    void VisitEntries(string path, List<Segment> patterns, bool recursive, bool isRoot)
    {
        IEnumerable<DirectoryEntry> entries = machine.TryListDirectory(Real(path));
        if (!recursive || ((flags & GlobFlags.DotMatch) != 0 && (path.Length == 0 || isRoot)))
        {
            entries = entries.Append(new DirectoryEntry(".", FileType.Directory, 0));
        }
        if (sort)
        {
            entries = entries.OrderBy(e => e.Name, StringComparer.Ordinal);
        }
        foreach (var entry in entries)
        {
            var hidden = entry.Name.StartsWith('.');
            var descends = recursive && entry.Name != "." && (!hidden || (flags & GlobFlags.DotMatch) != 0) && IsRealDirectory(path, entry);
            var next = new List<Segment>();
            foreach (var segment in patterns)
            {
                var s = segment;
                if (s.Kind == Kind.Recursive)
                {
                    if (descends)
                    {
                        next.Add(s);
                    }
                    s = s.Next!;
                }
                if ((s.Kind == Kind.Plain && Unescape(s.Text) == entry.Name) || (s.Kind == Kind.Magical && FnMatch.IsMatch(s.Text, entry.Name, flags & ~GlobFlags.ExtGlob)))
                {
                    next.Add(s.Next!);
                }
            }
            if (next.Count > 0)
            {
                Visit(Join(path, entry.Name), next, false);
            }
        }
    }

    bool IsRealDirectory(string path, DirectoryEntry entry) =>
        entry.Type == FileType.Unknown ? machine.TryLStat(Real(Join(path, entry.Name))) is { IsDirectory: true } : entry.Type == FileType.Directory;
}
