using System.Numerics;

namespace RecipeEngine.Dsl.Syntax;

/// <summary><c>nil</c>.</summary>
public sealed class NilNode(Span span) : Node(span, NodeKind.Nil);
/// <summary><c>true</c>.</summary>
public sealed class TrueNode(Span span) : Node(span, NodeKind.True);
/// <summary><c>false</c>.</summary>
public sealed class FalseNode(Span span) : Node(span, NodeKind.False);
/// <summary><c>self</c>.</summary>
public sealed class SelfNode(Span span) : Node(span, NodeKind.Self);

/// <summary><c>__FILE__</c></summary>
public sealed class FileNode(Span span) : Node(span, NodeKind.File);
/// <summary><c>__LINE__</c></summary>
public sealed class LineNode(Span span) : Node(span, NodeKind.Line);
/// <summary><c>__ENCODING__</c></summary>
public sealed class EncodingNode(Span span) : Node(span, NodeKind.Encoding);

/// <summary>A whole number of any size: a <see cref="long"/>, beyond it a <see cref="BigInteger"/>.</summary>
public sealed class IntegerNode(Span span, object value) : Node(span, NodeKind.Integer)
{
    public object Value { get; } = value;

    /// <summary>The same number with the other sign.</summary>
    internal IntegerNode Negated(Span span) => new(span, Value is long number and not long.MinValue ? -number : NegatedLarge());

    object NegatedLarge()
    {
        var negative = Value is long number ? -(BigInteger)number : -(BigInteger)Value;
        return negative == long.MinValue ? (object)long.MinValue : negative;
    }

