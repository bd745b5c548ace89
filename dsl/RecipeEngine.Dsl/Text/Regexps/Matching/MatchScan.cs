namespace RecipeEngine.Dsl.Text;

/// <summary>One attempt to match: the ASCII text, where it begins for the pattern, and the groups found so far (start, end, start, end, …; -1 unset).</summary>
internal ref struct MatchScan(ReadOnlySpan<char> text, int begin, Span<int> groups)
{
    public readonly ReadOnlySpan<char> Text = text;
    public readonly int Begin = begin;
    public readonly Span<int> Groups = groups;

    /// <summary>The stack did not suffice: the result says nothing.</summary>
    public bool GaveUp;
}

/// <summary>A part of a pattern that is linked with what must follow it. Trying one tries all the rest behind it.</summary>
internal abstract class MatchStep(MatchStep? next)
{
    protected MatchStep Next { get; } = next!;

    /// <summary>The characters that the text can go on with where this step matches; null: any, or none at all.</summary>
    public AsciiSet? First { get; protected init; }

    /// <summary>The end of the match when the text from an offset on matches this step and those behind it; -1 otherwise.</summary>
    public abstract int Match(ref MatchScan scan, int at);

    /// <summary>A quick look before <see cref="Match"/>.</summary>
    protected static bool MayMatch(MatchStep step, ref MatchScan scan, int at) =>
        step.First is not { } first || ((uint)at < (uint)scan.Text.Length && first.Contains(scan.Text[at]));

    /// <summary>The literal text that every match begins with; empty when there is none.</summary>
    public virtual string Prefix => "";

    /// <summary>Every match begins where the text does.</summary>
    public virtual bool OnlyAtBegin => false;
}

/// <summary>The end of the pattern.</summary>
internal sealed class AcceptStep() : MatchStep(null)
{
    public override int Match(ref MatchScan scan, int at) => at;
}

/// <summary>Literal characters.</summary>
internal sealed class TextStep : MatchStep
{
    readonly string text;

    public TextStep(string text, MatchStep next) : base(next)
    {
        this.text = text;
        First = default(AsciiSet).With(text[0]);
    }

    public string Text => text;

    public MatchStep Following => Next;

    public override string Prefix => text;

    public override int Match(ref MatchScan scan, int at)
    {
        var rest = scan.Text[at..];
        if (text.Length == 1)
        {
            return rest.Length > 0 && rest[0] == text[0] ? Next.Match(ref scan, at + 1) : -1;
        }
        return rest.StartsWith(text) ? Next.Match(ref scan, at + text.Length) : -1;
    }
}

/// <summary>One character of a set.</summary>
internal sealed class SetStep : MatchStep
{
    readonly AsciiSet set;

    public SetStep(AsciiSet set, MatchStep next) : base(next)
    {
        this.set = set;
        First = set;
    }

    public override int Match(ref MatchScan scan, int at) =>
        (uint)at < (uint)scan.Text.Length && set.Contains(scan.Text[at]) ? Next.Match(ref scan, at + 1) : -1;
}

/// <summary>The first of several ways that leads to a match; each is linked with what follows.</summary>
internal sealed class ChoiceStep : MatchStep
{
    readonly MatchStep[] ways;

    public ChoiceStep(MatchStep[] ways) : base(null)
    {
        this.ways = ways;
        AsciiSet? first = default(AsciiSet);
        foreach (var way in ways)
        {
            first = first is { } known && way.First is { } more ? known | more : null;
        }
        First = first;
    }

    public override int Match(ref MatchScan scan, int at)
    {
        foreach (var way in ways)
        {
            if (MayMatch(way, ref scan, at))
            {
                var end = way.Match(ref scan, at);
                if (end >= 0)
                {
                    return end;
                }
            }
        }
        return -1;
    }
}

/// <summary>One end of a group: slot 2n or 2n + 1.</summary>
internal sealed class GroupStep : MatchStep
{
    readonly int slot;

    public GroupStep(int slot, MatchStep next) : base(next)
    {
        this.slot = slot;
        First = next.First;
    }

    public override string Prefix => Next.Prefix;
    public override bool OnlyAtBegin => Next.OnlyAtBegin;

    public override int Match(ref MatchScan scan, int at)
    {
        var before = scan.Groups[slot];
        scan.Groups[slot] = at;
        var end = Next.Match(ref scan, at);
        if (end < 0)
        {
            scan.Groups[slot] = before;
        }
        return end;
    }
}
