namespace RecipeEngine.Engine;

/// <summary>What to run, and how: the command line's options as values.</summary>
public sealed record RunOptions
{
    /// <summary>Recipe files, run-list items, or cookbook directories.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>A recipe as text, run after the targets.</summary>
    public string? RecipeText { get; init; }

    /// <summary>What backtraces call <see cref="RecipeText"/>.</summary>
    public string RecipeName { get; init; } = "(recipe)";

    /// <summary>client.rb or solo.rb.</summary>
    public string? ConfigFile { get; init; }
    public IReadOnlyList<string> CookbookPaths { get; init; } = [];

    /// <summary>
    /// Asked for the cookbooks that one needs, by its directory, when no cookbook path is given: their directories, or null when it does not know. The command
    /// line resolves Berksfiles here; without it the cookbooks beside it are used.
    /// </summary>
    public Func<string, IReadOnlyList<string>?>? ResolveCookbooks { get; init; }

    /// <summary>Loads the policy to converge, when the run comes to it; null: none.</summary>
    public Func<RunPolicy>? Policy { get; init; }

    /// <summary>Fetches the repository whose cookbooks, roles and the like the run uses, when it comes to it; null: those on this machine.</summary>
    public Func<RunRepository>? Repository { get; init; }

    /// <summary>Path or http(s) address of a JSON file, or the text itself when it begins with "{".</summary>
    public string? JsonAttributes { get; init; }

    /// <summary>Replaces the run list for this run, comma-separated.</summary>
    public string? OverrideRunList { get; init; }
    public string? RunList { get; init; }
    public string? Environment { get; init; }
    public string? NodeName { get; init; }

    /// <summary>JSON file used as automatic attributes instead of looking at the machine.</summary>
    public string? OhaiFile { get; init; }
    public bool LocalMode { get; init; }

    /// <summary>
    /// The other nodes that <c>search(:node, …)</c> finds, as the JSON texts of node files (name, chef_environment, run_list, automatic, default, normal, override):
    /// a stack's instances, say. Asked once, at the first search; null: the files of node_path.
    /// </summary>
    public Func<IEnumerable<string>>? SearchNodes { get; init; }

    /// <summary>"18", "12" or "11.10".</summary>
    public string ChefVersion { get; init; } = "18";
    public bool WhyRun { get; init; }

    /// <summary>How long to wait for another run on this machine to end (zero: not at all); null: for ever, or what the configuration says.</summary>
    public TimeSpan? RunLockTimeout { get; init; }

    /// <summary>The file that runs lock; null: chef-client-running.pid in file_cache_path.</summary>
    public string? LockFile { get; init; }

    /// <summary>Looks again at what was changed, so that reports can tell how it is since: costs time.</summary>
    public bool RecordStates { get; init; }

    /// <summary>Keys of the configuration with their values, stronger than the configuration file: texts, "true", "false" and numbers.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ConfigValues { get; init; } = [];

    /// <summary>Gets the log too, beside the listeners.</summary>
    public Microsoft.Extensions.Logging.ILogger? Logger { get; init; }

    /// <summary>What no output may show: the run adds what it decrypts, the caller what it knows. Give <see cref="MaskingWriter"/> the same object.</summary>
    public SecretTexts Secrets { get; init; } = new();

    /// <summary>Where Ruby's $stdout goes; null: the process's own.</summary>
    public Stream? RubyOutput { get; init; }

    /// <summary>What is logged at least.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Warn;
}
