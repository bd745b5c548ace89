namespace RecipeEngine.Dsl.Text;

/// <summary>Reads Ruby's (Onigmo's) regular expression language; errors carry Onigmo's messages.</summary>
internal sealed partial class RegexpParser
{
    readonly string source;
    readonly bool bytes, namedOnly;
    readonly List<CaptureNode?> captures = [null];
    readonly List<(string Name, List<int> Numbers)> names = [];
    readonly List<(CallNode Call, string Shown)> calls = [];
    Mode mode;
    int at, highestReference, depth;
    bool hasKeep, sawNamed, sawNumbered;

    RegexpParser(string source, RegexpOptions options, bool bytes, bool namedOnly)
    {
        this.source = source;
        this.bytes = bytes;
        this.namedOnly = namedOnly;
        mode = new Mode((options & RegexpOptions.IgnoreCase) != 0, (options & RegexpOptions.Extended) != 0, (options & RegexpOptions.MultiLine) != 0, CharacterSetMode.Default);
    }

    enum CharacterSetMode
    {
        Default,
        Ascii,
        Unicode,
    }

    readonly record struct Mode(bool IgnoreCase, bool Extended, bool DotAll, CharacterSetMode Set);

    /// <summary>Parses a source; <paramref name="bytes"/> when it is BINARY or has the n option, so that \xff is one character.</summary>
    public static ParsedRegexp Parse(string source, RegexpOptions options, bool bytes)
    {
        var parser = new RegexpParser(source, options, bytes, namedOnly: false);
        var root = parser.ParseAll();
        if (parser.sawNamed)
        {
            // Named groups make the plain ones non-capturing, which is known only now.
            parser = new RegexpParser(source, options, bytes, namedOnly: true);
            root = parser.ParseAll();
        }
        return parser.Finish(root);
    }

    bool AtEnd => at >= source.Length;

    TextError Error(string message) => new(TextErrorKind.Regexp, $"{message}: /{RegexpSource.Expression(source)}/");

    RegexpNode ParseAll()
    {
        var root = ParseAlternation();
        return AtEnd ? root : throw Error("unmatched close parenthesis");
    }

    ParsedRegexp Finish(RegexpNode root)
    {
        if (namedOnly && sawNumbered)
        {
            throw Error("numbered backref/call is not allowed. (use name)");
        }
        if (highestReference >= captures.Count)
        {
            throw Error("invalid backref number/name");
        }
        foreach (var (call, shown) in calls)
        {
            if (call.Number >= captures.Count)
            {
                throw Error($"undefined group <{shown}> reference");
            }
        }
        var parsed = new ParsedRegexp(root, captures!, [.. names.Select(name => new RegexpName(name.Name, name.Numbers))], hasKeep);
        if (calls.Count > 0 && RegexpLengths.NeverEnds(parsed, calls.Select(call => call.Call.Number)))
        {
            throw Error("never ending recursion");
        }
        if (!RegexpLengths.LookBehindsAreFixed(parsed))
        {
            throw Error("invalid pattern in look-behind");
        }
        return parsed;
    }

    // Leaves the reader at the closing parenthesis or the end.
    RegexpNode ParseAlternation()
    {
        if (++depth > 4096)
        {
            throw Error("too deep nest level");
        }
        var branches = new List<RegexpNode> { ParseBranch() };
        while (!AtEnd && source[at] == '|')
        {
            at++;
            branches.Add(ParseBranch());
        }
        depth--;
        return branches.Count == 1 ? branches[0] : new AlternationNode(branches);
    }

    RegexpNode ParseBranch()
    {
        var parts = new List<RegexpNode>();
        while (true)
        {
            SkipExtended();
            if (AtEnd || source[at] is '|' or ')')
            {
                return parts.Count == 1 ? parts[0] : new SequenceNode(parts);
            }
            if (ParseAtom(parts) is { } atom)
            {
                parts.Add(ParseQuantifiers(atom));
            }
        }
    }

