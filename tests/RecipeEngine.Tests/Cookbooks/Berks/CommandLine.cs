using System.Diagnostics;
using RecipeEngine.Tests.Machines;

namespace RecipeEngine.Tests.Cookbooks.Berks;

/// <summary>The command line started in a workshop, with the workshop's cache and a home of its own.</summary>
sealed class CommandLine(Workshop workshop)
{
    /// <summary>Environment variables that are set beside the usual ones.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    public ProcessStartInfo Command(string directory, string tool, params IReadOnlyList<string> arguments)
    {
        var link = workshop[tool];
        if (!File.Exists(link))
        {
            File.CreateSymbolicLink(link, Repository.BuiltCommand);
        }

        workshop.With("home/.chef/x", "");
        string[] own = arguments is ["converge" or "compile", ..] || tool != "recipe" ? ["--lockfile", workshop["lock"], "--config-option", $"cache_path={workshop["chef"]}"] : [];
        var start = new ProcessStartInfo(link, [.. arguments, .. own]) { WorkingDirectory = workshop[directory], RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_ROOT"] = Path.GetDirectoryName(Environment.ProcessPath);
        start.Environment["RECIPE_CACHE"] = workshop.CacheRoot;
        start.Environment["HOME"] = workshop["home"];
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    public (int Code, string Output, string Error) Run(string directory, string tool, params IReadOnlyList<string> arguments) => End(Process.Start(Command(directory, tool, arguments))!);

    public static (int Code, string Output, string Error) End(Process started)
    {
        using var process = started;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
