namespace RecipeEngine.Engine.Converging;

/// <summary>Providers written in Ruby that say which resource they are for.</summary>
sealed class ProviderRegistry(ChefRun run)
{
    readonly Dictionary<string, List<Registration>> byName = new(StringComparer.Ordinal);
    int order;

    public void Provide(string name, RClass klass, Registration registration)
    {
        registration.Class = klass;
        registration.Order = order++;
        if (!byName.TryGetValue(name, out var list))
        {
            byName[name] = list = [];
        }
        list.Add(registration);
    }

    public RClass? Resolve(Context context, string name) => byName.TryGetValue(name, out var list)
        ? list.Where(r => r.Matches(context, run)).OrderBy(r => r.Rank).ThenByDescending(r => r.Order).FirstOrDefault()?.Class
        : null;
}
