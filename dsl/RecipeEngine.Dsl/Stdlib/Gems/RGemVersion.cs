using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace RecipeEngine.Dsl.Stdlib.Gems;

/// <summary>A Gem::Version: segments of numbers and letters, compared by RubyGems' rules.</summary>
public sealed partial class RGemVersion(RClass klass) : RObject(klass)
{
    public const string PatternText = @"[0-9]+(?>\.[0-9a-zA-Z]+)*(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?";

    [GeneratedRegex(@"\A\s*(" + PatternText + @")?\s*\z")]
    private static partial Regex Anchored { get; }

    [GeneratedRegex("[0-9]+|[a-zA-Z]+")]
    private static partial Regex Parts { get; }

    public string Text { get; private set; } = "0";

    /// <summary>BigIntegers and strings.</summary>
    public object[] Segments { get; private set; } = [];

    object[]? canonical;

    public static bool IsCorrect(string text) => Anchored.IsMatch(text);

    public RGemVersion Set(string text)
    {
        if (!IsCorrect(text))
        {
            throw RubyError.Argument($"Malformed version number string {text}");
        }
        text = text.Trim();
        Text = text.Length == 0 ? "0" : text.Replace("-", ".pre.", StringComparison.Ordinal);
        Segments = Parts.Matches(Text).Select(m => char.IsAsciiDigit(m.Value[0]) ? (object)BigInteger.Parse(m.Value, CultureInfo.InvariantCulture) : m.Value).ToArray();
        canonical = null;
        return this;
    }

    public bool IsPrerelease => Text.Any(char.IsAsciiLetter);

    public object[] Canonical => canonical ??= MakeCanonical();

    object[] MakeCanonical()
    {
        var letters = Array.FindIndex(Segments, s => s is string);
        var numbers = letters < 0 ? Segments : Segments[..letters];
        return [.. WithoutZeros(numbers), .. letters < 0 ? [] : WithoutZeros(Segments[letters..])];
    }

    static object[] WithoutZeros(object[] segments)
    {
        var length = segments.Length;
        while (length > 0 && segments[length - 1] is BigInteger { IsZero: true })
        {
            length--;
        }
        return segments[..length];
    }

    public int CompareTo(RGemVersion other)
    {
        var (left, right) = (Canonical, other.Canonical);
        for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            var a = i < left.Length ? left[i] : BigInteger.Zero;
            var b = i < right.Length ? right[i] : BigInteger.Zero;
            var order = (a, b) switch
            {
                (BigInteger x, BigInteger y) => x.CompareTo(y),
                (string x, string y) => Math.Sign(string.CompareOrdinal(x, y)),
                (string, _) => -1,
                _ => 1,
            };
            if (order != 0)
            {
                return order;
            }
        }
        return 0;
    }

    RGemVersion Make(string text) => new RGemVersion(klass!.Real()).Set(text);

    /// <summary>Without letters: 1.2.b1 gives 1.2.</summary>
    public RGemVersion Release => IsPrerelease ? Make(string.Join('.', Segments.TakeWhile(s => s is not string))) : this;

    /// <summary>The next to last number raised: 5.3.1 gives 5.4.</summary>
    public RGemVersion Bump()
    {
        var numbers = Segments.TakeWhile(s => s is not string).Cast<BigInteger>().ToList();
        if (numbers.Count > 1)
        {
            numbers.RemoveAt(numbers.Count - 1);
        }
        numbers[^1]++;
        return Make(string.Join('.', numbers));
    }

    public static RGemVersion Of(Context ctx, string text) => new RGemVersion(ctx.Interpreter.FindClass(ctx, "Gem::Version")).Set(text);

    /// <summary>A version of a version, text or number; null of nil.</summary>
    public static RGemVersion? Create(Context ctx, object? value) => value switch
    {
        RGemVersion v => v,
        null => null,
        _ => Of(ctx, ctx.ToS(value)),
    };
}
