using RecipeEngine.Engine;
using RecipeEngine.Engine.Resources;
using RecipeEngine.Systems;
using RecipeEngine.Tests.Machines;
using Xunit;

namespace RecipeEngine.Tests.Engine.Catalog;

/// <summary>The engine's resources beside Chef's: docs/resources.md is made from the comparison. UPDATE_GOLDEN=1 writes it anew.</summary>
public class ResourceTableTests
{
    static readonly string Document = Path.Combine(Repository.Root, "docs", "resources.md");

    static IReadOnlyList<ResourceReview> Review()
    {
        var machine = new FakeSystem();
        var run = new EngineRun(machine, new RunOptions());
        var ours = ResourceCatalog.Read(run);
        var vocabulary = new ResourceVocabulary(machine);
        var facts = ChefFacts.All.ToDictionary(f => f.Name, StringComparer.Ordinal);
        var (hosts, memory) = (Evidence.OfHosts(facts), Evidence.OfMemory(facts));
        return [.. ChefFacts.All.Select(f => new ResourceReview(f, ours.GetValueOrDefault(Evidence.On.GetValueOrDefault(f.Name, f.Name)), word => vocabulary.Understands(f.Name, word), hosts, memory, run.Interpreter.MainContext))];
    }

    [Fact]
    public void The_table_of_resources_is_true()
    {
        var text = ResourceTable.Write(Review());
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(Document, text);
        }
        Assert.Equal(text, File.ReadAllText(Document));
    }
}
