namespace RecipeEngine.Dsl.Objects;

/// <summary>The short strings that lately became keys of hashes: as in MRI, equal ones share one frozen object, and many hashes have the same keys.</summary>
sealed class KeyTexts
{
    const int Size = 512, Longest = 40;
    RString?[]? places;

    /// <summary>A frozen string of class String with this content.</summary>
    public RString Of(RString text)
    {
        if (text.Units > Longest)
        {
            return Frozen(text);
        }
        ref var place = ref (places ??= new RString?[Size])[text.ContentHash >> 1 & (Size - 1)];
        if (place is { } known && known.ContentHash == text.ContentHash && ReferenceEquals(known.Encoding, text.Encoding) && known.Span.SequenceEqual(text.Span))
        {
            return known;
        }
        return place = Frozen(text);
    }

    static RString Frozen(RString text)
    {
        var copy = text.Copy();
        copy.Frozen = true;
        return copy;
    }
}
