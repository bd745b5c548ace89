using System.Text;

namespace RecipeEngine.Dsl.Syntax;

/// <summary>Compiles ERB templates to Ruby source whose lines are those of the template.</summary>
public static partial class ErbTemplate
{
    /// <summary>Compiles by Erubis' rules, which are those of the template resource: a line that holds only <c>&lt;% %></c> vanishes,
    /// <c>-%></c> behind an expression takes the newline, <c>&lt;%==</c> escapes for XML, <c>&lt;%%</c> stands for <c>&lt;%</c>.</summary>
    /// <param name="template">the template's text</param>
    /// <param name="buffer">name of the local variable that collects the output</param>
    /// <returns>Ruby source; its value is the output, a String</returns>
    public static string Compile(string template, string buffer = "_buf")
    {
        var output = new ErubisWriter(buffer);
        var pos = 0;
        var atLineStart = true;
        while (Find(template, pos, out var tag))
        {
            var text = template.AsSpan(pos, tag.Start - pos);
            pos = tag.End;
            // Blanks between the line's beginning and a statement or comment vanish with the line when nothing else is on it.
            var indent = tag.Indicator.StartsWith('=') ? -1 : IndentOf(text, atLineStart);
            var blanks = indent < 0 ? [] : text[indent..];
            output.Text(indent < 0 ? text : text[..indent]);
            atLineStart = tag.Newline.Length > 0;
            var alone = indent >= 0 && tag.Newline.Length > 0;
            switch (tag.Indicator)
            {
                case "#":
                    var lines = tag.Code.AsSpan().Count('\n');
                    if (alone)
                    {
                        output.Statement(new string('\n', lines + 1));
                    }
                    else
                    {
                        output.Text(blanks);
                        output.Statement(new string('\n', lines));
                        output.Text(tag.Newline);
                    }
                    break;
                case "%":
                    output.Text($"{blanks}<%{tag.Code}{tag.Tail}%>{tag.Newline}");
                    break;
                case "" or "-":
                    if (alone)
                    {
                        output.Statement($"{blanks}{tag.Code}{tag.Newline}");
                    }
                    else
                    {
                        output.Text(blanks);
                        output.Statement(tag.Code);
                        output.Text(tag.Newline);
                    }
                    break;
                default:
                    output.Expression(tag.Indicator, tag.Code);
                    if (tag.Tail.Length == 0)
                    {
                        output.Text(tag.Newline);
                    }
                    else if (tag.Newline.Length > 0)
                    {
                        // The newline is not printed, but later lines keep their numbers.
                        output.Statement("\n");
                    }
                    break;
            }
        }
        output.Text(template.AsSpan(pos));
        return output.Finish();
    }

    /// <summary>One <c>&lt;% %></c>: where it stands, its sign, code, the - or = before its end, and the blanks and newline behind it.</summary>
    readonly record struct Tag(int Start, int End, string Indicator, string Code, string Tail, string Newline);

    static bool Find(string template, int from, out Tag tag)
    {
        var start = template.IndexOf("<%", from, StringComparison.Ordinal);
        tag = default;
        if (start < 0)
        {
            return false;
        }
        var inside = start + 2;
        var code = inside;
        if (code < template.Length && template[code] is '-' or '#' or '%')
        {
            code++;
        }
        else
        {
            while (code < template.Length && template[code] == '=')
            {
                code++;
            }
        }
        var close = template.IndexOf("%>", code, StringComparison.Ordinal);
        if (close < 0)
        {
            // <%%> with no later end is an empty statement.
            code = inside;
            close = template.IndexOf("%>", code, StringComparison.Ordinal);
            if (close < 0)
            {
                return false;
            }
        }
        var tail = close > code && template[close - 1] is '-' or '=' ? 1 : 0;
        var end = close + 2;
        var after = end;
        while (after < template.Length && template[after] is ' ' or '\t')
        {
            after++;
        }
        if (after < template.Length && template[after] == '\r' && after + 1 < template.Length && template[after + 1] == '\n')
        {
            after++;
        }
        after = after < template.Length && template[after] == '\n' ? after + 1 : end;
        tag = new Tag(start, after, template[inside..code], template[code..(close - tail)], template[(close - tail)..close], template[end..after]);
        return true;
    }

    /// <summary>Where the blanks begin that stand alone between the line's beginning and the end of a text; -1 when something else is there.</summary>
    static int IndentOf(ReadOnlySpan<char> text, bool atLineStart)
    {
        if (text.IsEmpty)
        {
            return atLineStart ? 0 : -1;
        }
        var line = text.LastIndexOf('\n') + 1;
        if (line == 0 && !atLineStart)
        {
            return -1;
        }
        return text[line..].IndexOfAnyExcept(' ', '\t') < 0 ? line : -1;
    }

    /// <summary>Collects the generated source.</summary>
    sealed class ErubisWriter
    {
        readonly StringBuilder source = new();
        readonly string buffer;

        public ErubisWriter(string buffer)
        {
            this.buffer = buffer;
            source.Append(buffer).Append(" = '';");
        }

        public void Text(ReadOnlySpan<char> text)
        {
            if (text.IsEmpty)
            {
                return;
            }
            source.Append(' ').Append(buffer).Append(" << '");
            foreach (var c in text)
            {
                if (c is '\'' or '\\')
                {
                    source.Append('\\');
                }
                source.Append(c);
            }
            source.Append("';");
        }

        public void Statement(string code)
        {
            source.Append(code);
            if (code.Length > 0 && code[^1] != '\n')
            {
                source.Append(';');
            }
        }

        public void Expression(string indicator, string code)
        {
            switch (indicator)
            {
                case "=":
                    source.Append(' ').Append(buffer).Append(" << (").Append(code).Append(").to_s;");
                    break;
                case "==":
                    source.Append(' ').Append(buffer).Append(" << (").Append(code)
                        .Append(").to_s.gsub(/[&<>\"]/, '&' => '&amp;', '<' => '&lt;', '>' => '&gt;', '\"' => '&quot;');");
                    break;
                case "===":
                    var shown = new StringBuilder();
                    RubyText.String(shown, code.Trim());
                    source.Append(" $stderr.puts(\"*** debug: ").Append(shown.ToString(1, shown.Length - 2)).Append("=#{(").Append(code.Trim()).Append(").inspect}\");");
                    break;
            }
        }

        public string Finish()
        {
            if (source[^1] != '\n')
            {
                source.Append('\n');
            }
            return source.Append(buffer).Append(".to_s\n").ToString();
        }
    }
}
