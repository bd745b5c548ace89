namespace RecipeEngine.Dsl.Text;

/// <summary>Translations by source and options, so that a pattern built again and again is parsed once.</summary>
public static class RegexpCache
{
    const int Capacity = 1000;
    static readonly Lock Gate = new();
    static readonly Dictionary<string, TranslatedRegexp> Known = new(StringComparer.Ordinal);

    /// <summary>The translation of a source; throws a <see cref="TextError"/> of kind Regexp with Ruby's message.</summary>
    /// <param name="source">The text between the slashes.</param>
    /// <param name="options">The options the pattern was written with.</param>
    /// <param name="bytes">Whether the source is BINARY text.</param>
    public static TranslatedRegexp Get(string source, RegexpOptions options = RegexpOptions.None, bool bytes = false)
    {
        var key = string.Concat([(char)options, bytes ? 'b' : 'c'], source);
        lock (Gate)
        {
            if (Known.TryGetValue(key, out var known))
            {
                return known;
            }
        }
        var made = new TranslatedRegexp(source, options, bytes);
        lock (Gate)
        {
            if (Known.Count >= Capacity)
            {
                Known.Clear();
            }
            Known[key] = made;
        }
        return made;
    }
}
