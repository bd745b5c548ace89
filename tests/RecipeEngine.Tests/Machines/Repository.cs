namespace RecipeEngine.Tests.Machines;

/// <summary>The clone the tests were built from.</summary>
static class Repository
{
    static readonly Lazy<string> Published = new(Publish);

    /// <summary>Its top directory.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The published executable: what RECIPE_EXECUTABLE names, else `dotnet publish` makes it once per test run.</summary>
    public static string Executable => Published.Value;

    /// <summary>The command line as this build made it, with the libraries it needs (those beside the tests belong to another framework).</summary>
    public static string BuiltCommand { get; } = FindCommand();

    static string FindCommand()
    {
        var configuration = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/')))!;
        return Path.Combine(Root, "runner", "RecipeEngine.Cli", "bin", configuration, "net10.0", "linux-x64", "recipe");
    }

    static string FindRoot()
    {
        for (var directory = AppContext.BaseDirectory; directory is not null; directory = Path.GetDirectoryName(directory))
        {
            if (File.Exists(Path.Combine(directory, "RecipeEngine.sln")))
            {
                return directory;
            }
        }

        throw new InvalidOperationException("the tests do not lie in a clone of the repository");
    }

    static string Publish()
    {
        if (Environment.GetEnvironmentVariable("RECIPE_EXECUTABLE") is { Length: > 0 } given)
        {
            return Path.GetFullPath(given);
        }

        var output = Path.Combine(Root, "artifacts", "published");
        Shell.Run(
            "dotnet",
            ["publish", Path.Combine(Root, "runner", "RecipeEngine.Cli"), "-c", "Release", "-o", output, "-v", "q", "--nologo"],
            timeout: TimeSpan.FromMinutes(10)).Expect();
        return Path.Combine(output, "recipe");
    }
}
