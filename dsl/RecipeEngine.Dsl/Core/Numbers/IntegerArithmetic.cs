using System.Numerics;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core;

/// <summary>Integer: operators.</summary>
[RubyClass("Integer")]
public static class IntegerArithmetic
{
    [RubyMethod("+")]
    public static object? Plus(Context ctx, object? self, object? other) => Num.Add(ctx, self, other);

    [RubyMethod("-")]
    public static object? Minus(Context ctx, object? self, object? other) => Num.Subtract(ctx, self, other);

    [RubyMethod("*")]
    public static object? Times(Context ctx, object? self, object? other) => Num.Multiply(ctx, self, other);

    [RubyMethod("/")]
    public static object? Divide(Context ctx, object? self, object? other) => Num.Divide(ctx, self, other);

    [RubyMethod("div")]
    public static object? Div(Context ctx, object? self, object? other) => Num.IntegerDivide(ctx, self, other);

    [RubyMethod("%", "modulo")]
    public static object? Modulo(Context ctx, object? self, object? other) => Num.Modulo(ctx, self, other);

    [RubyMethod("remainder")]
    public static object? Remainder(Context ctx, object? self, object? other) => other switch
    {
        0L => throw RubyError.ZeroDivision(),
        long or BigInteger => Box.Int(BigInteger.Remainder(Num.Big(self), Num.Big(other))),
        0.0 => throw RubyError.ZeroDivision(),
        double d when self is BigInteger => Num.ToDouble(self) % d,
        _ => NumericArithmetic.Remainder(ctx, self, other),
    };

    [RubyMethod("divmod")]
    public static object? DivMod(Context ctx, object? self, object? other) => other switch
    {
        long or BigInteger => RArray.Of(Num.FloorDivide(self, other), Num.Modulo(ctx, self, other)),
        double d => FloatArithmetic.DivMod(Num.ToDouble(self), d),
        RRational => RArray.Of(Num.IntegerDivide(ctx, self, other), Num.Modulo(ctx, self, other)),
        _ => Coercion.Binary(ctx, self, RSymbol.Of("divmod"), other),
    };

    [RubyMethod("fdiv")]
    public static object? FDiv(Context ctx, object? self, object? other) => other switch
    {
        0L => Num.ToDouble(self) / 0.0,
        long or BigInteger => self is long a && other is long b && Math.Abs(a) < 1L << 53 && Math.Abs(b) < 1L << 53 ? (double)a / b : FloatRounding.Ratio(Num.Big(self), Num.Big(other)),
        double d => Num.ToDouble(self) / d,
        RRational r => Num.ToDouble(Num.Divide(ctx, self, r)),
        _ => Coercion.Binary(ctx, self, RSymbol.Of("fdiv"), other),
    };

    [RubyMethod("**")]
    public static object? Power(Context ctx, object? self, object? other) => Powers.Of(ctx, self, other);

    [RubyMethod("pow")]
    public static object? Pow(Context ctx, object? self, object? other, [Optional] object? modulus)
    {
        if (modulus is Undefined)
        {
            return Powers.Of(ctx, self, other);
        }
        if (other is not (long or BigInteger))
        {
            throw RubyError.Type("Integer#pow() 2nd argument not allowed unless a 1st argument is integer");
        }
        if (Num.Big(other).Sign < 0)
        {
            throw RubyError.Range("Integer#pow() 1st argument cannot be negative when 2nd argument specified");
        }
        if (modulus is not (long or BigInteger))
        {
            throw RubyError.Type("Integer#pow() 2nd argument not allowed unless all arguments are integers");
        }
        var m = Num.Big(modulus);
        return m.IsZero ? throw RubyError.ZeroDivision() : Box.Int(Num.FloorModulo(BigInteger.ModPow(Num.FloorModulo(Num.Big(self), m), Num.Big(other), m), m));
    }

    [RubyMethod("-@")]
    public static object? Negate(Context ctx, object? self) => Num.Negate(ctx, self);

    [RubyMethod("~")]
    public static object? Complement(object? self) => self is long l ? Box.Int(~l) : Box.Int(-Num.Big(self) - 1);

    [RubyMethod("&")]
    public static object? And(Context ctx, object? self, object? other) =>
        self is long a && other is long b ? Box.Int(a & b) : other is long or BigInteger ? Box.Int(Num.Big(self) & Num.Big(other)) : Coercion.Bitwise(ctx, self, Sym.And, other);

    [RubyMethod("|")]
    public static object? Or(Context ctx, object? self, object? other) =>
        self is long a && other is long b ? Box.Int(a | b) : other is long or BigInteger ? Box.Int(Num.Big(self) | Num.Big(other)) : Coercion.Bitwise(ctx, self, Sym.Or, other);

