using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Tests.Dsl.Text;

/// <summary>Runs our function for each call recorded from Ruby (Recorded/*.jsonl, see record.rb) and tells where the answers differ.</summary>
internal static class RecordedCalls
{
    public static List<string> Differences(string file, Func<string, JsonElement, object?> call)
    {
        var differences = new List<string>();
        foreach (var line in System.IO.File.ReadLines(Path.Combine(Folder(), file + ".jsonl")))
        {
            using var document = JsonDocument.Parse(line);
            var (name, arguments, wanted) = (document.RootElement[0].GetString()!, document.RootElement[1], document.RootElement[2]);
            string actual;
            try
            {
                actual = Show(call(name, arguments));
            }
            catch (TextError error)
            {
                actual = $"{error.Kind}: {error.Message}";
            }
            var expected = IsError(wanted, out var shown) ? shown : Show(Value(wanted));
            if (actual != expected)
            {
                differences.Add($"{name}{arguments}: Ruby {expected}, ours {actual}");
            }
        }
        return differences;
    }

    public static object? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => element.GetInt64(),
        JsonValueKind.String => Text(element),
        JsonValueKind.Array => element.EnumerateArray().Select(Value).ToList(),
        _ => Tagged(element.EnumerateObject().First()),
    };

    /// <summary>A string with its lone surrogates, which JsonElement.GetString refuses.</summary>
    public static string Text(JsonElement element)
    {
        var raw = element.GetRawText();
        if (!raw.Contains('\\', StringComparison.Ordinal))
        {
            return raw[1..^1];
        }
        var text = new StringBuilder();
        for (var at = 1; at < raw.Length - 1; at++)
        {
            if (raw[at] != '\\')
            {
                text.Append(raw[at]);
            }
            else if (raw[++at] == 'u')
            {
                text.Append((char)int.Parse(raw.AsSpan(at + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                at += 4;
            }
            else
            {
                text.Append(raw[at]);
            }
        }
        return text.ToString();
    }

    static object? Tagged(JsonProperty tag) => tag.Name switch
    {
        "int" => BigInteger.Parse(tag.Value.GetString()!, CultureInfo.InvariantCulture) is var big && big >= long.MinValue && big <= long.MaxValue ? (long)big : big,
        "float" => BitConverter.UInt64BitsToDouble(ulong.Parse(tag.Value.GetString()!, NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
        "sym" => new RecordedSymbol(Text(tag.Value)),
        "hash" => tag.Value.EnumerateArray().Select(pair => (Value(pair[0]), Value(pair[1]))).ToList(),
        "ratio" => new FormatRatio(BigInteger.Parse(tag.Value[0].GetString()!, CultureInfo.InvariantCulture), BigInteger.Parse(tag.Value[1].GetString()!, CultureInfo.InvariantCulture)),
        _ => throw new InvalidOperationException(tag.Name),
    };

    static bool IsError(JsonElement wanted, out string shown)
    {
        if (wanted.ValueKind == JsonValueKind.Object && wanted.TryGetProperty("error", out var name))
        {
            var kind = name.GetString()!.Replace("Encoding::", "", StringComparison.Ordinal).Replace("Error", "", StringComparison.Ordinal);
            shown = $"{kind}: {Text(wanted.GetProperty("message"))}";
            return true;
        }
        shown = "";
        return false;
    }

    static string Show(object? value) => value switch
    {
        null => "nil",
        bool flag => flag ? "true" : "false",
        string text => StringInspect.Inspect(text),
        double number => FloatText.Format(number),
        int small => small.ToString(CultureInfo.InvariantCulture),
        IEnumerable<int> many => $"[{string.Join(", ", many)}]",
        System.Collections.IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(Show))}]",
        ValueTuple<object?, object?> pair => $"{Show(pair.Item1)}=>{Show(pair.Item2)}",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Recorded");
}

/// <summary>A Ruby symbol among recorded arguments.</summary>
internal sealed record RecordedSymbol(string Name);
