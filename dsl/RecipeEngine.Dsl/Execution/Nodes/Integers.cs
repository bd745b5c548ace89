using System.Numerics;

namespace RecipeEngine.Dsl.Execution.Nodes;

/// <summary><c>a &amp; b</c></summary>
sealed class BitAndExec(Exec left, Exec right) : BinaryExec(left, right, Sym.And)
{
    public override object? Execute(Frame f)
    {
        var a = Left.Execute(f);
        var b = Right.Execute(f);
        return a is long x && b is long y && !Redefined.Integer ? Box.Int(x & y) : Slow(f, a, b);
    }
}

/// <summary><c>a | b</c></summary>
sealed class BitOrExec(Exec left, Exec right) : BinaryExec(left, right, Sym.Or)
{
    public override object? Execute(Frame f)
    {
        var a = Left.Execute(f);
        var b = Right.Execute(f);
        return a is long x && b is long y && !Redefined.Integer ? Box.Int(x | y) : Slow(f, a, b);
    }
}

/// <summary><c>a % b</c>; also format of a string, which is a plain call.</summary>
sealed class ModuloExec(Exec left, Exec right) : BinaryExec(left, right, Sym.Modulo)
{
    public override object? Execute(Frame f)
    {
        var a = Left.Execute(f);
        var b = Right.Execute(f);
        if (a is long x && b is long y && y > 0 && !Redefined.Integer)
        {
            var rest = x % y;
            return Box.Int(rest < 0 ? rest + y : rest);
        }
        return Slow(f, a, b);
    }
}

/// <summary><c>a / b</c></summary>
sealed class DivideExec(Exec left, Exec right) : BinaryExec(left, right, Sym.Divide)
{
    public override object? Execute(Frame f)
    {
        var a = Left.Execute(f);
        var b = Right.Execute(f);
        if (a is long x && b is long y && y > 0 && !Redefined.Integer)
        {
            var quotient = x / y;
            return Box.Int(x < 0 && quotient * y != x ? quotient - 1 : quotient);
        }
        if (a is double xd && b is double yd && !Redefined.Float)
        {
            return xd / yd;
        }
        return Slow(f, a, b);
    }
}

/// <summary><c>a >> b</c></summary>
sealed class ShiftRightExec(Exec left, Exec right) : BinaryExec(left, right, Sym.ShiftRight)
{
    public override object? Execute(Frame f)
    {
        var a = Left.Execute(f);
        var b = Right.Execute(f);
        return a is long x && b is long and >= 0 and < 64 && !Redefined.Integer ? Box.Int(x >> (int)(long)b) : Slow(f, a, b);
    }
}

/// <summary><c>a + 1</c>, <c>a - 1</c>: an integer literal on the right. For minus, the operand is negated and the name says so.</summary>
sealed class AddConstantExec(Exec left, ConstantValue right, long addend, RSymbol name) : BinaryExec(left, right, name)
{
    public override object? Execute(Frame f)
    {
        var a = Left.Execute(f);
        if (a is long x && !Redefined.Integer)
        {
            var r = unchecked(x + addend);
            return ((x ^ r) & (addend ^ r)) >= 0 ? Box.Int(r) : (BigInteger)x + addend;
        }
        return Slow(f, a, right.Value);
    }
}

/// <summary><c>a &lt; 10</c> and its kin: an integer literal on the right.</summary>
sealed class CompareConstantExec(Exec left, ConstantValue right, long limit, RSymbol name, bool less, bool equal) : BinaryExec(left, right, name)
{
    public override object? Execute(Frame f)
    {
        var a = Left.Execute(f);
        return a is long x && !Redefined.Integer ? Box.Bool(Holds(x)) : Slow(f, a, right.Value);
    }

    public override bool Test(Frame f)
    {
        var a = Left.Execute(f);
        return a is long x && !Redefined.Integer ? Holds(x) : Context.Truthy(Slow(f, a, right.Value));
    }

    bool Holds(long x) => x == limit ? equal : x < limit == less;
}

/// <summary><c>a == 10</c>: an integer literal on the right.</summary>
sealed class EqualConstantExec(Exec left, ConstantValue right, long value) : BinaryExec(left, right, Sym.EqualTo)
{
    public override object? Execute(Frame f)
    {
        var a = Left.Execute(f);
        return a is long x && !Redefined.Integer ? Box.Bool(x == value) : Slow(f, a, right.Value);
    }

    public override bool Test(Frame f)
    {
        var a = Left.Execute(f);
        return a is long x && !Redefined.Integer ? x == value : Context.Truthy(Slow(f, a, right.Value));
    }
}
