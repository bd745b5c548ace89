using System.Text;
using System.Text.Json;
using RecipeEngine.Dsl.Text;
using Xunit;

namespace RecipeEngine.Tests.Dsl.Text;

public class StringTests
{
    [Fact]
    public void AnswersAsRubyDid() => Assert.Empty(RecordedCalls.Differences("strings", Call));

    static object? Call(string name, JsonElement arguments)
    {
        var values = (List<object?>)RecordedCalls.Value(arguments)!;
        var text = (string)values[0]!;
        string Second() => (string)values[1]!;
        CharacterSet Set() => CharacterSet.Parse(((List<object?>)values[1]!).Cast<string>());
        CaseOptions Options() => Second() switch
        {
            "ascii" => CaseOptions.Ascii,
            "turkic" => CaseOptions.Turkic,
            "fold" => CaseOptions.Fold,
            _ => CaseOptions.None,
        };
        return name switch
        {
            "inspect" => StringInspect.Inspect(text),
            "dump" => StringDump.Dump(text),
            "inspect_bytes" => StringInspect.Inspect(text, TextKind.Bytes),
            "dump_bytes" => StringDump.Dump(text, TextKind.Bytes),
            "undump" => Encoding.UTF8.GetString(StringDump.Undump(text).Bytes),
            "symbol" => SymbolInspect.Inspect(text),
            "succ" => Successor.Next(text),
            "succ_bytes" => Successor.NextBytes(text),
            "upto" => Successor.Range(text, Second(), (bool)values[2]!).Take(60).ToList(),
            "tr" => Transliteration.Apply(text, Second(), (string)values[2]!),
            "tr_s" => Transliteration.Apply(text, Second(), (string)values[2]!, squeeze: true),
            "count" => Set().Count(text),
            "delete" => Set().Delete(text),
            "squeeze" => CharacterSet.Squeeze(text, Set()),
            "squeeze_all" => CharacterSet.Squeeze(text, null),
            "upcase" => CaseMapping.Upcase(text, Options()),
            "downcase" => CaseMapping.Downcase(text, Options()),
            "capitalize" => CaseMapping.Capitalize(text, Options()),
            "swapcase" => CaseMapping.Swapcase(text, Options()),
            "casecmp" => CaseMapping.CompareAscii(text, Second()),
            "casecmp?" => CaseMapping.EqualsFolded(text, Second()),
            "ljust" => Padding.LeftJustify(text, (long)values[1]!, (string)values[2]!),
            "rjust" => Padding.RightJustify(text, (long)values[1]!, (string)values[2]!),
            "center" => Padding.Center(text, (long)values[1]!, (string)values[2]!),
            "graphemes" => Graphemes.Split(text).ToList(),
            "scrub" => Scrub.Apply(text, bytes => $"<{string.Concat(bytes.Select(b => ((int)b & 0xFF).ToString("x2", null)))}>"),
            "sum" => Checksum.Sum(Bytes(text), (int)(long)values[1]!),
            "reverse" => Characters.Reverse(text),
            _ => throw new InvalidOperationException(name),
        };
    }

    static byte[] Bytes(string text) => [.. text.Select(c => (byte)c)];
}
