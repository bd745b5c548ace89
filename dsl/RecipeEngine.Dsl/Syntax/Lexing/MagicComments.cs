namespace RecipeEngine.Dsl.Syntax;

/// <summary>The comments at the head of a file that set how it is read.</summary>
readonly record struct MagicComments(bool? FrozenStringLiteral, string? Encoding)
{
    public static MagicComments Read(string text)
    {
        bool? frozen = null;
        string? encoding = null;
        var span = text.AsSpan();
        var number = 0;
        var encodingLine = text.StartsWith("#!", StringComparison.Ordinal) ? 2 : 1;
        while (span.Length > 0)
        {
            number++;
            var newline = span.IndexOf('\n');
            var line = (newline < 0 ? span : span[..newline]).Trim();
            span = newline < 0 ? [] : span[(newline + 1)..];
            if (line.IsEmpty || line is "\uFEFF")
            {
                continue;
            }
            if (line[0] != '#')
            {
                break;
            }
            if (!HasValue(line))
            {
                continue;
            }
            var flag = Value(line, "frozen_string_literal", "frozen-string-literal");
            if (flag.Equals("true", StringComparison.OrdinalIgnoreCase))
            {
                frozen = true;
            }
            else if (flag.Equals("false", StringComparison.OrdinalIgnoreCase))
            {
                frozen = false;
            }
            if (encoding is null && number <= encodingLine)
            {
                var name = Value(line, "coding", "encoding");
                encoding = name.IsEmpty ? null : name.ToString();
            }
        }
        return new MagicComments(frozen, encoding);
    }

    static bool HasValue(ReadOnlySpan<char> line)
    {
        foreach (var c in line)
        {
            if (c is ':' or '=')
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The word after <c>name:</c> or <c>name=</c> in a comment; empty without one.</summary>
    static ReadOnlySpan<char> Value(ReadOnlySpan<char> line, string name, string other)
    {
        var at = line.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        var length = name.Length;
        if (at < 0)
        {
            at = line.IndexOf(other, StringComparison.OrdinalIgnoreCase);
            length = other.Length;
        }
        if (at < 0)
        {
            return [];
        }
        var rest = line[(at + length)..].TrimStart();
        if (rest.IsEmpty || rest[0] is not (':' or '='))
        {
            return [];
        }
        rest = rest[1..].TrimStart();
        var end = 0;
        while (end < rest.Length && (char.IsAsciiLetterOrDigit(rest[end]) || rest[end] is '-' or '_' or '.'))
        {
            end++;
        }
        return rest[..end];
    }
}
