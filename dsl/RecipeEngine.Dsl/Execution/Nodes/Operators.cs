using System.Numerics;

namespace RecipeEngine.Dsl.Execution.Nodes;

/// <summary>An operator call with a quick path for numbers, and the method call for everything else.</summary>
abstract class BinaryExec(Exec left, Exec right, RSymbol name) : Exec
{
    readonly CallSite site = new(name, publicOnly: true);
    protected Exec Left => left;
    protected Exec Right => right;

    public override bool MayThrow => right.MayThrow;

    protected object? Slow(Frame f, object? a, object? b)
    {
        if (b is Signal)
        {
            return b;
        }
        var context = f.Context;
        f.Line = Line;
        return site.Find(context, a, f.Self) is { } e ? e.Body!.Call1(context, e, a, b, null) : site.Missing(context, a, [b], null);
    }
}

sealed class AddExec(Exec left, Exec right) : BinaryExec(left, right, Sym.Plus)
{
    public override object? Execute(Frame f)
    {
        var a = Left.Execute(f);
        var b = Right.Execute(f);
        if (a is long x)
        {
            if (b is long y && !Redefined.Integer)
            {
                var r = unchecked(x + y);
                return ((x ^ r) & (y ^ r)) >= 0 ? Box.Int(r) : (BigInteger)x + y;
            }
            if (b is double yd && !Redefined.Integer)
            {
                return x + yd;
            }
        }
        else if (a is double xd && !Redefined.Float)
        {
            if (b is double yd)
            {
                return xd + yd;
            }
            if (b is long y)
            {
                return xd + y;
            }
        }
        return Slow(f, a, b);
    }
}

sealed class SubtractExec(Exec left, Exec right) : BinaryExec(left, right, Sym.Minus)
{
    public override object? Execute(Frame f)
    {
        var a = Left.Execute(f);
        var b = Right.Execute(f);
        if (a is long x)
        {
            if (b is long y && !Redefined.Integer)
            {
                var r = unchecked(x - y);
                return ((x ^ y) & (x ^ r)) >= 0 ? Box.Int(r) : (BigInteger)x - y;
            }
            if (b is double yd && !Redefined.Integer)
            {
                return x - yd;
            }
        }
        else if (a is double xd && !Redefined.Float)
        {
            if (b is double yd)
            {
                return xd - yd;
            }
            if (b is long y)
            {
                return xd - y;
            }
        }
        return Slow(f, a, b);
    }
}

sealed class MultiplyExec(Exec left, Exec right) : BinaryExec(left, right, Sym.Times)
{
    public override object? Execute(Frame f)
    {
        var a = Left.Execute(f);
        var b = Right.Execute(f);
        if (a is long x)
        {
            if (b is long y && !Redefined.Integer)
            {
                var high = Math.BigMul(x, y, out var low);
                return (high == 0 && low >= 0) || (high == -1 && low < 0) ? Box.Int(low) : (BigInteger)x * y;
            }
            if (b is double yd && !Redefined.Integer)
            {
                return x * yd;
            }
        }
        else if (a is double xd && !Redefined.Float)
        {
            if (b is double yd)
            {
                return xd * yd;
            }
            if (b is long y)
            {
                return xd * y;
            }
        }
        return Slow(f, a, b);
    }
}

sealed class LessExec(Exec left, Exec right) : BinaryExec(left, right, Sym.Less)
{
    public override object? Execute(Frame f)
    {
        var a = Left.Execute(f);
        var b = Right.Execute(f);
        return Quick(f, a, b, out var result) ? Box.Bool(result) : Slow(f, a, b);
    }

    public override bool Test(Frame f)
    {
        var a = Left.Execute(f);
        var b = Right.Execute(f);
        return Quick(f, a, b, out var result) ? result : Context.Truthy(Slow(f, a, b));
    }

    static bool Quick(Frame f, object? a, object? b, out bool result)
    {
        if (a is long x && b is long y && !Redefined.Integer)
        {
            result = x < y;
            return true;
        }
        if (a is double xd && b is double yd && !Redefined.Float)
        {
            result = xd < yd;
            return true;
        }
        result = false;
        return false;
    }
}

sealed class LessEqualExec(Exec left, Exec right) : BinaryExec(left, right, Sym.LessEqual)
{
    public override object? Execute(Frame f)
    {
        var a = Left.Execute(f);
        var b = Right.Execute(f);
        return Quick(f, a, b, out var result) ? Box.Bool(result) : Slow(f, a, b);
    }

    public override bool Test(Frame f)
    {
        var a = Left.Execute(f);
        var b = Right.Execute(f);
        return Quick(f, a, b, out var result) ? result : Context.Truthy(Slow(f, a, b));
    }

