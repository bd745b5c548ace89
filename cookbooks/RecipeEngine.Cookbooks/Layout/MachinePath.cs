using RecipeEngine.Systems;

namespace RecipeEngine.Cookbooks;

/// <summary>Paths of the target machine, which always has "/".</summary>
static class MachinePath
{
    public static string Join(string directory, string name) => directory.EndsWith('/') ? directory + name : $"{directory}/{name}";

    public static string Name(string path) => path[(path.TrimEnd('/').LastIndexOf('/') + 1)..].TrimEnd('/');

    /// <summary>The directory above; of "/" and of a bare name it is "/" and "".</summary>
    public static string Parent(string path)
    {
        var slash = path.TrimEnd('/').LastIndexOf('/');
        return slash switch { < 0 => "", 0 => "/", _ => path[..slash] };
    }

    /// <summary>A path as seen from a directory: itself when it is absolute.</summary>
    public static string Under(string directory, string path) => path.StartsWith('/') ? path : Join(directory, path);

    /// <summary>The way from one absolute directory to another path, "." when they are the same.</summary>
    public static string Relative(string directory, string path)
    {
        var from = directory.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var to = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var shared = 0;
        while (shared < from.Length && shared < to.Length && from[shared] == to[shared])
        {
            shared++;
        }

        var steps = Enumerable.Repeat("..", from.Length - shared).Concat(to[shared..]).ToList();
        return steps.Count == 0 ? "." : string.Join('/', steps);
    }

    /// <summary>The absolute path, "." and ".." resolved by text alone.</summary>
    public static string Absolute(IReadOnlySystem machine, string path)
    {
        var parts = new List<string>();
        foreach (var part in (path.StartsWith('/') ? path : Join(machine.CurrentDirectory, path)).Split('/'))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "." or ".."))
            {
                parts.Add(part);
            }
        }

        return "/" + string.Join('/', parts);
    }
}
