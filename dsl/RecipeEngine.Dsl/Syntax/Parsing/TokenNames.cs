namespace RecipeEngine.Dsl.Syntax;

/// <summary>How Ruby names tokens in its messages.</summary>
static class TokenNames
{
    public static string Of(Lexer lexer) => lexer.Kind switch
    {
        TokenKind.Number => lexer.Number switch { FloatNode => "float literal", RationalNode => "rational literal", ImaginaryNode => "imaginary literal", _ => "integer literal" },
        TokenKind.OperatorAssign => "operator-assignment",
        _ => Of(lexer.Kind),
    };

    public static string Of(TokenKind kind) => kind switch
    {
        TokenKind.EndOfFile => "end-of-input",
        TokenKind.Newline => "'\\n'",
        TokenKind.Semicolon => "';'",
        TokenKind.Identifier => "local variable or method",
        TokenKind.Constant => "constant",
        TokenKind.MethodName => "method",
        TokenKind.Label or TokenKind.LabelEnd => "label",
        TokenKind.InstanceVariable => "instance variable",
        TokenKind.ClassVariable => "class variable",
        TokenKind.GlobalVariable => "global variable",
        TokenKind.NthReference => "numbered reference",
        TokenKind.BackReference => "back reference",
        TokenKind.Number => "integer literal",
        TokenKind.Character => "character literal",
        TokenKind.Symbol or TokenKind.SymbolBegin => "symbol literal",
        TokenKind.StringBegin or TokenKind.HeredocBegin => "string literal",
        TokenKind.CommandBegin => "backtick literal",
        TokenKind.RegexpBegin => "regexp literal",
        TokenKind.WordsBegin => "word list",
        TokenKind.SymbolsBegin => "symbol list",
        TokenKind.LeftParen or TokenKind.LeftParenBegin => "'('",
        TokenKind.LeftParenArg => "( arg",
        TokenKind.RightParen => "')'",
        TokenKind.LeftBracket => "'['",
        TokenKind.LeftBracketBegin => "'['",
        TokenKind.RightBracket => "']'",
        TokenKind.LeftBrace or TokenKind.LeftCurly => "'{'",
        TokenKind.LeftBraceArg => "{ arg",
        TokenKind.LambdaBrace => "'{'",
        TokenKind.RightBrace => "'}'",
        TokenKind.Comma => "','",
        TokenKind.Dot => "'.'",
        TokenKind.SafeDot => "&.",
        TokenKind.Colon2 => "::",
        TokenKind.Colon3 => ":: at EXPR_BEG",
        TokenKind.Colon => "':'",
        TokenKind.Question => "'?'",
        TokenKind.Assign => "'='",
        TokenKind.BeginDot2 => "(..",
        TokenKind.BeginDot3 => "(...",
        TokenKind.BlockAmpersand => "&",
        TokenKind.Splat => "*",
        TokenKind.DoubleSplat => "**arg",
        TokenKind.UnaryMinusNumber => "unary minus",
        TokenKind.UnaryPlus => "unary plus",
        TokenKind.UnaryMinus => "unary minus",
        TokenKind.LambdaArrow or TokenKind.Arrow or TokenKind.Power or TokenKind.Compare or TokenKind.Equal or TokenKind.CaseEqual
            or TokenKind.NotEqual or TokenKind.Match or TokenKind.NotMatch or TokenKind.GreaterEqual or TokenKind.LessEqual
            or TokenKind.AndAnd or TokenKind.OrOr or TokenKind.Dot2 or TokenKind.Dot3 or TokenKind.ShiftLeft or TokenKind.ShiftRight
            or TokenKind.ElementReference or TokenKind.ElementSet => Operators.Spelling(kind),
        TokenKind.IfModifier => "`if' modifier",
        TokenKind.UnlessModifier => "`unless' modifier",
        TokenKind.WhileModifier => "`while' modifier",
        TokenKind.UntilModifier => "`until' modifier",
        TokenKind.RescueModifier => "`rescue' modifier",
        TokenKind.KwDefined => "`defined?'",
        TokenKind.KwEncoding => "`__ENCODING__'",
        TokenKind.KwFile => "`__FILE__'",
        TokenKind.KwLine => "`__LINE__'",
        TokenKind.KwBEGIN => "`BEGIN'",
        TokenKind.KwEND => "`END'",
        >= TokenKind.KwAlias and <= TokenKind.KwYield => $"`{kind.ToString()[2..].ToLowerInvariant()}'",
        _ => $"'{Operators.Spelling(kind)}'",
    };
}
