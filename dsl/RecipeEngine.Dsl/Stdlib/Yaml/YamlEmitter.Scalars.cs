namespace RecipeEngine.Dsl.Stdlib.Yaml;

sealed partial class YamlEmitter
{
    void WritePlain(string text, bool breaks)
    {
        if (!whitespace && text.Length > 0)
        {
            Put(' ');
        }
        var spaces = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == ' ')
            {
                if (breaks && !spaces && column > width && (i + 1 >= text.Length || text[i + 1] != ' '))
                {
                    WriteIndent();
                }
                else
                {
                    Put(' ');
                }
                spaces = true;
            }
            else
            {
                Put(text[i]);
                indention = spaces = false;
            }
        }
        whitespace = indention = false;
    }

    void WriteSingle(string text, bool breaks)
    {
        Indicator("'", true);
        bool spaces = false, broken = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == ' ')
            {
                if (breaks && !spaces && column > width && i != 0 && i != text.Length - 1 && text[i + 1] != ' ')
                {
                    WriteIndent();
                }
                else
                {
                    Put(' ');
                }
                spaces = true;
            }
            else if (ScalarAnalysis.IsBreak(c))
            {
                if (!broken && c == '\n')
                {
                    Break();
                }
                Break();
                indention = broken = true;
            }
            else
            {
                if (broken)
                {
                    WriteIndent();
                }
                if (c == '\'')
                {
                    Put('\'');
                }
                Put(c);
                indention = spaces = broken = false;
            }
        }
        if (broken)
        {
            WriteIndent();
        }
        Indicator("'", false);
        whitespace = indention = false;
    }

    void WriteDouble(string text, bool breaks)
    {
        Indicator("\"", true);
        var spaces = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == ' ')
            {
                if (breaks && !spaces && column > width && i != 0 && i != text.Length - 1)
                {
                    WriteIndent();
                    if (text[i + 1] == ' ')
                    {
                        Put('\\');
                    }
                }
                else
                {
                    Put(' ');
                }
                spaces = true;
                continue;
            }
            spaces = false;
            if (char.IsHighSurrogate(c) && i + 1 < text.Length)
            {
                Put($"\\U{char.ConvertToUtf32(c, text[++i]):X8}");
            }
            else if (!ScalarAnalysis.IsPrintable(c) || ScalarAnalysis.IsBreak(c) || c is '"' or '\\')
            {
                Put(Escape(c));
            }
            else
            {
                Put(c);
            }
        }
        Indicator("\"", false);
        whitespace = indention = false;
    }

    static string Escape(char c) => c switch
    {
        '\0' => "\\0",
        '\a' => "\\a",
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\v' => "\\v",
        '\f' => "\\f",
        '\r' => "\\r",
        '\u001b' => "\\e",
        '"' => "\\\"",
        '\\' => "\\\\",
        '\u0085' => "\\N",
        '\u00a0' => "\\_",
        '\u2028' => "\\L",
        '\u2029' => "\\P",
        <= '\u00ff' => $"\\x{(int)c:X2}",
        _ => $"\\u{(int)c:X4}",
    };

    void BlockHints(string text)
    {
        if (text.Length > 0 && (text[0] == ' ' || ScalarAnalysis.IsBreak(text[0])))
        {
            Indicator(indentation.ToString(System.Globalization.CultureInfo.InvariantCulture), false);
        }
        if (text.Length == 0 || !ScalarAnalysis.IsBreak(text[^1]))
        {
            Indicator("-", false);
        }
        else if (text.Length == 1 || ScalarAnalysis.IsBreak(text[^2]))
        {
            Indicator("+", false);
        }
    }

    void WriteLiteral(string text)
    {
        Indicator("|", true);
        BlockHints(text);
        Break();
        indention = whitespace = true;
        var broken = true;
        foreach (var c in text)
        {
            if (ScalarAnalysis.IsBreak(c))
            {
                Break();
                indention = broken = true;
                continue;
            }
            if (broken)
            {
                WriteIndent();
            }
            Put(c);
            indention = broken = false;
        }
    }

    void WriteFolded(string text)
    {
        Indicator(">", true);
        BlockHints(text);
        Break();
        indention = whitespace = true;
        bool broken = true, leading = true;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (ScalarAnalysis.IsBreak(c))
            {
                if (!broken && !leading && c == '\n')
                {
                    var k = i;
                    while (k < text.Length && ScalarAnalysis.IsBreak(text[k]))
                    {
                        k++;
                    }
                    if (k < text.Length && text[k] is not (' ' or '\t'))
                    {
                        Break();
                    }
                }
                Break();
                indention = broken = true;
                continue;
            }
            if (broken)
            {
                WriteIndent();
                leading = c is ' ' or '\t';
            }
            if (!broken && c == ' ' && i + 1 < text.Length && text[i + 1] != ' ' && column > width)
            {
                WriteIndent();
            }
            else
            {
                Put(c);
            }
            indention = broken = false;
        }
    }
}
