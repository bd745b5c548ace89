namespace RecipeEngine.Dsl.Text;

/// <summary>Order of texts by their UTF-16 units. Written out: the framework's comparison of spans is not compiled ahead of the run.</summary>
static class TextOrder
{
    /// <summary>-1, 0 or 1.</summary>
    public static int Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var length = Math.Min(a.Length, b.Length);
        for (var i = 0; i < length; i++)
        {
            if (a[i] != b[i])
            {
                return a[i] < b[i] ? -1 : 1;
            }
        }
        return a.Length == b.Length ? 0 : a.Length < b.Length ? -1 : 1;
    }
}
