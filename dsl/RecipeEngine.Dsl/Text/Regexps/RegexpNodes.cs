namespace RecipeEngine.Dsl.Text;

/// <summary>A part of a parsed Ruby regular expression.</summary>
internal abstract record RegexpNode;

internal sealed record LiteralNode(int Code) : RegexpNode;

internal sealed record AnyNode(bool DotAll) : RegexpNode;

internal sealed record ClassNode(CharacterClass Class) : RegexpNode;

internal sealed record AnchorNode(Anchor Anchor, bool Ascii = false) : RegexpNode;

internal sealed record SequenceNode(IReadOnlyList<RegexpNode> Parts) : RegexpNode;

internal sealed record AlternationNode(IReadOnlyList<RegexpNode> Branches) : RegexpNode;

internal sealed record CaptureNode(int Number, RegexpNode Body) : RegexpNode;

internal sealed record GroupNode(GroupKind Kind, RegexpNode Body) : RegexpNode;

/// <summary>From here on letters do or do not differ by case.</summary>
internal sealed record CaseNode(bool Ignore, RegexpNode Body) : RegexpNode;

internal sealed record RepeatNode(RegexpNode Body, int Min, int Max, RepeatMode Mode) : RegexpNode
{
    public const int Unbounded = int.MaxValue;
}

/// <summary>A name given to several groups means any of them, the last one first.</summary>
internal sealed record BackReferenceNode(IReadOnlyList<int> Numbers) : RegexpNode;

internal sealed record CallNode(int Number) : RegexpNode;

internal sealed record ConditionalNode(IReadOnlyList<int> Numbers, RegexpNode Yes, RegexpNode No) : RegexpNode;

/// <summary>(?~X): the longest text that does not contain X.</summary>
internal sealed record AbsentNode(RegexpNode Body) : RegexpNode;

/// <summary>\K: what stands before is not part of the match.</summary>
internal sealed record KeepNode : RegexpNode;

/// <summary>\R, a line end of any kind.</summary>
internal sealed record LineBreakNode : RegexpNode;

/// <summary>\X, an extended grapheme cluster.</summary>
internal sealed record GraphemeNode : RegexpNode;

internal enum Anchor
{
    LineStart,
    LineEnd,
    TextStart,
    TextEnd,
    TextEndOrLastNewline,
    WordBoundary,
    NotWordBoundary,
    SearchStart,
}

internal enum GroupKind
{
    Plain,
    Atomic,
    Ahead,
    NotAhead,
    Behind,
    NotBehind,
}

internal enum RepeatMode
{
    Greedy,
    Lazy,
    Possessive,
}

/// <summary>A bracket expression before it is written for .NET: a union, perhaps negated, perhaps intersected with others.</summary>
internal sealed class CharacterClass
{
    public bool Negated { get; set; }

    public List<(int First, int Last)> Ranges { get; } = [];

    public List<(UnicodeProperty Property, bool Negated)> Properties { get; } = [];

    public List<CharacterClass> Nested { get; } = [];

    /// <summary>The operands of &amp;&amp; after the first.</summary>
    public List<CharacterClass> Intersected { get; } = [];

    public static CharacterClass Of(bool negated, params ReadOnlySpan<(int First, int Last)> ranges)
    {
        var result = new CharacterClass { Negated = negated };
        foreach (var range in ranges)
        {
            result.Ranges.Add(range);
        }
        return result;
    }

    public static CharacterClass Of(UnicodeProperty property, bool negated)
    {
        var result = new CharacterClass();
        result.Properties.Add((property, negated));
        return result;
    }
}

/// <summary>A whole parsed pattern.</summary>
internal sealed class ParsedRegexp(RegexpNode root, IReadOnlyList<CaptureNode> captures, IReadOnlyList<RegexpName> names, bool hasKeep)
{
    public RegexpNode Root { get; } = root;

    /// <summary>By number; index 0 is unused (null).</summary>
    public IReadOnlyList<CaptureNode> Captures { get; } = captures;

    public IReadOnlyList<RegexpName> Names { get; } = names;

    public bool HasKeep { get; } = hasKeep;
}

/// <summary>A group name and the numbers of the groups that bear it, in order.</summary>
public sealed record RegexpName(string Name, IReadOnlyList<int> Numbers);
