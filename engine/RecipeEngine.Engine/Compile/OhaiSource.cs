using RecipeEngine.Engine.Ohai;

namespace RecipeEngine.Engine.Compile;

/// <summary>Automatic attributes taken from the machine.</summary>
static class OhaiSource
{
    public static OrderedDictionary<string, object?> Collect(IReadOnlySystem machine) => new OhaiCollector(machine).CollectAll();
}
