namespace RecipeEngine.Dsl.Syntax;

/// <summary>A reserved word: its token, the token as a modifier behind a statement (mostly the same), and the lexer's state after it.</summary>
sealed record Keyword(string Name, TokenKind Kind, TokenKind Modifier, LexState State);

static class Keywords
{
    static readonly Dictionary<string, Keyword> Table = Build();
    static readonly Dictionary<string, Keyword>.AlternateLookup<ReadOnlySpan<char>> Lookup = Table.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Find(ReadOnlySpan<char> name, out Keyword keyword)
    {
        // Lengths and first letters of the 41 words rule out most identifiers without hashing.
        if (name.Length is < 2 or > 12 || name[0] > 'y' || (FirstLetters[name[0] >> 6] & (1UL << (name[0] & 63))) == 0)
        {
            keyword = null!;
            return false;
        }
        return Lookup.TryGetValue(name, out keyword!);
    }

    static readonly ulong[] FirstLetters = Letters("ABCDEabcdefimnorstuwy_");

    static ulong[] Letters(string letters)
    {
        var bits = new ulong[2];
        foreach (var c in letters)
        {
            bits[c >> 6] |= 1UL << (c & 63);
        }
        return bits;
    }

    static Dictionary<string, Keyword> Build()
    {
        var table = new Dictionary<string, Keyword>();
        void Add(string name, TokenKind kind, LexState state, TokenKind modifier = default) =>
            table.Add(name, new Keyword(name, kind, modifier == default ? kind : modifier, state));
        Add("__ENCODING__", TokenKind.KwEncoding, LexState.End);
        Add("__LINE__", TokenKind.KwLine, LexState.End);
        Add("__FILE__", TokenKind.KwFile, LexState.End);
        Add("BEGIN", TokenKind.KwBEGIN, LexState.End);
        Add("END", TokenKind.KwEND, LexState.End);
        Add("alias", TokenKind.KwAlias, LexState.Fname | LexState.FItem);
        Add("and", TokenKind.KwAnd, LexState.Begin);
        Add("begin", TokenKind.KwBegin, LexState.Begin);
        Add("break", TokenKind.KwBreak, LexState.Mid);
        Add("case", TokenKind.KwCase, LexState.Begin);
        Add("class", TokenKind.KwClass, LexState.Class);
        Add("def", TokenKind.KwDef, LexState.Fname);
        Add("defined?", TokenKind.KwDefined, LexState.Arg);
        Add("do", TokenKind.KwDo, LexState.Begin);
        Add("else", TokenKind.KwElse, LexState.Begin);
        Add("elsif", TokenKind.KwElsif, LexState.Begin);
        Add("end", TokenKind.KwEnd, LexState.End);
        Add("ensure", TokenKind.KwEnsure, LexState.Begin);
        Add("false", TokenKind.KwFalse, LexState.End);
        Add("for", TokenKind.KwFor, LexState.Begin);
        Add("if", TokenKind.KwIf, LexState.Begin, TokenKind.IfModifier);
        Add("in", TokenKind.KwIn, LexState.Begin);
        Add("module", TokenKind.KwModule, LexState.Begin);
        Add("next", TokenKind.KwNext, LexState.Mid);
        Add("nil", TokenKind.KwNil, LexState.End);
        Add("not", TokenKind.KwNot, LexState.Arg);
        Add("or", TokenKind.KwOr, LexState.Begin);
        Add("redo", TokenKind.KwRedo, LexState.End);
        Add("rescue", TokenKind.KwRescue, LexState.Mid, TokenKind.RescueModifier);
        Add("retry", TokenKind.KwRetry, LexState.End);
        Add("return", TokenKind.KwReturn, LexState.Mid);
        Add("self", TokenKind.KwSelf, LexState.End);
        Add("super", TokenKind.KwSuper, LexState.Arg);
        Add("then", TokenKind.KwThen, LexState.Begin);
        Add("true", TokenKind.KwTrue, LexState.End);
        Add("undef", TokenKind.KwUndef, LexState.Fname | LexState.FItem);
        Add("unless", TokenKind.KwUnless, LexState.Begin, TokenKind.UnlessModifier);
        Add("until", TokenKind.KwUntil, LexState.Begin, TokenKind.UntilModifier);
        Add("when", TokenKind.KwWhen, LexState.Begin);
        Add("while", TokenKind.KwWhile, LexState.Begin, TokenKind.WhileModifier);
        Add("yield", TokenKind.KwYield, LexState.Arg);
        return table;
    }
}
