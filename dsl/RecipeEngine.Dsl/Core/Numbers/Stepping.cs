using System.Numerics;

namespace RecipeEngine.Dsl.Core;

/// <summary>Going from a number to another in steps; floats are multiplied out, so that errors do not add up.</summary>
static class Stepping
{
    /// <summary>How many values there are; infinity when there is no end.</summary>
    public static object? Size(Context ctx, object? from, object? to, object? step, bool exclusive)
    {
        if (step is not (long or double))
        {
            Num.Compare(ctx, step, Box.Int(0));
        }
        if (from is double || to is double || step is double)
        {
            if (to is null)
            {
                return double.PositiveInfinity;
            }
            var n = FloatCount(Coerce.ToDouble(ctx, from), Coerce.ToDouble(ctx, to), Coerce.ToDouble(ctx, step), exclusive);
            return double.IsInfinity(n) ? n : Num.FromDouble(n);
        }
        var sign = Num.Compare(ctx, step, Box.Int(0));
        if (sign == 0 || to is null)
        {
            return double.PositiveInfinity;
        }
        var ahead = Num.Compare(ctx, from, to) * sign;
        if (ahead > 0 || (ahead == 0 && exclusive))
        {
            return Box.Int(0);
        }
        var count = Num.IntegerDivide(ctx, Num.Subtract(ctx, to, from), step);
        var last = Num.Add(ctx, from, Num.Multiply(ctx, count, step));
        return !exclusive || Num.Compare(ctx, last, to) * sign < 0 ? Num.Add(ctx, count, Box.Int(1)) : count;
    }

    /// <summary>Number of float steps, with the tolerance Ruby gives to rounding.</summary>
    public static double FloatCount(double from, double to, double step, bool exclusive)
    {
        var n = (to - from) / step;
        var error = (Math.Abs(from) + Math.Abs(to) + Math.Abs(to - from)) / Math.Abs(step) * FloatFacts.Epsilon;
        if (double.IsInfinity(step))
        {
            return step > 0 ? (from <= to ? 1 : 0) : from >= to ? 1 : 0;
        }
        if (step == 0)
        {
            return double.PositiveInfinity;
        }
        error = Math.Min(error, 0.5);
        if (exclusive)
        {
            if (n <= 0)
            {
                return 0;
            }
            double d;
            if (n < 1)
            {
                n = 0;
                d = step * n + from;
            }
            else
            {
                n = Math.Floor(n - error);
                d = step * (n + 1) + from;
                return (from < to ? d < to : from > to && d > to) ? n + 2 : n + 1;
            }
            return (from < to ? d < to : from > to && d > to) ? n + 1 : n;
        }
        return n < 0 ? 0 : Math.Floor(n + error) + 1;
    }

    /// <summary>Emits the values until the function says stop.</summary>
    public static void Run(Context ctx, object? from, object? to, object? step, bool exclusive, Func<object?, bool> emit)
    {
        if (step is not (long or double))
        {
            Num.Compare(ctx, step, Box.Int(0));
        }
        if (from is double || to is double || step is double)
        {
            Floats(Coerce.ToDouble(ctx, from), to is null ? double.NaN : Coerce.ToDouble(ctx, to), Coerce.ToDouble(ctx, step), to is null, exclusive, emit);
            return;
        }
        if (from is long i && step is long by && to is long end && !ctx.Interpreter.Redefinitions.Integer)
        {
            while (by > 0 ? exclusive ? i < end : i <= end : exclusive ? i > end : i >= end)
            {
                if (!emit(Box.Int(i)))
                {
                    return;
                }
                var next = i + by;
                if (((i ^ next) & (by ^ next)) < 0)
                {
                    return;
                }
                i = next;
            }
            return;
        }
        var up = Num.Compare(ctx, step, Box.Int(0)) > 0;
        var value = from;
        while (to is null || !Past(ctx, value, to, up, exclusive))
        {
            if (!emit(value))
            {
                return;
            }
            value = Num.Add(ctx, value, step);
        }
    }

    static bool Past(Context ctx, object? value, object? to, bool up, bool exclusive) =>
        Context.Truthy(ctx.Send1(value, exclusive ? up ? Sym.GreaterEqual : Sym.LessEqual : up ? Sym.Greater : Sym.Less, to));

    static void Floats(double from, double to, double step, bool endless, bool exclusive, Func<object?, bool> emit)
    {
        if (endless)
        {
            for (long i = 0; ; i++)
            {
                if (!emit(i * step + from))
                {
                    return;
                }
            }
        }
        var n = FloatCount(from, to, step, exclusive);
        if (double.IsInfinity(step))
        {
            if (n > 0)
            {
                emit(from);
            }
            return;
        }
        if (step == 0)
        {
            while (emit(from))
            {
            }
            return;
        }
        for (long i = 0; i < n; i++)
        {
            var d = i * step + from;
            if (step >= 0 ? to < d : to > d)
            {
                d = to;
            }
            if (!emit(d))
            {
                return;
            }
        }
    }
}