    // White space and comments of x mode, and (?#comments) of any.
    void SkipExtended()
    {
        while (!AtEnd)
        {
            if (mode.Extended && source[at] is ' ' or (>= '\t' and <= '\r'))
            {
                at++;
            }
            else if (mode.Extended && source[at] == '#')
            {
                var end = source.IndexOf('\n', at);
                at = end < 0 ? source.Length : end + 1;
            }
            else if (source[at] == '(' && source.AsSpan(at).StartsWith("(?#"))
            {
                for (at += 3; !AtEnd && source[at] != ')'; at++)
                {
                    at += source[at] == '\\' ? 1 : 0;
                }
                at = AtEnd ? throw Error("end pattern in group") : at + 1;
            }
            else
            {
                return;
            }
        }
    }

    // A null means that the parts were added already, or that there was nothing to add.
    RegexpNode? ParseAtom(List<RegexpNode> parts)
    {
        var c = source[at];
        switch (c)
        {
            case '(':
                at++;
                return ParseGroup();
            case '[':
                at++;
                return new ClassNode(ParseClass());
            case '.':
                at++;
                return new AnyNode(mode.DotAll);
            case '^':
                at++;
                return new AnchorNode(Anchor.LineStart);
            case '$':
                at++;
                return new AnchorNode(Anchor.LineEnd);
            case '\\':
                return ParseEscape(parts);
            case '*' or '+' or '?':
                throw Error("target of repeat operator is not specified");
            case '{' when TryInterval(out _, out _):
                throw Error("target of repeat operator is not specified");
            default:
                return NextLiteral();
        }
    }

    LiteralNode NextLiteral()
    {
        var code = Characters.At(source, at);
        at += Characters.Width(source, at);
        return new LiteralNode(code);
    }

    RegexpNode ParseQuantifiers(RegexpNode atom)
    {
        while (true)
        {
            SkipExtended();
            if (AtEnd)
            {
                return atom;
            }
            int min, max;
            var interval = false;
            switch (source[at])
            {
                case '*': (min, max) = (0, RepeatNode.Unbounded); at++; break;
                case '+': (min, max) = (1, RepeatNode.Unbounded); at++; break;
                case '?': (min, max) = (0, 1); at++; break;
                case '{' when TryInterval(out min, out max): interval = true; break;
                default: return atom;
            }
            var how = RepeatMode.Greedy;
            // After {n} and only there ? is a quantifier of its own; after any interval + is one too.
            if (!AtEnd && source[at] == '?' && (!interval || min != max))
            {
                how = RepeatMode.Lazy;
                at++;
            }
            else if (!AtEnd && source[at] == '+' && !interval)
            {
                how = RepeatMode.Possessive;
                at++;
            }
            atom = Repeat(atom, min, max, how);
        }
    }

    static RepeatNode Repeat(RegexpNode atom, int min, int max, RepeatMode how)
    {
        // a** is a*: flattened so that .NET does not try the same text in exponentially many ways.
        if (how == RepeatMode.Greedy && max == RepeatNode.Unbounded && min <= 1
            && atom is RepeatNode { Mode: RepeatMode.Greedy, Max: RepeatNode.Unbounded, Min: <= 1 } inner)
        {
            return inner with { Min = inner.Min * min };
        }
        return new RepeatNode(atom, min, max, how);
    }

    // {n} {n,} {n,m} {,m}; anything else is a literal brace.
    bool TryInterval(out int min, out int max)
    {
        int start = at, position = at + 1;
        min = max = 0;
        var hasMin = ReadCount(ref position, out min);
        if (position < source.Length && source[position] == ',')
        {
            position++;
            if (!ReadCount(ref position, out max))
            {
                max = RepeatNode.Unbounded;
                if (!hasMin)
                {
                    return false;
                }
            }
        }
        else if (hasMin)
        {
            max = min;
        }
        else
        {
            return false;
        }
        if (position >= source.Length || source[position] != '}')
        {
            return false;
        }
        if (min > 100000 || (max > 100000 && max != RepeatNode.Unbounded))
        {
            throw Error("too big number for repeat range");
        }
        if (min > max)
        {
            at = start;
            throw Error("upper is smaller than lower in repeat range");
        }
        at = position + 1;
        return true;
    }

    bool ReadCount(ref int position, out int count)
    {
        var start = position;
        count = 0;
        for (; position < source.Length && char.IsAsciiDigit(source[position]); position++)
        {
            count = Math.Min(1_000_000, count * 10 + (source[position] - '0'));
        }
        return position > start;
    }
}
