namespace RecipeEngine.Dsl.Core;

/// <summary>Integer: times, upto, downto.</summary>
[RubyClass("Integer")]
public static class IntegerLoops
{
    [RubyMethod("times")]
    public static object? Times(Context ctx, object? self, RProc? block)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "times", null, _ => Num.Big(self).Sign < 0 ? Box.Int(0) : self);
        }
        if (self is long n)
        {
            for (long i = 0; i < n; i++)
            {
                block.YieldCount(ctx, i);
            }
            return self;
        }
        return LargeTimes(ctx, self, block);
    }

    static object? LargeTimes(Context ctx, object? self, RProc block)
    {
        var end = Num.Big(self);
        for (var i = System.Numerics.BigInteger.Zero; i < end; i++)
        {
            block.Yield(ctx, Box.Int(i));
        }
        return self;
    }

    [RubyMethod("upto")]
    public static object? UpTo(Context ctx, object? self, object? limit, RProc? block) => Count(ctx, self, limit, block, "upto", 1);

    [RubyMethod("downto")]
    public static object? DownTo(Context ctx, object? self, object? limit, RProc? block) => Count(ctx, self, limit, block, "downto", -1);

    static object? Count(Context ctx, object? self, object? limit, RProc? block, string name, int by)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, name, [limit], c =>
            {
                if (limit is not (long or System.Numerics.BigInteger or double or RRational) && !c.IsA(limit, c.Interpreter.FindClass(c, "Numeric")))
                {
                    throw c.ComparisonFailed(self, limit);
                }
                return Stepping.Size(c, self, limit, Box.Int(by), false);
            });
        }
        if (self is long from && limit is long to)
        {
            if (by > 0)
            {
                for (var i = from; i <= to; i++)
                {
                    block.YieldCount(ctx, i);
                    if (i == long.MaxValue)
                    {
                        break;
                    }
                }
                return self;
            }
            for (var i = from; i >= to; i--)
            {
                block.YieldCount(ctx, i);
                if (i == long.MinValue)
                {
                    break;
                }
            }
            return self;
        }
        var value = self;
        var past = by > 0 ? Sym.Greater : Sym.Less;
        while (!Context.Truthy(ctx.Send1(value, past, limit)))
        {
            block.Yield(ctx, value);
            value = Num.Add(ctx, value, Box.Int(by));
        }
        return self;
    }
}
