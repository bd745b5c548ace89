namespace RecipeEngine.Systems;

/// <summary>What of a command line a POSIX shell would interpret.</summary>
public static class ShellSyntax
{
    // Words that mean something only to a shell: a line starting with one cannot be run directly (POSIX 2.4, 2.14 and 1.6).
    static readonly HashSet<string> ShellWords = new(
        ("! . : break case continue do done elif else esac eval exec exit export fi for if in readonly return set shift then times trap "
        + "unset until while { } alias bg cd command false fc fg getopts jobs kill read true umask unalias wait").Split(' '),
        StringComparer.Ordinal);

    /// <summary>
    /// Whether a line needs a shell by the rule of Ruby's Process.spawn: it has one of <c>* ? { } [ ] &lt; &gt; ( ) ~ &amp; | \ $ ; ' ` "</c>, a
    /// newline, a "#" starting a word, an "=" in the first word, or starts with a shell word.
    /// </summary>
    public static bool NeedsShell(string line)
    {
        ReadOnlySpan<char> text = line.AsSpan().TrimStart(" \t");
        if (text.IsEmpty || text.ContainsAny("*?{}[]<>()~&|\\$;'`\"\n"))
        {
            return true;
        }

        for (int at = 0, word = 0; at < text.Length; at++)
        {
            char c = text[at];
            bool starts = at == 0 || text[at - 1] is ' ' or '\t';
            word += starts && c is not (' ' or '\t') ? 1 : 0;
            if ((c == '#' && starts) || (c == '=' && word == 1) || (c == '%' && word == 1))
            {
                return true;
            }
        }

        return ShellWords.Contains(SplitPlain(line)[0]);
    }

    /// <summary>The words of a line that needs no shell.</summary>
    public static string[] SplitPlain(string line) => line.Split([' ', '\t', '\r', '\f', '\v'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A word so quoted that a shell reads it as one word.</summary>
    public static string Quote(string word)
    {
        foreach (char c in word)
        {
            if (!char.IsAsciiLetterOrDigit(c) && !"_-.,:+/@=%".Contains(c, StringComparison.Ordinal))
            {
                return "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
            }
        }

        return word.Length == 0 ? "''" : word;
    }
}
