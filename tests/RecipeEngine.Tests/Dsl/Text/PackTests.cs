using System.Globalization;
using System.Numerics;
using System.Text.Json;
using RecipeEngine.Dsl.Text;
using Xunit;

namespace RecipeEngine.Tests.Dsl.Text;

public class PackTests
{
    [Fact]
    public void AnswersAsRubyDid() => Assert.Empty(RecordedCalls.Differences("pack", Call));

    static object? Call(string name, JsonElement arguments)
    {
        var template = RecordedCalls.Text(arguments[1]);
        if (name == "pack")
        {
            var (bytes, encoding) = Packer.Pack(template, new Values((List<object?>)RecordedCalls.Value(arguments[0])!));
            return new List<object?> { encoding.Name, RubyEncoding.Binary.Decode(bytes) };
        }
        var found = new List<object?>();
        var data = RubyEncoding.Binary.Encode(RecordedCalls.Text(arguments[0]));
        Unpacker.Unpack(data, template, value => found.Add(value is UnpackedText text
            ? new List<object?> { text.Encoding.Name, RubyEncoding.Binary.Decode(text.Bytes) }
            : value));
        return found;
    }

    sealed class Values(List<object?> values) : IPackValues
    {
        public int Count => values.Count;

        public object? At(int index) => values[index];

        public BigInteger ToInteger(object? value) => value switch
        {
            long small => small,
            BigInteger big => big,
            double number => new BigInteger(number),
            null => throw new TextError(TextErrorKind.Type, "no implicit conversion of nil into Integer"),
            _ => throw new TextError(TextErrorKind.Type, "no implicit conversion of String into Integer"),
        };

        public double ToFloat(object? value) => value is long small ? small : (double)value!;

        public byte[] ToBytes(object? value) => value switch
        {
            null => [],
            string text => RubyEncoding.Utf8.Encode(text),
            _ => throw new TextError(TextErrorKind.Type, "no implicit conversion of Integer into String"),
        };

        public byte[] ToText(object? value) => RubyEncoding.Utf8.Encode(value as string ?? string.Create(CultureInfo.InvariantCulture, $"{value}"));
    }
}
