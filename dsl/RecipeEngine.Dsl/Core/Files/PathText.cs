using System.Text;

namespace RecipeEngine.Dsl.Core.Files;

/// <summary>File's pure path arithmetic (basename, dirname, join …): text in, text out, no machine.</summary>
public static class PathText
{
    public static string Basename(string path, string? suffix = null)
    {
        if (path.Length == 0)
        {
            return "";
        }
        var trimmed = path.AsSpan().TrimEnd('/');
        if (trimmed.Length == 0)
        {
            return "/";
        }
        var name = trimmed[(trimmed.LastIndexOf('/') + 1)..];
        if (suffix == ".*")
        {
            var dot = name.LastIndexOf('.');
            return dot > 0 && name[..dot].Trim('.').Length > 0 ? name[..dot].ToString() : name.ToString();
        }
        return suffix is { Length: > 0 } && name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal)
            ? name[..^suffix.Length].ToString()
            : name.ToString();
    }

    public static string Dirname(string path, long levels = 1)
    {
        if (levels == 0)
        {
            return path;
        }
        for (; levels > 0; levels--)
        {
            var next = DirnameOnce(path);
            if (next == path)
            {
                break;
            }
            path = next;
        }
        return path;
    }

    static string DirnameOnce(string path)
    {
        var trimmed = path.AsSpan().TrimEnd('/');
        if (trimmed.Length == 0)
        {
            return path.Length == 0 ? "." : "/";
        }
        var slash = trimmed.LastIndexOf('/');
        if (slash < 0)
        {
            return ".";
        }
        var directory = trimmed[..slash].TrimEnd('/');
        if (directory.Length == 0)
        {
            return "/";
        }
        var start = 0;
        while (start + 1 < directory.Length && directory[start] == '/' && directory[start + 1] == '/')
        {
            start++;
        }
        return directory[start..].ToString();
    }

    public static string Extname(string path)
    {
        var name = path.AsSpan().TrimEnd('/');
        name = name[(name.LastIndexOf('/') + 1)..].TrimStart('.');
        var dot = name.LastIndexOf('.');
        return dot <= 0 ? "" : name[dot..].ToString();
    }

    /// <summary>Joins with exactly as many slashes as File.join leaves.</summary>
    public static string Join(IEnumerable<string> parts)
    {
        var result = new StringBuilder();
        var first = true;
        foreach (var part in parts)
        {
            if (!first)
            {
                if (part.StartsWith('/'))
                {
                    while (result.Length > 0 && result[^1] == '/')
                    {
                        result.Length--;
                    }
                }
                else if (result.Length == 0 || result[^1] != '/')
                {
                    result.Append('/');
                }
            }
            result.Append(part);
            first = false;
        }
        return result.ToString();
    }

    /// <summary>An absolute path without ".", ".." and doubled slashes.</summary>
    /// <param name="path">absolute, or relative to <paramref name="directory"/></param>
    /// <param name="directory">absolute</param>
    public static string Absolute(string path, string directory)
    {
        var full = path.StartsWith('/') ? path : directory + "/" + path;
        var parts = new List<string>();
        foreach (var part in full.Split('/'))
        {
            if (part == "..")
            {
                if (parts.Count > 0)
                {
                    parts.RemoveAt(parts.Count - 1);
                }
            }
            else if (part.Length > 0 && part != ".")
            {
                parts.Add(part);
            }
        }
        return "/" + string.Join('/', parts);
    }
}
