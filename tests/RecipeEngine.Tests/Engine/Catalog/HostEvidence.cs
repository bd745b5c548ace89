using RecipeEngine.Tests.Machines;
using Xunit;

namespace RecipeEngine.Tests.Engine.Catalog;

/// <summary>tests/data/host-evidence.txt: what each recipe's run on a real host noted of itself, lines "file create" and "file.mode".</summary>
static class HostEvidence
{
    static readonly string Document = Path.Combine(Repository.Root, "tests", "data", "host-evidence.txt");

    /// <summary>The lines of each recipe.</summary>
    public static SortedDictionary<string, IReadOnlyList<string>> Read()
    {
        var all = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        List<string> lines = [];
        foreach (var line in File.ReadLines(Document).Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line[0] == '[')
            {
                all[line.Trim('[', ']')] = lines = [];
            }
            else
            {
                lines.Add(line);
            }
        }
        return all;
    }

    /// <summary>A run has noted this: it is what is written here, or is written with UPDATE_GOLDEN=1.</summary>
    public static void Compare(string recipe, string noted)
    {
        var all = Read();
        IReadOnlyList<string> lines = noted.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            all[recipe] = lines;
            File.WriteAllText(Document, "# What the runs of tests/machines/cookbooks noted of themselves on a real host: resource and action, resource.property. UPDATE_GOLDEN=1 with the host tests writes it anew.\n"
                + string.Concat(all.Select(run => $"\n[{run.Key}]\n{string.Concat(run.Value.Select(l => l + "\n"))}")));
            return;
        }
        Assert.Equal(all.GetValueOrDefault(recipe) ?? [], lines);
    }
}
