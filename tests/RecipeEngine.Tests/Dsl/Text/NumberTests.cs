using System.Numerics;
using System.Text.Json;
using RecipeEngine.Dsl.Text;
using Xunit;

namespace RecipeEngine.Tests.Dsl.Text;

public class NumberTests
{
    [Fact]
    public void AnswersAsRubyDid() => Assert.Empty(RecordedCalls.Differences("numbers", Call));

    static object? Call(string name, JsonElement arguments)
    {
        var first = RecordedCalls.Value(arguments[0]);
        var second = arguments.GetArrayLength() > 1 ? RecordedCalls.Value(arguments[1]) : null;
        var mode = RoundingMode.Up;
        var last = RecordedCalls.Value(arguments[arguments.GetArrayLength() - 1]);
        if (last is "even" or "down")
        {
            mode = last is "even" ? RoundingMode.Even : RoundingMode.Down;
        }
        return name switch
        {
            "float_s" => FloatText.Format((double)first!),
            "to_f" => FloatParser.ParseLenient((string)first!),
            "Float" => FloatParser.Parse((string)first!),
            "to_i" => IntegerParser.ParseLenient((string)first!, (int)(long)second!),
            "Integer" => IntegerParser.Parse((string)first!, (int)(long)second!),
            "int_s" => first is long small ? IntegerText.Format(small, (int)(long)second!) : IntegerText.Format((BigInteger)first!, (int)(long)second!),
            "digits" => IntegerText.DigitsOf(Big(first), Big(second)),
            "round" => FloatRounding.Round((double)first!, (int)(long)second!, mode),
            "floor" => FloatRounding.Floor((double)first!, (int)(long)second!),
            "ceil" => FloatRounding.Ceiling((double)first!, (int)(long)second!),
            "whole" => FloatRounding.ToWhole((double)first!, mode) + 0.0,
            "int_round" => IntegerRounding.Round(Big(first), (int)(long)second!, mode),
            "int_floor" => IntegerRounding.Floor(Big(first), (int)(long)second!),
            "int_ceil" => IntegerRounding.Ceiling(Big(first), (int)(long)second!),
            _ => throw new InvalidOperationException(name),
        };
    }

    static BigInteger Big(object? value) => value is long small ? small : (BigInteger)value!;
}
