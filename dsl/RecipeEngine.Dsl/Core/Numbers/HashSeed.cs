namespace RecipeEngine.Dsl.Core;

/// <summary>Makes what <c>hash</c> answers differ from process to process, so that nobody can prepare keys that collide.</summary>
static class HashSeed
{
    static readonly long Seed = Random.Shared.NextInt64(long.MinValue, long.MaxValue) | 1;

    // An Integer that MRI too would keep in a word.
    public static long Of(long hash) => ((hash ^ Seed) * unchecked((long)0x9E3779B97F4A7C15)) >> 2;
}
