using System.Numerics;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core;

/// <summary>Integer: conversions, properties, rounding.</summary>
[RubyClass("Integer", Superclass = "Numeric")]
public static class IntegerFacts
{
    [RubyMethod("to_s", "inspect")]
    public static object? ToS(object? self, int radix = 10)
    {
        if (radix is < 2 or > 36)
        {
            throw RubyError.Argument($"invalid radix {radix}");
        }
        return new RString(self is long l ? IntegerText.Format(l, radix) : IntegerText.Format(Num.Big(self), radix), RubyEncoding.UsAscii);
    }

    [RubyMethod("to_i", "to_int", "ord", "numerator")]
    public static object? ToI(object? self) => self;

    [RubyMethod("denominator")]
    public static object? Denominator(object? self) => Box.Int(1);

    [RubyMethod("to_f")]
    public static double ToF(object? self) => Num.ToDouble(self);

    [RubyMethod("to_r")]
    public static object? ToR(object? self) => RationalMath.Make(Num.Big(self), 1);

    [RubyMethod("rationalize")]
    public static object? Rationalize(object? self, object? epsilon = null) => RationalMath.Make(Num.Big(self), 1);

    [RubyMethod("hash")]
    public static long Hash(Context ctx, object? self) => ctx.HashOf(self);

    [RubyMethod("chr")]
    public static object? Chr(Context ctx, object? self, [Optional] object? encoding) => IntegerCharacter.Make(ctx, self, encoding);

    [RubyMethod("size")]
    public static long Size(object? self) => self is long ? 8 : BigInteger.Abs(Num.Big(self)).GetByteCount(isUnsigned: true);

    [RubyMethod("bit_length")]
    public static long BitLength(object? self) => self is long l ? 64 - BitOperations.LeadingZeroCount((ulong)(l < 0 ? ~l : l)) : (long)(Num.Big(self).Sign < 0 ? -Num.Big(self) - 1 : Num.Big(self)).GetBitLength();

    [RubyMethod("even?")]
    public static bool IsEven(object? self) => self is long l ? (l & 1) == 0 : Num.Big(self).IsEven;

    [RubyMethod("odd?")]
    public static bool IsOdd(object? self) => !IsEven(self);

    [RubyMethod("zero?")]
    public static bool IsZero(object? self) => self is 0L;

    [RubyMethod("positive?")]
    public static bool IsPositive(object? self) => Num.Big(self).Sign > 0;

    [RubyMethod("negative?")]
    public static bool IsNegative(object? self) => Num.Big(self).Sign < 0;

    [RubyMethod("integer?")]
    public static bool IsInteger(object? self) => true;

    [RubyMethod("abs", "magnitude")]
    public static object? Abs(object? self) => self is long l and not long.MinValue ? Box.Int(Math.Abs(l)) : Box.Int(BigInteger.Abs(Num.Big(self)));

    [RubyMethod("succ", "next")]
    public static object? Succ(Context ctx, object? self) => Num.Add(ctx, self, Box.Int(1));

    [RubyMethod("pred")]
    public static object? Pred(Context ctx, object? self) => Num.Subtract(ctx, self, Box.Int(1));

    [RubyMethod("allbits?")]
    public static bool AllBits(object? self, BigInteger mask) => (Num.Big(self) & mask) == mask;

    [RubyMethod("anybits?")]
    public static bool AnyBits(object? self, BigInteger mask) => !(Num.Big(self) & mask).IsZero;

    [RubyMethod("nobits?")]
    public static bool NoBits(object? self, BigInteger mask) => (Num.Big(self) & mask).IsZero;

    static BigInteger Whole(object? value) => value is long or BigInteger ? Num.Big(value) : throw RubyError.Type("not an integer");

    [RubyMethod("gcd")]
    public static object? Gcd(object? self, object? other) => Box.Int(BigInteger.GreatestCommonDivisor(Num.Big(self), Whole(other)));

    [RubyMethod("lcm")]
    public static object? Lcm(object? self, object? other)
    {
        BigInteger a = Num.Big(self), b = Whole(other);
        return a.IsZero || b.IsZero ? Box.Int(0) : Box.Int(BigInteger.Abs(a / BigInteger.GreatestCommonDivisor(a, b) * b));
    }

