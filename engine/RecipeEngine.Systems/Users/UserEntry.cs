namespace RecipeEngine.Systems;

/// <summary>One line of the passwd database.</summary>
public sealed record UserEntry(string Name, string Password, long UserId, long GroupId, string Comment, string Home, string Shell)
{
    /// <summary>Reads a passwd line; null when it is a comment or malformed.</summary>
    public static UserEntry? Parse(string line)
    {
        string[] fields = line.Split(':');
        return fields.Length >= 7 && fields[0].Length > 0 && long.TryParse(fields[2], out long user) && long.TryParse(fields[3], out long group)
            ? new UserEntry(fields[0], fields[1], user, group, fields[4], fields[5], fields[6])
            : null;
    }

    /// <summary>The passwd line.</summary>
    public override string ToString() => $"{Name}:{Password}:{UserId}:{GroupId}:{Comment}:{Home}:{Shell}";
}

/// <summary>One line of the group database.</summary>
public sealed record GroupEntry(string Name, string Password, long GroupId, IReadOnlyList<string> Members)
{
    /// <summary>Reads a group line; null when it is a comment or malformed.</summary>
    public static GroupEntry? Parse(string line)
    {
        string[] fields = line.Split(':');
        return fields.Length >= 4 && fields[0].Length > 0 && long.TryParse(fields[2], out long group)
            ? new GroupEntry(fields[0], fields[1], group, fields[3].Split(',', StringSplitOptions.RemoveEmptyEntries))
            : null;
    }

    /// <summary>The group line.</summary>
    public override string ToString() => $"{Name}:{Password}:{GroupId}:{string.Join(',', Members)}";
}
