namespace RecipeEngine.Engine.Formats;

/// <summary>Settings of sysctl.conf(5): "key = value" lines; a "-" in front lets a setting fail.</summary>
public static class SysctlFile
{
    /// <summary>The settings, a later one replacing an earlier one; keys as written.</summary>
    public static IReadOnlyDictionary<string, string> Parse(string text)
    {
        Dictionary<string, string> settings = new(StringComparer.Ordinal);
        foreach (string line in text.Split('\n'))
        {
            string setting = line.Trim();
            int equals = setting.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && setting[0] is not ('#' or ';'))
            {
                settings[setting[..equals].Trim().TrimStart('-')] = setting[(equals + 1)..].Trim();
            }
        }

        return settings;
    }

    /// <summary>The content of a file for one setting, comments above it; no newline at its end, as Chef writes it.</summary>
    public static string Render(string key, string value, params IReadOnlyList<string> comments) =>
        string.Join('\n', [.. comments.Select(comment => $"# {comment.Trim()}"), $"{key} = {value}"]);

    /// <summary>
    /// Where the kernel shows a setting: "net.ipv4.ip_forward" is /proc/sys/net/ipv4/ip_forward. As in sysctl(8), the first separator
    /// decides: in "net/ipv4/conf/eth0.1/forwarding" dots stay dots.
    /// </summary>
    public static string KernelPath(string key)
    {
        int separator = key.AsSpan().IndexOfAny('.', '/');
        if (separator < 0 || key[separator] == '/')
        {
            return "/proc/sys/" + key;
        }

        return "/proc/sys/" + string.Create(key.Length, key, static (path, name) =>
        {
            for (int at = 0; at < name.Length; at++)
            {
                path[at] = name[at] switch { '.' => '/', '/' => '.', char other => other };
            }
        });
    }
}
