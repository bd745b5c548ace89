using System.Globalization;
using System.Text;

namespace RecipeEngine.Dsl.Text;

internal sealed partial class RegexpParser
{
    static readonly (int, int)[]
        DigitRanges = [('0', '9')],
        WordRanges = [('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')],
        SpaceRanges = [('\t', '\r'), (' ', ' ')],
        HexRanges = [('0', '9'), ('A', 'F'), ('a', 'f')];

    RegexpNode? ParseEscape(List<RegexpNode> parts)
    {
        if (at + 1 >= source.Length)
        {
            throw Error("too short escape sequence");
        }
        var c = source[at + 1];
        if (Shorthand(c) is { } shorthand)
        {
            at += 2;
            return new ClassNode(shorthand);
        }
        var anchor = c switch
        {
            'A' => new AnchorNode(Anchor.TextStart),
            'z' => new AnchorNode(Anchor.TextEnd),
            'Z' => new AnchorNode(Anchor.TextEndOrLastNewline),
            'b' => new AnchorNode(Anchor.WordBoundary, mode.Set == CharacterSetMode.Ascii),
            'B' => new AnchorNode(Anchor.NotWordBoundary, mode.Set == CharacterSetMode.Ascii),
            'G' => new AnchorNode(Anchor.SearchStart),
            _ => null,
        };
        if (anchor is not null)
        {
            at += 2;
            return anchor;
        }
        switch (c)
        {
            case 'K':
                at += 2;
                hasKeep = true;
                return new KeepNode();
            case 'R':
                at += 2;
                return new LineBreakNode();
            case 'X':
                at += 2;
                return new GraphemeNode();
            case 'k' or 'g' when at + 2 < source.Length && source[at + 2] is '<' or '\'':
                var close = source[at + 2] == '<' ? '>' : '\'';
                at += 3;
                return c == 'k' ? NamedReference(close) : Call(close);
            case >= '1' and <= '9':
                if (NumberedReference() is { } reference)
                {
                    return reference;
                }
                break;
            case 'p' or 'P' when at + 2 < source.Length && source[at + 2] == '{':
                return new ClassNode(Property());
        }
        var codes = EscapedCodes();
        for (var i = 0; i < codes.Count - 1; i++)
        {
            parts.Add(new LiteralNode(codes[i]));
        }
        return new LiteralNode(codes[^1]);
    }

    CharacterClass? Shorthand(char c)
    {
        var unicode = mode.Set == CharacterSetMode.Unicode && !bytes;
        return c switch
        {
            'd' or 'D' => unicode ? CharacterClass.Of(UnicodeProperty.Digit, c == 'D') : CharacterClass.Of(c == 'D', DigitRanges),
            'w' or 'W' => unicode ? CharacterClass.Of(UnicodeProperty.Word, c == 'W') : CharacterClass.Of(c == 'W', WordRanges),
            's' or 'S' => unicode ? CharacterClass.Of(UnicodeProperty.Space, c == 'S') : CharacterClass.Of(c == 'S', SpaceRanges),
            'h' or 'H' => CharacterClass.Of(c == 'H', HexRanges),
            _ => null,
        };
    }

    // \p{Alpha} \p{^Alpha} \P{Alpha}; the reader stands at the backslash.
    CharacterClass Property()
    {
        var negated = source[at + 1] == 'P';
        var start = at + 3;
        var end = source.IndexOf('}', start);
        if (end < 0)
        {
            throw Error($"invalid character property name {{{source[start..Math.Max(start, source.Length - 1)]}}}"); // as MRI: without the last character
        }
        var name = source[start..end];
        at = end + 1;
        if (name.StartsWith('^'))
        {
            negated = !negated;
            name = name[1..];
        }
        var property = UnicodeProperty.Find(name) ?? throw Error($"invalid character property name {{{source[start..end]}}}");
        return CharacterClass.Of(mode.IgnoreCase ? property.WithoutCase() : property, negated);
    }

    BackReferenceNode? NumberedReference()
    {
        var position = at + 1;
        ReadCount(ref position, out var number);
        if (number > 9 && number >= captures.Count)
        {
            return null;
        }
        at = position;
        sawNumbered = true;
        highestReference = Math.Max(highestReference, number);
        return new BackReferenceNode([number]);
    }

