using System.Text.RegularExpressions;
using RecipeEngine.Tests.Machines;

namespace RecipeEngine.Tests.Engine.Catalog;

/// <summary>What Chef says of one property: types it accepts, and options as they are written in tests/data/chef-resources.txt.</summary>
sealed partial record PropertyFacts(string Name, IReadOnlyList<string> Types, string Options)
{
    public bool Has(string option) => Regex.IsMatch(Options, $@"(^| ){option}($| |\()");

    /// <summary>The text in the brackets of an option; null when it is not there.</summary>
    public string? Value(string option) => Regex.Match(Options, $@"(?:^| ){option}\((.*?)\)(?= [a-z]|$)") is { Success: true } found ? found.Groups[1].Value : null;
}

/// <summary>What Chef says of one resource.</summary>
/// <param name="Hosts">"all", "linux", "linux:debian", "windows", …</param>
/// <param name="Note">where it comes from, when not from Chef 18 itself</param>
sealed record ResourceFacts(string Name, IReadOnlyList<string> Hosts, IReadOnlyList<string> Actions, string Default, string Note, IReadOnlyList<PropertyFacts> Properties)
{
    public bool IsForLinux => Hosts.Any(h => h is "all" or "linux" || h.StartsWith("linux:", StringComparison.Ordinal));

    public bool IsLegacy => Note.StartsWith("removed", StringComparison.Ordinal);
}

/// <summary>tests/data/chef-resources.txt, read.</summary>
static class ChefFacts
{
    public static IReadOnlyList<ResourceFacts> All { get; } = Read();

    static List<ResourceFacts> Read()
    {
        var all = new List<ResourceFacts>();
        List<PropertyFacts> properties = [];
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "tests", "data", "chef-resources.txt")).Where(l => l.Length > 0 && l[0] != '#'))
        {
            var cells = line.Trim().Split(" | ");
            if (line.StartsWith("resource ", StringComparison.Ordinal))
            {
                properties = [];
                all.Add(new ResourceFacts(cells[0]["resource ".Length..], cells[1].Split(' '), cells[2].Split(' '), cells[3], cells.ElementAtOrDefault(4) ?? "", properties));
            }
            else
            {
                properties.Add(new PropertyFacts(cells[0], cells.ElementAtOrDefault(1)?.Split('|') ?? [], cells.ElementAtOrDefault(2) ?? ""));
            }
        }
        return all;
    }
}
