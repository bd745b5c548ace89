using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using RecipeEngine.Dsl.Core.Times;

namespace RecipeEngine.Dsl.Stdlib.Yaml;

/// <summary>What a plain scalar means by Psych's rules (YAML 1.1 with Ruby's symbols).</summary>
static partial class YamlScalars
{
    [GeneratedRegex(@"^[^\d.:-]?[\p{L}_\s!@#$%\^&*(){}<>|/\\~;=]+", RegexOptions.Multiline)]
    private static partial Regex Wordlike { get; }

    [GeneratedRegex(@"^-?\d{4}-\d{1,2}-\d{1,2}(?:[Tt]|\s+)\d{1,2}:\d\d:\d\d(?:\.\d*)?(?:\s*(?:Z|[-+]\d{1,2}:?(\d\d)?))?$")]
    private static partial Regex TimeLike { get; }

    [GeneratedRegex(@"^(\d{4})-(1[012]|0\d|\d)-([12]\d|3[01]|0\d|\d)$")]
    private static partial Regex DateLike { get; }

    [GeneratedRegex(@"^[-+]?[0-9][0-9_]*(:[0-5]?[0-9]){1,2}(\.[0-9_]*)?$")]
    private static partial Regex Base60 { get; }

    [GeneratedRegex(@"^[-+]?([0-9][0-9_,]*)?\.[0-9]*([eE][+-][0-9]+)?$")]
    private static partial Regex FloatLike { get; }

    [GeneratedRegex(@"^(?:[-+]?0b[0-1_,]+|[-+]?0[0-7_,]+|[-+]?(?:0|[1-9](?:[0-9]|,[0-9]|_[0-9])*)|[-+]?0x[0-9a-fA-F_,]+)$")]
    private static partial Regex IntegerLike { get; }

    [GeneratedRegex(@"^(-?\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt]|\s+)(\d{1,2}):(\d\d):(\d\d)(?:\.(\d*))?\s*(Z|[-+]\d{1,2}:?(?:\d\d)?)?$")]
    private static partial Regex TimeParts { get; }

    /// <summary>Whether a dumped string must be quoted, because it would be read as something else.</summary>
    public static bool IsText(string text) => text.Length > 0 && Kind(text) == YamlKind.Text;

    /// <summary>What a plain YAML scalar stands for.</summary>
    public enum YamlKind { Text, Nil, True, False, Time, Date, Infinity, MinusInfinity, NotANumber, Symbol, Base60, Float, Integer }

    public static YamlKind Kind(string text)
    {
        if (text.Length == 0)
        {
            return YamlKind.Nil;
        }
        if (text.Contains('\n') || Wordlike.IsMatch(text))
        {
            return text.Length > 5 ? YamlKind.Text : text.ToLowerInvariant() switch
            {
                "~" or "null" => YamlKind.Nil,
                "yes" or "true" or "on" => YamlKind.True,
                "no" or "false" or "off" => YamlKind.False,
                _ => YamlKind.Text,
            };
        }
        if (TimeLike.IsMatch(text))
        {
            return YamlKind.Time;
        }
        if (DateLike.Match(text) is { Success: true } date)
        {
            int At(int i) => int.Parse(date.Groups[i].Value, CultureInfo.InvariantCulture);
            return At(2) >= 1 && At(3) >= 1 && At(3) <= Civil.DaysInMonth(At(1), At(2)) ? YamlKind.Date : YamlKind.Text;
        }
        switch (text.ToLowerInvariant())
        {
            case ".inf" or "+.inf": return YamlKind.Infinity;
            case "-.inf": return YamlKind.MinusInfinity;
            case ".nan": return YamlKind.NotANumber;
        }
        if (text[0] == ':' && text.Length > 1)
        {
            return YamlKind.Symbol;
        }
        return Base60.IsMatch(text) ? YamlKind.Base60
            : FloatLike.IsMatch(text) ? text is "." or "+." or "-." ? YamlKind.Text : YamlKind.Float
            : IntegerLike.IsMatch(text) && HasDigits(text) ? YamlKind.Integer : YamlKind.Text;
    }

    static bool HasDigits(string text) => text.TrimStart('+', '-') is var t && !(t.StartsWith("0x", StringComparison.Ordinal) || t.StartsWith("0b", StringComparison.Ordinal)) || t[2..].Any(char.IsAsciiHexDigit);

    public static string SymbolName(string text) =>
        text.Length > 2 && text[1] is '"' or '\'' && text[^1] == text[1] && text.Length > 3 ? text[2..^1] : text[1..];

    public static object? Base60Value(string text)
    {
        var whole = BigInteger.Zero;
        var number = 0.0;
        var parts = text.Replace("_", "", StringComparison.Ordinal).Split(':');
        for (var i = 0; i < parts.Length; i++)
        {
            var weight = (long)Math.Pow(60, Math.Abs(i - 2));
            if (parts[i].Contains('.'))
            {
                number += double.Parse("0" + parts[i].TrimStart('+', '-'), CultureInfo.InvariantCulture) * weight;
            }
            else
            {
                whole += BigInteger.Parse(parts[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) * weight;
            }
        }
        return text.Contains('.') ? (double)whole + number : Box.Int(whole);
    }

    public static object? FloatValue(string text) => double.Parse(text.Replace(",", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture);

    public static object? IntegerValue(string text) => Text.IntegerParser.Parse(text.Replace(",", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal));

    public static RTime TimeValue(Context ctx, string text)
    {
        var m = TimeParts.Match(text);
        long At(int i) => long.Parse(m.Groups[i].Value, CultureInfo.InvariantCulture);
        var local = new Exact(Civil.Seconds(At(1), (int)At(2), (int)At(3), (int)At(4), (int)At(5), (int)At(6)));
        if (m.Groups[7].Value is { Length: > 0 } digits)
        {
            local += new Exact(BigInteger.Parse(digits, CultureInfo.InvariantCulture), BigInteger.Pow(10, digits.Length));
        }
        var time = new RTime(ctx.Interpreter.FindClass(ctx, "Time"));
        var zone = m.Groups[8].Value;
        if (zone == "Z")
        {
            return time.SetUtc(local);
        }
        if (zone.Length == 0)
        {
            return time.SetLocal(ctx.Interpreter, local);
        }
        var bare = zone[1..].Replace(":", "", StringComparison.Ordinal);
        var hours = bare.Length <= 2 ? bare : bare[..^2];
        var minutes = bare.Length <= 2 ? "0" : bare[^2..];
        var offset = (int.Parse(hours, CultureInfo.InvariantCulture) * 3600) + (int.Parse(minutes, CultureInfo.InvariantCulture) * 60);
        offset = zone[0] == '-' ? -offset : offset;
        return time.SetFixed(local - offset, offset);
    }
}
