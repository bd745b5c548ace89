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
