namespace RecipeEngine.Dsl.Text;

/// <summary>String#sum.</summary>
public static class Checksum
{
    /// <summary>The sum of the bytes modulo 2 to the <paramref name="bits"/>; 0 or fewer bits leave it whole.</summary>
    public static long Sum(ReadOnlySpan<byte> bytes, int bits = 16)
    {
        long sum = 0;
        foreach (var value in bytes)
        {
            sum += value;
        }
        return bits is > 0 and < 63 ? sum & ((1L << bits) - 1) : sum;
    }
}
