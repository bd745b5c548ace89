using System.Globalization;
using System.Text;

namespace RecipeEngine.Dsl.Syntax;

public static partial class ErbTemplate
{
    /// <summary>Compiles by the rules of Ruby's own ERB class. The first line is a coding comment: line n of the template is line n + 1.</summary>
    /// <param name="trimMode">null or one or two of <c>-</c>, <c>&lt;></c>, <c>></c>, <c>%</c></param>
    /// <exception cref="ArgumentException">another trim mode</exception>
    public static string CompileErb(string template, string? trimMode = null, string buffer = "_erbout")
    {
        var percent = trimMode?.Contains('%') ?? false;
        var trim = trimMode?.Replace("%", "") ?? "";
        if (trim is not ("" or "-" or "<>" or ">"))
        {
            throw new ArgumentException($"Invalid ERB trim mode: {trimMode}", nameof(trimMode));
        }
        var writer = new ErbWriter(buffer);
        var scanner = new ErbScanner(writer, trim, percent);
        scanner.Scan(template);
        return writer.Finish();
    }

    /// <summary>Cuts a template at its tags and newlines and hands the pieces to the writer.</summary>
    sealed class ErbScanner(ErbWriter writer, string trim, bool percent)
    {
        string? head;

        /// <summary>Without trimming, and with - but no %, what counts depends on being inside a tag.</summary>
        bool Contextual => !percent && trim is ("" or "-");

        public void Scan(string template)
        {
            if (!percent)
            {
                Pieces(template);
                return;
            }
            for (var at = 0; at < template.Length;)
            {
                var newline = template.IndexOf('\n', at);
                var end = newline < 0 ? template.Length : newline + 1;
                var line = template[at..end];
                at = end;
                if (writer.InTag || line[0] != '%')
                {
                    Pieces(line);
                }
                else if (line.StartsWith("%%", StringComparison.Ordinal))
                {
                    Pieces(line[1..]);
                }
                else
                {
                    writer.PercentLine(line[1..].TrimEnd('\n').TrimEnd('\r'));
                }
            }
        }

        void Pieces(string text)
        {
            head = null;
            for (var at = 0; at < text.Length;)
            {
                var begin = at;
                var length = 0;
                while (at < text.Length && (length = Delimiter(text, at, begin)) == 0)
                {
                    at++;
                }
                if (at > begin)
                {
                    Piece(text[begin..at]);
                }
                if (length > 0)
                {
                    var delimiter = text.Substring(at, length);
                    at += length;
                    Piece(delimiter);
                    if (Contextual && trim == "-" && delimiter == "-%>")
                    {
                        at += NewlineAt(text, at);
                    }
                }
            }
        }

        /// <summary>Length of the delimiter at a place; 0 for none. Right behind a tag counts as a line's beginning.</summary>
        int Delimiter(string text, int at, int begin)
        {
            var c = text[at];
            var outside = !Contextual || !writer.InTag;
            var inside = !Contextual || writer.InTag;
            if (trim == "-" && outside && (c == '<' || (c is ' ' or '\t' && (at == 0 || text[at - 1] == '\n' || (Contextual && at == begin)))))
            {
                var p = at;
                while (p < text.Length && text[p] is ' ' or '\t')
                {
                    p++;
                }
                if (Has(text, p, "<%-"))
                {
                    return p + 3 - at;
                }
            }
            switch (c)
            {
                case '<' when outside && Has(text, at, "<%"):
                    return at + 2 < text.Length && text[at + 2] is '%' or '=' or '#' ? 3 : 2;
                case '-' when trim == "-" && inside && Has(text, at, "-%>"):
                    return Contextual ? 3 : 3 + LineBreak(text, at + 3);
                case '%' when inside && Has(text, at, "%%>"):
                    return 3;
                case '%' when inside && Has(text, at, "%>"):
                    return trim is ">" or "<>" ? 2 + LineBreak(text, at + 2) : 2;
                case '\n' when !Contextual && trim != "-":
                    return 1;
                default:
                    return 0;
            }
        }

        static bool Has(string text, int at, string what) => string.CompareOrdinal(text, at, what, 0, what.Length) == 0;

        static int LineBreak(string text, int at) => Has(text, at, "\n") ? 1 : Has(text, at, "\r\n") ? 2 : 0;

        /// <summary>The newline behind <c>-%></c>, or the end of the text, ends the generated line.</summary>
        int NewlineAt(string text, int at)
        {
            var length = LineBreak(text, at);
            if (length > 0 || at == text.Length)
            {
                writer.EndLine();
            }
            return length;
        }

