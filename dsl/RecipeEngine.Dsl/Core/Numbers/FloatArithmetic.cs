using System.Numerics;

namespace RecipeEngine.Dsl.Core;

/// <summary>Float: operators.</summary>
[RubyClass("Float", Superclass = "Numeric")]
public static class FloatArithmetic
{
    [RubyMethod("+")]
    public static object? Plus(Context ctx, object? self, object? other) => Num.Add(ctx, self, other);

    [RubyMethod("-")]
    public static object? Minus(Context ctx, object? self, object? other) => Num.Subtract(ctx, self, other);

    [RubyMethod("*")]
    public static object? Times(Context ctx, object? self, object? other) => Num.Multiply(ctx, self, other);

    [RubyMethod("/", "fdiv", "quo")]
    public static object? Divide(Context ctx, object? self, object? other) => Num.Divide(ctx, self, other);

    [RubyMethod("%", "modulo")]
    public static object? Modulo(Context ctx, object? self, object? other) => Num.Modulo(ctx, self, other);

    [RubyMethod("divmod")]
    public static object? DivMod(Context ctx, double self, object? other) => other switch
    {
        double d => DivMod(self, d),
        long or BigInteger or RRational => DivMod(self, Num.ToDouble(other)),
        _ => Coercion.Binary(ctx, self, RSymbol.Of("divmod"), other),
    };

    internal static object? DivMod(double a, double b)
    {
        if (b == 0)
        {
            throw RubyError.ZeroDivision();
        }
        var rest = Num.FloorModulo(a, b);
        var quotient = double.IsInfinity(a) && double.IsFinite(b) ? a : double.IsInfinity(b) && double.IsFinite(a) ? (rest == a ? 0.0 : -1.0) : (a - rest) / b;
        return RArray.Of(Num.FromDouble(Math.Round(quotient)), rest);
    }

    [RubyMethod("**")]
    public static object? Power(Context ctx, object? self, object? other) => Powers.Of(ctx, self, other);

    [RubyMethod("-@")]
    public static double Negate(double self) => -self;

    [RubyMethod("==", "===")]
    public static bool EqualTo(Context ctx, object? self, object? other) => other switch
    {
        long or BigInteger or double or RRational => Num.CompareCore(self, other) == 0,
        RObject => Context.Truthy(ctx.Send1(other, Sym.EqualTo, self)),
        _ => false,
    };

    [RubyMethod("eql?")]
    public static bool Eql(double self, object? other) => other is double d && d == self;

    [RubyMethod("<=>")]
    public static object? Spaceship(Context ctx, double self, object? other)
    {
        if (other is long or BigInteger or double or RRational)
        {
            return Num.CompareCore(self, other) is { } c ? Box.Int(c) : null;
        }
        if (double.IsInfinity(self) && other is RObject && ctx.SendIfResponds(other, RSymbol.Of("infinite?")) is var infinite && infinite is not Undefined)
        {
            var sign = Context.Truthy(infinite) ? ctx.ComparisonResult(infinite, other, null) : 0;
            return Box.Int(double.IsPositiveInfinity(self) ? sign > 0 ? 0 : 1 : sign < 0 ? 0 : -1);
        }
        return Coercion.Spaceship(ctx, self, other);
    }

    [RubyMethod("<")]
    public static bool Less(Context ctx, object? self, object? other) => IntegerArithmetic.Relation(ctx, self, Sym.Less, other, static c => c < 0);

    [RubyMethod("<=")]
    public static bool LessEqual(Context ctx, object? self, object? other) => IntegerArithmetic.Relation(ctx, self, Sym.LessEqual, other, static c => c <= 0);

    [RubyMethod(">")]
    public static bool Greater(Context ctx, object? self, object? other) => IntegerArithmetic.Relation(ctx, self, Sym.Greater, other, static c => c > 0);

    [RubyMethod(">=")]
    public static bool GreaterEqual(Context ctx, object? self, object? other) => IntegerArithmetic.Relation(ctx, self, Sym.GreaterEqual, other, static c => c >= 0);

    [RubyMethod("coerce")]
    public static object? CoerceWith(Context ctx, double self, object? other) => RArray.Of(KernelNumbers.ToFloat(ctx, other), self);
}
