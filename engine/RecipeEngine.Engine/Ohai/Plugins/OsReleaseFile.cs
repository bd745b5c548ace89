using RecipeEngine.Systems;

namespace RecipeEngine.Engine.Ohai.Plugins;

/// <summary>os-release(5) and other files of KEY="value" lines.</summary>
internal static class OsReleaseFile
{
    public static IReadOnlyDictionary<string, string>? Read(IReadOnlySystem machine) =>
        (machine.TryReadText("/etc/os-release") ?? machine.TryReadText("/usr/lib/os-release")) is { } text ? Parse(text) : null;

    public static Dictionary<string, string> Parse(string text)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (string line in text.Split('\n'))
        {
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && line[0] != '#')
            {
                string value = line[(equals + 1)..].Trim();
                bool isQuoted = value.Length >= 2 && value[0] is '"' or '\'' && value[^1] == value[0];
                values[line[..equals].Trim()] = isQuoted ? value[1..^1] : value;
            }
        }

        return values;
    }
}