        void Piece(string piece)
        {
            head ??= piece;
            if (trim is ">" or "<>" && piece is "%>\n" or "%>\r\n")
            {
                writer.Token("%>");
                if (trim == ">" || head is "<%=" or "<%#" or "<%")
                {
                    writer.Line();
                }
                else
                {
                    writer.Token("\n");
                }
                head = null;
                return;
            }
            if (trim == "-" && !writer.InTag && piece.TrimStart(' ', '\t') == "<%-")
            {
                writer.Token("<%");
                return;
            }
            if (trim == "-" && writer.InTag && piece.StartsWith("-%>", StringComparison.Ordinal))
            {
                writer.Token("%>");
                if (piece.Length > 3)
                {
                    writer.Line();
                }
                return;
            }
            writer.Token(piece);
            if (piece == "\n")
            {
                head = null;
            }
        }
    }

    /// <summary>Turns pieces into commands, joined by semicolons until a line ends.</summary>
    sealed class ErbWriter
    {
        readonly StringBuilder source = new("#coding:UTF-8\n");
        readonly List<string> commands = [];
        readonly StringBuilder content = new();
        readonly string buffer;
        string? tag;

        public ErbWriter(string buffer)
        {
            this.buffer = buffer;
            commands.Add($"{buffer} = +''");
        }

        public bool InTag => tag is not null;

        public void Line()
        {
            if (tag is null)
            {
                EndLine();
            }
        }

        public void EndLine()
        {
            source.AppendJoin("; ", commands).Append('\n');
            commands.Clear();
        }

        public void PercentLine(string code)
        {
            Put();
            commands.Add(code);
            EndLine();
        }

        public void Token(string token)
        {
            if (tag is null)
            {
                Outside(token);
            }
            else
            {
                Inside(token);
            }
        }

        void Outside(string token)
        {
            switch (token)
            {
                case "<%" or "<%=" or "<%#":
                    tag = token;
                    Put();
                    break;
                case "\n":
                    content.Append('\n');
                    Put();
                    break;
                case "<%%":
                    content.Append("<%");
                    break;
                default:
                    content.Append(token);
                    break;
            }
        }

        void Inside(string token)
        {
            if (token == "%%>")
            {
                content.Append("%>");
                return;
            }
            if (token != "%>")
            {
                content.Append(token);
                return;
            }
            var code = content.ToString();
            content.Clear();
            if (tag == "<%=")
            {
                commands.Add($"{buffer}.<<(({code}).to_s)");
            }
            else if (tag == "<%")
            {
                commands.Add(code.EndsWith("\r\n", StringComparison.Ordinal) ? code[..^2] : code.EndsWith('\n') ? code[..^1] : code);
                if (code.EndsWith('\n'))
                {
                    EndLine();
                }
            }
            tag = null;
        }

        void Put()
        {
            if (content.Length == 0)
            {
                return;
            }
            var text = content.ToString();
            content.Clear();
            commands.Add($"{buffer}.<< {Dump(text)}.freeze{new string('\n', text.AsSpan().Count('\n'))}");
        }

        static string Dump(string text)
        {
            var dump = new StringBuilder("\"");
            for (var i = 0; i < text.Length; i++)
            {
                var c = text[i];
                _ = c switch
                {
                    '"' or '\\' => dump.Append('\\').Append(c),
                    '\n' => dump.Append("\\n"),
                    '\r' => dump.Append("\\r"),
                    '\t' => dump.Append("\\t"),
                    '\f' => dump.Append("\\f"),
                    '\v' => dump.Append("\\v"),
                    '\b' => dump.Append("\\b"),
                    '\a' => dump.Append("\\a"),
                    '\x1b' => dump.Append("\\e"),
                    '#' when i + 1 < text.Length && text[i + 1] is '{' or '$' or '@' => dump.Append("\\#"),
                    >= ' ' and < '\x7f' => dump.Append(c),
                    < '\x80' => dump.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:X2}"),
                    _ => Bytes(dump, text, ref i),
                };
            }
            return dump.Append('"').ToString();
        }

        /// <summary>A character beyond ASCII as its bytes.</summary>
        static StringBuilder Bytes(StringBuilder dump, string text, ref int at)
        {
            if (ByteText.IsByte(text, at))
            {
                return dump.Append(CultureInfo.InvariantCulture, $"\\x{text[at] - 0xDC00:X2}");
            }
            Rune.TryGetRuneAt(text, at, out var rune);
            at += rune.Utf16SequenceLength - 1;
            Span<byte> bytes = stackalloc byte[4];
            foreach (var b in bytes[..rune.EncodeToUtf8(bytes)])
            {
                dump.Append(CultureInfo.InvariantCulture, $"\\x{b:X2}");
            }
            return dump;
        }

        public string Finish()
        {
            Put();
            commands.Add(buffer);
            return source.AppendJoin("; ", commands).ToString();
        }
    }
}
