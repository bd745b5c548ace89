using System.Text;
using System.Text.Json;

namespace RecipeEngine.Cookbooks.Policyfiles;

/// <summary>JSON in the two forms that policies are written in.</summary>
static class PolicyJson
{
    static readonly JsonWriterOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Without spaces, keys sorted: what revision ids are computed from.</summary>
    public static string Canonical(object? value)
    {
        var text = new StringBuilder();
        Write(text, value, -1);
        return text.ToString();
    }

    /// <summary>Two spaces a level; an empty list or object spans three lines, as the tools that share these files write it.</summary>
    public static string Pretty(object? value)
    {
        var text = new StringBuilder();
        Write(text, value, 0);
        return text.ToString();
    }

    static void Write(StringBuilder text, object? value, int depth)
    {
        switch (value)
        {
            case OrderedDictionary<string, object?> map:
                var members = depth < 0 ? map.OrderBy(member => member.Key, StringComparer.Ordinal) : (IEnumerable<KeyValuePair<string, object?>>)map;
                Group(text, '{', '}', depth, members, member =>
                {
                    text.Append(Scalar(member.Key)).Append(depth < 0 ? ":" : ": ");
                    Write(text, member.Value, depth < 0 ? depth : depth + 1);
                });
                break;
            case string: text.Append(Scalar(value)); break;
            case IEnumerable<object?> list:
                Group(text, '[', ']', depth, list, item => Write(text, item, depth < 0 ? depth : depth + 1));
                break;
            default: text.Append(Scalar(value)); break;
        }
    }

    static void Group<T>(StringBuilder text, char open, char close, int depth, IEnumerable<T> items, Action<T> write)
    {
        text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            text.Append(first ? "" : ",");
            NewLine(text, depth < 0 ? -1 : depth + 1);
            write(item);
            first = false;
        }

        if (first && depth >= 0)
        {
            text.Append('\n');
        }

        NewLine(text, depth);
        text.Append(close);
    }

    static void NewLine(StringBuilder text, int depth)
    {
        if (depth >= 0)
        {
            text.Append('\n').Append(' ', 2 * depth);
        }
    }

    static string Scalar(object? value) => PlainJson.Text(value, Options);
}
