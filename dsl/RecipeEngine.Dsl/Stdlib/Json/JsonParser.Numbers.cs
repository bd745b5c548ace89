using System.Globalization;
using System.Numerics;

namespace RecipeEngine.Dsl.Stdlib.Json;

public sealed partial class JsonParser
{
    // Exact as doubles: a number of at most 15 digits divided by one of them is rounded once, as it should be.
    static readonly double[] Powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    bool TryNumber(out object? value)
    {
        value = null;
        var source = text;
        var start = at;
        var i = at;
        if (source[i] == '-')
        {
            i++;
        }
        var digits = i;
        long number = 0;
        while (i < source.Length && char.IsAsciiDigit(source[i]))
        {
            number = unchecked(number * 10 + (source[i] - '0'));
            i++;
        }
        if (i == digits || (source[digits] == '0' && i > digits + 1))
        {
            return false;
        }
        var end = i;
        var point = -1;
        var isFloat = false;
        if (i + 1 < source.Length && source[i] == '.' && char.IsAsciiDigit(source[i + 1]))
        {
            point = i;
            i++;
            while (i < source.Length && char.IsAsciiDigit(source[i]))
            {
                number = unchecked(number * 10 + (source[i] - '0'));
                i++;
            }
            (end, isFloat) = (i, true);
        }
        var power = false;
        if (i < source.Length && source[i] is 'e' or 'E')
        {
            var j = i + 1;
            if (j < source.Length && source[j] is '+' or '-')
            {
                j++;
            }
            var exponent = j;
            while (j < source.Length && char.IsAsciiDigit(source[j]))
            {
                j++;
            }
            if (j > exponent)
            {
                (end, isFloat, power) = (j, true, true);
            }
        }
        at = end;
        var negative = digits > start;
        if (!isFloat)
        {
            value = end - digits <= 18 ? Box.Int(negative ? -number : number) : Whole(source.AsSpan(start, end - start));
            return true;
        }
        if (options.DecimalClass is { } decimals)
        {
            value = ctx.Send(ctx.Interpreter.MainObject, ctx.ToS(ctx.Send(decimals, "name")), new RString(source[start..end]));
            return true;
        }
        if (!power && end - digits <= 16)
        {
            var exact = number / Powers[end - point - 1];
            value = negative ? -exact : exact;
            return true;
        }
        value = double.Parse(source.AsSpan(start, end - start), NumberStyles.Float, CultureInfo.InvariantCulture);
        return true;
    }

    static object Whole(ReadOnlySpan<char> number) =>
        long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var small) ? Box.Int(small)
        : Box.Int(BigInteger.Parse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
}
