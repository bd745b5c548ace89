namespace RecipeEngine.Dsl.Text;

internal sealed partial class RegexpParser
{
    // The reader stands behind the opening bracket.
    CharacterClass ParseClass()
    {
        if (++depth > 4096)
        {
            throw Error("too deep nest level");
        }
        var result = new CharacterClass();
        if (!AtEnd && source[at] == '^')
        {
            result.Negated = true;
            at++;
        }
        CharacterClass? current = null;
        var operands = new List<CharacterClass>();
        var first = true;
        // What a following dash would start a range from: a code, -1 after a range or at the start, -2 after a set.
        var last = -1;
        while (true)
        {
            if (AtEnd)
            {
                throw Error("premature end of char-class");
            }
            current ??= new CharacterClass();
            var c = source[at];
            if (c == ']' && !first)
            {
                break;
            }
            if (c == ']' && source.IndexOf(']', at + 1) < 0)
            {
                throw Error("empty char-class");
            }
            first = false;
            if (c == '&' && at + 1 < source.Length && source[at + 1] == '&')
            {
                at += 2;
                operands.Add(current);
                current = null;
                last = -1;
            }
            else if (c == '[')
            {
                Nested(current);
                last = -2;
            }
            else if (c == '-' && IsRangeDash(last))
            {
                at++;
                current.Ranges[^1] = (last, RangeEnd(last));
                last = -1;
            }
            else if (c == '\\' && SetEscape(current))
            {
                last = -2;
            }
            else
            {
                var codes = ClassCodes();
                foreach (var code in codes)
                {
                    current.Ranges.Add((code, code));
                }
                last = codes[^1];
            }
        }
        at++;
        depth--;
        current ??= new CharacterClass();
        if (operands.Count == 0)
        {
            current.Negated = result.Negated;
            return current;
        }
        operands.Add(current);
        result.Nested.Add(operands[0]);
        result.Intersected.AddRange(operands.Skip(1));
        return result;
    }

    void Nested(CharacterClass current)
    {
        if (Posix() is { } posix)
        {
            current.Nested.Add(posix);
            return;
        }
        at++;
        current.Nested.Add(ParseClass());
    }

    // Whether the dash at the reader joins two ends, given what stands before it.
    bool IsRangeDash(int last)
    {
        if (at + 1 >= source.Length)
        {
            throw Error("premature end of char-class");
        }
        var next = source[at + 1];
        var literal = last == -1 || next is ']' or '[' || (next == '&' && at + 2 < source.Length && source[at + 2] == '&');
        if (!literal && last == -2)
        {
            throw Error("unmatched range specifier in char-class");
        }
        return !literal;
    }

    int RangeEnd(int start)
    {
        if (source[at] == '\\' && at + 1 < source.Length
            && (Shorthand(source[at + 1]) is not null || (source[at + 1] is 'p' or 'P' && at + 2 < source.Length && source[at + 2] == '{')))
        {
            throw Error("char-class value at end of range");
        }
        var end = ClassCodes()[0];
        return end >= start ? end : throw Error("empty range in char class");
    }

    List<int> ClassCodes()
    {
        if (source[at] != '\\')
        {
            return [NextLiteral().Code];
        }
        if (at + 1 < source.Length && source[at + 1] == 'b')
        {
            at += 2;
            return ['\b'];
        }
        return EscapedCodes();
    }

    bool SetEscape(CharacterClass current)
    {
        if (at + 1 >= source.Length)
        {
            throw Error("too short escape sequence");
        }
        if (Shorthand(source[at + 1]) is { } shorthand)
        {
            at += 2;
            current.Nested.Add(shorthand);
            return true;
        }
        if (source[at + 1] is 'p' or 'P' && at + 2 < source.Length && source[at + 2] == '{')
        {
            current.Nested.Add(Property());
            return true;
        }
        return false;
    }

    // [:alpha:] or [:^alpha:]; null when the bracket opens a nested class.
    CharacterClass? Posix()
    {
        if (at + 1 >= source.Length || source[at + 1] != ':')
        {
            return null;
        }
        var end = source.IndexOf(":]", at + 2, StringComparison.Ordinal);
        if (end < 0 || end - at > 20)
        {
            return null;
        }
        var name = source[(at + 2)..end];
        var negated = name.StartsWith('^');
        name = negated ? name[1..] : name;
        if (name.AsSpan().ContainsAnyExcept("abcdefghijklmnopqrstuvwxyz"))
        {
            return null;
        }
        var property = UnicodeProperty.Posix(name) ?? throw Error("invalid POSIX bracket type");
        at = end + 2;
        if (mode.Set == CharacterSetMode.Ascii)
        {
            property = property.AsciiOnly();
        }
        return CharacterClass.Of(mode.IgnoreCase ? property.WithoutCase() : property, negated);
    }
}
