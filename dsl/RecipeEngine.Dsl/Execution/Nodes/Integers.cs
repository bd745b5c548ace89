using System.Numerics;

namespace RecipeEngine.Dsl.Execution.Nodes;

/// <summary><c>a &amp; b</c></summary>
sealed class BitAndExec(Exec left, Exec right) : ArithmeticExec(left, right, Sym.And)
{
    public override Operand Evaluate(Frame f)
    {
        var a = Read(Left, f);
        var b = ReadRight(Right, f);
        return a.IsInt && b.IsInt && !Redefined.OfInteger ? Operand.Int(a.Bits & b.Bits) : Called(f, a, b);
    }
}

/// <summary><c>a | b</c></summary>
sealed class BitOrExec(Exec left, Exec right) : ArithmeticExec(left, right, Sym.Or)
{
    public override Operand Evaluate(Frame f)
    {
        var a = Read(Left, f);
        var b = ReadRight(Right, f);
        return a.IsInt && b.IsInt && !Redefined.OfInteger ? Operand.Int(a.Bits | b.Bits) : Called(f, a, b);
    }
}

/// <summary><c>a % b</c>; also format of a string, which is a plain call.</summary>
sealed class ModuloExec(Exec left, Exec right) : ArithmeticExec(left, right, Sym.Modulo)
{
    public override Operand Evaluate(Frame f)
    {
        var a = Read(Left, f);
        var b = ReadRight(Right, f);
        if (a.IsInt && b.IsInt && b.Bits > 0 && !Redefined.OfInteger)
        {
            // Dividing 32 bits takes the processor half the time.
            if ((ulong)(a.Bits | b.Bits) <= uint.MaxValue)
            {
                return Operand.Int((uint)a.Bits % (uint)b.Bits);
            }
            var rest = a.Bits % b.Bits;
            return Operand.Int(rest < 0 ? rest + b.Bits : rest);
        }
        return Called(f, a, b);
    }
}

/// <summary><c>a / b</c></summary>
sealed class DivideExec(Exec left, Exec right) : ArithmeticExec(left, right, Sym.Divide)
{
    public override Operand Evaluate(Frame f)
    {
        var a = Read(Left, f);
        var b = ReadRight(Right, f);
        if (a.IsInt && b.IsInt && b.Bits > 0 && !Redefined.OfInteger)
        {
            if ((ulong)(a.Bits | b.Bits) <= uint.MaxValue)
            {
                return Operand.Int((uint)a.Bits / (uint)b.Bits);
            }
            var quotient = a.Bits / b.Bits;
            return Operand.Int(a.Bits < 0 && quotient * b.Bits != a.Bits ? quotient - 1 : quotient);
        }
        return a.IsFloat && b.IsFloat && !Redefined.OfFloat ? Operand.Of(a.Float / b.Float) : Rest(f, a, b);
    }

    Operand Rest(Frame f, Operand a, Operand b) => Mixed(a, b, out var x, out var y) ? Operand.Of(x / y) : Called(f, a, b);
}

/// <summary><c>a >> b</c></summary>
sealed class ShiftRightExec(Exec left, Exec right) : ArithmeticExec(left, right, Sym.ShiftRight)
{
    public override Operand Evaluate(Frame f)
    {
        var a = Read(Left, f);
        var b = ReadRight(Right, f);
        return a.IsInt && b.IsInt && b.Bits is >= 0 and < 64 && !Redefined.OfInteger ? Operand.Int(a.Bits >> (int)b.Bits) : Called(f, a, b);
    }
}

/// <summary><c>a + 1</c>, <c>a - 1</c>: an integer literal on the right. For minus, the operand is negated and the name says so.</summary>
sealed class AddConstantExec(Exec left, ConstantValue right, long addend, RSymbol name) : ArithmeticExec(left, right, name)
{
    public long Addend => addend;

    public override Operand Evaluate(Frame f) => Combine(f, Read(Left, f));

    public override Operand Combine(Frame f, Operand a)
    {
        if (a.IsInt)
        {
            var r = unchecked(a.Bits + addend);
            if (((a.Bits ^ r) & (addend ^ r)) >= 0 && !Redefined.OfInteger)
            {
                return Operand.Int(r);
            }
        }
        return Rest(f, a);
    }

    Operand Rest(Frame f, Operand a) => a.IsInt && !Redefined.OfInteger ? new Operand((BigInteger)a.Bits + addend, 0)
        : a.IsFloat && addend != 0 && !Redefined.OfFloat ? Operand.Of(a.Float + addend) : Operand.Of(Slow(f, a.ToObject(), right.Value));
}