    [RubyMethod("gcdlcm")]
    public static object? GcdLcm(object? self, object? other) => RArray.Of(Gcd(self, other), Lcm(self, other));

    [RubyMethod("digits")]
    public static object? Digits(Context ctx, object? self, [Optional] object? radix)
    {
        var by = radix is Undefined ? 10 : Coerce.ToBigInteger(ctx, radix);
        if (by.Sign < 0)
        {
            throw RubyError.Argument("negative radix");
        }
        if (by < 2)
        {
            throw RubyError.Argument($"invalid radix {by}");
        }
        var value = Num.Big(self);
        return value.Sign < 0 ? throw new RubyError("Math::DomainError", "out of domain") : new RArray(IntegerText.DigitsOf(value, by).Select(Box.Int));
    }

    [RubyMethod("coerce")]
    public static object? CoerceWith(Context ctx, object? self, object? other) => other is long or BigInteger
        ? RArray.Of(other, self)
        : RArray.Of(KernelNumbers.ToFloat(ctx, other), Num.ToDouble(self));

    [RubyMethod("round")]
    public static object? Round(Context ctx, object? self, [Optional] object? digits, [Keyword] object? half = null)
    {
        if (half is null && Sealed.Int(self, out var number) && Sealed.Int(digits, out var places) && places is < 0 and >= -18 && Math.Abs((double)number) < 1L << 61)
        {
            var unit = 1L;
            for (; places < 0; places++)
            {
                unit *= 10;
            }
            var rest = number % unit;
            return Box.Int(number - rest + (Math.Abs(rest) * 2 < unit ? 0 : number < 0 ? -unit : unit));
        }
        var mode = Rounding.Mode(ctx, half);
        return digits is Undefined ? self : Rounded(ctx, self, digits, (v, n) => IntegerRounding.Round(v, n, mode));
    }

    [RubyMethod("floor")]
    public static object? Floor(Context ctx, object? self, [Optional] object? digits) => digits is Undefined ? self : Rounded(ctx, self, digits, IntegerRounding.Floor);

    [RubyMethod("ceil")]
    public static object? Ceil(Context ctx, object? self, [Optional] object? digits) => digits is Undefined ? self : Rounded(ctx, self, digits, IntegerRounding.Ceiling);

    [RubyMethod("truncate")]
    public static object? Truncate(Context ctx, object? self, [Optional] object? digits) =>
        digits is Undefined ? self : Num.Big(self).Sign < 0 ? Ceil(ctx, self, digits) : Floor(ctx, self, digits);

    static object? Rounded(Context ctx, object? self, object? digits, Func<BigInteger, int, BigInteger> round)
    {
        var n = Coerce.ToInt(ctx, digits);
        if (n >= 0)
        {
            return self;
        }
        // more zeros than the number can have digits
        if (-0.415241 * n - 0.125 > Size(self))
        {
            return Box.Int(0);
        }
        return Box.Int(round(Num.Big(self), -n));
    }

    [RubyMethod("sqrt", Singleton = true)]
    public static object? Sqrt(Context ctx, object? self, object? value)
    {
        var n = Coerce.ToBigInteger(ctx, value);
        if (n.Sign < 0)
        {
            throw new RubyError("Math::DomainError", "Numerical argument is out of domain - \"isqrt\"");
        }
        if (n < 2)
        {
            return Box.Int(n);
        }
        var x = BigInteger.One << (int)((n.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (x + n / x) >> 1;
            if (next >= x)
            {
                return Box.Int(x);
            }
            x = next;
        }
    }

    [RubyMethod("try_convert", Singleton = true)]
    public static object? TryConvert(Context ctx, object? value)
    {
        if (value is long or BigInteger)
        {
            return value;
        }
        var result = ctx.SendIfResponds(value, Sym.ToInt);
        return result is Undefined or null ? null : result is long or BigInteger ? result
            : throw Coerce.WrongResult(ctx, value, Sym.ToInt, result, "Integer");
    }
}
