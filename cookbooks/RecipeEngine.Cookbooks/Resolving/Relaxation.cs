namespace RecipeEngine.Cookbooks.Resolving;

/// <summary>Wishes that are left out for a try: what would happen if nobody asked for that?</summary>
/// <param name="Asker">the cookbook that asks; null for the user</param>
/// <param name="Drops">whether the cookbook is not asked for at all, instead of in any version</param>
sealed record RelaxedAsk(string? Asker, string Name, bool Drops);

/// <summary>Some wishes left out.</summary>
sealed class Relaxation(IReadOnlyList<RelaxedAsk> asks)
{
    /// <summary>How a wish is relaxed; null when it is not.</summary>
    public RelaxedAsk? Covers(string? asker, string name) => asks.FirstOrDefault(ask => ask.Asker == asker && ask.Name == name);
}
