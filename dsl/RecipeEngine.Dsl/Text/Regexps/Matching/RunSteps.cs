namespace RecipeEngine.Dsl.Text;

/// <summary>A set's characters, as many as there are (a*, a+, a{2,5}): gives them back one by one as long as the rest does not match.</summary>
internal sealed class GreedyRunStep : MatchStep
{
    readonly AsciiSet set;
    readonly int min, max;
    readonly bool keeps;

    public GreedyRunStep(AsciiSet set, int min, int max, bool possessive, MatchStep next) : base(next)
    {
        this.set = set;
        this.min = min;
        this.max = max;
        // What follows cannot begin with a character of the run: giving some back is no use.
        keeps = possessive || (max == RepeatNode.Unbounded && next.First is { } first && !first.Overlaps(set));
        First = min > 0 ? set : next.First is { } after ? set | after : null;
    }

    public override int Match(ref MatchScan scan, int at)
    {
        var text = scan.Text;
        var limit = max < text.Length - at ? at + max : text.Length;
        var i = at;
        while (i < limit && set.Contains(text[i]))
        {
            i++;
        }
        if (keeps)
        {
            return i - at >= min && MayMatch(Next, ref scan, i) ? Next.Match(ref scan, i) : -1;
        }
        for (var least = at + min; i >= least; i--)
        {
            if (MayMatch(Next, ref scan, i))
            {
                var end = Next.Match(ref scan, i);
                if (end >= 0)
                {
                    return end;
                }
            }
        }
        return -1;
    }
}

/// <summary>A set's characters, as few as lead to a match (a*?).</summary>
internal sealed class LazyRunStep : MatchStep
{
    readonly AsciiSet set;
    readonly int min, max;

    public LazyRunStep(AsciiSet set, int min, int max, MatchStep next) : base(next)
    {
        this.set = set;
        this.min = min;
        this.max = max;
        First = min > 0 ? set : next.First is { } after ? set | after : null;
    }

    public override int Match(ref MatchScan scan, int at)
    {
        var text = scan.Text;
        var limit = max < text.Length - at ? at + max : text.Length;
        for (var i = at; ; i++)
        {
            if (i - at >= min && MayMatch(Next, ref scan, i))
            {
                var end = Next.Match(ref scan, i);
                if (end >= 0)
                {
                    return end;
                }
            }
            if (i >= limit || !set.Contains(text[i]))
            {
                return -1;
            }
        }
    }
}

/// <summary>Something longer than a character any number of times; its body is linked back to this step, and always consumes something.</summary>
internal sealed class LoopStep(bool lazy, MatchStep next) : MatchStep(next)
{
    public MatchStep Body { get; set; } = null!;

    public override int Match(ref MatchScan scan, int at)
    {
        if (!System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            scan.GaveUp = true;
            return -1;
        }
        if (lazy)
        {
            var end = Next.Match(ref scan, at);
            return end >= 0 || scan.GaveUp || !MayMatch(Body, ref scan, at) ? end : Body.Match(ref scan, at);
        }
        if (MayMatch(Body, ref scan, at))
        {
            var end = Body.Match(ref scan, at);
            if (end >= 0 || scan.GaveUp)
            {
                return end;
            }
        }
        return Next.Match(ref scan, at);
    }
}

/// <summary>Whether something matches or does not match from here on, without consuming it.</summary>
internal sealed class AheadStep(MatchStep body, bool wanted, MatchStep next) : MatchStep(next)
{
    public override int Match(ref MatchScan scan, int at)
    {
        Span<int> before = stackalloc int[scan.Groups.Length];
        scan.Groups.CopyTo(before);
        var found = body.Match(ref scan, at) >= 0;
        if (scan.GaveUp)
        {
            return -1;
        }
        if (found && !wanted)
        {
            before.CopyTo(scan.Groups);
        }
        var end = found == wanted ? Next.Match(ref scan, at) : -1;
        if (end < 0)
        {
            before.CopyTo(scan.Groups);
        }
        return end;
    }
}

/// <summary>A place in the text.</summary>
internal sealed class AnchorStep : MatchStep
{
    readonly Anchor anchor;

    public AnchorStep(Anchor anchor, MatchStep next) : base(next)
    {
        this.anchor = anchor;
        First = anchor is Anchor.TextEnd or Anchor.TextEndOrLastNewline or Anchor.LineEnd ? null : next.First;
    }

    public override bool OnlyAtBegin => anchor == Anchor.TextStart;

    public override int Match(ref MatchScan scan, int at) => Holds(ref scan, at) ? Next.Match(ref scan, at) : -1;

    bool Holds(ref MatchScan scan, int at)
    {
        var text = scan.Text;
        switch (anchor)
        {
            case Anchor.TextStart: return at == scan.Begin;
            case Anchor.TextEnd: return at == text.Length;
            case Anchor.TextEndOrLastNewline: return at == text.Length || (at == text.Length - 1 && text[at] == '\n');
            // Ruby's ^ does not match behind a line feed that ends the text.
            case Anchor.LineStart: return at == scan.Begin || (text[at - 1] == '\n' && at < text.Length);
            case Anchor.LineEnd: return at == text.Length || text[at] == '\n';
            default:
                var before = at > scan.Begin && IsWord(text[at - 1]);
                var after = at < text.Length && IsWord(text[at]);
                return before != after == (anchor == Anchor.WordBoundary);
        }
    }

    static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
