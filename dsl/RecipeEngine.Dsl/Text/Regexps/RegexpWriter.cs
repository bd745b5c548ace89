using System.Globalization;
using System.Text;

namespace RecipeEngine.Dsl.Text;

/// <summary>Writes a parsed pattern in .NET's language for one kind of subject.</summary>
internal sealed class RegexpWriter
{
    // Ruby's ^ does not match behind a line feed that ends the text.
    const string LineStart = "(?:^(?:(?!\\z)|(?<!\\n)))";
    const string AsciiWord = "[0-9A-Za-z_]";
    const int LongestExpansion = 100_000;

    readonly ParsedRegexp parsed;
    readonly RegexpSubject subject;
    readonly CharacterClassWriter classes;
    readonly int recursionLimit;
    readonly int[] nesting;
    readonly StringBuilder text = new();

    RegexpWriter(ParsedRegexp parsed, RegexpSubject subject, int recursionLimit)
    {
        this.parsed = parsed;
        this.subject = subject;
        this.recursionLimit = recursionLimit;
        classes = new CharacterClassWriter(subject);
        nesting = new int[parsed.Captures.Count];
    }

    /// <summary>The .NET pattern. Calls of groups are written out; recursion ends after as many levels as fit, where the pattern no longer matches.</summary>
    public static string Write(ParsedRegexp parsed, RegexpSubject subject)
    {
        foreach (var limit in (int[])[24, 12, 8, 6, 5, 4, 3, 2])
        {
            var writer = new RegexpWriter(parsed, subject, limit);
            writer.nesting[0] = 1;
            if (writer.Node(parsed.Root, 0))
            {
                return writer.text.ToString();
            }
        }
        throw new TextError(TextErrorKind.Regexp, "too deep nest level");
    }

    /// <summary>The number of the group that \K sets.</summary>
    public static int KeepGroup(ParsedRegexp parsed) => parsed.Captures.Count;

    // tail: the fewest characters that must follow the node. False when the text has grown too long.
    bool Node(RegexpNode node, int tail)
    {
        if (text.Length > LongestExpansion)
        {
            return false;
        }
        switch (node)
        {
            case LiteralNode literal: text.Append(Literal(literal.Code)); return true;
            case AnyNode any: text.Append(classes.Any(any.DotAll)); return true;
            case ClassNode set: text.Append(classes.Write(set.Class)); return true;
            case AnchorNode anchor: text.Append(AnchorText(anchor, tail)); return true;
            case SequenceNode sequence: return Sequence(sequence, tail);
            case AlternationNode alternation: return Wrapped("(?:", Branches(alternation), tail);
            case CaptureNode capture: return Capture(capture, tail);
            case GroupNode group: return Group(group, tail);
            case CaseNode scope: return Wrapped(scope.Ignore ? "(?i:" : "(?-i:", Branches(scope.Body), tail);
            case RepeatNode repeat: return Repeat(repeat, tail);
            case BackReferenceNode reference: text.Append(References(reference.Numbers)); return true;
            case CallNode call: return Call(call, tail);
            case ConditionalNode conditional: return Conditional(conditional, 0, tail);
            case AbsentNode absent: return Absent(absent);
            case KeepNode: text.Append(CultureInfo.InvariantCulture, $"(?<{KeepGroup(parsed)}>)"); return true;
            case LineBreakNode: text.Append(subject == RegexpSubject.Bytes ? "(?>\\r\\n|[\\n-\\r])" : "(?>\\r\\n|[\\n-\\r\\u0085\\u2028\\u2029])"); return true;
            case GraphemeNode: text.Append(Grapheme()); return true;
            default: throw new InvalidOperationException(node.GetType().Name);
        }
    }

    string Literal(int code)
    {
        // Bytes know case only in ASCII, .NET beyond it too.
        return subject == RegexpSubject.Bytes && code > 0x7F
            ? $"(?-i:{CharacterClassWriter.Escape(code)})"
            : classes.Literal(code);
    }

    static IReadOnlyList<RegexpNode> Branches(RegexpNode node) => node is AlternationNode alternation ? alternation.Branches : [node];

    bool Wrapped(string open, IReadOnlyList<RegexpNode> branches, int tail)
    {
        text.Append(open);
        for (var i = 0; i < branches.Count; i++)
        {
            if (i > 0)
            {
                text.Append('|');
            }
            if (!Node(branches[i], tail))
            {
                return false;
            }
        }
        text.Append(')');
        return true;
    }

    bool Sequence(SequenceNode sequence, int tail)
    {
        var following = new int[sequence.Parts.Count];
        for (var i = following.Length - 1; i >= 0; i--)
        {
            following[i] = tail;
            tail = Math.Min(100_000, tail + RegexpLengths.Min(sequence.Parts[i]));
        }
        for (var i = 0; i < following.Length; i++)
        {
            if (!Node(sequence.Parts[i], following[i]))
            {
                return false;
            }
        }
        return true;
    }

    bool Capture(CaptureNode capture, int tail)
    {
        nesting[capture.Number]++;
        var written = Wrapped(string.Create(CultureInfo.InvariantCulture, $"(?<{capture.Number}>"), Branches(capture.Body), tail);
        nesting[capture.Number]--;
        return written;
    }

    bool Group(GroupNode group, int tail) => group.Kind switch
    {
        GroupKind.Plain => Wrapped("(?:", Branches(group.Body), tail),
        GroupKind.Atomic => Wrapped("(?>", Branches(group.Body), tail),
        GroupKind.Ahead => Wrapped("(?=", Branches(group.Body), 0),
        GroupKind.NotAhead => Wrapped("(?!", Branches(group.Body), 0),
        GroupKind.Behind => Wrapped("(?<=", Branches(group.Body), 0),
        _ => Wrapped("(?<!", Branches(group.Body), 0),
    };

