using RecipeEngine.Dsl.Core.Files;

namespace RecipeEngine.Dsl.Stdlib;

/// <summary>Pathname's path arithmetic: what it does without the machine.</summary>
static class PathnameText
{
    /// <summary>Without ".", ".." (where it can be) and doubled slashes.</summary>
    public static string Clean(string path)
    {
        var absolute = path.StartsWith('/');
        var parts = new List<string>();
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            switch (part)
            {
                case ".": break;
                case ".." when parts.Count > 0 && parts[^1] != "..": parts.RemoveAt(parts.Count - 1); break;
                case ".." when absolute: break;
                default: parts.Add(part); break;
            }
        }
        var text = (absolute ? "/" : "") + string.Join('/', parts);
        return text.Length == 0 ? "." : text;
    }

    /// <summary>Drops doubled slashes and "." only: a ".." behind a link is not what stands before it.</summary>
    public static string CleanConservatively(string path)
    {
        var absolute = path.StartsWith('/');
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(p => p != ".").SkipWhile(p => absolute && p == "..").ToList();
        var text = (absolute ? "/" : "") + string.Join('/', parts);
        var isDirectory = path.EndsWith('/') || path.EndsWith("/.", StringComparison.Ordinal);
        if (text.Length == 0)
        {
            return ".";
        }
        return isDirectory && parts.Count > 0 && parts[^1] != ".." ? text + (path.EndsWith("/.", StringComparison.Ordinal) ? "/." : "/") : text;
    }

    /// <summary>As Pathname#+.</summary>
    public static string Plus(string left, string right)
    {
        if (right.StartsWith('/'))
        {
            return right;
        }
        var parts = right.Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        var index = 0;
        var basis = left;
        while (index < parts.Count && parts[index] == ".")
        {
            index++;
        }
        while (index < parts.Count && parts[index] == "..")
        {
            var name = PathText.Basename(basis);
            if (basis is "" or "." || name == ".." || (basis != "/" && name == "."))
            {
                if (name == "." && basis is not "." and not "")
                {
                    basis = PathText.Dirname(basis);
                    continue;
                }
                if (basis is "." or "")
                {
                    basis = "";
                }
                break;
            }
            basis = basis == "/" ? "/" : PathText.Dirname(basis) is "." && !basis.StartsWith('.') ? "." : PathText.Dirname(basis);
            index++;
            while (index < parts.Count && parts[index] == ".")
            {
                index++;
            }
        }
        var tail = string.Join('/', parts.Skip(index)) + (right.EndsWith('/') && index < parts.Count ? "/" : "");
        if (tail.Length == 0)
        {
            return basis.Length == 0 ? "." : basis;
        }
        return basis is "" or "." ? tail : PathText.Join([basis, tail]);
    }

    /// <summary>The way from a directory to a path.</summary>
    /// <exception cref="RubyError">ArgumentError when one is absolute and the other is not, or the base has ".." in it.</exception>
    public static string Relative(string path, string from)
    {
        var (to, start) = (Clean(path), Clean(from));
        if (to.StartsWith('/') != start.StartsWith('/'))
        {
            throw RubyError.Argument($"different prefix: {(to.StartsWith('/') ? "\"/\"" : "\"\"")} and {(start.StartsWith('/') ? "\"/\"" : $"\"{from}\"")}");
        }
        var target = to.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(p => p != ".").ToList();
        var basis = start.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(p => p != ".").ToList();
        while (target.Count > 0 && basis.Count > 0 && target[0] == basis[0])
        {
            target.RemoveAt(0);
            basis.RemoveAt(0);
        }
        if (basis.Contains(".."))
        {
            throw RubyError.Argument($"base_directory has ..: \"{from}\"");
        }
        var result = string.Join('/', Enumerable.Repeat("..", basis.Count).Concat(target));
        return result.Length == 0 ? "." : result;
    }
}
