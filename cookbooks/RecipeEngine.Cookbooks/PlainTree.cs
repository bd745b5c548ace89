using System.Numerics;
using System.Text.Json;

namespace RecipeEngine.Cookbooks;

/// <summary>
/// JSON as plain values: null, bool, long, BigInteger (beyond long), double, string, List&lt;object?&gt; and, in document order,
/// OrderedDictionary&lt;string, object?&gt;. Comments are allowed; of equal keys the last wins.
/// </summary>
public static class PlainTree
{
    static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, MaxDepth = 512 };

    /// <summary>Reads a JSON text; RecipeError (Chef::Exceptions::JSON::ParseError) with file and line when it is malformed.</summary>
    public static object? Parse(string text, string? file = null)
    {
        try
        {
            using var document = JsonDocument.Parse(text.TrimStart('\uFEFF'), Options);
            return Convert(document.RootElement);
        }
        catch (JsonException fault)
        {
            throw Malformed(fault, text, file);
        }
        catch (InvalidOperationException)
        {
            throw RecipeError.Chef("JSON::ParseError", "malformed JSON: a string holds half of a surrogate pair", file);
        }
    }

    /// <summary>Reads a JSON text whose top is an object; RecipeError when it is something else.</summary>
    public static OrderedDictionary<string, object?> ParseObject(string text, string? file = null) =>
        Parse(text, file) as OrderedDictionary<string, object?>
            ?? throw RecipeError.Chef("JSON::ParseError", "the JSON must be an object: { \"key\": value, … }", file);

    /// <summary>One JSON element as a plain value.</summary>
    public static object? Convert(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => ConvertObject(element),
        JsonValueKind.Array => element.EnumerateArray().Select(Convert).ToList(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => ConvertNumber(element),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    static OrderedDictionary<string, object?> ConvertObject(JsonElement element)
    {
        var result = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            result[member.Name] = Convert(member.Value);
        }

        return result;
    }

    static object ConvertNumber(JsonElement element)
    {
        if (element.TryGetInt64(out var small))
        {
            return small;
        }

        var digits = element.GetRawText();
        return digits.AsSpan().ContainsAny(".eE")
            ? element.GetDouble()
            : BigInteger.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
    }

    static RecipeError Malformed(JsonException fault, string text, string? file)
    {
        var line = (int?)fault.LineNumber + 1;
        var shown = line is { } number ? text.Split('\n').ElementAtOrDefault(number - 1)?.TrimEnd() : null;

        // The parser's own words end in the place it stopped at, which is said here by file and line.
        var place = fault.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var reason = place < 0 ? fault.Message : fault.Message[..place];
        return RecipeError.Chef("JSON::ParseError", shown is null ? $"malformed JSON: {reason}" : $"malformed JSON: {reason}\n  {shown}", file, line);
    }
}
