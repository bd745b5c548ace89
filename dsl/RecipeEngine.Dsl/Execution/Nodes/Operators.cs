using System.Numerics;
using System.Runtime.CompilerServices;

namespace RecipeEngine.Dsl.Execution.Nodes;

/// <summary>An operator call with a quick path for numbers, and the method call for everything else.</summary>
abstract class BinaryExec(Exec left, Exec right, RSymbol name) : Exec
{
    readonly CallSite site = new(name, publicOnly: true);
    protected readonly Redefined Redefined = Redefined.Operators;
    public Exec Left => left;
    public Exec Right => right;

    public override bool MayThrow => right.MayThrow;

    // What operands mostly are is asked before the virtual call.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Operand Read(Exec node, Frame f) =>
        node.GetType() == typeof(Local) ? Local.Read(f, Unsafe.As<Local>(node).Index) : node.Evaluate(f);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Operand ReadRight(Exec node, Frame f) =>
        node.GetType() == typeof(ConstantValue) ? Unsafe.As<ConstantValue>(node).Operand : Read(node, f);

    protected object? Slow(Frame f, object? a, object? b)
    {
        if (Sealed.Is<Signal>(b))
        {
            return b;
        }
        var context = f.Context;
        f.Line = Line;
        return site.Find(context, a, f.Self) is { } e ? e.Body!.Call1(context, e, a, b, null) : site.Missing(context, a, [b], null);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    protected object? Slow(Frame f, Operand a, Operand b) => Slow(f, a.ToObject(), b.ToObject());
}

/// <summary>An operator whose result is a number where its operands are.</summary>
abstract class ArithmeticExec(Exec left, Exec right, RSymbol name) : BinaryExec(left, right, name)
{
    public sealed override bool IsNumeric => true;
    public sealed override object? Execute(Frame f) => Evaluate(f).ToObject();
    public abstract override Operand Evaluate(Frame f);

    /// <summary>As <see cref="Evaluate"/>, where the left operand is a <see cref="LeftValue"/> of the given value.</summary>
    public virtual Operand Combine(Frame f, Operand a)
    {
        f.Context.AssignedValue = a.ToObject();
        return Evaluate(f);
    }

    /// <summary>The method's result, where the quick path does not hold.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    protected Operand Called(Frame f, Operand a, Operand b) => Operand.Of(Slow(f, a, b));

    /// <summary>Both as floats, where one is a float, the other an integer, and neither's operators are replaced.</summary>
    protected bool Mixed(Operand a, Operand b, out double x, out double y)
    {
        x = a.IsInt ? a.Bits : a.Float;
        y = b.IsInt ? b.Bits : b.Float;
        return a.IsFloat ? b.IsInt && !Redefined.OfFloat : a.IsInt && b.IsFloat && !Redefined.OfInteger;
    }
}

// What is rare stands in a method of its own: the common path is short then, and quickly compiled.

sealed class AddExec(Exec left, Exec right) : ArithmeticExec(left, right, Sym.Plus)
{
    public override Operand Evaluate(Frame f)
    {
        var a = Read(Left, f);
        var b = ReadRight(Right, f);
        if (a.IsInt && b.IsInt)
        {
            var r = unchecked(a.Bits + b.Bits);
            if (((a.Bits ^ r) & (b.Bits ^ r)) >= 0 && !Redefined.OfInteger)
            {
                return Operand.Int(r);
            }
        }
        return a.IsFloat && b.IsFloat && !Redefined.OfFloat ? Operand.Of(a.Float + b.Float) : Rest(f, a, b);
    }

    public override Operand Combine(Frame f, Operand a) => Apply(f, a, ReadRight(Right, f));

    /// <summary>The sum of operands that are there already; floats are looked for first.</summary>
    public Operand Apply(Frame f, Operand a, Operand b) => a.IsFloat && b.IsFloat && !Redefined.OfFloat ? Operand.Of(a.Float + b.Float) : Exact(f, a, b);

    Operand Exact(Frame f, Operand a, Operand b)
    {
        if (a.IsInt && b.IsInt)
        {
            var r = unchecked(a.Bits + b.Bits);
            if (((a.Bits ^ r) & (b.Bits ^ r)) >= 0 && !Redefined.OfInteger)
            {
                return Operand.Int(r);
            }
        }
        return Rest(f, a, b);
    }

    Operand Rest(Frame f, Operand a, Operand b) => a.IsInt && b.IsInt && !Redefined.OfInteger ? new Operand((BigInteger)a.Bits + b.Bits, 0)
        : Mixed(a, b, out var x, out var y) ? Operand.Of(x + y) : Called(f, a, b);
}

sealed class SubtractExec(Exec left, Exec right) : ArithmeticExec(left, right, Sym.Minus)
{
    public override Operand Evaluate(Frame f)
    {
        var a = Read(Left, f);
        var b = ReadRight(Right, f);
        if (a.IsInt && b.IsInt)
        {
            var r = unchecked(a.Bits - b.Bits);
            if (((a.Bits ^ b.Bits) & (a.Bits ^ r)) >= 0 && !Redefined.OfInteger)
            {
                return Operand.Int(r);
            }
        }
        return a.IsFloat && b.IsFloat && !Redefined.OfFloat ? Operand.Of(a.Float - b.Float) : Rest(f, a, b);
    }

