using System.Globalization;
using System.Numerics;
using System.Text.Json;
using RecipeEngine.Dsl.Text;
using Xunit;

namespace RecipeEngine.Tests.Dsl.Text;

public class TimeTests
{
    [Fact]
    public void AnswersAsRubyDid() => Assert.Empty(RecordedCalls.Differences("times", Call));

    static object? Call(string name, JsonElement arguments)
    {
        var values = (List<object?>)RecordedCalls.Value(arguments)!;
        return name switch
        {
            "strftime" => Strftime.Format((string)values[0]!, Fields(values[1], "", utc: false)),
            "strftime_utc" => Strftime.Format((string)values[0]!, Fields(values[1], "UTC", utc: true)),
            "date_strftime" => Strftime.FormatDate((string)values[0]!, Fields(values[1], null, utc: false)),
            "parse" => Elements(DateParser.Parse((string)values[0]!)),
            "strptime" => Elements(Strptime.Parse((string)values[0]!, (string)values[1]!)),
            "days" => Days((List<object?>)values[0]!),
            _ => throw new InvalidOperationException(name),
        };
    }

    static object Days(List<object?> date)
    {
        var days = CivilCalendar.DaysFromCivil((long)date[0]!, (int)(long)date[1]!, (int)(long)date[2]!);
        Assert.Equal(((long)date[0]!, (int)(long)date[1]!, (int)(long)date[2]!), CivilCalendar.CivilFromDays(days));
        return days;
    }

    static TimeFields Fields(object? recorded, string? zone, bool utc)
    {
        var parts = ((List<object?>)recorded!).Select(part => (long)part!).ToList();
        var offset = utc ? 0 : (int)parts[7];
        zone ??= Strftime.Format("%:z", TimeFields.Of(2000, 1, 1, offset: offset));
        return TimeFields.Of(parts[0], (int)parts[1], (int)parts[2], (int)parts[3], (int)parts[4], (int)parts[5], utc ? 0 : (int)parts[6], offset, zone, utc);
    }

    static List<object?>? Elements(DateElements? elements) =>
        elements?.Pairs().OrderBy(pair => pair.Name, StringComparer.Ordinal).Select(pair => (object?)new List<object?> { pair.Name, Reduced(pair.Value) }).ToList();

    static object? Reduced(object? value)
    {
        if (value is not FormatRatio ratio)
        {
            return value;
        }
        var common = BigInteger.GreatestCommonDivisor(ratio.Numerator, ratio.Denominator);
        return new FormatRatio(ratio.Numerator / common, ratio.Denominator / common);
    }
}
