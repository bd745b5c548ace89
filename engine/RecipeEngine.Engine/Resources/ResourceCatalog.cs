namespace RecipeEngine.Engine.Resources;

/// <summary>One of the engine's own resources as documentation sees it.</summary>
/// <param name="Name">the name recipes use</param>
/// <param name="Type">its table</param>
/// <param name="Providers">what brings it about on Linux; empty: it is refused when converged</param>
public sealed record CatalogEntry(string Name, ResourceType Type, IReadOnlyList<ProviderType> Providers)
{
    /// <summary>All properties, those of the types it inherits from too; a derived one hides its parent's.</summary>
    public IReadOnlyDictionary<string, Property> Properties
    {
        get
        {
            var all = new Dictionary<string, Property>(StringComparer.Ordinal);
            for (var type = Type; type is not null; type = type.Inherits)
            {
                foreach (var property in type.Properties)
                {
                    all.TryAdd(property.Name, property);
                }
            }
            return all;
        }
    }

    /// <summary>Whether a provider has a method for the action.</summary>
    public bool Provides(string action) => Providers.Any(p => p.Actions.Contains(action));
}

/// <summary>The engine's own resources, for documentation and tests.</summary>
public static class ResourceCatalog
{
    /// <summary>Every name a recipe can use, with the table that answers it where no host is asked; the first one wins.</summary>
    public static IReadOnlyDictionary<string, CatalogEntry> Read(EngineRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var registry = ChefRun.Of(run.Interpreter.MainContext).Registry;
        var all = new Dictionary<string, CatalogEntry>(StringComparer.Ordinal);
        foreach (var entry in ResourceRegistry.Entries)
        {
            all.TryAdd(entry.Name, new CatalogEntry(entry.Name, entry.Type(), registry.ProvidersFor(entry.Type())));
        }
        return all;
    }
}
