namespace RecipeEngine.Dsl.Core.Files.Globs;

/// <summary>The flags of File.fnmatch and Dir.glob.</summary>
[Flags]
public enum GlobFlags
{
    None = 0,
    NoEscape = 1,
    PathName = 2,
    DotMatch = 4,
    CaseFold = 8,
    ExtGlob = 16,
}

/// <summary>Shell patterns against names, as File.fnmatch.</summary>
public static class FnMatch
{
    public static bool IsMatch(string pattern, string text, GlobFlags flags)
    {
        if ((flags & GlobFlags.ExtGlob) != 0)
        {
            return Braces.Expand(pattern, flags).Any(p => IsMatch(p, text, flags & ~GlobFlags.ExtGlob));
        }
        return (flags & GlobFlags.PathName) == 0 ? new Matcher(pattern, text, flags).Segment(0, 0, out _, out _) : Path(pattern, text, flags);
    }

    static bool Path(string pattern, string text, GlobFlags flags)
    {
        var matcher = new Matcher(pattern, text, flags);
        int p = 0, s = 0, retryPattern = -1, retryText = -1;
        while (true)
        {
            if (At(pattern, p, "**/"))
            {
                while (At(pattern, p, "**/"))
                {
                    p += 3;
                }
                (retryPattern, retryText) = (p, s);
            }
            if (matcher.Segment(p, s, out var p2, out var s2))
            {
                s2 = ToSlash(text, s2);
                if (p2 < pattern.Length && s2 < text.Length)
                {
                    (p, s) = (p2 + 1, s2 + 1);
                    continue;
                }
                if (p2 >= pattern.Length && s2 >= text.Length)
                {
                    return true;
                }
            }
            if (retryText >= 0 && ((flags & GlobFlags.DotMatch) != 0 || retryText >= text.Length || text[retryText] != '.'))
            {
                retryText = ToSlash(text, retryText);
                if (retryText < text.Length)
                {
                    (p, s) = (retryPattern, ++retryText);
                    continue;
                }
            }
            return false;
        }
    }

    static int ToSlash(string text, int at)
    {
        var slash = at >= text.Length ? -1 : text.IndexOf('/', at);
        return slash < 0 ? text.Length : slash;
    }

    static bool At(string text, int at, string wanted) => string.CompareOrdinal(text, at, wanted, 0, wanted.Length) == 0;

    readonly ref struct Matcher(string pattern, string text, GlobFlags flags)
    {
        readonly bool escapes = (flags & GlobFlags.NoEscape) == 0;
        readonly bool path = (flags & GlobFlags.PathName) != 0;
        readonly bool folds = (flags & GlobFlags.CaseFold) != 0;

        bool EndOf(string s, int i) => i >= s.Length || (path && s[i] == '/');

        int Unescape(int p) => escapes && p + 1 < pattern.Length && pattern[p] == '\\' ? p + 1 : p;

        /// <summary>Matches up to the end, or (with PathName) up to the next slash of both.</summary>
        public bool Segment(int p, int s, out int pEnd, out int sEnd)
        {
            int starPattern = -1, starText = -1;
            (pEnd, sEnd) = (p, s);
            if (s < text.Length && text[s] == '.' && (flags & GlobFlags.DotMatch) == 0 && (Unescape(p) >= pattern.Length || pattern[Unescape(p)] != '.'))
            {
                return false;
            }
            while (true)
            {
                var c = p < pattern.Length ? pattern[p] : '\0';
                var failed = false;
                if (c == '*' && p < pattern.Length)
                {
                    while (p < pattern.Length && pattern[p] == '*')
                    {
                        p++;
                    }
                    if (EndOf(pattern, Unescape(p)))
                    {
                        pEnd = Unescape(p);
                        sEnd = path ? ToSlash(text, s) : text.Length;
                        return true;
                    }
                    if (EndOf(text, s))
                    {
                        return false;
                    }
                    (starPattern, starText) = (p, s);
                    continue;
                }
                if (c == '?')
                {
                    if (EndOf(text, s))
                    {
                        return false;
                    }
                    p++;
                    s = Next(s);
                    continue;
                }
                if (c == '[')
                {
                    if (EndOf(text, s))
                    {
                        return false;
                    }
                    var after = Bracket(p + 1, s);
                    if (after >= 0)
                    {
                        p = after;
                        s = Next(s);
                        continue;
                    }
                    failed = true;
                }
                if (!failed)
                {
                    p = Unescape(p);
                    if (EndOf(text, s))
                    {
                        (pEnd, sEnd) = (p, s);
                        return EndOf(pattern, p);
                    }
                    if (!EndOf(pattern, p) && Same(pattern[p], text[s]))
                    {
                        p++;
                        s++;
                        continue;
                    }
                }
                if (starPattern < 0)
                {
                    return false;
                }
                starText = Next(starText);
                (p, s) = (starPattern, starText);
            }
        }

        int Next(int s) => char.IsHighSurrogate(text[s]) && s + 1 < text.Length ? s + 2 : s + 1;

        bool Same(char a, char b) => a == b || (folds && char.ToLowerInvariant(a) == char.ToLowerInvariant(b));

        /// <summary>The position after the bracket when the character is in it, else -1.</summary>
        int Bracket(int p, int s)
        {
            var negated = p < pattern.Length && pattern[p] is '!' or '^';
            if (negated)
            {
                p++;
            }
            var ok = false;
            var first = true;
            while (p < pattern.Length && (pattern[p] != ']' || first))
            {
                first = false;
                var low = Unescape(p);
                if (low >= pattern.Length || (path && pattern[low] == '/'))
                {
                    return -1;
                }
                var from = pattern[low];
                p = low + 1;
                var to = from;
                if (p + 1 < pattern.Length && pattern[p] == '-' && pattern[p + 1] != ']')
                {
                    var high = Unescape(p + 1);
                    to = pattern[high];
                    p = high + 1;
                }
                ok |= InRange(text[s], from, to) || (folds && (InRange(char.ToLowerInvariant(text[s]), from, to) || InRange(char.ToUpperInvariant(text[s]), from, to)));
            }
            return p >= pattern.Length ? -1 : ok == negated ? -1 : p + 1;
        }

        static bool InRange(char c, char from, char to) => c >= from && c <= to;
    }
}
