using System.Numerics;

namespace RecipeEngine.Dsl.Core;

/// <summary>Walking over ranges.</summary>
[RubyClass("Range")]
public static class RangeIteration
{
    [RubyMethod("each")]
    public static object? Each(Context ctx, RRange self, RProc? block)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "each", null, c => RangeMeasures.SizeForEnumerator(c, self));
        }
        if (self.Begin is long from && self.End is long to)
        {
            for (var i = from; self.Exclusive ? i < to : i <= to; i++)
            {
                block.YieldCount(ctx, i);
                if (i == long.MaxValue)
                {
                    break;
                }
            }
            return self;
        }
        Walk(ctx, self, v =>
        {
            block.Yield(ctx, v);
            return true;
        });
        return self;
    }

    /// <summary>Emits the elements, by succ where they are not integers.</summary>
    internal static void Walk(Context ctx, RRange self, Func<object?, bool> emit)
    {
        switch (self.Begin)
        {
            case long or BigInteger when self.End is long or BigInteger or null:
                for (object? i = self.Begin; self.End is null || Num.CompareCore(i, self.End) is { } c && (self.Exclusive ? c < 0 : c <= 0); i = Num.Add(ctx, i, Box.Int(1)))
                {
                    if (!emit(i))
                    {
                        return;
                    }
                }
                return;
            case RString s when self.End is RString e:
                Iter.EachOf(ctx, s, RSymbol.Of("upto"), [e, Box.Bool(self.Exclusive)], (v, _) => emit(v));
                return;
            case RSymbol s when self.End is RSymbol e:
                Iter.EachOf(ctx, new RString(s.Name), RSymbol.Of("upto"), [new RString(e.Name), Box.Bool(self.Exclusive)], (v, _) => emit(Box.Sym(((RString)v!).Text)));
                return;
        }
        if (self.Begin is null || !ctx.RespondTo(self.Begin, Sym.Succ))
        {
            throw RubyError.Type($"can't iterate from {ctx.ClassOf(self.Begin)}");
        }
        if (self.End is null)
        {
            for (var v = self.Begin; ; v = ctx.Send0(v, Sym.Succ))
            {
                if (!emit(v))
                {
                    return;
                }
            }
        }
        for (var v = self.Begin; ; v = ctx.Send0(v, Sym.Succ))
        {
            var order = ctx.Send1(v, Sym.Spaceship, self.End);
            if (order is null)
            {
                return;
            }
            var c = ctx.ComparisonResult(order, v, self.End);
            if (c > 0 || (c == 0 && self.Exclusive) || !emit(v) || c == 0)
            {
                return;
            }
        }
    }

    [RubyMethod("reverse_each")]
    public static object? ReverseEach(Context ctx, RRange self, RProc? block)
    {
        if (self.End is null)
        {
            throw RubyError.Type("can't iterate from NilClass");
        }
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "reverse_each", null, c => RangeMeasures.SizeForEnumerator(c, self));
        }
        return EnumerableWalking.ReverseEach(ctx, self, block);
    }

    [RubyMethod("step")]
    public static object? Step(Context ctx, RRange self, [Optional] object? step, RProc? block = null) => Step(ctx, self, step, block, "step");

    [RubyMethod("%")]
    public static object? Modulo(Context ctx, RRange self, object? step, RProc? block) => Step(ctx, self, step, block, "%");

    static object? Step(Context ctx, RRange self, object? step, RProc? block, string name)
    {
        var numeric = RangeClass.IsNumeric(ctx, self.Begin) && (self.End is null || RangeClass.IsNumeric(ctx, self.End))
            || (self.Begin is null && RangeClass.IsNumeric(ctx, self.End));
        var by = step is Undefined ? Box.Int(1) : step;
        if (block is null)
        {
            if (numeric)
            {
                by = RangeClass.IsNumeric(ctx, by) ? by : Coerce.ToInteger(ctx, by);
                if (RangeClass.IsNumeric(ctx, by) && Num.Equal(ctx, by, Box.Int(0)))
                {
                    throw RubyError.Argument("step can't be 0");
                }
                return new RArithmeticSequence(ctx.Interpreter.FindClass(ctx, "Enumerator::ArithmeticSequence"))
                {
                    Begin = self.Begin,
                    End = self.End,
                    StepValue = by,
                    Exclusive = self.Exclusive,
                    Receiver = self,
                    Method = RSymbol.Of(name),
                    Arguments = step is Undefined ? [] : [step],
                };
            }
            CheckStep(ctx, by);
            return Enumerators.Make(ctx, self, name, step is Undefined ? [] : [step]);
        }
        by = CheckStep(ctx, by);
        if (by is double && !numeric)
        {
            throw RubyError.Type(self.Begin is RString ? "no implicit conversion to float from string" : $"can't convert {ctx.ClassOf(self.Begin)} into Float");
        }
        if (self.Begin is null)
        {
            throw RubyError.Argument("#step iteration for beginless ranges is meaningless");
        }
        if (numeric)
        {
            Stepping.Run(ctx, self.Begin, self.End, by, self.Exclusive, v =>
            {
                block.Yield(ctx, v);
                return true;
            });
            return self;
        }
        var skip = Coerce.ToBigInteger(ctx, by);
        var n = BigInteger.Zero;
        Walk(ctx, self, v =>
        {
            if (n.IsZero)
            {
                block.Yield(ctx, v);
                n = skip;
            }
            n--;
            return true;
        });
        return self;
    }

    static object? CheckStep(Context ctx, object? step)
    {
        if (step is not double && !RangeClass.IsNumeric(ctx, step))
        {
            step = Coerce.ToInteger(ctx, step);
        }
        var c = Num.Compare(ctx, step, Box.Int(0));
        return c < 0 ? throw RubyError.Argument("step can't be negative") : c == 0 ? throw RubyError.Argument("step can't be 0") : step;
    }

    [RubyMethod("to_a", "entries")]
    public static object? ToA(Context ctx, RRange self)
    {
        if (self.End is null)
        {
            throw RubyError.Range("cannot convert endless range to an array");
        }
        if (self.Begin is long from && self.End is long to && to - from < Array.MaxLength)
        {
            var list = RArray.Expecting((int)Math.Max(0, to - from + 1), true);
            for (var i = from; self.Exclusive ? i < to : i <= to; i++)
            {
                list.Add(i);
            }
            return list;
        }
        var all = new RArray();
        Iter.Packed(ctx, self, v =>
        {
            all.Add(v);
            return true;
        });
        return all;
    }
}
