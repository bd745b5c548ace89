namespace RecipeEngine.Dsl.Text;

/// <summary>Links a parsed pattern into steps, from its end to its beginning.</summary>
internal sealed class MatcherBuilder
{
    const int MostCopies = 12, MostSteps = 500;
    int steps;

    /// <summary>The matcher of a pattern, or null when it holds something that only .NET's engine knows.</summary>
    public static AsciiMatcher? Build(ParsedRegexp parsed, bool ignoreCase)
    {
        if (parsed.HasKeep)
        {
            return null;
        }
        return new MatcherBuilder().Link(parsed.Root, ignoreCase, new AcceptStep()) is { } start ? new AsciiMatcher(start, parsed.Captures.Count) : null;
    }

    MatchStep? Link(RegexpNode node, bool ignoreCase, MatchStep next)
    {
        if (++steps > MostSteps)
        {
            return null;
        }
        if (SetOf(node, ignoreCase) is { } set)
        {
            return set.IsEmpty ? new ChoiceStep([]) : new SetStep(set, next);
        }
        return node switch
        {
            LiteralNode literal when literal.Code < 128 => Literal(((char)literal.Code).ToString(), next),
            LiteralNode when !ignoreCase => new ChoiceStep([]), // no such character in the text
            AnchorNode { Anchor: not Anchor.SearchStart } anchor => new AnchorStep(anchor.Anchor, next),
            SequenceNode sequence => Sequence(sequence, ignoreCase, next),
            AlternationNode alternation => Choice(alternation.Branches, ignoreCase, next),
            CaptureNode capture => Capture(capture, ignoreCase, next),
            GroupNode { Kind: GroupKind.Plain } group => Link(group.Body, ignoreCase, next),
            GroupNode { Kind: GroupKind.Ahead or GroupKind.NotAhead } group => Ahead(group, ignoreCase, next),
            CaseNode scope => Link(scope.Body, scope.Ignore, next),
            RepeatNode repeat => Repeat(repeat, ignoreCase, next),
            _ => null,
        };
    }

    // Literals that stand together become one.
    static TextStep Literal(string text, MatchStep next) =>
        next is TextStep { Text: var more, Following: var following } ? new TextStep(text + more, following) : new TextStep(text, next);

    // What one character can be; null for everything else, and for a plain literal.
    static AsciiSet? SetOf(RegexpNode node, bool ignoreCase) => node switch
    {
        LiteralNode { Code: < 128 } literal when ignoreCase && char.IsAsciiLetter((char)literal.Code) => default(AsciiSet).With(literal.Code).WithoutCase(),
        AnyNode any => any.DotAll ? AsciiSet.Everything : ~default(AsciiSet).With('\n'),
        ClassNode set when !ignoreCase || IsAscii(set.Class) => AsciiSet.Of(set.Class, ignoreCase),
        _ => null,
    };

    // Letters beyond ASCII may be other cases of ASCII ones.
    static bool IsAscii(CharacterClass set) =>
        set.Ranges.TrueForAll(range => range.Last < 128) && set.Properties.Count == 0 && set.Nested.TrueForAll(IsAscii) && set.Intersected.TrueForAll(IsAscii);

    MatchStep? Sequence(SequenceNode sequence, bool ignoreCase, MatchStep next)
    {
        MatchStep? step = next;
        for (var i = sequence.Parts.Count - 1; i >= 0 && step is not null; i--)
        {
            step = Link(sequence.Parts[i], ignoreCase, step);
        }
        return step;
    }

    ChoiceStep? Choice(IReadOnlyList<RegexpNode> branches, bool ignoreCase, MatchStep next)
    {
        var ways = new MatchStep[branches.Count];
        for (var i = 0; i < ways.Length; i++)
        {
            if (Link(branches[i], ignoreCase, next) is not { } way)
            {
                return null;
            }
            ways[i] = way;
        }
        return new ChoiceStep(ways);
    }

    GroupStep? Capture(CaptureNode capture, bool ignoreCase, MatchStep next) =>
        Link(capture.Body, ignoreCase, new GroupStep(2 * capture.Number + 1, next)) is { } body ? new GroupStep(2 * capture.Number, body) : null;

    AheadStep? Ahead(GroupNode group, bool ignoreCase, MatchStep next) =>
        Link(group.Body, ignoreCase, new AcceptStep()) is { } body ? new AheadStep(body, group.Kind == GroupKind.Ahead, next) : null;

    MatchStep? Repeat(RepeatNode repeat, bool ignoreCase, MatchStep next)
    {
        var set = SetOf(repeat.Body, ignoreCase) ?? (repeat.Body is LiteralNode { Code: < 128 } literal ? default(AsciiSet).With(literal.Code) : null);
        if (set is { } characters)
        {
            return repeat.Mode == RepeatMode.Lazy ? new LazyRunStep(characters, repeat.Min, repeat.Max, next)
                : new GreedyRunStep(characters, repeat.Min, repeat.Max, repeat.Mode == RepeatMode.Possessive, next);
        }
        if (repeat.Mode == RepeatMode.Possessive || RegexpLengths.Min(repeat.Body) == 0 || repeat.Min > MostCopies)
        {
            return null;
        }
        MatchStep? step = next;
        if (repeat.Max == RepeatNode.Unbounded)
        {
            var loop = new LoopStep(repeat.Mode == RepeatMode.Lazy, next);
            if (Link(repeat.Body, ignoreCase, loop) is not { } body)
            {
                return null;
            }
            loop.Body = body;
            step = loop;
        }
        else if (repeat.Max > MostCopies)
        {
            return null;
        }
        else
        {
            for (var i = repeat.Min; i < repeat.Max && step is not null; i++)
            {
                var body = Link(repeat.Body, ignoreCase, step);
                step = body is null ? null : new ChoiceStep(repeat.Mode == RepeatMode.Lazy ? [next, body] : [body, next]);
            }
        }
        for (var i = 0; i < repeat.Min && step is not null; i++)
        {
            step = Link(repeat.Body, ignoreCase, step);
        }
        return step;
    }
}
