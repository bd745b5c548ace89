using System.Globalization;
using System.Text;

namespace RecipeEngine.Engine.Formats;

/// <summary>A tree of dictionaries, lists and plain values as TOML: keys in alphabetical order, values of a table before its tables.</summary>
public static class TomlText
{
    /// <param name="table">text keys; values are text, numbers, booleans, lists and tables again</param>
    public static string Render(IEnumerable<KeyValuePair<string, object?>> table)
    {
        var text = new StringBuilder();
        Table(text, table, "", true);
        return text.ToString();
    }

    static void Table(StringBuilder text, IEnumerable<KeyValuePair<string, object?>> table, string path, bool isHeaded)
    {
        var entries = table.OrderBy(e => e.Key, StringComparer.Ordinal).ToLookup(e => KindOf(e.Value));
        // a table that only holds tables needs no line of its own
        if (!isHeaded && (entries[Kind.Value].Any() || entries.Count == 0))
        {
            text.Append(CultureInfo.InvariantCulture, $"[{path}]\n");
        }
        foreach (var (key, value) in entries[Kind.Value])
        {
            text.Append(Key(key)).Append(" = ").Append(Value(value)).Append('\n');
        }
        foreach (var (key, value) in entries[Kind.Table])
        {
            Table(text, (IEnumerable<KeyValuePair<string, object?>>)value!, Below(path, key), false);
        }
        foreach (var (key, value) in entries[Kind.Tables])
        {
            foreach (var row in ((IEnumerable<object?>)value!).OfType<IEnumerable<KeyValuePair<string, object?>>>())
            {
                text.Append(CultureInfo.InvariantCulture, $"[[{Below(path, key)}]]\n");
                Table(text, row, Below(path, key), true);
            }
        }
    }

    enum Kind
    {
        Value,
        Table,
        Tables,
    }

    static Kind KindOf(object? value) => value switch
    {
        IEnumerable<KeyValuePair<string, object?>> => Kind.Table,
        IReadOnlyList<object?> { Count: > 0 } list when list[0] is IEnumerable<KeyValuePair<string, object?>> => Kind.Tables,
        _ => Kind.Value,
    };

    static string Below(string path, string key) => path.Length == 0 ? Key(key) : $"{path}.{Key(key)}";

    static string Key(string key) => key.Length > 0 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') ? key : Quoted(key);

    static string Value(object? value) => value switch
    {
        null => "\"\"",
        bool flag => flag ? "true" : "false",
        double number => number == Math.Floor(number) && Math.Abs(number) < 1e15 ? number.ToString("0.0", CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture),
        string text => Quoted(text),
        IEnumerable<object?> list => $"[{string.Join(", ", list.Select(Value))}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Quoted(value.ToString() ?? ""),
    };

    static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                '\r' => "\\r",
                < ' ' or '\x7f' => $"\\u{(int)c:X4}",
                _ => c.ToString(),
            });
        }
        return quoted.Append('"').ToString();
    }
}
