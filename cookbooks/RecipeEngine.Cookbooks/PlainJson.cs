using System.Numerics;
using System.Text;
using System.Text.Json;

namespace RecipeEngine.Cookbooks;

/// <summary>Plain values (see <see cref="PlainTree"/>) written as JSON.</summary>
public static class PlainJson
{
    /// <summary>Writes one value; ArgumentException for a value that is not plain.</summary>
    public static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case double number: json.WriteNumberValue(number); break;
            case BigInteger number: json.WriteRawValue(number.ToString(System.Globalization.CultureInfo.InvariantCulture)); break;
            case string text: json.WriteStringValue(text); break;
            case IEnumerable<KeyValuePair<string, object?>> map: WriteObject(json, map); break;
            case IEnumerable<object?> list: WriteList(json, list); break;
            default: throw new ArgumentException($"{value.GetType()} is not a plain value", nameof(value));
        }
    }

    /// <summary>One value as text.</summary>
    public static string Text(object? value, JsonWriterOptions options = default)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            Write(json, value);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>An object with its members in order.</summary>
    public static OrderedDictionary<string, object?> Object(params ReadOnlySpan<(string Key, object? Value)> members)
    {
        var result = new OrderedDictionary<string, object?>();
        foreach (var (key, value) in members)
        {
            result[key] = value;
        }

        return result;
    }

    static void WriteObject(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> map)
    {
        json.WriteStartObject();
        foreach (var (key, value) in map)
        {
            json.WritePropertyName(key);
            Write(json, value);
        }

        json.WriteEndObject();
    }

    static void WriteList(Utf8JsonWriter json, IEnumerable<object?> list)
    {
        json.WriteStartArray();
        foreach (var item in list)
        {
            Write(json, item);
        }

        json.WriteEndArray();
    }
}
