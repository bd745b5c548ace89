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
    public static Operand Of(object? value) => value is long l ? Int(l) : OfOther(value);

    static Operand OfOther(object? value) => value is double d ? Of(d) : new(value, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public object? ToObject() => IsInt ? Box.Int(Bits) : IsFloat ? Float : Ref;
}

/// <summary>Marks what the bits of an <see cref="Operand"/> or a <see cref="NumberCell"/> are.</summary>
static class NumberKind
{
    public static readonly object Int = new();
    public static readonly object Float = new();
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
