namespace RecipeEngine.Engine.Formats;

/// <summary>One line of shadow(5). Days are counted from 1970-01-01 or in durations; null where the field is empty.</summary>
/// <param name="Password">The hash; "!" in front of it locks the account, "*" and "!" alone are no password at all.</param>
public sealed record ShadowEntry(
    string Name, string Password, int? LastChange, int? Minimum, int? Maximum, int? Warning, int? Inactive, int? Expiry)
{
    /// <summary>Whether the password is locked.</summary>
    public bool IsLocked => Password.StartsWith('!');

    /// <summary>The date the account expires, null for never.</summary>
    public DateOnly? ExpiryDate => Expiry is { } days ? new DateOnly(1970, 1, 1).AddDays(days) : null;

    /// <summary>Reads a line; null when it is malformed.</summary>
    public static ShadowEntry? Parse(string line)
    {
        string[] fields = line.Split(':');
        return fields.Length >= 8 && fields[0].Length > 0
            ? new ShadowEntry(
                fields[0], fields[1], Days(fields[2]), Days(fields[3]), Days(fields[4]), Days(fields[5]), Days(fields[6]), Days(fields[7]))
            : null;
    }

    /// <summary>The line of a user in a whole file; null when there is none.</summary>
    public static ShadowEntry? Find(string text, string name)
    {
        foreach (string line in text.Split('\n'))
        {
            if (line.StartsWith(name + ":", StringComparison.Ordinal))
            {
                return Parse(line);
            }
        }

        return null;
    }

    public override string ToString() => $"{Name}:{Password}:{LastChange}:{Minimum}:{Maximum}:{Warning}:{Inactive}:{Expiry}:";

    static int? Days(string field) => int.TryParse(field, out int days) ? days : null;
}
