namespace RecipeEngine.Dsl.Text;

/// <summary>Finds group names without parsing the rest.</summary>
internal static class RegexpNames
{
    /// <summary>The names of named groups in order of their opening parentheses.</summary>
    public static IEnumerable<string> Scan(string source)
    {
        var depth = 0;
        for (var at = 0; at < source.Length; at++)
        {
            switch (source[at])
            {
                case '\\':
                    at++;
                    break;
                case '[':
                    depth++;
                    break;
                case ']' when depth > 0:
                    depth--;
                    break;
                case '(' when depth == 0 && at + 3 < source.Length && source[at + 1] == '?':
                    var close = source[at + 2] switch { '<' when source[at + 3] is not ('=' or '!') => '>', '\'' => '\'', _ => '\0' };
                    var end = close == '\0' ? -1 : source.IndexOf(close, at + 3);
                    if (end > 0)
                    {
                        yield return source[(at + 3)..end];
                    }
                    break;
            }
        }
    }
}
