namespace RecipeEngine.Dsl.Execution.Nodes;

/// <summary>An operator that gives true or false where its operands are numbers.</summary>
abstract class ComparisonExec(Exec left, Exec right, RSymbol name) : BinaryExec(left, right, name)
{
    public sealed override object? Execute(Frame f)
    {
        var a = Read(Left, f);
        var b = ReadRight(Right, f);
        return a.IsInt && b.IsInt && !Redefined.OfInteger ? Box.Bool(Holds(a.Bits, b.Bits))
            : a.IsFloat && b.IsFloat && !Redefined.OfFloat ? Box.Bool(Holds(a.Float, b.Float)) : Slow(f, a, b);
    }

    protected bool Other(Frame f, Operand a, Operand b) =>
        a.IsFloat && b.IsFloat && !Redefined.OfFloat ? Holds(a.Float, b.Float) : Context.Truthy(Slow(f, a, b));

    protected abstract bool Holds(long a, long b);
    protected abstract bool Holds(double a, double b);
}

sealed class LessExec(Exec left, Exec right) : ComparisonExec(left, right, Sym.Less)
{
    public override bool Test(Frame f)
    {
        var a = Read(Left, f);
        var b = ReadRight(Right, f);
        return a.IsInt && b.IsInt && !Redefined.OfInteger ? a.Bits < b.Bits : Other(f, a, b);
    }

    protected override bool Holds(long a, long b) => a < b;
    protected override bool Holds(double a, double b) => a < b;
}

sealed class LessEqualExec(Exec left, Exec right) : ComparisonExec(left, right, Sym.LessEqual)
{
    public override bool Test(Frame f)
    {
        var a = Read(Left, f);
        var b = ReadRight(Right, f);
        return a.IsInt && b.IsInt && !Redefined.OfInteger ? a.Bits <= b.Bits : Other(f, a, b);
    }

    protected override bool Holds(long a, long b) => a <= b;
    protected override bool Holds(double a, double b) => a <= b;
}

sealed class GreaterExec(Exec left, Exec right) : ComparisonExec(left, right, Sym.Greater)
{
    public override bool Test(Frame f)
    {
        var a = Read(Left, f);
        var b = ReadRight(Right, f);
        return a.IsInt && b.IsInt && !Redefined.OfInteger ? a.Bits > b.Bits : Other(f, a, b);
    }

    protected override bool Holds(long a, long b) => a > b;
    protected override bool Holds(double a, double b) => a > b;
}

sealed class GreaterEqualExec(Exec left, Exec right) : ComparisonExec(left, right, Sym.GreaterEqual)
{
    public override bool Test(Frame f)
    {
        var a = Read(Left, f);
        var b = ReadRight(Right, f);
        return a.IsInt && b.IsInt && !Redefined.OfInteger ? a.Bits >= b.Bits : Other(f, a, b);
    }

    protected override bool Holds(long a, long b) => a >= b;
    protected override bool Holds(double a, double b) => a >= b;
}

sealed class EqualExec(Exec left, Exec right) : BinaryExec(left, right, Sym.EqualTo)
{
    public override object? Execute(Frame f)
    {
        var a = Left.Execute(f);
        var b = Right.Execute(f);
        return Quick(a, b, out var result) ? Box.Bool(result) : Slow(f, a, b);
    }

    public override bool Test(Frame f)
    {
        var a = Left.Execute(f);
        var b = Right.Execute(f);
        return Quick(a, b, out var result) ? result : Context.Truthy(Slow(f, a, b));
    }

    bool Quick(object? a, object? b, out bool result)
    {
        if (Sealed.Int(a, out var x) && Sealed.Int(b, out var y) && !Redefined.OfInteger)
        {
            result = x == y;
            return true;
        }
        if (Sealed.As<RString>(a) is { klass: null } s && Sealed.As<RString>(b) is { } t && !Redefined.OfString)
        {
            result = Context.StringEqual(s, t);
            return true;
        }
        if (a is null || (Sealed.Is<RSymbol>(a) && (b is null || Sealed.Is<RSymbol>(b))))
        {
            result = ReferenceEquals(a, b);
            return true;
        }
        result = false;
        return false;
    }
}

/// <summary><c>a &lt; 10</c> and its kin: an integer literal on the right.</summary>
sealed class CompareConstantExec(Exec left, ConstantValue right, long limit, RSymbol name, bool less, bool equal) : BinaryExec(left, right, name)
{
    public override object? Execute(Frame f)
    {
        var a = Read(Left, f);
        return a.IsInt && !Redefined.OfInteger ? Box.Bool(Holds(a.Bits)) : Slow(f, a.ToObject(), right.Value);
    }

    public override bool Test(Frame f)
    {
        var a = Read(Left, f);
        return a.IsInt && !Redefined.OfInteger ? Holds(a.Bits) : Context.Truthy(Slow(f, a.ToObject(), right.Value));
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    bool Holds(long x) => x == limit ? equal : x < limit == less;
}

/// <summary><c>a == 10</c>: an integer literal on the right.</summary>
sealed class EqualConstantExec(Exec left, ConstantValue right, long value) : BinaryExec(left, right, Sym.EqualTo)
{
    public override object? Execute(Frame f)
    {
        var a = Read(Left, f);
        return a.IsInt && !Redefined.OfInteger ? Box.Bool(a.Bits == value) : Slow(f, a.ToObject(), right.Value);
    }

    public override bool Test(Frame f)
    {
        var a = Read(Left, f);
        return a.IsInt && !Redefined.OfInteger ? a.Bits == value : Context.Truthy(Slow(f, a.ToObject(), right.Value));
    }
}