    bool Repeat(RepeatNode repeat, int tail)
    {
        var possessive = repeat.Mode == RepeatMode.Possessive;
        text.Append(possessive ? "(?>" : "");
        var start = text.Length;
        if (!Node(repeat.Body, repeat.Max == 1 ? tail : 0))
        {
            return false;
        }
        if (!IsUnit(repeat.Body, start))
        {
            text.Insert(start, "(?:").Append(')');
        }
        text.Append((repeat.Min, repeat.Max) switch
        {
            (0, RepeatNode.Unbounded) => "*",
            (1, RepeatNode.Unbounded) => "+",
            (0, 1) => "?",
            var (min, max) when min == max => string.Create(CultureInfo.InvariantCulture, $"{{{min}}}"),
            var (min, max) when max == RepeatNode.Unbounded => string.Create(CultureInfo.InvariantCulture, $"{{{min},}}"),
            var (min, max) => string.Create(CultureInfo.InvariantCulture, $"{{{min},{max}}}"),
        });
        text.Append(repeat.Mode == RepeatMode.Lazy ? "?" : possessive ? ")" : "");
        return true;
    }

    bool IsUnit(RegexpNode body, int start) => body switch
    {
        LiteralNode => true,
        AnyNode => true,
        GroupNode or CaptureNode or CaseNode => true,
        ClassNode => text[start] == '[' ? text.ToString(start, text.Length - start) is var written && IsOneBracket(written)
            : text[start] == '(' ? text.ToString(start, Math.Min(4, text.Length - start)) != "(?<!" : true,
        _ => false,
    };

    static bool IsOneBracket(string written)
    {
        var depth = 0;
        for (var at = 0; at < written.Length; at++)
        {
            switch (written[at])
            {
                case '\\': at++; break;
                case '[': depth++; break;
                case ']' when --depth == 0: return at == written.Length - 1;
            }
        }
        return false;
    }

    static string References(IReadOnlyList<int> numbers)
    {
        var written = numbers.Reverse().Select(number => string.Create(CultureInfo.InvariantCulture, $"\\k<{number}>"));
        return numbers.Count == 1 ? written.First() : $"(?:{string.Join('|', written)})";
    }

    bool Call(CallNode call, int tail)
    {
        if (nesting[call.Number] >= recursionLimit)
        {
            text.Append("(?!)");
            return true;
        }
        if (call.Number > 0)
        {
            return Capture(parsed.Captures[call.Number], tail);
        }
        nesting[0]++;
        var written = Wrapped("(?:", Branches(parsed.Root), tail);
        nesting[0]--;
        return written;
    }

    // A name of several groups holds when any of them matched.
    bool Conditional(ConditionalNode conditional, int index, int tail)
    {
        text.Append(CultureInfo.InvariantCulture, $"(?({conditional.Numbers[index]})");
        if (!Wrapped("(?:", Branches(conditional.Yes), tail))
        {
            return false;
        }
        text.Append('|');
        var last = index == conditional.Numbers.Count - 1;
        if (!(last ? Wrapped("(?:", Branches(conditional.No), tail) : Conditional(conditional, index + 1, tail)))
        {
            return false;
        }
        text.Append(')');
        return true;
    }

    // As long as the body does not start, then the part of it that is still too short to be it.
    bool Absent(AbsentNode absent)
    {
        var any = classes.Any(dotAll: true);
        text.Append("(?:");
        if (!Wrapped("(?!", Branches(absent.Body), 0))
        {
            return false;
        }
        text.Append(any).Append(")*");
        var shortest = RegexpLengths.Min(absent.Body);
        if (shortest > 1)
        {
            text.Append("(?:");
            if (!Wrapped("(?=", Branches(absent.Body), 0))
            {
                return false;
            }
            text.Append(CultureInfo.InvariantCulture, $"{any}{{0,{shortest - 1}}})?");
        }
        return true;
    }

    static string AnchorText(AnchorNode node, int tail) => node.Anchor switch
    {
        Anchor.LineStart => tail > 0 ? "^" : LineStart,
        Anchor.LineEnd => "$",
        Anchor.TextStart => "\\A",
        Anchor.TextEnd => "\\z",
        Anchor.TextEndOrLastNewline => "\\Z",
        Anchor.SearchStart => "\\G",
        Anchor.WordBoundary when node.Ascii => $"(?:(?<={AsciiWord})(?!{AsciiWord})|(?<!{AsciiWord})(?={AsciiWord}))",
        Anchor.NotWordBoundary when node.Ascii => $"(?:(?<={AsciiWord})(?={AsciiWord})|(?<!{AsciiWord})(?!{AsciiWord}))",
        Anchor.WordBoundary => "\\b",
        _ => "\\B",
    };

    string Grapheme()
    {
        if (subject == RegexpSubject.Bytes)
        {
            return "(?>\\r\\n|[\\s\\S])";
        }
        var any = classes.Any(dotAll: true);
        if (subject == RegexpSubject.Plain)
        {
            return $"(?>\\r\\n|\\p{{Cc}}|{any}(?:[\\p{{M}}\\u200C]|\\u200D{any}?)*)";
        }
        const string flag = "\\uD83C[\\uDDE6-\\uDDFF]";
        const string extend = "[\\p{M}\\u200C]|\\uD83C[\\uDFFB-\\uDFFF]|\\uDB40[\\uDC20-\\uDC7F\\uDD00-\\uDDEF]";
        return $"(?>\\r\\n|\\p{{Cc}}|(?:{flag}{flag}|{any})(?:{extend}|\\u200D(?:[\\u2190-\\u2BFF]|[\\uD83C-\\uD83E][\\uDC00-\\uDFFF])?)*)";
    }
}
