using System.Numerics;
using System.Runtime.CompilerServices;

namespace RecipeEngine.Dsl.Execution;

/// <summary>Makes Ruby values of .NET ones: small integers and booleans are cached boxes.</summary>
public static class Box
{
    const int Low = -1024, High = 8192;
    static readonly object[] Small = MakeSmall();

    public static readonly object True = true;
    public static readonly object False = false;

    static object[] MakeSmall()
    {
        var small = new object[High - Low];
        for (var i = 0; i < small.Length; i++)
        {
            small[i] = (long)(i + Low);
        }
        return small;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static object Bool(bool b) => b ? True : False;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static object Int(long value) => (ulong)(value - Low) < High - Low ? Small[value - Low] : value;

    /// <summary>A long when it fits.</summary>
    public static object Int(BigInteger value) => value >= long.MinValue && value <= long.MaxValue ? Int((long)value) : value;

    public static object Double(double value) => value;

    public static RString Str(string value) => new(value);
    public static RSymbol Sym(string name) => RSymbol.Of(name);
}
