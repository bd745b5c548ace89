using System.Numerics;

namespace RecipeEngine.Dsl.Core;

/// <summary>Numeric: what a class of numbers gets for its own operators.</summary>
[RubyClass("Numeric", Includes = ["Comparable"])]
public static class NumericArithmetic
{
    [RubyMethod("+@")]
    public static object? Plus(object? self) => self;

    [RubyMethod("-@")]
    public static object? Negate(Context ctx, object? self)
    {
        var pair = Coerce.ToAry(ctx, ctx.Send(self, Sym.Coerce, Box.Int(0)));
        return ctx.Send1(pair.At(0), Sym.Minus, pair.At(1));
    }

    [RubyMethod("<=>")]
    public static object? Spaceship(Context ctx, object? self, object? other) => ctx.Same(self, other) || ctx.Equal(self, other) ? Box.Int(0) : null;

    [RubyMethod("eql?")]
    public static bool Eql(Context ctx, object? self, object? other) => ctx.ClassOf(self) == ctx.ClassOf(other) && Context.Truthy(ctx.Send1(self, Sym.EqualTo, other));

    [RubyMethod("coerce")]
    public static object? CoerceWith(Context ctx, object? self, object? other) => ctx.ClassOf(self) == ctx.ClassOf(other)
        ? RArray.Of(other, self)
        : RArray.Of(KernelNumbers.ToFloat(ctx, other), KernelNumbers.ToFloat(ctx, self));

    [RubyMethod("fdiv")]
    public static object? FDiv(Context ctx, object? self, object? other) => ctx.Send1(KernelNumbers.ToFloat(ctx, self), Sym.Divide, other);

    [RubyMethod("quo")]
    public static object? Quo(Context ctx, object? self, object? other)
    {
        if (other is double)
        {
            return ctx.Send(self, "fdiv", other);
        }
        var exact = self is long or BigInteger ? RationalMath.Make(Num.Big(self), 1) : ctx.Send(self, Sym.ToR);
        return ctx.Send1(exact, Sym.Divide, other);
    }

    [RubyMethod("div")]
    public static object? Div(Context ctx, object? self, object? other) =>
        ctx.Equal(Box.Int(0), other) ? throw RubyError.ZeroDivision() : ctx.Send(ctx.Send1(self, Sym.Divide, other), "floor");

    [RubyMethod("%", "modulo")]
    public static object? Modulo(Context ctx, object? self, object? other) =>
        ctx.Send1(self, Sym.Minus, ctx.Send1(other, Sym.Times, ctx.Send(self, "div", other)));

    [RubyMethod("divmod")]
    public static object? DivMod(Context ctx, object? self, object? other) => RArray.Of(ctx.Send(self, "div", other), ctx.Send1(self, Sym.Modulo, other));

    [RubyMethod("remainder")]
    public static object? Remainder(Context ctx, object? self, object? other)
    {
        var rest = ctx.Send1(self, Sym.Modulo, other);
        if (!ctx.Equal(rest, Box.Int(0)) && ((Truthy(ctx, self, Sym.Less) && Truthy(ctx, other, Sym.Greater)) || (Truthy(ctx, self, Sym.Greater) && Truthy(ctx, other, Sym.Less))))
        {
            return other is double d && double.IsInfinity(d) ? self : ctx.Send1(rest, Sym.Minus, other);
        }
        return rest;
    }

    static bool Truthy(Context ctx, object? value, RSymbol relation) => Context.Truthy(ctx.Send1(value, relation, Box.Int(0)));

    [RubyMethod("abs", "magnitude")]
    public static object? Abs(Context ctx, object? self) => Num.IsNegative(ctx, self) ? ctx.Send0(self, Sym.UnaryMinus) : self;

    [RubyMethod("zero?")]
    public static bool IsZero(Context ctx, object? self) => ctx.Equal(self, Box.Int(0));

    [RubyMethod("nonzero?")]
    public static object? NonZero(Context ctx, object? self) => Context.Truthy(ctx.Send(self, "zero?")) ? null : self;

    [RubyMethod("positive?")]
    public static bool IsPositive(Context ctx, object? self) => Truthy(ctx, self, Sym.Greater);

    [RubyMethod("negative?")]
    public static bool IsNegative(Context ctx, object? self) => Truthy(ctx, self, Sym.Less);

    [RubyMethod("integer?")]
    public static bool IsInteger(object? self) => false;

    [RubyMethod("finite?")]
    public static bool IsFinite(object? self) => true;

