
namespace RecipeEngine.Systems;

/// <summary>The passwd and group files, read again only when they have changed.</summary>
internal sealed class UserDatabase(IReadOnlySystem machine)
{
    Table<UserEntry> users = new([], static user => user.Name, static user => user.UserId);
    Table<GroupEntry> groups = new([], static group => group.Name, static group => group.GroupId);
    FileStatus? usersSeen;
    FileStatus? groupsSeen;

    public Table<UserEntry> Users
    {
        get
        {
            if (HasChanged("/etc/passwd", ref usersSeen))
            {
                users = new(Read("/etc/passwd", UserEntry.Parse), static user => user.Name, static user => user.UserId);
            }

            return users;
        }
    }

    public Table<GroupEntry> Groups
    {
        get
        {
            if (HasChanged("/etc/group", ref groupsSeen))
            {
                groups = new(Read("/etc/group", GroupEntry.Parse), static group => group.Name, static group => group.GroupId);
            }

            return groups;
        }
    }

    bool HasChanged(string path, ref FileStatus? seen)
    {
        FileStatus? now = machine.TryStat(path) is { } status ? status with { AccessTime = default } : null;
        bool changed = now != seen;
        seen = now;
        return changed;
    }

    List<T> Read<T>(string path, Func<string, T?> parse)
        where T : class
    {
        List<T> entries = [];
        foreach (string line in SystemExtensions.SplitLines(machine.TryReadText(path) ?? ""))
        {
            if (parse(line) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return entries;
    }

    /// <summary>Entries in file order, found by name or id; of several with one id the first counts, as in getpwuid(3).</summary>
    internal sealed class Table<T>(IReadOnlyList<T> entries, Func<T, string> name, Func<T, long> id)
        where T : class
    {
        public IReadOnlyList<T> Entries => entries;

        public T? Find(string wanted)
        {
            foreach (T entry in entries)
            {
                if (name(entry) == wanted)
                {
                    return entry;
                }
            }

            return null;
        }

        public T? Find(long wanted)
        {
            foreach (T entry in entries)
            {
                if (id(entry) == wanted)
                {
                    return entry;
                }
            }

            return null;
        }
    }
}