    /// <summary>Its decimal digits.</summary>
    public override string ToString() => ((IFormattable)Value).ToString(null, System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A floating-point number.</summary>
public sealed class FloatNode(Span span, double value) : Node(span, NodeKind.Float)
{
    public double Value { get; } = value;
}

/// <summary><c>3r</c>, <c>1.5r</c>: an exact fraction, not reduced by the parser.</summary>
public sealed class RationalNode(Span span, BigInteger numerator, BigInteger denominator) : Node(span, NodeKind.Rational)
{
    public BigInteger Numerator { get; } = numerator;
    public BigInteger Denominator { get; } = denominator;
}

/// <summary><c>2i</c>, <c>2.5i</c>, <c>3ri</c>; <paramref name="number"/> is an integer, float or rational node.</summary>
public sealed class ImaginaryNode(Span span, Node number) : Node(span, NodeKind.Imaginary)
{
    public Node Number { get; } = number;
}

/// <summary>A string without interpolation. Bytes that are not valid UTF-8 (from <c>\xFF</c>) stand as the lone low surrogates U+DC80..U+DCFF.</summary>
public sealed class StringNode(Span span, string value) : Node(span, NodeKind.String)
{
    public string Value { get; } = value;
    /// <summary>Where further source lines of a literal over several lines begin in the value, ascending; null for one line.
    /// An empty list: written as an empty <c>%()</c> or here document.</summary>
    public IReadOnlyList<int>? Cuts { get; init; }
    /// <summary>The literals of <c>"a" "b"</c>, when this is their concatenation.</summary>
    public IReadOnlyList<StringNode>? Adjacent { get; init; }
    /// <summary>A <c>?x</c> character literal.</summary>
    public bool IsCharacter { get; init; }
    /// <summary>Holds a <c>\u</c> escape, so it is UTF-8 whatever the file's encoding.</summary>
    public bool HasUnicodeEscape { get; init; }
    /// <summary>Holds a <c>\x80</c>-like byte escape.</summary>
    public bool HasByteEscape { get; init; }
}

/// <summary>A string with interpolation: parts are <see cref="StringNode"/> and, for <c>#{…}</c>, <see cref="InterpolationNode"/> (<c>#@x</c> gives the variable node itself).</summary>
public sealed class InterpolatedStringNode(Span span, IReadOnlyList<Node> parts) : Node(span, NodeKind.InterpolatedString)
{
    public IReadOnlyList<Node> Parts { get; } = parts;
}

/// <summary><c>#{…}</c> inside a string, symbol, regexp or command; the body is null when empty.</summary>
public sealed class InterpolationNode(Span span, Node? body) : Node(span, NodeKind.Interpolation)
{
    public Node? Body { get; } = body;
}

/// <summary><c>`command`</c>, <c>%x(…)</c>; parts as in an interpolated string.</summary>
public sealed class CommandStringNode(Span span, IReadOnlyList<Node> parts) : Node(span, NodeKind.CommandString)
{
    public IReadOnlyList<Node> Parts { get; } = parts;
}

/// <summary>A symbol without interpolation, as a literal or a name.</summary>
public sealed class SymbolNode(Span span, string value) : Node(span, NodeKind.Symbol)
{
    public string Value { get; } = value;
    /// <summary>As <see cref="StringNode.Cuts"/>, for a quoted symbol.</summary>
    public IReadOnlyList<int>? Cuts { get; init; }
}

/// <summary><c>:"a#{b}"</c></summary>
public sealed class InterpolatedSymbolNode(Span span, IReadOnlyList<Node> parts) : Node(span, NodeKind.InterpolatedSymbol)
{
    public IReadOnlyList<Node> Parts { get; } = parts;
}

/// <summary>A regexp literal. Static parts keep their escapes as written (the regexp engine reads them); options are letters of <c>imxounse</c> in written order.</summary>
public sealed class RegexpNode(Span span, IReadOnlyList<Node> parts, string options) : Node(span, NodeKind.Regexp)
{
    public IReadOnlyList<Node> Parts { get; } = parts;
    public string Options { get; } = options;
}

/// <summary><c>[a, *b]</c>, <c>%w[]</c>, and bare lists such as <c>x = 1, 2</c> or <c>return 1, 2</c>.</summary>
public sealed class ArrayNode(Span span, IReadOnlyList<Node> elements) : Node(span, NodeKind.Array)
{
    /// <summary>May hold <see cref="SplatNode"/>.</summary>
    public IReadOnlyList<Node> Elements { get; } = elements;
    /// <summary>A list without brackets: <c>x = 1, 2</c>, <c>return 1, 2</c>.</summary>
    public bool IsBare { get; init; }
}

/// <summary>A hash; <see cref="Braces"/> is false for the bare pairs at the end of an argument list (keywords) or array.</summary>
public sealed class HashNode(Span span, IReadOnlyList<Node> elements, bool braces) : Node(span, NodeKind.Hash)
{
    /// <summary><see cref="PairNode"/> or <see cref="DoubleSplatNode"/>.</summary>
    public IReadOnlyList<Node> Elements { get; } = elements;
    public bool Braces { get; } = braces;
}

/// <summary><c>k => v</c>, <c>k: v</c>, <c>"k": v</c>; the shorthand <c>k:</c> has the variable or call it stands for as its value.</summary>
public sealed class PairNode(Span span, Node key, Node value) : Node(span, NodeKind.Pair)
{
    public Node Key { get; } = key;
    public Node Value { get; } = value;
}

/// <summary><c>**h</c> in a hash or argument list.</summary>
public sealed class DoubleSplatNode(Span span, Node value) : Node(span, NodeKind.DoubleSplat)
{
    public Node Value { get; } = value;
}

/// <summary><c>*a</c>; the value is null for a nameless one (<c>a, * = x</c>).</summary>
public sealed class SplatNode(Span span, Node? value) : Node(span, NodeKind.Splat)
{
    public Node? Value { get; } = value;
}

/// <summary><c>a..b</c>, <c>a...b</c>, beginless and endless ones too.</summary>
public sealed class RangeNode(Span span, Node? begin, Node? end, bool exclusive) : Node(span, NodeKind.Range)
{
    public Node? Begin { get; } = begin;
    public Node? End { get; } = end;
    public bool Exclusive { get; } = exclusive;
}

/// <summary>A range of conditions: <c>if a..b</c>.</summary>
public sealed class FlipFlopNode(Span span, Node? begin, Node? end, bool exclusive) : Node(span, NodeKind.FlipFlop)
{
    public Node? Begin { get; } = begin;
    public Node? End { get; } = end;
    public bool Exclusive { get; } = exclusive;
}