    BackReferenceNode NamedReference(char close)
    {
        var name = GroupName(close, forDefinition: false);
        // The recursion level of \k<name+1> is not kept apart.
        var level = name.AsSpan(1).IndexOfAny('+', '-') + 1;
        if (level > 0 && int.TryParse(name.AsSpan(level + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _)
            && !names.Exists(entry => entry.Name == name))
        {
            name = name[..level];
        }
        return new BackReferenceNode(Reference(name));
    }

    IReadOnlyList<int> Reference(string name)
    {
        if (TryGroupNumber(name, out var number))
        {
            sawNumbered = true;
            if (number < 1)
            {
                throw Error("invalid backref number/name");
            }
            highestReference = Math.Max(highestReference, number);
            return [number];
        }
        var known = names.Find(entry => entry.Name == name);
        return known.Numbers is null ? throw Error($"undefined name <{name}> reference") : [.. known.Numbers];
    }

    // A number, or a distance: -1 is the group opened last.
    bool TryGroupNumber(string text, out int number)
    {
        if (!(char.IsAsciiDigit(text[0]) || (text[0] is '-' or '+' && text.Length > 1)))
        {
            number = 0;
            return false;
        }
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
        {
            throw Error($"invalid group name <{text}>");
        }
        number = text[0] switch { '-' => captures.Count + number, '+' => captures.Count - 1 + number, _ => number };
        return true;
    }

    CallNode Call(char close)
    {
        var name = GroupName(close, forDefinition: false);
        CallNode call;
        if (TryGroupNumber(name, out var number))
        {
            sawNumbered |= number != 0;
            call = new CallNode(number >= 0 ? number : throw Error($"undefined group <{name}> reference"));
        }
        else
        {
            call = new CallNode(CalledGroup(name));
        }
        calls.Add((call, name));
        return call;
    }

    // A call may stand before the group it calls: its number is counted ahead.
    int CalledGroup(string name)
    {
        var found = new List<int>();
        var counter = 0;
        foreach (var group in RegexpNames.Scan(source))
        {
            counter++;
            if (group == name)
            {
                found.Add(counter);
            }
        }
        return found.Count switch
        {
            0 => throw Error($"undefined name <{name}> reference"),
            1 => found[0],
            _ => throw Error($"multiplex definition name <{name}> call"),
        };
    }

    // The characters an escape stands for (\u{61 62} has several); the reader stands at the backslash.
    List<int> EscapedCodes()
    {
        if (at + 1 >= source.Length)
        {
            throw Error("too short escape sequence");
        }
        var c = source[at + 1];
        if (c == 'u')
        {
            at += 2;
            if (AtEnd)
            {
                throw Error("too short escape sequence");
            }
            return UnicodeEscape();
        }
        if (c is 'x' or 'c' or 'C' or 'M' or (>= '0' and <= '7'))
        {
            var value = ByteEscape();
            return [value < 0x80 || bytes ? value : MultibyteEscape(value)];
        }
        at++;
        var simple = "tnrfvae".IndexOf(c, StringComparison.Ordinal);
        if (simple >= 0)
        {
            at++;
            return ["\t\n\r\f\v\a\u001B"[simple]];
        }
        return [NextLiteral().Code];
    }

    List<int> UnicodeEscape()
    {
        if (AtEnd || source[at] != '{')
        {
            var digits = HexDigits(4);
            return digits.Length == 4 ? [Unicode(digits)] : throw Error("invalid Unicode escape");
        }
        at++;
        var codes = new List<int>();
        while (true)
        {
            while (!AtEnd && source[at] is ' ' or '\t')
            {
                at++;
            }
            if (AtEnd)
            {
                throw Error("invalid Unicode list");
            }
            if (source[at] == '}')
            {
                at++;
                return codes.Count > 0 ? codes : throw Error("invalid Unicode list");
            }
            var digits = HexDigits(7);
            codes.Add(digits.Length is > 0 and < 7 ? Unicode(digits) : throw Error(digits.Length == 0 ? "invalid Unicode list" : "invalid Unicode range"));
        }
    }

    int Unicode(string digits)
    {
        var code = int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return code > 0x10FFFF || code is >= 0xD800 and <= 0xDFFF ? throw Error("invalid Unicode range") : code;
    }

    string HexDigits(int most)
    {
        var start = at;
        while (!AtEnd && at - start < most && char.IsAsciiHexDigit(source[at]))
        {
            at++;
        }
        return source[start..at];
    }

    // \x41 \101 \cA \C-a \M-a and their combinations: one byte.
    int ByteEscape()
    {
        var c = source[at + 1];
        at += 2;
        switch (c)
        {
            case 'x':
                var digits = HexDigits(2);
                return digits.Length > 0
                    ? int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                    : throw Error("invalid hex escape");
            case 'c':
                return ControlTarget("too short control escape") & 0x9F;
            case 'C':
                Dash("too short control escape");
                return ControlTarget("too short control escape") & 0x9F;
            case 'M':
                Dash("too short meta escape");
                return ControlTarget("too short meta escape") | 0x80;
            default:
                var value = c - '0';
                for (var i = 0; i < 2 && !AtEnd && source[at] is >= '0' and <= '7'; i++)
                {
                    value = value * 8 + (source[at++] - '0');
                }
                return value <= 0xFF ? value : throw Error("invalid escape code");
        }
    }

    void Dash(string error)
    {
        if (AtEnd || source[at] != '-')
        {
            throw Error(error);
        }
        at++;
    }

    int ControlTarget(string error)
    {
        if (AtEnd)
        {
            throw Error(error);
        }
        if (source[at] != '\\')
        {
            return source[at++] is var c && c == '?' ? 0x7F : c & 0xFF;
        }
        if (at + 1 >= source.Length)
        {
            throw Error(error);
        }
        return EscapedCodes()[0] & 0xFF;
    }

    // In a text regular expression the bytes \xE3\x81\x82 spell one character.
    int MultibyteEscape(int first)
    {
        var sequence = new List<byte> { (byte)first };
        var wanted = first switch { >= 0xC2 and <= 0xDF => 2, >= 0xE0 and <= 0xEF => 3, >= 0xF0 and <= 0xF4 => 4, _ => 0 };
        while (sequence.Count < wanted && at + 1 < source.Length && source[at] == '\\' && source[at + 1] is 'x' or (>= '0' and <= '7'))
        {
            sequence.Add((byte)ByteEscape());
        }
        var valid = Rune.DecodeFromUtf8([.. sequence], out var rune, out var used) == global::System.Buffers.OperationStatus.Done;
        if (wanted == 0 || (sequence.Count == wanted && !valid))
        {
            throw Error("invalid multibyte escape");
        }
        return valid && used == wanted ? rune.Value : throw Error("too short escaped multibyte character");
    }
}
