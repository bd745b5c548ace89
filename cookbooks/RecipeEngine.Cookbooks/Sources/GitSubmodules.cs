using RecipeEngine.Cookbooks.Berks;

namespace RecipeEngine.Cookbooks.Sources;

/// <summary>A submodule as a commit has it.</summary>
readonly record struct GitSubmodule(string Path, string Url, string Commit);

/// <summary>Reads which submodules a commit has.</summary>
sealed class GitSubmodules(GitProgram git, IReadOnlySystem machine)
{
    /// <param name="directory">where the commit's files lie</param>
    public IReadOnlyList<GitSubmodule> Of(string repository, GitLocation location, string revision, string directory)
    {
        var file = $"{directory}/.gitmodules";
        if (!machine.IsFile(file))
        {
            return [];
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var listed = git.Run(repository, null, "config", "-z", "-f", file, "--get-regexp", @"^submodule\..*\.(path|url)$");
        foreach (var entry in listed.Stdout.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            if (entry.Split('\n', 2) is [var name, var value])
            {
                values[name] = value;
            }
        }

        var result = new List<GitSubmodule>();
        foreach (var (name, path) in values.Where(value => value.Key.EndsWith(".path", StringComparison.Ordinal)))
        {
            if (path.StartsWith('/') || path.Split('/').Contains("..") || !values.TryGetValue(name[..^".path".Length] + ".url", out var url))
            {
                throw GitRepositories.Failed(location, $"its .gitmodules is wrong at {name}");
            }

            if (git.Run(repository, null, "ls-tree", "-z", revision, "--", path).Stdout.TrimEnd('\0').Split('\t')[0].Split(' ') is ["160000", "commit", var commit])
            {
                result.Add(new GitSubmodule(path, Resolved(location.Url, url), commit));
            }
        }

        return result;
    }

    // "../other.git" is beside the repository that says it.
    static string Resolved(string parent, string url)
    {
        if (!url.StartsWith("./", StringComparison.Ordinal) && !url.StartsWith("../", StringComparison.Ordinal))
        {
            return url;
        }

        var root = parent.TrimEnd('/');
        foreach (var part in url.Split('/'))
        {
            var cut = Math.Max(root.LastIndexOf('/'), root.LastIndexOf(':'));
            root = part switch { "." => root, ".." => cut < 0 ? root : root[..cut], _ => $"{root}/{part}" };
        }

        return root;
    }
}
