using System.Numerics;

namespace RecipeEngine.Dsl.Text;

/// <summary>The array that is packed, and how its values become what a directive needs.</summary>
public interface IPackValues
{
    int Count { get; }

    object? At(int index);

    BigInteger ToInteger(object? value);

    double ToFloat(object? value);

    /// <summary>The bytes of a string; nil counts as an empty one.</summary>
    byte[] ToBytes(object? value);

    /// <summary>The bytes of any value's to_s, for M.</summary>
    byte[] ToText(object? value);
}

/// <summary>A string taken out of packed data.</summary>
public sealed record UnpackedText(byte[] Bytes, RubyEncoding Encoding);