    public override Operand Combine(Frame f, Operand a)
    {
        var b = ReadRight(Right, f);
        return a.IsFloat && b.IsFloat && !Redefined.OfFloat ? Operand.Of(a.Float - b.Float) : Exact(f, a, b);
    }

    Operand Exact(Frame f, Operand a, Operand b)
    {
        if (a.IsInt && b.IsInt)
        {
            var r = unchecked(a.Bits - b.Bits);
            if (((a.Bits ^ b.Bits) & (a.Bits ^ r)) >= 0 && !Redefined.OfInteger)
            {
                return Operand.Int(r);
            }
        }
        return Rest(f, a, b);
    }

    Operand Rest(Frame f, Operand a, Operand b) => a.IsInt && b.IsInt && !Redefined.OfInteger ? new Operand((BigInteger)a.Bits - b.Bits, 0)
        : Mixed(a, b, out var x, out var y) ? Operand.Of(x - y) : Called(f, a, b);
}

sealed class MultiplyExec(Exec left, Exec right) : ArithmeticExec(left, right, Sym.Times)
{
    public override Operand Evaluate(Frame f)
    {
        var a = Read(Left, f);
        var b = ReadRight(Right, f);
        return a.IsFloat && b.IsFloat && !Redefined.OfFloat ? Operand.Of(a.Float * b.Float)
            : a.IsInt && b.IsInt && a.Bits == (int)a.Bits && b.Bits == (int)b.Bits && !Redefined.OfInteger ? Operand.Int(a.Bits * b.Bits) : Rest(f, a, b);
    }

    public override Operand Combine(Frame f, Operand a) => Rest(f, a, ReadRight(Right, f));

    Operand Rest(Frame f, Operand a, Operand b)
    {
        if (a.IsInt && b.IsInt && !Redefined.OfInteger)
        {
            // Of 32 bits each the product fits; BigMul is a long computation in code compiled ahead.
            if (a.Bits == (int)a.Bits && b.Bits == (int)b.Bits)
            {
                return Operand.Int(a.Bits * b.Bits);
            }
            var high = Math.BigMul(a.Bits, b.Bits, out var low);
            return (high == 0 && low >= 0) || (high == -1 && low < 0) ? Operand.Int(low) : Big(a.Bits, b.Bits);
        }
        return a.IsFloat && b.IsFloat && !Redefined.OfFloat ? Operand.Of(a.Float * b.Float) : Mixed(a, b, out var x, out var y) ? Operand.Of(x * y) : Called(f, a, b);
    }

    static Operand Big(long a, long b) => new((BigInteger)a * b, 0);
}

/// <summary><c>a[i]</c> with one index.</summary>
sealed class IndexExec(Exec left, Exec right) : BinaryExec(left, right, Sym.Index)
{
    public override object? Execute(Frame f)
    {
        var a = Local.Value(Left, f);
        if (Sealed.As<RArray>(a) is { klass: null } array && !Redefined.OfArray)
        {
            var i = ReadRight(Right, f);
            return i.IsInt && !Redefined.OfArray ? array.At(i.Bits) : Slow(f, a, i.ToObject());
        }
        return Rest(f, a);
    }

    object? Rest(Frame f, object? a)
    {
        var b = Right.Execute(f);
        if (Sealed.As<RHash>(a) is { klass: null } hash && !Redefined.OfHash)
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
        return Slow(f, a, b);
    }

    public override Operand Evaluate(Frame f)
    {
        var a = Local.Value(Left, f);
        if (Sealed.As<RArray>(a) is not { klass: null } array || Redefined.OfArray)
        {
            return Operand.Of(Rest(f, a));
        }
        var i = ReadRight(Right, f);
        return !i.IsInt || Redefined.OfArray ? Operand.Of(Slow(f, a, i.ToObject())) : array.TryNumber(i.Bits, out var number) ? Operand.Int(number) : Operand.Of(array.At(i.Bits));
    }
}

/// <summary><c>a &lt;&lt; b</c></summary>
sealed class AppendExec(Exec left, Exec right) : BinaryExec(left, right, Sym.ShiftLeft)
{
    public override object? Execute(Frame f)
    {
        var a = Left.Execute(f);
        var b = Right.Execute(f);
        if (Sealed.As<RArray>(a) is { klass: null, Frozen: false } array && !Redefined.OfArray)
        {
            array.Add(b);
            return array;
        }
        if (Sealed.As<RString>(a) is { klass: null, Frozen: false } s && Sealed.As<RString>(b) is { } t && !Redefined.OfString
            && (ReferenceEquals(s.Encoding, t.Encoding) || (s.IsAscii && t.IsAscii && !s.IsEmpty)))
        {
            s.Append(t.Span);
            return s;
        }
        return Slow(f, a, b);
    }
}
