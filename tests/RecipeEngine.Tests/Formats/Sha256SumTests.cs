using System.Security.Cryptography;
using RecipeEngine.Engine.Formats;
using Xunit;

namespace RecipeEngine.Tests.Formats;

public sealed class Sha256SumTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(55)]
    [InlineData(56)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(119)]
    [InlineData(120)]
    [InlineData(4097)]
    [InlineData(65536)]
    [InlineData(65537)]
    public void Sums_are_those_of_the_platform(int length)
    {
        byte[] bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), Sha256Sum.Of(bytes));
    }
}
