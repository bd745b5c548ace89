namespace RecipeEngine.Dsl.Syntax;

/// <summary>The named groups of a regexp literal, which <c>=~</c> turns into local variables.</summary>
static class RegexpNames
{
    /// <summary>Names in order, each once; null when the regexp interpolates values.</summary>
    public static List<string>? Find(RegexpNode regexp)
    {
        if (StaticText(regexp.Parts) is not { } text || !text.Contains("(?<", StringComparison.Ordinal))
        {
            return null;
        }
        var names = new List<string>();
        var inSet = 0;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\':
                    i++;
                    break;
                case '[':
                    inSet++;
                    break;
                case ']' when inSet > 0:
                    inSet--;
                    break;
                case '(' when inSet == 0 && string.CompareOrdinal(text, i, "(?<", 0, 3) == 0 && i + 3 < text.Length && text[i + 3] is not ('=' or '!'):
                    var close = text.IndexOf('>', i);
                    if (close > 0 && IsLocalName(text.AsSpan(i + 3, close - i - 3)) && text[(i + 3)..close] is var name && !names.Contains(name))
                    {
                        names.Add(name);
                    }
                    break;
            }
        }
        return names;
    }

    /// <summary>The text of a regexp whose parts are all constant; null otherwise.</summary>
    public static string? StaticText(IReadOnlyList<Node> parts)
    {
        if (parts.Count == 1 && parts[0] is StringNode only)
        {
            return only.Value;
        }
        var text = "";
        foreach (var part in parts)
        {
            var piece = part switch
            {
                StringNode s => s.Value,
                InterpolationNode { Body: null } => "",
                InterpolationNode { Body: StatementsNode { Parenthesised: false } many } => StaticText(many.Body),
                InterpolationNode { Body: { } body } => StaticText([body]),
                _ => null,
            };
            if (piece is null)
            {
                return null;
            }
            text += piece;
        }
        return text;
    }

    static bool IsLocalName(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || !(name[0] == '_' || char.IsAsciiLetterLower(name[0]) || (name[0] >= 0x80 && !char.IsUpper(name[0]))))
        {
            return false;
        }
        foreach (var c in name)
        {
            if (!(c == '_' || char.IsAsciiLetterOrDigit(c) || c >= 0x80))
            {
                return false;
            }
        }
        return !Keywords.Find(name, out _);
    }
}
