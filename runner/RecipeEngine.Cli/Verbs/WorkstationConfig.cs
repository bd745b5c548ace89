using RecipeEngine.Systems;

namespace RecipeEngine.Cli.Verbs;

/// <summary>Where local mode looks for its configuration when none is named: here, in .chef here or above, in the user's .chef.</summary>
static class WorkstationConfig
{
    public static string? Find(IReadOnlySystem machine)
    {
        var here = machine.CurrentDirectory;
        var folders = new List<string> { here };
        for (var directory = here; directory is not null; directory = Path.GetDirectoryName(directory))
        {
            if (machine.IsDirectory(Path.Combine(directory, ".chef")))
            {
                folders.Add(Path.Combine(directory, ".chef"));
                break;
            }
        }
        if (machine.GetEnvironmentVariable("HOME") is { Length: > 0 } home)
        {
            folders.Add(Path.Combine(home, ".chef"));
        }
        return folders.SelectMany(folder => new[] { "config.rb", "knife.rb" }.Select(name => Path.Combine(folder, name))).FirstOrDefault(machine.IsFile);
    }
}
