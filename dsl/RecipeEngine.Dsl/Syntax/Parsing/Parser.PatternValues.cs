namespace RecipeEngine.Dsl.Syntax;

public sealed partial class Parser
{
    /// <summary>A pattern without alternatives: brackets, a name, a pin, a constant or a value.</summary>
    Node ParsePatternPrimary()
    {
        var mark = Here;
        switch (Kind)
        {
            case TokenKind.LeftBracketBegin or TokenKind.LeftBracket:
                {
                    var outer = EnterGroup();
                    Advance();
                    SkipNewlines();
                    var array = ParseArrayPatternBody(null, mark, TokenKind.RightBracket, null);
                    SkipNewlines();
                    LeaveGroup(outer);
                    Expect(TokenKind.RightBracket);
                    return array;
                }
            case TokenKind.LeftBrace or TokenKind.LeftCurly:
                {
                    var outer = EnterGroup();
                    lex.State = LexState.Begin | LexState.Label;
                    lex.CommandStart = false;
                    Advance();
                    SkipNewlines();
                    var hash = Kind == TokenKind.RightBrace
                        ? new HashPatternNode(From(mark), null, [], null, false, false)
                        : ParseHashPatternBody(null, mark, TokenKind.RightBrace);
                    SkipNewlines();
                    LeaveGroup(outer);
                    Expect(TokenKind.RightBrace);
                    return hash;
                }
            case TokenKind.LeftParen or TokenKind.LeftParenBegin or TokenKind.LeftParenArg:
                {
                    var outer = EnterGroup();
                    Advance();
                    SkipNewlines();
                    var inner = ParsePattern();
                    SkipNewlines();
                    LeaveGroup(outer);
                    Expect(TokenKind.RightParen);
                    inner.PatternParentheses++;
                    return inner;
                }
            case TokenKind.Caret:
                return ParsePin(mark);
            case TokenKind.Identifier:
                {
                    var name = lex.Text;
                    var span = TokenSpan;
                    BindPatternName(name, lex.Start);
                    Advance();
                    return new BindPatternNode(span, name);
                }
            case TokenKind.Constant or TokenKind.Colon3:
                return ParseConstantPattern(mark);
            case TokenKind.BeginDot2 or TokenKind.BeginDot3:
                {
                    var exclusive = Kind == TokenKind.BeginDot3;
                    Advance();
                    var end = ParsePatternValue();
                    return new RangeNode(From(mark), null, end, exclusive);
                }
            default:
                return ParsePatternRange(ParsePatternValue(), mark);
        }
    }

    Node ParsePatternRange(Node value, Mark mark)
    {
        if (Kind is not (TokenKind.Dot2 or TokenKind.Dot3))
        {
            return value;
        }
        var exclusive = Kind == TokenKind.Dot3;
        Advance();
        var end = StartsPatternValue() ? ParsePatternValue() : null;
        return new RangeNode(From(mark), value, end, exclusive);
    }

    bool StartsPatternValue() => Kind is TokenKind.Number or TokenKind.UnaryMinusNumber or TokenKind.StringBegin or TokenKind.HeredocBegin or TokenKind.Character or TokenKind.Symbol
        or TokenKind.SymbolBegin or TokenKind.RegexpBegin or TokenKind.CommandBegin or TokenKind.WordsBegin or TokenKind.SymbolsBegin or TokenKind.Constant
        or TokenKind.Colon3 or TokenKind.KwNil or TokenKind.KwTrue or TokenKind.KwFalse or TokenKind.KwSelf or TokenKind.KwFile or TokenKind.KwLine
        or TokenKind.KwEncoding or TokenKind.LambdaArrow or TokenKind.InstanceVariable or TokenKind.GlobalVariable or TokenKind.ClassVariable;

