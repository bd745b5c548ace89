using System.Numerics;

namespace RecipeEngine.Dsl.Core;

/// <summary>Array#sum and Enumerable#sum: integers exactly, floats with Kahan-Babuska compensation, all else by +.</summary>
struct Summation(Context ctx, object? start)
{
    object? sum = start;
    double total, compensation;
    bool isFloat, started;

    public void Add(object? value)
    {
        if (!started)
        {
            started = true;
        }
        if (isFloat)
        {
            switch (value)
            {
                case double d: AddFloat(d); return;
                case long l: AddFloat(l); return;
                case BigInteger b: AddFloat((double)b); return;
                case RRational r: AddFloat(r.ToDouble()); return;
            }
            sum = Result;
            isFloat = false;
            sum = ctx.Send1(sum, Sym.Plus, value);
            return;
        }
        if (value is double first && sum is long or BigInteger or RRational or double && !ctx.Interpreter.Redefinitions.Float)
        {
            isFloat = true;
            compensation = 0;
            total = Num.ToDouble(sum);
            AddFloat(first);
            return;
        }
        sum = sum is long x && value is long y && !ctx.Interpreter.Redefinitions.Integer && !(((x ^ (x + y)) & (y ^ (x + y))) < 0)
            ? Box.Int(x + y) : sum is double s && value is long or BigInteger or RRational && !ctx.Interpreter.Redefinitions.Float ? StartFloat(s, value) : ctx.Send1(sum, Sym.Plus, value);
    }

    object? StartFloat(double s, object? value)
    {
        isFloat = true;
        total = s;
        compensation = 0;
        AddFloat(Num.ToDouble(value));
        return sum;
    }

    void AddFloat(double x)
    {
        if (double.IsNaN(x) || double.IsNaN(total))
        {
            total = double.NaN;
            return;
        }
        if (double.IsInfinity(x))
        {
            total = double.IsInfinity(total) && Math.Sign(x) != Math.Sign(total) ? double.NaN : x;
            return;
        }
        if (double.IsInfinity(total))
        {
            return;
        }
        var t = total + x;
        compensation += Math.Abs(total) >= Math.Abs(x) ? total - t + x : x - t + total;
        total = t;
    }

    public readonly object? Result => isFloat ? Box.Double(double.IsFinite(total) ? total + compensation : total) : sum;
}
