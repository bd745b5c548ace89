namespace RecipeEngine.Engine.Formats;

/// <summary>One package in the output of `apt-cache policy`.</summary>
/// <param name="Installed">The installed version, null for "(none)".</param>
/// <param name="Candidate">The version apt would install, null for "(none)".</param>
/// <param name="Versions">The versions of the version table with their priorities, newest first.</param>
public sealed record AptPolicy(string Name, string? Installed, string? Candidate, IReadOnlyList<(string Version, int Priority)> Versions)
{
    /// <summary>Reads the output for one or more packages, by name; apt says nothing of packages it does not know.</summary>
    public static IReadOnlyDictionary<string, AptPolicy> Parse(string output)
    {
        Dictionary<string, AptPolicy> policies = new(StringComparer.Ordinal);
        string? name = null;
        foreach (string line in output.Split('\n'))
        {
            if (line.Length == 0)
            {
                continue;
            }

            if (!char.IsWhiteSpace(line[0]))
            {
                name = line.TrimEnd(':');
                policies[name] = new AptPolicy(name, null, null, []);
            }
            else if (name is not null)
            {
                policies[name] = policies[name].Read(line);
            }
        }

        return policies;
    }

    AptPolicy Read(string line)
    {
        string text = line.Trim();
        if (text.StartsWith("Installed: ", StringComparison.Ordinal))
        {
            return this with { Installed = Value(text) };
        }

        if (text.StartsWith("Candidate: ", StringComparison.Ordinal))
        {
            return this with { Candidate = Value(text) };
        }

        // Versions stand five columns in (or after " *** "), their sources further: "     1.2-3 500", "        500 http://…".
        bool isVersion = line.StartsWith(" *** ", StringComparison.Ordinal)
            || (line.Length > 5 && line.StartsWith("     ", StringComparison.Ordinal) && line[5] != ' ');
        if (!isVersion)
        {
            return this;
        }

        string[] words = line[5..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return this with { Versions = [.. Versions, (words[0], words.Length > 1 && int.TryParse(words[1], out int priority) ? priority : 0)] };
    }

    static string? Value(string text) => text[(text.IndexOf(' ', StringComparison.Ordinal) + 1)..] is var value && value != "(none)" ? value : null;
}
