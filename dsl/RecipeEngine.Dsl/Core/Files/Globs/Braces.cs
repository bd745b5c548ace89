namespace RecipeEngine.Dsl.Core.Files.Globs;

/// <summary>Expands <c>{a,b}</c> in patterns, nested ones too, in the order written.</summary>
public static class Braces
{
    public static IEnumerable<string> Expand(string pattern, GlobFlags flags)
    {
        var escapes = (flags & GlobFlags.NoEscape) == 0;
        var depth = 0;
        int open = -1, close = -1;
        for (var i = 0; i < pattern.Length && close < 0; i++)
        {
            switch (pattern[i])
            {
                case '\\' when escapes: i++; break;
                case '{' when depth++ == 0: open = i; break;
                case '}' when depth > 0 && --depth == 0: close = i; break;
            }
        }
        if (close < 0)
        {
            return [pattern];
        }
        var (head, tail) = (pattern[..open], pattern[(close + 1)..]);
        return Alternatives(pattern[(open + 1)..close], escapes).SelectMany(middle => Expand(head + middle + tail, flags));
    }

    static IEnumerable<string> Alternatives(string body, bool escapes)
    {
        var depth = 0;
        var start = 0;
        for (var i = 0; i < body.Length; i++)
        {
            switch (body[i])
            {
                case '\\' when escapes: i++; break;
                case '{': depth++; break;
                case '}': depth--; break;
                case ',' when depth == 0:
                    yield return body[start..i];
                    start = i + 1;
                    break;
            }
        }
        yield return body[start..];
    }
}
