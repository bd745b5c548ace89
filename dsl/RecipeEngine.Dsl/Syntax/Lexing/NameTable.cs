namespace RecipeEngine.Dsl.Syntax;

/// <summary>The names of one source text, one string for each, so that equal names are the same object.</summary>
sealed class NameTable
{
    string?[] places = new string?[64];
    int count;

    /// <summary>The string of a name.</summary>
    /// <param name="name">its characters</param>
    /// <param name="whole">the same as a string, if there is one; it is taken when the name is new</param>
    public string Of(ReadOnlySpan<char> name, string? whole)
    {
        var i = Place(name);
        for (; places[i] is { } known; i = (i + 1) & (places.Length - 1))
        {
            if (name.SequenceEqual(known))
            {
                return known;
            }
        }
        var added = whole ?? name.ToString();
        places[i] = added;
        if (++count * 2 > places.Length)
        {
            Grow();
        }
        return added;
    }

    int Place(ReadOnlySpan<char> name)
    {
        var hash = 2166136261;
        foreach (var c in name)
        {
            hash = (hash ^ c) * 16777619;
        }
        return (int)((hash ^ (hash >> 15)) & (uint)(places.Length - 1));
    }

    void Grow()
    {
        var old = places;
        places = new string?[old.Length * 2];
        foreach (var name in old)
        {
            if (name is not null)
            {
                var i = Place(name);
                while (places[i] is not null)
                {
                    i = (i + 1) & (places.Length - 1);
                }
                places[i] = name;
            }
        }
    }
}
