namespace RecipeEngine.Systems;

public sealed partial class LocalSystem
{
    UserDatabase? database;

    UserDatabase Database => database ??= new UserDatabase(this);

    public IReadOnlyList<UserEntry> Users => Database.Users.Entries;

    public IReadOnlyList<GroupEntry> Groups => Database.Groups.Entries;

    public UserEntry? FindUser(string name) => Database.Users.Find(name) ?? Elsewhere("passwd", name, UserEntry.Parse);

    public UserEntry? FindUser(long userId) => Database.Users.Find(userId) ?? Elsewhere("passwd", $"{userId}", UserEntry.Parse);

    public GroupEntry? FindGroup(string name) => Database.Groups.Find(name) ?? Elsewhere("group", name, GroupEntry.Parse);

    public GroupEntry? FindGroup(long groupId) => Database.Groups.Find(groupId) ?? Elsewhere("group", $"{groupId}", GroupEntry.Parse);

    // Directory services (LDAP, systemd's dynamic users) are asked through getent, and only where they are configured.
    T? Elsewhere<T>(string table, string key, Func<string, T?> parse)
        where T : class
    {
        foreach (string line in SystemExtensions.SplitLines(this.TryReadText("/etc/nsswitch.conf") ?? ""))
        {
            if (!line.StartsWith(table + ":", StringComparison.Ordinal))
            {
                continue;
            }

            string[] sources = line[(table.Length + 1)..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            return sources.Except(["files", "compat", "systemd"]).Any() && this.TryQuery("getent", table, key) is { IsSuccess: true } found
                ? parse(found.Stdout.TrimEnd('\n'))
                : null;
        }

        return null;
    }
}
