using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace RecipeEngine.Dsl.Execution;

/// <summary>Type tests of sealed types on the paths that run all the time. In code that was compiled ahead <c>is</c> calls the runtime, even for a
/// sealed class or a boxed number; comparing the type does not.</summary>
public static class Sealed
{
    /// <summary>The value is one of the sealed type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Is<T>([NotNullWhen(true)] object? value) => value is not null && value.GetType() == typeof(T);

    /// <summary>The value as a sealed class, null when it is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T? As<T>(object? value) where T : class => value is not null && value.GetType() == typeof(T) ? Unsafe.As<T>(value) : null;

    /// <summary>The value is an integer of 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Int([NotNullWhen(true)] object? value, out long number)
    {
        if (value is not null && value.GetType() == typeof(long))
        {
            number = Unbox<long>(value);
            return true;
        }
        number = 0;
        return false;
    }

    /// <summary>The value is a float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Float([NotNullWhen(true)] object? value, out double number)
    {
        if (value is not null && value.GetType() == typeof(double))
        {
            number = Unbox<double>(value);
            return true;
        }
        number = 0;
        return false;
    }

    /// <summary>What a box is known to hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Unbox<T>(object box) where T : struct => Unsafe.As<StrongBox<T>>(box).Value;
}
