using System.Globalization;

namespace RecipeEngine.Dsl.Text;

/// <summary>Float#to_s: the shortest digits that read back as the same double, in fixed form between 1e-4 and 1e15.</summary>
public static class FloatText
{
    /// <summary>Writes the text of a finite number that needs no exponent; 0 when another form is wanted or the room does not suffice.</summary>
    public static int WritePlain(double value, Span<char> room)
    {
        if (!(Math.Abs(value) < 1e15) || !value.TryFormat(room, out var length, "R", CultureInfo.InvariantCulture) || room.Length < length + 2)
        {
            return 0;
        }
        var text = room[..length];
        if (text.Contains('E'))
        {
            return 0;
        }
        if (!text.Contains('.'))
        {
            ".0".CopyTo(room[length..]);
            length += 2;
        }
        return length;
    }

    public static string Format(double value)
    {
        if (double.IsNaN(value))
        {
            return "NaN";
        }
        if (double.IsInfinity(value))
        {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        Span<char> digits = stackalloc char[40];
        if (WritePlain(value, digits) is var plain and > 0)
        {
            return digits[..plain].ToString();
        }
        value.TryFormat(digits, out var length, "R", CultureInfo.InvariantCulture);
        ReadOnlySpan<char> text = digits[..length];
        var exponentAt = text.IndexOf('E');
        if (exponentAt < 0 && Math.Abs(value) >= 1e15 && !text.Contains('.'))
        {
            var sign = value < 0 ? 1 : 0;
            return string.Concat(text[..(sign + 1)], ".", string.Concat(text[(sign + 1)..].TrimEnd('0'), $"e+{text.Length - sign - 1}"))
                .Replace(".e", ".0e", StringComparison.Ordinal);
        }
        if (exponentAt < 0)
        {
            return text.Contains('.') ? text.ToString() : string.Concat(text, ".0");
        }
        var mantissa = text[..exponentAt];
        var exponent = text[(exponentAt + 1)..];
        return mantissa.Contains('.')
            ? string.Concat(mantissa, "e", exponent)
            : string.Concat(mantissa, ".0e", exponent);
    }
}
