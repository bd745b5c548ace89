using System.Numerics;
using System.Text.Json;
using RecipeEngine.Dsl.Text;
using Xunit;

namespace RecipeEngine.Tests.Dsl.Text;

public class FormatTests
{
    [Fact]
    public void AnswersAsRubyDid() => Assert.Empty(RecordedCalls.Differences("format", (_, arguments) =>
    {
        var values = ((List<object?>)RecordedCalls.Value(arguments)!).Skip(1).ToList();
        return Sprintf.Format(RecordedCalls.Text(arguments[0]), new Arguments(values));
    }));

    sealed class Arguments(List<object?> values) : IFormatArguments
    {
        public int Count => values.Count;

        public object? At(int index) => values[index];

        public void RequireHash()
        {
            if (values is not [List<(object?, object?)>])
            {
                throw TextError.Argument("one hash required");
            }
        }

        public bool TryNamed(string name, out object? value)
        {
            var pairs = (List<(object?, object?)>)values[0]!;
            var found = pairs.FindIndex(pair => pair.Item1 is RecordedSymbol symbol && symbol.Name == name);
            value = found < 0 ? null : pairs[found].Item2;
            return found >= 0;
        }

        public object ToInteger(object? value) => value switch
        {
            long or BigInteger => value,
            string text => IntegerParser.Parse(text),
            FormatRatio ratio => IntegerParser.Normalize(BigInteger.Divide(ratio.Numerator, ratio.Denominator)),
            null => throw new TextError(TextErrorKind.Type, "can't convert nil into Integer"),
            _ => throw new TextError(TextErrorKind.Type, "can't convert Array into Integer"),
        };

        public object ToNumber(object? value) => value switch
        {
            string text => FloatParser.Parse(text),
            null => throw new TextError(TextErrorKind.Type, "can't convert nil into Float"),
            _ => value,
        };

        public string ToText(object? value) => value switch
        {
            null => "",
            string text => text,
            RecordedSymbol symbol => symbol.Name,
            _ => Inspect(value),
        };

        public string Inspect(object? value) => value switch
        {
            null => "nil",
            string text => StringInspect.Inspect(text),
            RecordedSymbol symbol => SymbolInspect.Inspect(symbol.Name),
            double number => FloatText.Format(number),
            List<object?> list => $"[{string.Join(", ", list.Select(Inspect))}]",
            List<(object?, object?)> pairs => $"{{{string.Join(", ", pairs.Select(pair => $"{Inspect(pair.Item1)}=>{Inspect(pair.Item2)}"))}}}",
            _ => value.ToString()!,
        };

        public string? AsString(object? value) => value as string;

        public int ToInt(object? value) => (int)(long)ToInteger(value);
    }
}
