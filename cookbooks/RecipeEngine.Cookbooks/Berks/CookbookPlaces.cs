namespace RecipeEngine.Cookbooks.Berks;

/// <summary>Locations from the options that Berksfiles, Policyfiles and locks write them with.</summary>
static class CookbookPlaces
{
    /// <summary>The location that options name; null when they name none.</summary>
    public static CookbookLocation? Read(IReadOnlySystem machine, string directory, IReadOnlyDictionary<string, string?> options)
    {
        string? Option(string key) => options.GetValueOrDefault(key) is { Length: > 0 } value ? value : null;
        if (options.GetValueOrDefault("path") is { } path)
        {
            var full = MachinePath.Absolute(machine, MachinePath.Under(directory, path));
            return new PathLocation(MachinePath.Relative(directory, full), full, Option("metadata") == "true");
        }

        var url = Option("git") ?? (Option("github") is { } project ? GitHub(project, Option("protocol")) : null);
        return url is null ? null
            : new GitLocation(url, Option("revision"), Option("ref"), Option("branch"), Option("tag"), Option("rel")?.Trim('/'));
    }

    static string GitHub(string project, string? protocol)
    {
        var path = project.EndsWith(".git", StringComparison.Ordinal) ? project : project + ".git";
        return protocol == "ssh" ? $"git@github.com:{path}" : $"https://github.com/{path}";
    }
}
