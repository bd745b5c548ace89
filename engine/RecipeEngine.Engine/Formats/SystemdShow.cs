namespace RecipeEngine.Engine.Formats;

/// <summary>What `systemctl show` prints: "Property=value" lines.</summary>
public static class SystemdShow
{
    /// <summary>The properties of one unit.</summary>
    public static IReadOnlyDictionary<string, string> Parse(string output) =>
        ParseAll(output).FirstOrDefault() ?? new Dictionary<string, string>();

    /// <summary>The properties of several units, which an empty line separates.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> ParseAll(string output)
    {
        List<IReadOnlyDictionary<string, string>> units = [];
        Dictionary<string, string>? unit = null;
        foreach (string line in output.Split('\n'))
        {
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            if (line.Length == 0)
            {
                unit = null;
            }
            else if (equals > 0)
            {
                if (unit is null)
                {
                    units.Add(unit = new Dictionary<string, string>(StringComparer.Ordinal));
                }

                unit[line[..equals]] = line[(equals + 1)..];
            }
        }

        return units;
    }
}
