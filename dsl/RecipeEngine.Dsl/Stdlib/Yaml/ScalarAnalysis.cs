namespace RecipeEngine.Dsl.Stdlib.Yaml;

/// <summary>Which ways of writing a scalar's text are open, by libyaml's rules.</summary>
readonly record struct ScalarAnalysis(bool IsMultiline, bool FlowPlain, bool BlockPlain, bool SingleQuoted, bool Block)
{
    static bool IsBlank(string text, int i) => i >= text.Length || text[i] is ' ' or '\t' or '\0' || IsBreak(text[i]);

    public static bool IsBreak(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    public static bool IsPrintable(char c) => c is '\n' or (>= ' ' and <= '~') or (>= '\u00a0' and <= '\ud7ff') or (>= '\ue000' and <= '\ufffd' and not '\ufeff');

    public static ScalarAnalysis Of(string text)
    {
        if (text.Length == 0)
        {
            return new ScalarAnalysis(false, false, true, true, false);
        }
        bool block = false, flow = false, breaks = false, special = false;
        bool leadingSpace = false, leadingBreak = false, trailingSpace = false, trailingBreak = false, breakSpace = false, spaceBreak = false;
        bool previousSpace = false, previousBreak = false, afterBlank = true;
        if (text.StartsWith("---", StringComparison.Ordinal) || text.StartsWith("...", StringComparison.Ordinal))
        {
            block = flow = true;
        }
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var beforeBlank = IsBlank(text, i + 1);
            if (i == 0)
            {
                switch (c)
                {
                    case '#' or ',' or '[' or ']' or '{' or '}' or '&' or '*' or '!' or '|' or '>' or '\'' or '"' or '%' or '@' or '`': flow = block = true; break;
                    case '?' or ':':
                        flow = true;
                        block |= beforeBlank;
                        break;
                    case '-' when beforeBlank: flow = block = true; break;
                }
            }
            else
            {
                switch (c)
                {
                    case ',' or '?' or '[' or ']' or '{' or '}': flow = true; break;
                    case ':':
                        flow = true;
                        block |= beforeBlank;
                        break;
                    case '#' when afterBlank: flow = block = true; break;
                }
            }
            special |= !IsPrintable(c);
            if (c == ' ')
            {
                leadingSpace |= i == 0;
                trailingSpace |= i == text.Length - 1;
                breakSpace |= previousBreak;
                (previousSpace, previousBreak) = (true, false);
            }
            else if (IsBreak(c))
            {
                breaks = true;
                leadingBreak |= i == 0;
                trailingBreak |= i == text.Length - 1;
                spaceBreak |= previousSpace;
                (previousSpace, previousBreak) = (false, true);
            }
            else
            {
                previousSpace = previousBreak = false;
            }
            afterBlank = IsBlank(text, i);
        }
        var edges = leadingSpace || leadingBreak || trailingSpace || trailingBreak;
        var bad = spaceBreak || special;
        var plain = !edges && !breakSpace && !bad && !breaks;
        return new ScalarAnalysis(breaks, plain && !flow, plain && !block, !breakSpace && !bad, !trailingSpace && !bad);
    }
}
