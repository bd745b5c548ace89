using System.Globalization;

namespace RecipeEngine.Dsl.Stdlib.Marshals;

/// <summary>Floats as Marshal writes them: the shortest digits that read back the same.</summary>
static class MarshalFloat
{
    public static string Text(double d)
    {
        if (double.IsNaN(d))
        {
            return "nan";
        }
        if (double.IsInfinity(d))
        {
            return d > 0 ? "inf" : "-inf";
        }
        if (d == 0)
        {
            return double.IsNegative(d) ? "-0" : "0";
        }
        var text = Math.Abs(d).ToString("E16", CultureInfo.InvariantCulture);
        var shortest = Math.Abs(d).ToString("R", CultureInfo.InvariantCulture);
        var digits = string.Concat(shortest.TakeWhile(c => c is not ('E' or 'e')).Where(char.IsDigit)).TrimStart('0').TrimEnd('0');
        var point = int.Parse(text[(text.IndexOf('E') + 1)..], CultureInfo.InvariantCulture) + 1;
        var sign = d < 0 ? "-" : "";
        if (point < -3 || point > digits.Length)
        {
            return $"{sign}{digits[0]}{(digits.Length > 1 ? "." : "")}{digits[1..]}e{point - 1}";
        }
        if (point > 0)
        {
            return sign + digits[..point] + (digits.Length > point ? "." + digits[point..] : "");
        }
        return sign + "0." + new string('0', -point) + digits;
    }

    // older writers put bytes of the mantissa behind a NUL
    public static double Parse(string text) => text.Split('\0')[0] switch
    {
        "nan" => double.NaN,
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        var digits => double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var d) ? d : 0,
    };
}
