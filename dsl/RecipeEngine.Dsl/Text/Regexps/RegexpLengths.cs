namespace RecipeEngine.Dsl.Text;

/// <summary>How many characters parts of a pattern take, and the checks that follow from it.</summary>
internal static class RegexpLengths
{
    /// <summary>The fewest characters the node can match; calls count as none.</summary>
    public static int Min(RegexpNode node) => node switch
    {
        LiteralNode or AnyNode or ClassNode or LineBreakNode or GraphemeNode => 1,
        SequenceNode sequence => Sum(sequence.Parts.Select(Min)),
        AlternationNode alternation => alternation.Branches.Min(Min),
        CaptureNode capture => Min(capture.Body),
        GroupNode { Kind: GroupKind.Plain or GroupKind.Atomic } group => Min(group.Body),
        CaseNode scope => Min(scope.Body),
        RepeatNode repeat => (int)Math.Min(100_000L, (long)Min(repeat.Body) * repeat.Min),
        ConditionalNode conditional => Math.Min(Min(conditional.Yes), Min(conditional.No)),
        _ => 0,
    };

    static int Sum(IEnumerable<int> lengths) => (int)Math.Min(100_000L, lengths.Sum(length => (long)length));

    /// <summary>Whether some called group can only call itself for ever.</summary>
    public static bool NeverEnds(ParsedRegexp parsed, IEnumerable<int> called)
    {
        var ends = new bool[parsed.Captures.Count];
        for (var changed = true; changed;)
        {
            changed = false;
            for (var number = 0; number < ends.Length; number++)
            {
                if (!ends[number] && CanEnd(Group(parsed, number), ends))
                {
                    changed = ends[number] = true;
                }
            }
        }
        return called.Any(number => !ends[number] || HeadCalls(Group(parsed, number), parsed, [number]));
    }

    static RegexpNode Group(ParsedRegexp parsed, int number) => number == 0 ? parsed.Root : parsed.Captures[number].Body;

    // Whether a group can call itself again before it has consumed anything.
    static bool HeadCalls(RegexpNode node, ParsedRegexp parsed, HashSet<int> active)
    {
        switch (node)
        {
            case SequenceNode sequence:
                foreach (var part in sequence.Parts)
                {
                    if (HeadCalls(part, parsed, active))
                    {
                        return true;
                    }
                    if ((part is CallNode called ? Min(Group(parsed, called.Number)) : Min(part)) > 0)
                    {
                        return false;
                    }
                }
                return false;
            case AlternationNode alternation:
                return alternation.Branches.Any(branch => HeadCalls(branch, parsed, active));
            case CaptureNode capture:
                return HeadCalls(capture.Body, parsed, active);
            case GroupNode group:
                return HeadCalls(group.Body, parsed, active);
            case CaseNode scope:
                return HeadCalls(scope.Body, parsed, active);
            case RepeatNode repeat:
                return HeadCalls(repeat.Body, parsed, active);
            case ConditionalNode conditional:
                return HeadCalls(conditional.Yes, parsed, active) || HeadCalls(conditional.No, parsed, active);
            case CallNode call:
                if (!active.Add(call.Number))
                {
                    return true;
                }
                var loops = HeadCalls(Group(parsed, call.Number), parsed, active);
                active.Remove(call.Number);
                return loops;
            default:
                return false;
        }
    }

    static bool CanEnd(RegexpNode node, bool[] ends) => node switch
    {
        SequenceNode sequence => sequence.Parts.All(part => CanEnd(part, ends)),
        AlternationNode alternation => alternation.Branches.Any(branch => CanEnd(branch, ends)),
        CaptureNode capture => CanEnd(capture.Body, ends),
        GroupNode group => CanEnd(group.Body, ends),
        CaseNode scope => CanEnd(scope.Body, ends),
        RepeatNode repeat => repeat.Min == 0 || CanEnd(repeat.Body, ends),
        ConditionalNode conditional => CanEnd(conditional.Yes, ends) || CanEnd(conditional.No, ends),
        CallNode call => ends[call.Number],
        _ => true,
    };

    /// <summary>Onigmo's rule: each alternative of a look-behind has one length, and a negative one captures nothing.</summary>
    public static bool LookBehindsAreFixed(ParsedRegexp parsed) => IsSound(parsed.Root, parsed);

    static bool IsSound(RegexpNode node, ParsedRegexp parsed) => node switch
    {
        GroupNode { Kind: GroupKind.Behind or GroupKind.NotBehind } behind =>
            Alternatives(behind.Body).All(branch => Fixed(branch, parsed, 0) is not null)
            && (behind.Kind == GroupKind.Behind || !Captures(behind.Body)),
        SequenceNode sequence => sequence.Parts.All(part => IsSound(part, parsed)),
        AlternationNode alternation => alternation.Branches.All(branch => IsSound(branch, parsed)),
        CaptureNode capture => IsSound(capture.Body, parsed),
        GroupNode group => IsSound(group.Body, parsed),
        CaseNode scope => IsSound(scope.Body, parsed),
        RepeatNode repeat => IsSound(repeat.Body, parsed),
        ConditionalNode conditional => IsSound(conditional.Yes, parsed) && IsSound(conditional.No, parsed),
        AbsentNode absent => IsSound(absent.Body, parsed),
        _ => true,
    };

    static IEnumerable<RegexpNode> Alternatives(RegexpNode node) => node switch
    {
        AlternationNode alternation => alternation.Branches.SelectMany(Alternatives),
        GroupNode { Kind: GroupKind.Plain } group => Alternatives(group.Body),
        CaseNode scope => Alternatives(scope.Body),
        _ => [node],
    };

    static bool Captures(RegexpNode node) => node switch
    {
        CaptureNode => true,
        SequenceNode sequence => sequence.Parts.Any(Captures),
        AlternationNode alternation => alternation.Branches.Any(Captures),
        GroupNode group => Captures(group.Body),
        CaseNode scope => Captures(scope.Body),
        RepeatNode repeat => Captures(repeat.Body),
        _ => false,
    };

    /// <summary>The one length the node can have, or null.</summary>
    static int? Fixed(RegexpNode node, ParsedRegexp parsed, int nesting) => node switch
    {
        LiteralNode or AnyNode or ClassNode => 1,
        AnchorNode or KeepNode => 0,
        SequenceNode sequence => sequence.Parts.Aggregate((int?)0, (sum, part) => sum + Fixed(part, parsed, nesting)),
        AlternationNode alternation => Same(alternation.Branches.Select(branch => Fixed(branch, parsed, nesting))),
        CaptureNode capture => Fixed(capture.Body, parsed, nesting),
        GroupNode { Kind: GroupKind.Plain or GroupKind.Atomic } group => Fixed(group.Body, parsed, nesting),
        GroupNode { Kind: GroupKind.Behind or GroupKind.NotBehind } => 0,
        CaseNode scope => Fixed(scope.Body, parsed, nesting),
        RepeatNode repeat => repeat.Min == repeat.Max ? Fixed(repeat.Body, parsed, nesting) * repeat.Min : null,
        CallNode call when nesting < 20 && call.Number > 0 => Fixed(parsed.Captures[call.Number].Body, parsed, nesting + 1),
        _ => null,
    };

    static int? Same(IEnumerable<int?> lengths)
    {
        var distinct = lengths.Distinct().ToList();
        return distinct.Count == 1 ? distinct[0] : null;
    }
}
