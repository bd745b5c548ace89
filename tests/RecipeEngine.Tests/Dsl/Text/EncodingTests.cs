using System.Text.Json;
using RecipeEngine.Dsl.Text;
using Xunit;

namespace RecipeEngine.Tests.Dsl.Text;

public class EncodingTests
{
    [Fact]
    public void AnswersAsRubyDid() => Assert.Empty(RecordedCalls.Differences("encodings", Call));

    static object? Call(string name, JsonElement arguments)
    {
        var values = (List<object?>)RecordedCalls.Value(arguments)!;
        string Text(int index) => (string)values[index]!;
        return name switch
        {
            "list" => RubyEncoding.All.Select(e => (object?)new List<object?> { e.Name, e.Aliases.Cast<object?>().ToList(), e.IsDummy, e.IsAsciiCompatible }).ToList(),
            "table" => Table(RubyEncoding.Get(Text(0))),
            "to_bytes" => Bytes(Text(0), Text(1), "invalid undef", "?"),
            "lengths" => ((string[])["82A061FF81", "6100E90000D861", "A4A278", "B0A1"])
                .Select(hex => (object?)(long)Characters.Count(RubyEncoding.Get(Text(0)).Decode(Convert.FromHexString(hex)))).ToList(),
            "encode" => Bytes(Text(0), Text(1), Text(2), null),
            "from_binary" => Transcoder.Convert(RubyEncoding.Binary.Decode(RubyEncoding.Utf8.Encode(Text(0))), RubyEncoding.Binary, RubyEncoding.Get(Text(1))),
            "inspect" => StringInspect.Inspect(RubyEncoding.Get(Text(1)).Decode(RubyEncoding.Binary.Encode(Text(0))), RubyEncoding.Get(Text(1))),
            _ => throw new InvalidOperationException(name),
        };
    }

    static List<object?> Table(RubyEncoding encoding) => Enumerable.Range(0x80, 0x80)
        .Select(value => (int)encoding.Decode([(byte)value])[0])
        .Select(code => Characters.IsInvalidByte(code) ? null : (object?)(long)code).ToList();

    static string Bytes(string text, string target, string how, string? replacement)
    {
        var options = new TranscodeOptions
        {
            ReplaceInvalid = how.Contains("invalid", StringComparison.Ordinal),
            ReplaceUndefined = how.Contains("undef", StringComparison.Ordinal),
            Replacement = replacement,
            Xml = how switch { "xml_text" => XmlEscaping.Text, "xml_attr" => XmlEscaping.Attribute, _ => XmlEscaping.None },
            Newline = how switch { "crlf" => NewlineConversion.CrLf, "universal" => NewlineConversion.Universal, _ => NewlineConversion.None },
        };
        var encoding = RubyEncoding.Find(target) ?? throw Transcoder.NotFound("UTF-8", target, options);
        return RubyEncoding.Binary.Decode(encoding.Encode(Transcoder.Convert(text, RubyEncoding.Utf8, encoding, options)));
    }
}
