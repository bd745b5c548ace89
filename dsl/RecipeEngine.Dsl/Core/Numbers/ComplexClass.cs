using System.Numerics;

namespace RecipeEngine.Dsl.Core;

/// <summary>Complex.</summary>
[RubyClass("Complex", Superclass = "Numeric")]
public static class ComplexClass
{
    [RubyConstant("I")]
    public static object? I() => new RComplex(Box.Int(0), Box.Int(1));

    static object? Real(Context ctx, object? value) => ComplexMath.IsReal(ctx, value) ? value : throw RubyError.Type("not a real");

    [RubyMethod("rect", "rectangular", Singleton = true)]
    public static object? Rect(Context ctx, object? self, object? real, [Optional] object? imaginary) =>
        new RComplex(Real(ctx, real), imaginary is Undefined ? Box.Int(0) : Real(ctx, imaginary));

    [RubyMethod("polar", Singleton = true)]
    public static object? Polar(Context ctx, object? self, object? r, [Optional] object? theta)
    {
        Real(ctx, r);
        return theta is Undefined ? new RComplex(r, Box.Int(0)) : ComplexMath.PolarExact(ctx, r, Real(ctx, theta));
    }

    [RubyMethod("real")]
    public static object? Real(RComplex self) => self.Real;

    [RubyMethod("imaginary", "imag")]
    public static object? Imaginary(RComplex self) => self.Imaginary;

    [RubyMethod("real?")]
    public static bool IsReal(RComplex self) => false;

    [RubyMethod("+")]
    public static object? Plus(Context ctx, RComplex self, object? other) => other is RComplex b ? ComplexMath.Add(ctx, self, b)
        : ComplexMath.IsReal(ctx, other) ? new RComplex(Num.Add(ctx, self.Real, other), self.Imaginary) : Coercion.Binary(ctx, self, Sym.Plus, other);

    [RubyMethod("-")]
    public static object? Minus(Context ctx, RComplex self, object? other) => other is RComplex b ? ComplexMath.Subtract(ctx, self, b)
        : ComplexMath.IsReal(ctx, other) ? new RComplex(Num.Subtract(ctx, self.Real, other), self.Imaginary) : Coercion.Binary(ctx, self, Sym.Minus, other);

    [RubyMethod("*")]
    public static object? Times(Context ctx, RComplex self, object? other) => other is RComplex b ? ComplexMath.Multiply(ctx, self, b)
        : ComplexMath.IsReal(ctx, other) ? new RComplex(Num.Multiply(ctx, self.Real, other), Num.Multiply(ctx, self.Imaginary, other)) : Coercion.Binary(ctx, self, Sym.Times, other);

    [RubyMethod("/", "quo")]
    public static object? Divide(Context ctx, RComplex self, object? other) =>
        other is RComplex || ComplexMath.IsReal(ctx, other) ? ComplexMath.Divide(ctx, self, other, false) : Coercion.Binary(ctx, self, Sym.Divide, other);

    [RubyMethod("fdiv")]
    public static object? FDiv(Context ctx, RComplex self, object? other) =>
        other is RComplex || ComplexMath.IsReal(ctx, other) ? ComplexMath.Divide(ctx, self, other, true) : Coercion.Binary(ctx, self, RSymbol.Of("fdiv"), other);

    [RubyMethod("**")]
    public static object? Power(Context ctx, RComplex self, object? other) => ComplexMath.Power(ctx, self, other);

    [RubyMethod("-@")]
    public static object? Negate(Context ctx, RComplex self) => new RComplex(Num.Negate(ctx, self.Real), Num.Negate(ctx, self.Imaginary));

    [RubyMethod("==")]
    public static bool EqualTo(Context ctx, RComplex self, object? other) => other is RComplex b
        ? Num.Equal(ctx, self.Real, b.Real) && Num.Equal(ctx, self.Imaginary, b.Imaginary)
        : ComplexMath.IsReal(ctx, other) ? Num.Equal(ctx, self.Real, other) && Num.Equal(ctx, self.Imaginary, Box.Int(0))
        : other is RObject && Context.Truthy(ctx.Send1(other, Sym.EqualTo, self));

    [RubyMethod("<=>")]
    public static object? Spaceship(Context ctx, RComplex self, object? other)
    {
        if (!Num.Equal(ctx, self.Imaginary, Box.Int(0)))
        {
            return null;
        }
        return other is RComplex b ? Num.Equal(ctx, b.Imaginary, Box.Int(0)) ? ctx.Send1(self.Real, Sym.Spaceship, b.Real) : null
            : ComplexMath.IsReal(ctx, other) ? ctx.Send1(self.Real, Sym.Spaceship, other) : null;
    }

    [RubyMethod("coerce")]
    public static object? CoerceWith(Context ctx, RComplex self, object? other) => other is RComplex ? RArray.Of(other, self)
        : ComplexMath.IsReal(ctx, other) ? RArray.Of(new RComplex(other, Box.Int(0)), self)
        : throw RubyError.Type($"{ctx.ClassOf(other)} can't be coerced into Complex");

    [RubyMethod("abs", "magnitude")]
    public static double Abs(RComplex self) => ComplexMath.Abs(self);

    [RubyMethod("abs2")]
    public static object? Abs2(Context ctx, RComplex self) => Num.Add(ctx, Num.Multiply(ctx, self.Real, self.Real), Num.Multiply(ctx, self.Imaginary, self.Imaginary));

    [RubyMethod("arg", "angle", "phase")]
    public static double Arg(RComplex self) => ComplexMath.Arg(self);

    [RubyMethod("polar")]
    public static object? ToPolar(RComplex self) => RArray.Of(Abs(self), Arg(self));