    /// <summary>A literal, keyword, lambda or constant.</summary>
    Node ParsePatternValue()
    {
        if (!StartsPatternValue())
        {
            throw Unexpected();
        }
        var mark = Here;
        switch (Kind)
        {
            case TokenKind.UnaryMinusNumber:
                Advance();
                var number = Negate(lex.Number!, new Span(mark.Start, lex.End, mark.Line));
                Advance();
                return number;
            case TokenKind.InstanceVariable or TokenKind.GlobalVariable or TokenKind.ClassVariable:
                throw Unexpected();
            case TokenKind.Constant or TokenKind.Colon3:
                return ParsePatternConstant(mark);
            default:
                return ParsePrimaryHead(mark, command: false);
        }
    }

    ConstantNode ParsePatternConstant(Mark mark)
    {
        ConstantNode constant;
        if (Accept(TokenKind.Colon3))
        {
            constant = new ConstantNode(From(mark), null, lex.Text, topLevel: true);
        }
        else
        {
            constant = new ConstantNode(TokenSpan, null, lex.Text);
        }
        if (Kind != TokenKind.Constant)
        {
            throw Unexpected(TokenKind.Constant);
        }
        Advance();
        while (Kind == TokenKind.Colon2)
        {
            Advance();
            if (Kind != TokenKind.Constant)
            {
                throw Unexpected(TokenKind.Constant);
            }
            var name = lex.Text;
            Advance();
            constant = new ConstantNode(From(mark), constant, name);
        }
        return constant;
    }

    /// <summary><c>Const</c>, <c>Const(…)</c>, <c>Const[…]</c>, or a range of constants.</summary>
    Node ParseConstantPattern(Mark mark)
    {
        var constant = ParsePatternConstant(mark);
        if (Kind is not (TokenKind.LeftParen or TokenKind.LeftBracket))
        {
            return ParsePatternRange(constant, mark);
        }
        var close = Kind == TokenKind.LeftParen ? TokenKind.RightParen : TokenKind.RightBracket;
        var outer = EnterGroup();
        Advance();
        SkipNewlines();
        Node pattern;
        if (IsPatternKey())
        {
            pattern = ParseHashPatternBody(constant, mark, close);
        }
        else if (Kind == close)
        {
            pattern = new ArrayPatternNode(From(mark), constant, []);
        }
        else
        {
            var first = ParsePatternElement(out var label);
            pattern = label ? ParseHashPatternBody(constant, mark, close, first) : ParseArrayPatternBody(constant, mark, close, first);
        }
        SkipNewlines();
        LeaveGroup(outer);
        Expect(close);
        return pattern;
    }

    PinPatternNode ParsePin(Mark mark)
    {
        Advance();
        var span = TokenSpan;
        switch (Kind)
        {
            case TokenKind.Identifier:
                if (!scope.IsDeclared(lex.Text) && !(IsNumberedParameter(lex.Text) && DeclareNumbered(lex.Text, span)))
                {
                    throw lex.Fail($"{lex.Text}: no such local variable", lex.Start);
                }
                var local = new LocalVariableNode(span, lex.Text);
                Advance();
                return new PinPatternNode(From(mark), local);
            case TokenKind.InstanceVariable:
                return new PinPatternNode(From(mark), Leaf(new InstanceVariableNode(span, lex.Text)));
            case TokenKind.ClassVariable:
                return new PinPatternNode(From(mark), Leaf(new ClassVariableNode(span, lex.Text)));
            case TokenKind.GlobalVariable:
                return new PinPatternNode(From(mark), Leaf(new GlobalVariableNode(span, lex.Text)));
            case TokenKind.LeftParen or TokenKind.LeftParenBegin or TokenKind.LeftParenArg:
                var at = Here;
                var outer = EnterGroup();
                Advance();
                SkipNewlines();
                var value = ParseExpression();
                LeaveGroup(outer);
                Expect(TokenKind.RightParen);
                return new PinPatternNode(From(mark), new StatementsNode(From(at), [value], parenthesised: true));
            default:
                throw Unexpected();
        }
    }
}
