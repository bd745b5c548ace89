using System.Numerics;

namespace RecipeEngine.Dsl.Text;

/// <summary>The arguments of one format call, and how their values become what a directive needs.</summary>
public interface IFormatArguments
{
    /// <summary>How many arguments follow the format string.</summary>
    int Count { get; }

    object? At(int index);

    /// <summary>Throws ArgumentError "one hash required" unless the only argument is a hash.</summary>
    void RequireHash();

    /// <summary>Looks up a name (a symbol key); the hash's default counts, otherwise false.</summary>
    bool TryNamed(string name, out object? value);

    /// <summary>Kernel#Integer: a long or a <see cref="BigInteger"/>.</summary>
    object ToInteger(object? value);

    /// <summary>For %f and its kin: a double, or exactly a long, a <see cref="BigInteger"/> or a <see cref="FormatRatio"/>.</summary>
    object ToNumber(object? value);

    string ToText(object? value);

    string Inspect(object? value);

    /// <summary>For %c: the string if the value is one, else null (then it is converted as an integer code point).</summary>
    string? AsString(object? value);

    /// <summary>For the width and precision given as *.</summary>
    int ToInt(object? value);
}

/// <summary>An exact quotient to be printed with %f; the denominator is positive.</summary>
public sealed record FormatRatio(BigInteger Numerator, BigInteger Denominator);
