using System.Globalization;

namespace RecipeEngine.Cookbooks;

/// <summary>Typed looks at the members of a plain object; a member of another kind is a RecipeError that names it.</summary>
static class PlainFields
{
    public static string? Text(this OrderedDictionary<string, object?> fields, string key, string? file) => fields.GetValueOrDefault(key) switch
    {
        null => null,
        string text => text,
        long number => number.ToString(CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        _ => throw Wrong(key, "a string", file),
    };

    public static OrderedDictionary<string, object?> Object(this OrderedDictionary<string, object?> fields, string key, string? file) =>
        fields.GetValueOrDefault(key) switch
        {
            null => new OrderedDictionary<string, object?>(),
            OrderedDictionary<string, object?> map => map,
            _ => throw Wrong(key, "an object", file),
        };

    public static IReadOnlyList<object?> List(this OrderedDictionary<string, object?> fields, string key, string? file) =>
        fields.GetValueOrDefault(key) switch
        {
            null => [],
            List<object?> list => list,
            _ => throw Wrong(key, "a list", file),
        };

    public static IReadOnlyList<string> Texts(object? value, string key, string? file) => value switch
    {
        null => [],
        string text => [text],
        List<object?> list => list.Select(item => item as string ?? throw Wrong(key, "a list of strings", file)).ToList(),
        _ => throw Wrong(key, "a list of strings", file),
    };

    static RecipeError Wrong(string key, string expected, string? file) =>
        RecipeError.Chef("ValidationFailed", $"\"{key}\" must be {expected}", file);
}
