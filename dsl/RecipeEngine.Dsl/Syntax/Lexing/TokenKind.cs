namespace RecipeEngine.Dsl.Syntax;

/// <summary>What a token is. The lexer already tells apart what depends on spaces and state: <c>a *b</c> is <see cref="Splat"/>, <c>a * b</c> is <see cref="Star"/>.</summary>
enum TokenKind : byte
{
    EndOfFile, Newline, Semicolon,
    Identifier, Constant, MethodName, Label, LabelEnd, InstanceVariable, ClassVariable, GlobalVariable, NthReference, BackReference,
    Number, Character, Symbol,
    StringBegin, CommandBegin, SymbolBegin, RegexpBegin, WordsBegin, SymbolsBegin, HeredocBegin,
    LeftParen, LeftParenBegin, LeftParenArg, RightParen,
    LeftBracket, LeftBracketBegin, RightBracket,
    LeftBrace, LeftCurly, LeftBraceArg, LambdaBrace, RightBrace,
    Comma, Dot, SafeDot, Colon2, Colon3, Colon, Question, Arrow, LambdaArrow,
    Assign, OperatorAssign,
    Splat, DoubleSplat, BlockAmpersand, UnaryPlus, UnaryMinus, UnaryMinusNumber, Bang, Tilde, BeginDot2, BeginDot3,
    Star, Power, Ampersand, Plus, Minus, Slash, Percent, Pipe, Caret, ShiftLeft, ShiftRight,
    Equal, NotEqual, CaseEqual, Match, NotMatch, Compare, Less, LessEqual, Greater, GreaterEqual,
    AndAnd, OrOr, Dot2, Dot3,
    ElementReference, ElementSet, Backtick,
    KwAlias, KwAnd, KwBegin, KwBEGIN, KwBreak, KwCase, KwClass, KwDef, KwDefined, KwDo, KwElse, KwElsif, KwEnd, KwEND, KwEnsure,
    KwFalse, KwFor, KwIf, KwIn, KwModule, KwNext, KwNil, KwNot, KwOr, KwRedo, KwRescue, KwRetry, KwReturn, KwSelf, KwSuper, KwThen,
    KwTrue, KwUndef, KwUnless, KwUntil, KwWhen, KwWhile, KwYield, KwEncoding, KwFile, KwLine,
    IfModifier, UnlessModifier, WhileModifier, UntilModifier, RescueModifier,
    Error,
}