    [RubyMethod("infinite?")]
    public static object? IsInfinite(object? self) => null;

    [RubyMethod("real?")]
    public static bool IsReal(object? self) => true;

    [RubyMethod("to_int")]
    public static object? ToInt(Context ctx, object? self) => ctx.Send(self, Sym.ToI);

    [RubyMethod("floor")]
    public static object? Floor(Context ctx, object? self, params object?[] rest) => ctx.Send(KernelNumbers.ToFloat(ctx, self), "floor", rest);

    [RubyMethod("ceil")]
    public static object? Ceil(Context ctx, object? self, params object?[] rest) => ctx.Send(KernelNumbers.ToFloat(ctx, self), "ceil", rest);

    [RubyMethod("round")]
    public static object? Round(Context ctx, object? self, params object?[] rest) => ctx.Send(KernelNumbers.ToFloat(ctx, self), "round", rest);

    [RubyMethod("truncate")]
    public static object? Truncate(Context ctx, object? self, params object?[] rest) => ctx.Send(KernelNumbers.ToFloat(ctx, self), "truncate", rest);

    [RubyMethod("numerator")]
    public static object? Numerator(Context ctx, object? self) => ctx.Send(ctx.Send(self, Sym.ToR), "numerator");

    [RubyMethod("denominator")]
    public static object? Denominator(Context ctx, object? self) => ctx.Send(ctx.Send(self, Sym.ToR), "denominator");

    [RubyMethod("clone")]
    public static object? Clone(object? self, [Keyword] object? freeze = null) =>
        freeze is false ? throw RubyError.Argument("can't unfreeze Numeric") : self;

    [RubyMethod("dup")]
    public static object? Dup(object? self) => self;

    [RubyMethod("step")]
    public static object? Step(Context ctx, object? self, [Optional] object? limit, [Optional] object? step, [Keyword, Optional] object? by, [Keyword, Optional] object? to, RProc? block = null)
    {
        if (by is not Undefined)
        {
            step = step is Undefined ? by : throw RubyError.Argument("step is given twice");
        }
        if (to is not Undefined)
        {
            limit = limit is Undefined ? to : throw RubyError.Argument("to is given twice");
        }
        var end = limit is Undefined ? null : limit;
        if (block is null)
        {
            var named = by is not Undefined || to is not Undefined;
            var unit = step is Undefined ? Box.Int(1) : step;
            if (unit is null || !ctx.IsA(unit, ctx.Interpreter.FindClass(ctx, "Numeric")) || (end is not null && !ctx.IsA(end, ctx.Interpreter.FindClass(ctx, "Numeric"))))
            {
                if (ctx.Equal(unit, Box.Int(0)))
                {
                    throw RubyError.Argument("step can't be 0");
                }
                return Enumerators.Make(ctx, self, "step", Given(limit, step), c => Stepping.Size(c, self, end, unit ?? Box.Int(1), false));
            }
            if (Num.Equal(ctx, unit, Box.Int(0)))
            {
                throw RubyError.Argument("step can't be 0");
            }
            return new RArithmeticSequence(ctx.Interpreter.FindClass(ctx, "Enumerator::ArithmeticSequence"))
            {
                Begin = self,
                End = end,
                StepValue = unit,
                Receiver = self,
                Method = RSymbol.Of("step"),
                Arguments = named ? [Named(ctx, by, to, limit)] : Given(limit, step),
                NamedArguments = named,
            };
        }
        var stride = step is Undefined ? Box.Int(1) : step;
        if (stride is null)
        {
            if (step is null && by is Undefined)
            {
                throw RubyError.Type("step must be numeric");
            }
            stride = Box.Int(1);
        }
        if (ctx.Equal(stride, Box.Int(0)))
        {
            throw RubyError.Argument("step can't be 0");
        }
        Stepping.Run(ctx, self, end, stride, false, v =>
        {
            block.Yield(ctx, v);
            return true;
        });
        return self;
    }

    static object?[] Given(object? limit, object? step) => step is not Undefined ? [limit is Undefined ? null : limit, step] : limit is not Undefined ? [limit] : [];

    static RHash Named(Context ctx, object? by, object? to, object? limit)
    {
        var options = new RHash();
        if (by is not Undefined)
        {
            options.Set(ctx, Box.Sym("by"), by);
        }
        if (to is not Undefined)
        {
            options.Set(ctx, Box.Sym("to"), to);
        }
        return options;
    }
}
