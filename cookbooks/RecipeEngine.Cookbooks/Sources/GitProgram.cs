namespace RecipeEngine.Cookbooks.Sources;

/// <summary>The system's git. Credentials are its own business; it is never let ask for them on the terminal.</summary>
sealed class GitProgram(ISystem machine)
{
    static readonly string[] Inherited = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX"];

    /// <summary>Runs git, in a repository when one is given.</summary>
    public CommandResult Run(string? repository, IReadOnlyDictionary<string, string>? environment, params IReadOnlyList<string> arguments)
    {
        var variables = Inherited.ToDictionary(name => name, _ => (string?)null, StringComparer.Ordinal);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            variables[name] = value;
        }

        if (repository is not null)
        {
            variables["GIT_DIR"] = repository;
        }

        variables["GIT_TERMINAL_PROMPT"] = "0";
        variables["LC_ALL"] = "C";
        try
        {
            return machine.Run(CommandSpec.Of("git", arguments) with { Environment = variables });
        }
        catch (MachineException fault) when (fault.Errno == Errno.ENOENT)
        {
            throw RecipeError.Ruby("Berkshelf::GitNotFound", "Could not find a Git executable in your path: a cookbook is to come from git");
        }
    }

    /// <summary>What git said went wrong, in one line.</summary>
    public static string Reason(CommandResult result)
    {
        var lines = result.Stderr.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(4);
        return string.Join("; ", lines) is { Length: > 0 } text ? text : $"exit status {result.ExitCode}";
    }
}
