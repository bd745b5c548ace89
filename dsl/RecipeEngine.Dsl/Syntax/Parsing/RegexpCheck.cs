namespace RecipeEngine.Dsl.Syntax;

/// <summary>The faults of a regexp literal that Ruby reports when it reads the source: brackets and repeats out of place.</summary>
ref struct RegexpCheck
{
    readonly ReadOnlySpan<char> text;
    readonly bool extended;
    int pos;

    RegexpCheck(ReadOnlySpan<char> text, bool extended)
    {
        this.text = text;
        this.extended = extended;
    }

    /// <summary>What is wrong, in Ruby's words; null when nothing is found.</summary>
    public static string? Find(string text, string options)
    {
        if (text.AsSpan().IndexOfAny("()[]*+?\\") < 0)
        {
            return null;
        }
        return new RegexpCheck(text, options.Contains('x')).Run();
    }

    string? Run()
    {
        var depth = 0;
        var hasTarget = false;
        while (pos < text.Length)
        {
            var c = text[pos++];
            switch (c)
            {
                case '\\':
                    pos++;
                    hasTarget = true;
                    break;
                case '[':
                    if (Set() is { } fault)
                    {
                        return fault;
                    }
                    hasTarget = true;
                    break;
                case '(':
                    if (pos < text.Length && text[pos] == '?' && Group() is { } group)
                    {
                        return group.Length == 0 ? null : group;
                    }
                    depth++;
                    hasTarget = false;
                    break;
                case ')':
                    if (depth == 0)
                    {
                        return "unmatched close parenthesis";
                    }
                    depth--;
                    hasTarget = true;
                    break;
                case '|':
                    hasTarget = false;
                    break;
                case '*' or '+' or '?':
                    if (!hasTarget)
                    {
                        return "target of repeat operator is not specified";
                    }
                    break;
                case '#' when extended:
                    while (pos < text.Length && text[pos] != '\n')
                    {
                        pos++;
                    }
                    break;
                case ' ' or '\t' or '\n' or '\r' or '\f' or '\v' when extended:
                    break;
                default:
                    hasTarget = true;
                    break;
            }
        }
        return depth > 0 ? "end pattern with unmatched parenthesis" : null;
    }

    /// <summary>At the question mark of <c>(?…</c>: moves behind the group's head. A fault, or "" when the rest cannot be judged:
    /// options inside the pattern may switch comments on and off, which is left to the regexp engine.</summary>
    string? Group()
    {
        pos++;
        if (pos >= text.Length)
        {
            return "end pattern in group";
        }
        switch (text[pos])
        {
            case '#':
                // A comment up to the next parenthesis; it counts as an empty group.
                while (pos < text.Length && text[pos] != ')')
                {
                    pos += text[pos] == '\\' ? 2 : 1;
                }
                return pos >= text.Length ? "end pattern in group" : null;
            case ':' or '=' or '!' or '>' or '~':
                pos++;
                return null;
            case '<':
                pos++;
                if (pos < text.Length && text[pos] is '=' or '!')
                {
                    pos++;
                    return null;
                }
                var close = text[pos..].IndexOf('>');
                if (close == 0)
                {
                    return "group name is empty";
                }
                if (close < 0)
                {
                    return "invalid group name <>";
                }
                pos += close + 1;
                return null;
            case '\'' or '(' or '^':
                return "";
            default:
                while (pos < text.Length && text[pos] is 'i' or 'm' or 'x' or 'a' or 'd' or 'u' or '-')
                {
                    if (text[pos] == 'x')
                    {
                        return "";
                    }
                    pos++;
                }
                if (pos >= text.Length || text[pos] is not (':' or ')'))
                {
                    return "undefined group option";
                }
                if (text[pos] == ':')
                {
                    pos++;
                }
                return null;
        }
    }

    /// <summary>Behind the bracket that opens a set: moves behind the one that closes it.</summary>
    string? Set()
    {
        if (pos < text.Length && text[pos] == '^')
        {
            pos++;
        }
        if (pos < text.Length && text[pos] == ']')
        {
            // A bracket at once is a character, when another closes the set.
            pos++;
            if (text[pos..].IndexOf(']') < 0)
            {
                return "empty char-class";
            }
        }
        var depth = 1;
        while (pos < text.Length)
        {
            switch (text[pos++])
            {
                case '\\':
                    pos++;
                    break;
                case '[':
                    if (pos < text.Length && text[pos] == ':' && text[pos..].IndexOf(":]") is > 0 and < 20 and var end)
                    {
                        pos += end + 2;
                        break;
                    }
                    depth++;
                    if (pos < text.Length && text[pos] == '^')
                    {
                        pos++;
                    }
                    if (pos < text.Length && text[pos] == ']')
                    {
                        pos++;
                    }
                    break;
                case ']':
                    if (--depth == 0)
                    {
                        return null;
                    }
                    break;
            }
        }
        return "premature end of char-class";
    }
}
