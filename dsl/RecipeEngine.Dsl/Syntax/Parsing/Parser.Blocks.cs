namespace RecipeEngine.Dsl.Syntax;

public sealed partial class Parser
{
    BlockNode ParseBraceBlock()
    {
        var mark = Here;
        var saved = EnterGroup();
        var outer = PushScope(block: true);
        var jumps = EnterJumps(inLoop: true);
        Advance();
        var parameters = ParseBlockParameters();
        var body = ParseStatements(TokenKind.RightBrace);
        LeaveJumps(jumps);
        var block = FinishBlock(mark, parameters, body);
        PopScope(outer);
        LeaveGroup(saved);
        Expect(TokenKind.RightBrace);
        return WithEnd(block, mark);
    }

    BlockNode ParseDoBlock()
    {
        var mark = Here;
        var saved = EnterGroup();
        var outer = PushScope(block: true);
        var jumps = EnterJumps(inLoop: true);
        Advance();
        SkipNewlines();
        var parameters = ParseBlockParameters();
        var body = ParseBody(Here);
        LeaveJumps(jumps);
        var block = FinishBlock(mark, parameters, body);
        PopScope(outer);
        LeaveGroup(saved);
        ExpectEnd(mark);
        return WithEnd(block, mark);
    }

    BlockNode WithEnd(BlockNode block, Mark mark) => new(From(mark), block.Parameters, block.Body) { NumberedParameters = block.NumberedParameters };

    BlockNode FinishBlock(Mark mark, ParametersNode? parameters, Node? body)
    {
        if (scope.NumberedParameters == 0)
        {
            return new BlockNode(From(mark), parameters, body);
        }
        var span = new Span(mark.Start, mark.Start, mark.Line);
        var items = new ParameterNode[scope.NumberedParameters];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = new ParameterNode(span, ParameterKind.Numbered, lex.Intern("_" + (i + 1)));
        }
        return new BlockNode(From(mark), new ParametersNode(span, items), body) { NumberedParameters = items.Length };
    }

    ParametersNode? ParseBlockParameters()
    {
        if (Kind == TokenKind.OrOr)
        {
            var empty = TokenSpan;
            scope.HasParameters = true;
            lex.CommandStart = true;
            Advance();
            return new ParametersNode(empty, []);
        }
        if (Kind != TokenKind.Pipe)
        {
            return null;
        }
        var mark = Here;
        scope.HasParameters = true;
        var items = new List<ParameterNode>();
        lex.LabelsEndAtNewline = true;
        Advance();
        var comma = ParseParameterList(items, TokenKind.Pipe, block: true);
        SkipNewlines();
        if (Kind == TokenKind.Semicolon)
        {
            ParseBlockLocals(items, TokenKind.Pipe);
        }
        lex.LabelsEndAtNewline = false;
        if (Kind != TokenKind.Pipe)
        {
            throw Unexpected(TokenKind.Pipe);
        }
        lex.CommandStart = true;
        Advance();
        CheckDuplicates(items);
        return new ParametersNode(From(mark), items) { TrailingComma = comma };
    }

    void ParseBlockLocals(List<ParameterNode> items, TokenKind close)
    {
        Advance();
        SkipNewlines();
        while (Kind == TokenKind.Identifier)
        {
            items.Add(new ParameterNode(TokenSpan, ParameterKind.BlockLocal, DeclareParameter(lex.Text, lex.Start)));
            Advance();
            if (!Accept(TokenKind.Comma))
            {
                break;
            }
            if (Kind != TokenKind.Identifier)
            {
                throw Unexpected();
            }
        }
        SkipNewlines();
        if (Kind != close && close != TokenKind.EndOfFile)
        {
            throw Unexpected(close);
        }
    }

    LambdaNode ParseLambda(Mark mark)
    {
        var outerNest = lex.LambdaNest;
        var outer = PushScope(block: true);
        var outerNoDo = noDo;
        var outerLabels = lex.LabelsEndAtNewline;
        var outerParameters = lex.InParameters;
        lex.InParameters = false;
        lex.LambdaNest = lex.ParenNest;
        lex.LabelsEndAtNewline = false;
        Advance();
        var at = Here;
        ParametersNode? parameters = null;
        if (Kind is TokenKind.LeftParen or TokenKind.LeftParenBegin or TokenKind.LeftParenArg)
        {
            var items = new List<ParameterNode>();
            scope.HasParameters = true;
            noDo = false;
            Advance();
            SkipNewlines();
            ParseParameterList(items, TokenKind.RightParen, block: false, lambda: true);
            SkipNewlines();
            if (Kind == TokenKind.Semicolon)
            {
                ParseBlockLocals(items, TokenKind.RightParen);
            }
            Expect(TokenKind.RightParen);
            CheckDuplicates(items);
            parameters = new ParametersNode(From(at), items);
        }
        else if (Kind is not (TokenKind.LambdaBrace or TokenKind.KwDo))
        {
            var items = new List<ParameterNode>();
            scope.HasParameters = true;
            noDo = true;
            lex.LabelsEndAtNewline = true;
            ParseParameterList(items, TokenKind.LambdaBrace, block: false);
            lex.LabelsEndAtNewline = false;
            CheckDuplicates(items);
            parameters = new ParametersNode(From(at), items);
        }
        at = Here;
        var braces = Kind == TokenKind.LambdaBrace;
        if (!braces && Kind != TokenKind.KwDo)
        {
            throw Unexpected(TokenKind.LambdaBrace);
        }
        noDo = false;
        lex.LambdaNest = -1;
        Advance();
        var jumps = EnterJumps(inLoop: true);
        var body = braces ? ParseStatements(TokenKind.RightBrace) : ParseBody(at);
        LeaveJumps(jumps);
        var block = FinishBlock(at, parameters, body);
        PopScope(outer);
        lex.LambdaNest = outerNest;
        lex.LabelsEndAtNewline = outerLabels;
        lex.InParameters = outerParameters;
        noDo = outerNoDo;
        Expect(braces ? TokenKind.RightBrace : TokenKind.KwEnd);
        return new LambdaNode(From(mark), WithEnd(block, at));
    }
}
