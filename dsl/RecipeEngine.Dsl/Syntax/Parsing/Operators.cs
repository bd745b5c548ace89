namespace RecipeEngine.Dsl.Syntax;

/// <summary>The binary operators: how they are spelled and how strongly they bind (0: not one).</summary>
static class Operators
{
    public const int Ternary = 2, Range = 3, Or = 4, And = 5, Equality = 7, Comparison = 8, BitOr = 9, BitAnd = 10, Shift = 11, Additive = 12, Multiplicative = 13, Power = 15;

    static readonly byte[] Precedences = BuildPrecedences();

    public static int Precedence(TokenKind kind) => Precedences[(int)kind];

    static byte[] BuildPrecedences()
    {
        var table = new byte[256];
        void Set(byte precedence, params ReadOnlySpan<TokenKind> kinds)
        {
            foreach (var kind in kinds)
            {
                table[(int)kind] = precedence;
            }
        }
        Set(Ternary, TokenKind.Question);
        Set(Range, TokenKind.Dot2, TokenKind.Dot3);
        Set(Or, TokenKind.OrOr);
        Set(And, TokenKind.AndAnd);
        Set(Equality, TokenKind.Equal, TokenKind.NotEqual, TokenKind.CaseEqual, TokenKind.Match, TokenKind.NotMatch, TokenKind.Compare);
        Set(Comparison, TokenKind.Less, TokenKind.LessEqual, TokenKind.Greater, TokenKind.GreaterEqual);
        Set(BitOr, TokenKind.Pipe, TokenKind.Caret);
        Set(BitAnd, TokenKind.Ampersand);
        Set(Shift, TokenKind.ShiftLeft, TokenKind.ShiftRight);
        Set(Additive, TokenKind.Plus, TokenKind.Minus);
        Set(Multiplicative, TokenKind.Star, TokenKind.Slash, TokenKind.Percent);
        Set(Power, TokenKind.Power);
        return table;
    }

    /// <summary>The spelling of an operator or punctuation token, which is also the name of the method it calls; "" for other tokens.</summary>
    public static string Spelling(TokenKind kind) => kind switch
    {
        TokenKind.Star or TokenKind.Splat => "*",
        TokenKind.Power or TokenKind.DoubleSplat => "**",
        TokenKind.Ampersand or TokenKind.BlockAmpersand => "&",
        TokenKind.Plus => "+",
        TokenKind.Minus => "-",
        TokenKind.UnaryPlus => "+@",
        TokenKind.UnaryMinus or TokenKind.UnaryMinusNumber => "-@",
        TokenKind.Slash => "/",
        TokenKind.Percent => "%",
        TokenKind.Pipe => "|",
        TokenKind.Caret => "^",
        TokenKind.ShiftLeft => "<<",
        TokenKind.ShiftRight => ">>",
        TokenKind.Equal => "==",
        TokenKind.NotEqual => "!=",
        TokenKind.CaseEqual => "===",
        TokenKind.Match => "=~",
        TokenKind.NotMatch => "!~",
        TokenKind.Compare => "<=>",
        TokenKind.Less => "<",
        TokenKind.LessEqual => "<=",
        TokenKind.Greater => ">",
        TokenKind.GreaterEqual => ">=",
        TokenKind.Bang => "!",
        TokenKind.Tilde => "~",
        TokenKind.ElementReference => "[]",
        TokenKind.ElementSet => "[]=",
        TokenKind.Backtick => "`",
        TokenKind.AndAnd => "&&",
        TokenKind.OrOr => "||",
        TokenKind.Dot2 => "..",
        TokenKind.Dot3 => "...",
        TokenKind.Arrow => "=>",
        TokenKind.LambdaArrow => "->",
        TokenKind.Assign => "=",
        TokenKind.Dot => ".",
        TokenKind.SafeDot => "&.",
        TokenKind.Colon2 or TokenKind.Colon3 => "::",
        TokenKind.Comma => ",",
        TokenKind.Colon => ":",
        TokenKind.Question => "?",
        TokenKind.Semicolon => ";",
        TokenKind.BeginDot2 => "..",
        TokenKind.BeginDot3 => "...",
        _ => "",
    };

    /// <summary>The name of a method that is an operator; null when the token is none.</summary>
    public static string? MethodName(TokenKind kind) => kind switch
    {
        TokenKind.AndAnd or TokenKind.OrOr or TokenKind.Dot2 or TokenKind.Dot3 or TokenKind.Arrow or TokenKind.LambdaArrow or TokenKind.Assign
            or TokenKind.Dot or TokenKind.SafeDot or TokenKind.Colon2 or TokenKind.Colon3 or TokenKind.Comma or TokenKind.Colon
            or TokenKind.Question or TokenKind.Semicolon or TokenKind.BeginDot2 or TokenKind.BeginDot3 => null,
        _ => Spelling(kind) is { Length: > 0 } name ? name : null,
    };
}