    static bool Quick(Frame f, object? a, object? b, out bool result)
    {
        if (a is long x && b is long y && !Redefined.Integer)
        {
            result = x <= y;
            return true;
        }
        if (a is double xd && b is double yd && !Redefined.Float)
        {
            result = xd <= yd;
            return true;
        }
        result = false;
        return false;
    }
}

sealed class GreaterExec(Exec left, Exec right) : BinaryExec(left, right, Sym.Greater)
{
    public override object? Execute(Frame f)
    {
        var a = Left.Execute(f);
        var b = Right.Execute(f);
        return Quick(f, a, b, out var result) ? Box.Bool(result) : Slow(f, a, b);
    }

    public override bool Test(Frame f)
    {
        var a = Left.Execute(f);
        var b = Right.Execute(f);
        return Quick(f, a, b, out var result) ? result : Context.Truthy(Slow(f, a, b));
    }

    static bool Quick(Frame f, object? a, object? b, out bool result)
    {
        if (a is long x && b is long y && !Redefined.Integer)
        {
            result = x > y;
            return true;
        }
        if (a is double xd && b is double yd && !Redefined.Float)
        {
            result = xd > yd;
            return true;
        }
        result = false;
        return false;
    }
}

sealed class GreaterEqualExec(Exec left, Exec right) : BinaryExec(left, right, Sym.GreaterEqual)
{
    public override object? Execute(Frame f)
    {
        var a = Left.Execute(f);
        var b = Right.Execute(f);
        return Quick(f, a, b, out var result) ? Box.Bool(result) : Slow(f, a, b);
    }

    public override bool Test(Frame f)
    {
        var a = Left.Execute(f);
        var b = Right.Execute(f);
        return Quick(f, a, b, out var result) ? result : Context.Truthy(Slow(f, a, b));
    }

    static bool Quick(Frame f, object? a, object? b, out bool result)
    {
        if (a is long x && b is long y && !Redefined.Integer)
        {
            result = x >= y;
            return true;
        }
        if (a is double xd && b is double yd && !Redefined.Float)
        {
            result = xd >= yd;
            return true;
        }
        result = false;
        return false;
    }
}

sealed class EqualExec(Exec left, Exec right) : BinaryExec(left, right, Sym.EqualTo)
{
    public override object? Execute(Frame f)
    {
        var a = Left.Execute(f);
        var b = Right.Execute(f);
        return Quick(f, a, b, out var result) ? Box.Bool(result) : Slow(f, a, b);
    }

    public override bool Test(Frame f)
    {
        var a = Left.Execute(f);
        var b = Right.Execute(f);
        return Quick(f, a, b, out var result) ? result : Context.Truthy(Slow(f, a, b));
    }

    static bool Quick(Frame f, object? a, object? b, out bool result)
    {
        switch (a)
        {
            case long x when b is long y && !Redefined.Integer:
                result = x == y;
                return true;
            case RString { klass: null } s when b is RString t && !Redefined.String:
                result = Context.StringEqual(s, t);
                return true;
            case RSymbol when b is RSymbol or null:
                result = ReferenceEquals(a, b);
                return true;
            case null:
                result = b is null;
                return true;
        }
        result = false;
        return false;
    }
}

/// <summary><c>a[i]</c> with one index.</summary>
sealed class IndexExec(Exec left, Exec right) : BinaryExec(left, right, Sym.Index)
{
    public override object? Execute(Frame f)
    {
        var a = Left.Execute(f);
        var b = Right.Execute(f);
        if (a is RHash { klass: null } hash && !Redefined.Hash)
        {
            if (hash.TryGet(f.Context, b, out var value))
            {
                return value;
            }
            if (hash.DefaultProc is null)
            {
                return hash.Default;
            }
        }
        else if (a is RArray { klass: null } array && b is long i && !Redefined.Array)
        {
            return array.At(i);
        }
        return Slow(f, a, b);
    }
}

/// <summary><c>a &lt;&lt; b</c></summary>
sealed class AppendExec(Exec left, Exec right) : BinaryExec(left, right, Sym.ShiftLeft)
{
    public override object? Execute(Frame f)
    {
        var a = Left.Execute(f);
        var b = Right.Execute(f);
        if (a is RArray { klass: null, Frozen: false } array && !Redefined.Array)
        {
            array.Add(b);
            return array;
        }
        if (a is RString { klass: null, Frozen: false } s && b is RString t && ReferenceEquals(s.Encoding, t.Encoding) && !Redefined.String)
        {
            s.Append(t.Span);
            return s;
        }
        return Slow(f, a, b);
    }
}
