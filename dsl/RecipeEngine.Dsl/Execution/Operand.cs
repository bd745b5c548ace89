using System.Runtime.CompilerServices;

namespace RecipeEngine.Dsl.Execution;

/// <summary>A value between two nodes: an integer or a float without an object, or any object. It comes back in two registers.</summary>
readonly struct Operand
{
    /// <summary><see cref="NumberKind.Int"/> or <see cref="NumberKind.Float"/>: the number is in <see cref="Bits"/>; otherwise the value itself.</summary>
    public readonly object? Ref;
    public readonly long Bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Operand(object? reference, long bits)
    {
        Ref = reference;
        Bits = bits;
    }

    public bool IsInt
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ReferenceEquals(Ref, NumberKind.Int);
    }

    public bool IsFloat
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ReferenceEquals(Ref, NumberKind.Float);
    }

    public double Float
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => BitConverter.Int64BitsToDouble(Bits);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Operand Int(long value) => new(NumberKind.Int, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Operand Of(double value) => new(NumberKind.Float, BitConverter.DoubleToInt64Bits(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Operand Of(object? value) => Sealed.Int(value, out var l) ? Int(l) : Sealed.Float(value, out var d) ? Of(d) : new(value, 0);

    public bool IsTruthy => IsInt || IsFloat || Context.Truthy(Ref);

    public object? ToObject() => IsInt ? Box.Int(Bits) : IsFloat ? Float : Ref;
}

/// <summary>Marks what the bits of an <see cref="Operand"/> or a <see cref="NumberCell"/> are.</summary>
static class NumberKind
{
    // Literals: code that was compiled ahead reaches them without a call, other than statics. No Ruby value is a .NET string.
    public const string Int = "Integer";
    public const string Float = "Float";
}

/// <summary>What a local variable's slot holds while a loop computes with it: the number is changed in place. It never leaves the frame.</summary>
sealed class NumberCell(Operand first)
{
    object? kind = first.Ref;
    long bits = first.Bits;

    public Operand Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(kind, bits);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(Operand number)
    {
        if (!ReferenceEquals(kind, number.Ref))
        {
            kind = number.Ref;
        }
        bits = number.Bits;
    }
}
