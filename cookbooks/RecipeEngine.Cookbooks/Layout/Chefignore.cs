using RecipeEngine.Systems;

namespace RecipeEngine.Cookbooks;

/// <summary>Which files of a cookbook are left out: patterns in a file named chefignore in the cookbook or a directory above it.</summary>
public sealed class Chefignore
{
    readonly IReadOnlyList<FileGlob> globs;

    Chefignore(IReadOnlyList<FileGlob> globs) => this.globs = globs;

    /// <summary>Leaves nothing out.</summary>
    public static Chefignore None { get; } = new([]);

    /// <summary>Reads the patterns: one a line, "#" begins a comment line.</summary>
    public static Chefignore Parse(string text) => new(text.Split('\n')
        .Select(line => line.Trim())
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(FileGlob.Flat)
        .ToList());

    /// <summary>Reads the first chefignore found from a directory upwards; without one, or when it cannot be read, nothing is left out.</summary>
    public static Chefignore For(IReadOnlySystem machine, string directory)
    {
        for (var current = directory; ; current = MachinePath.Parent(current))
        {
            var file = MachinePath.Join(current, "chefignore");
            if (machine.Exists(file))
            {
                return machine.IsFile(file) && machine.TryReadText(file) is { } text ? Parse(text) : None;
            }

            if (current is "/" or "")
            {
                return None;
            }
        }
    }

    /// <summary>Whether a file, by its path below the cookbook, is left out.</summary>
    public bool Ignores(string relativePath) => globs.Any(glob => glob.Matches(relativePath));
}