    [RubyMethod("rect", "rectangular")]
    public static object? ToRect(RComplex self) => RArray.Of(self.Real, self.Imaginary);

    [RubyMethod("conjugate", "conj")]
    public static object? Conjugate(Context ctx, RComplex self) => new RComplex(self.Real, Num.Negate(ctx, self.Imaginary));

    [RubyMethod("finite?")]
    public static bool IsFinite(Context ctx, RComplex self) => Context.Truthy(ctx.Send(self.Real, "finite?")) && Context.Truthy(ctx.Send(self.Imaginary, "finite?"));

    [RubyMethod("infinite?")]
    public static object? IsInfinite(Context ctx, RComplex self) =>
        Context.Truthy(ctx.Send(self.Real, "infinite?")) || Context.Truthy(ctx.Send(self.Imaginary, "infinite?")) ? Box.Int(1) : null;

    [RubyMethod("hash")]
    public static long Hash(Context ctx, RComplex self) => StructuralHash.Mix(ctx.HashOf(self.Real) + 99L, ctx.HashOf(self.Imaginary)) >> 2;

    [RubyMethod("eql?")]
    public static bool Eql(Context ctx, RComplex self, object? other) => other is RComplex b
        && ctx.ClassOf(self.Real) == ctx.ClassOf(b.Real) && ctx.ClassOf(self.Imaginary) == ctx.ClassOf(b.Imaginary) && EqualTo(ctx, self, b);

    [RubyMethod("numerator")]
    public static object? Numerator(Context ctx, RComplex self)
    {
        var common = Denominator(ctx, self);
        object? Scaled(object? part) => Num.Multiply(ctx, ctx.Send(part, "numerator"), Num.IntegerDivide(ctx, common, ctx.Send(part, "denominator")));
        return new RComplex(Scaled(self.Real), Scaled(self.Imaginary));
    }

    [RubyMethod("denominator")]
    public static object? Denominator(Context ctx, RComplex self) => ctx.Send(ctx.Send(self.Real, "denominator"), "lcm", ctx.Send(self.Imaginary, "denominator"));

    static object? RealOnly(Context ctx, RComplex self, string target) => self.Imaginary is not double && Num.IsZero(self.Imaginary) ? self.Real
        : throw RubyError.Range($"can't convert {ctx.ToS(self)} into {target}");

    [RubyMethod("to_i")]
    public static object? ToI(Context ctx, RComplex self) => ctx.Send(RealOnly(ctx, self, "Integer"), Sym.ToI);

    [RubyMethod("to_f")]
    public static object? ToF(Context ctx, RComplex self) => ctx.Send(RealOnly(ctx, self, "Float"), Sym.ToF);

    [RubyMethod("to_r")]
    public static object? ToR(Context ctx, RComplex self) => ctx.Send(RealOnly(ctx, self, "Rational"), Sym.ToR);

    [RubyMethod("rationalize")]
    public static object? Rationalize(Context ctx, RComplex self, params object?[] rest) =>
        rest.Length > 1 ? throw RubyError.WrongArguments(rest.Length, 0, 1) : ctx.Send(RealOnly(ctx, self, "Rational"), "rationalize", rest);

    [RubyMethod("to_c")]
    public static object? ToC(RComplex self) => self;

    [RubyMethod("to_s")]
    public static object? ToS(Context ctx, RComplex self) => new RString(Format(ctx, self, ctx.ToS), Text.RubyEncoding.UsAscii);

    [RubyMethod("inspect")]
    public static object? Inspect(Context ctx, RComplex self) => new RString($"({Format(ctx, self, ctx.Inspect)})", Text.RubyEncoding.UsAscii);

    static string Format(Context ctx, RComplex self, Func<object?, string> text)
    {
        var negative = self.Imaginary is double d ? double.IsNegative(d) && !double.IsNaN(d) : Num.IsNegative(ctx, self.Imaginary);
        var imaginary = text(ctx.Send(self.Imaginary, "abs"));
        return $"{text(self.Real)}{(negative ? "-" : "+")}{imaginary}{(char.IsAsciiDigit(imaginary[^1]) ? "" : "*")}i";
    }

    [RubyMethod("marshal_dump", Private = true)]
    public static object? MarshalDump(RComplex self) => RArray.Of(self.Real, self.Imaginary);
}

/// <summary>Real numbers seen as complex ones.</summary>
[RubyClass("Numeric")]
public static class NumericAsComplex
{
    [RubyMethod("real")]
    public static object? Real(object? self) => self;

    [RubyMethod("imaginary", "imag")]
    public static object? Imaginary(object? self) => Box.Int(0);

    [RubyMethod("abs2")]
    public static object? Abs2(Context ctx, object? self) => ctx.Send1(self, Sym.Times, self);

    [RubyMethod("arg", "angle", "phase")]
    public static object? Arg(Context ctx, object? self) => Num.IsNegative(ctx, self) ? Math.PI : Box.Int(0);

    [RubyMethod("rect", "rectangular")]
    public static object? Rect(object? self) => RArray.Of(self, Box.Int(0));

    [RubyMethod("polar")]
    public static object? Polar(Context ctx, object? self) => RArray.Of(ctx.Send(self, "abs"), ctx.Send(self, "arg"));

    [RubyMethod("conjugate", "conj")]
    public static object? Conjugate(object? self) => self;

    [RubyMethod("to_c")]
    public static object? ToC(object? self) => new RComplex(self, Box.Int(0));

    [RubyMethod("i")]
    public static object? I(object? self) => new RComplex(Box.Int(0), self);
}
