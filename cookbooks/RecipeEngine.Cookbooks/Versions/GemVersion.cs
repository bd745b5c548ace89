using System.Globalization;
using System.Numerics;
using System.Text;

namespace RecipeEngine.Cookbooks;

/// <summary>A version by RubyGems' rules: any number of parts, letters mark a prerelease ("13.0.0.rc1", "2.0-beta").</summary>
public sealed class GemVersion : IComparable<GemVersion>, IEquatable<GemVersion>
{
    readonly IReadOnlyList<Segment> segments;

    GemVersion(IReadOnlyList<Segment> segments, string text)
    {
        this.segments = segments;
        Text = text;
    }

    /// <summary>The version as it was written.</summary>
    public string Text { get; }

    /// <summary>Whether a part holds letters.</summary>
    public bool IsPrerelease => segments.Any(segment => segment.Letters is not null);

    /// <summary>Reads a version; RecipeError (Ruby's ArgumentError) when it is malformed.</summary>
    public static GemVersion Parse(string text)
    {
        var trimmed = text.Trim();
        if (!IsWellFormed(trimmed))
        {
            throw RecipeError.Ruby("ArgumentError", $"Malformed version number string {text}");
        }

        return new GemVersion(Split(trimmed.Replace("-", ".pre.", StringComparison.Ordinal)), trimmed);
    }

    /// <summary>The version without its prerelease parts.</summary>
    public GemVersion Release() => IsPrerelease ? Of(segments.TakeWhile(segment => segment.Letters is null)) : this;

    /// <summary>The first version "~>" no longer includes: the last part but one grown by one.</summary>
    public GemVersion Bump()
    {
        var numbers = segments.TakeWhile(segment => segment.Letters is null).ToList();
        if (numbers.Count > 1)
        {
            numbers.RemoveAt(numbers.Count - 1);
        }

        numbers[^1] = new Segment(numbers[^1].Number + 1, null);
        return Of(numbers);
    }

    public int CompareTo(GemVersion? other)
    {
        if (other is null)
        {
            return 1;
        }

        for (var i = 0; i < Math.Max(segments.Count, other.segments.Count); i++)
        {
            var order = At(i).CompareTo(other.At(i));
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    public bool Equals(GemVersion? other) => CompareTo(other) == 0;

    public override bool Equals(object? other) => Equals(other as GemVersion);

    public override int GetHashCode() => segments.Where(segment => segment != Segment.Zero).Aggregate(17, HashCode.Combine);

    public override string ToString() => Text;

    static GemVersion Of(IEnumerable<Segment> segments)
    {
        var list = segments.ToList();
        return new GemVersion(list, string.Join('.', list));
    }

    static bool IsWellFormed(string text) => text.Length > 0 && char.IsAsciiDigit(text[0])
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-')
        && !text.Contains("..", StringComparison.Ordinal) && text[^1] is not ('.' or '-');

    static List<Segment> Split(string text)
    {
        var segments = new List<Segment>();
        var run = new StringBuilder();
        foreach (var c in text + ".")
        {
            if (run.Length > 0 && (!char.IsAsciiLetterOrDigit(c) || char.IsAsciiDigit(c) != char.IsAsciiDigit(run[0])))
            {
                segments.Add(Segment.Of(run.ToString()));
                run.Clear();
            }

            if (char.IsAsciiLetterOrDigit(c))
            {
                run.Append(c);
            }
        }

        return segments;
    }

    Segment At(int index) => index < segments.Count ? segments[index] : Segment.Zero;

    readonly record struct Segment(BigInteger Number, string? Letters) : IComparable<Segment>
    {
        public static readonly Segment Zero = new(BigInteger.Zero, null);

        public static Segment Of(string run) => char.IsAsciiDigit(run[0])
            ? new Segment(BigInteger.Parse(run, CultureInfo.InvariantCulture), null)
            : new Segment(BigInteger.Zero, run);

        // Letters sort before every number: 1.0.rc1 comes before 1.0.
        public int CompareTo(Segment other) => (Letters, other.Letters) switch
        {
            (null, null) => Number.CompareTo(other.Number),
            (null, _) => 1,
            (_, null) => -1,
            _ => string.CompareOrdinal(Letters, other.Letters),
        };

        public override string ToString() => Letters ?? Number.ToString(CultureInfo.InvariantCulture);
    }
}