    [RubyMethod("^")]
    public static object? Xor(Context ctx, object? self, object? other) =>
        self is long a && other is long b ? Box.Int(a ^ b) : other is long or BigInteger ? Box.Int(Num.Big(self) ^ Num.Big(other)) : Coercion.Bitwise(ctx, self, Sym.Xor, other);

    [RubyMethod("<<")]
    public static object? ShiftLeft(Context ctx, object? self, object? count) => Shift(self, Coerce.ToBigInteger(ctx, count));

    [RubyMethod(">>")]
    public static object? ShiftRight(Context ctx, object? self, object? count) => Shift(self, -Coerce.ToBigInteger(ctx, count));

    static object? Shift(object? self, BigInteger count)
    {
        var value = Num.Big(self);
        if (count.Sign <= 0)
        {
            return -count > int.MaxValue ? Box.Int(value.Sign < 0 ? -1L : 0L) : Box.Int(value >> (int)-count);
        }
        if (value.IsZero)
        {
            return Box.Int(0);
        }
        return count > 1L << 31 ? throw RubyError.Range("shift width too big") : Box.Int(value << (int)count);
    }

    [RubyMethod("==", "===")]
    public static bool EqualTo(Context ctx, object? self, object? other) => other switch
    {
        long or BigInteger or double or RRational => Num.CompareCore(self, other) == 0,
        RObject => Context.Truthy(ctx.Send1(other, Sym.EqualTo, self)),
        _ => false,
    };

    [RubyMethod("<=>")]
    public static object? Spaceship(Context ctx, object? self, object? other) => other switch
    {
        long y when self is long x => Box.Int(x.CompareTo(y)),
        long or BigInteger or double or RRational => Num.CompareCore(self, other) is { } c ? Box.Int(c) : null,
        _ => Coercion.Spaceship(ctx, self, other),
    };

    [RubyMethod("<")]
    public static bool Less(Context ctx, object? self, object? other) => Relation(ctx, self, Sym.Less, other, static c => c < 0);

    [RubyMethod("<=")]
    public static bool LessEqual(Context ctx, object? self, object? other) => Relation(ctx, self, Sym.LessEqual, other, static c => c <= 0);

    [RubyMethod(">")]
    public static bool Greater(Context ctx, object? self, object? other) => Relation(ctx, self, Sym.Greater, other, static c => c > 0);

    [RubyMethod(">=")]
    public static bool GreaterEqual(Context ctx, object? self, object? other) => Relation(ctx, self, Sym.GreaterEqual, other, static c => c >= 0);

    /// <summary>An order relation between core numbers, by coerce with others.</summary>
    internal static bool Relation(Context ctx, object? self, RSymbol operation, object? other, Func<int, bool> holds) => other switch
    {
        long or BigInteger or double or RRational => Num.CompareCore(self, other) is { } c && holds(c),
        _ => Coercion.Relation(ctx, self, operation, other),
    };

    [RubyMethod("[]")]
    public static object? Bit(Context ctx, object? self, object? index, [Optional] object? length)
    {
        if (length is not Undefined)
        {
            var n = Coerce.ToBigInteger(ctx, length);
            var shifted = Shift(self, -Coerce.ToBigInteger(ctx, index));
            return n.Sign < 0 ? shifted : Mask(shifted, n);
        }
        if (index is RRange range)
        {
            if (range.Begin is null)
            {
                var end = Coerce.ToBigInteger(ctx, range.End) + (range.Exclusive ? 0 : 1);
                if (end.Sign >= 0 && !Num.IsZero(Mask(self, end)))
                {
                    throw RubyError.Argument("The beginless range for Integer#[] results in infinity");
                }
                return Box.Int(0);
            }
            var start = Coerce.ToBigInteger(ctx, range.Begin);
            var rest = Shift(self, -start);
            if (range.End is null)
            {
                return rest;
            }
            var last = Coerce.ToBigInteger(ctx, range.End);
            return last < start ? rest : Mask(rest, last - start + (range.Exclusive ? 0 : 1));
        }
        var at = Coerce.ToBigInteger(ctx, index);
        if (at.Sign < 0)
        {
            return Box.Int(0);
        }
        var value = Num.Big(self);
        return at > int.MaxValue ? Box.Int(value.Sign < 0 ? 1L : 0L) : Box.Int((value >> (int)at).IsEven ? 0L : 1L);
    }

    static object? Mask(object? value, BigInteger width) => Box.Int(Num.Big(value) & ((BigInteger.One << (int)width) - 1));
}
