namespace RecipeEngine.Dsl.Syntax;

/// <summary>A reserved word: its token, the token as a modifier behind a statement (mostly the same), and the lexer's state after it.</summary>
sealed class Keyword(string name, TokenKind kind, TokenKind modifier, LexState state)
{
    public string Name => name;
    public TokenKind Kind => kind;
    public TokenKind Modifier => modifier;
    public LexState State => state;
}

static class Keywords
{
    static readonly Keyword?[] Table = Build();

    public static bool Find(ReadOnlySpan<char> name, out Keyword keyword)
    {
        if (name.Length is >= 2 and <= 12)
        {
            for (var i = Place(name); Table[i] is { } candidate; i = (i + 1) % Table.Length)
            {
                if (name.SequenceEqual(candidate.Name))
                {
                    keyword = candidate;
                    return true;
                }
            }
        }
        keyword = null!;
        return false;
    }

    // 41 words in 256 places: most other names meet an empty one.
    static int Place(ReadOnlySpan<char> name) => (name[0] * 7 + name[1] * 31 + name[^1] * 3 + name.Length * 17) & 255;

    static Keyword?[] Build()
    {
        var table = new Keyword?[256];
        void Add(string name, TokenKind kind, LexState state, TokenKind modifier = default)
        {
            var i = Place(name);
            while (table[i] is not null)
            {
                i = (i + 1) % table.Length;
            }
            table[i] = new Keyword(name, kind, modifier == default ? kind : modifier, state);
        }

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
