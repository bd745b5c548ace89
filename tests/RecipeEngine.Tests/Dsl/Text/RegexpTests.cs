using System.Text.Json;
using RecipeEngine.Dsl.Text;
using Xunit;

namespace RecipeEngine.Tests.Dsl.Text;

public class RegexpTests
{
    [Fact]
    public void AnswersAsRubyDid() => Assert.Empty(RecordedCalls.Differences("regexp", Call));

    static object? Call(string name, JsonElement arguments)
    {
        var source = RecordedCalls.Text(arguments[0]);
        return name switch
        {
            "match" => Found(source, (RegexpOptions)arguments[1].GetInt32(), RecordedCalls.Text(arguments[2])),
            "to_s" or "source_to_s" => RegexpSource.Text(source, (RegexpOptions)arguments[1].GetInt32()),
            "inspect" => RegexpSource.Inspect(source, (RegexpOptions)arguments[1].GetInt32()),
            _ => RegexpSource.Escape(source),
        };
    }

    static List<object?>? Found(string source, RegexpOptions options, string subject)
    {
        var regexp = RegexpCache.Get(source, options);
        if (regexp.Match(subject, 0) is not { } match)
        {
            return null;
        }
        var groups = new List<object?>();
        for (var group = 0; group < match.Count; group++)
        {
            groups.Add(match.Matched(group)
                ? new List<object?> { Characters.Count(subject.AsSpan(0, match.Start(group))), Characters.Count(subject.AsSpan(0, match.End(group))) }
                : null);
        }
        return [groups, regexp.Names.Select(entry => (object?)entry.Name).ToList()];
    }
}
