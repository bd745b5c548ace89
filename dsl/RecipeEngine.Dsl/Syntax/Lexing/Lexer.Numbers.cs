using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace RecipeEngine.Dsl.Syntax;

sealed partial class Lexer
{
    TokenKind ReadNumber()
    {
        State = LexState.End;
        var begin = pos;
        if (text[pos] == '0')
        {
            var radix = At(pos + 1) switch
            {
                'x' or 'X' => 16,
                'b' or 'B' => 2,
                'o' or 'O' => 8,
                'd' or 'D' => 10,
                (>= '0' and <= '9') or '_' => -8,
                _ => 0,
            };
            if (radix != 0)
            {
                pos += radix == -8 ? 1 : 2;
                return Number_(ReadDigits(Math.Abs(radix), begin), begin);
            }
        }
        SkipDigits();
        var isFloat = false;
        if (At(pos) == '.' && IsDigit(At(pos + 1)))
        {
            isFloat = true;
            pos++;
            SkipDigits();
        }
        var hasExponent = false;
        if (At(pos) is 'e' or 'E' && (IsDigit(At(pos + 1)) || (At(pos + 1) is '+' or '-' && IsDigit(At(pos + 2)))))
        {
            isFloat = hasExponent = true;
            pos += 2;
            SkipDigits();
        }
        var digits = text.AsSpan(begin, pos - begin);
        if (!isFloat)
        {
            if (digits.Length > 18)
            {
                return Number_(Large(digits), begin);
            }
            var value = 0L;
            foreach (var c in digits)
            {
                value = c == '_' ? value : value * 10 + (c - '0');
            }
            return Number_(value, begin);
        }
        return Fraction(digits, begin, hasExponent);
    }

    TokenKind Fraction(ReadOnlySpan<char> digits, int begin, bool hasExponent)
    {
        var plain = digits.IndexOf('_') < 0 ? digits : digits.ToString().Replace("_", "");
        var suffix = Suffix();
        if (suffix.Contains('r') && hasExponent)
        {
            // 1e3r is a float and then a name.
            suffix = "";
        }
        var span = new Span(begin, pos, line);
        Node number;
        if (suffix.Contains('r'))
        {
            var dot = plain.IndexOf('.');
            number = Decimal(span, string.Concat(plain[..dot], plain[(dot + 1)..]), plain.Length - dot - 1);
        }
        else
        {
            number = new FloatNode(span, double.Parse(plain, NumberStyles.Float, CultureInfo.InvariantCulture));
        }
        return Finish(number, suffix);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static RationalNode Decimal(Span span, string digits, int places) => new(span, BigInteger.Parse(digits, CultureInfo.InvariantCulture), BigInteger.Pow(10, places));

    // Apart: a method that names BigInteger loads it, which takes longer than to read the rest of a short program.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static object Large(ReadOnlySpan<char> digits) => Smallest(BigInteger.Parse(digits.ToString().Replace("_", ""), CultureInfo.InvariantCulture));

    static object Smallest(BigInteger value) => value >= long.MinValue && value <= long.MaxValue ? (object)(long)value : value;

    [MethodImpl(MethodImplOptions.NoInlining)]
    static RationalNode Whole(Span span, object value) => new(span, value is long number ? number : (BigInteger)value, BigInteger.One);

    TokenKind Number_(object value, int begin)
    {
        var suffix = IsIdentifierPart(At(pos)) ? Suffix() : "";
        var span = new Span(begin, pos, line);
        return Finish(suffix.Contains('r') ? Whole(span, value) : new IntegerNode(span, value), suffix);
    }

    TokenKind Finish(Node number, string suffix)
    {
        pos += suffix.Length;
        if (suffix.Contains('i'))
        {
            number = new ImaginaryNode(number.Span with { End = pos }, number);
        }
        Number = number;
        return TokenKind.Number;
    }

    string Suffix()
    {
        var suffix = At(pos) switch
        {
            'r' when At(pos + 1) == 'i' => "ri",
            'r' => "r",
            'i' => "i",
            _ => "",
        };
        return suffix.Length > 0 && IsIdentifierPart(At(pos + suffix.Length)) ? "" : suffix;
    }

    void SkipDigits()
    {
        while (true)
        {
            while (IsDigit(At(pos)))
            {
                pos++;
            }
            if (At(pos) != '_')
            {
                return;
            }
            if (!IsDigit(At(pos + 1)))
            {
                throw Fail("trailing `_' in number");
            }
            pos++;
        }
    }

    object ReadDigits(int radix, int begin)
    {
        var value = BigInteger.Zero;
        long small = 0;
        long scale = 1;
        var any = radix == 8 && pos == begin + 1;
        var underscore = false;
        while (true)
        {
            var c = At(pos);
            if (c == '_')
            {
                if (underscore || (!any && pos != begin + 1))
                {
                    throw Fail(any ? "trailing `_' in number" : "numeric literal without digits");
                }
                underscore = true;
                pos++;
                continue;
            }
            var digit = c switch { >= '0' and <= '9' => c - '0', >= 'a' and <= 'f' => c - 'a' + 10, >= 'A' and <= 'F' => c - 'A' + 10, _ => 99 };
            if (digit >= radix)
            {
                if (digit < 10 && radix == 8)
                {
                    throw Fail("Invalid octal digit");
                }
                if (digit < 10)
                {
                    throw Fail("numeric literal without digits");
                }
                break;
            }
            any = true;
            underscore = false;
            small = small * radix + digit;
            scale *= radix;
            if (scale > 1L << 50)
            {
                value = value * scale + small;
                small = 0;
                scale = 1;
            }
            pos++;
        }
        if (!any)
        {
            throw Fail("numeric literal without digits");
        }
        if (underscore)
        {
            throw Fail("trailing `_' in number");
        }
        return Smallest(value * scale + small);
    }
}
