namespace RecipeEngine.Dsl.Syntax;

public sealed partial class Parser
{
    Node ParseKeyword(Mark mark, bool command)
    {
        switch (Kind)
        {
            case TokenKind.KwIf or TokenKind.KwUnless:
                return ParseIf(mark);
            case TokenKind.KwWhile or TokenKind.KwUntil:
                return ParseWhile(mark);
            case TokenKind.KwCase:
                return ParseCase(mark);
            case TokenKind.KwFor:
                return ParseFor(mark);
            case TokenKind.KwBegin:
                return ParseBegin(mark);
            case TokenKind.KwDef:
                return ParseDef(mark);
            case TokenKind.KwClass:
                return ParseClass(mark);
            case TokenKind.KwModule:
                return ParseModule(mark);
            case TokenKind.KwReturn or TokenKind.KwBreak or TokenKind.KwNext:
                return ParseJump(mark, command);
            case TokenKind.KwRedo:
                NoteJump("Invalid redo");
                return Leaf(new RedoNode(TokenSpan));
            case TokenKind.KwRetry:
                if (!inRescue && !AllowsJumps)
                {
                    Fault("Invalid retry", lex.Start);
                }
                return Leaf(new RetryNode(TokenSpan));
            case TokenKind.KwSuper:
                return ParseSuper(mark, command);
            case TokenKind.KwYield:
                return ParseYield(mark, command);
            default:
                throw Unexpected();
        }
    }

    Node ParseIf(Mark mark)
    {
        var unless = Kind == TokenKind.KwUnless;
        Advance();
        var test = ParseExpression();
        CheckValue(test);
        var condition = Condition(test);
        ParseThen();
        var then = ParseStatements();
        Node? otherwise = null;
        if (Kind == TokenKind.KwElsif && !unless)
        {
            var at = Here;
            Enter();
            otherwise = ParseIf(at);
            depth--;
            return new IfNode(From(mark), condition, then, otherwise);
        }
        if (Accept(TokenKind.KwElse))
        {
            otherwise = ParseStatements();
        }
        ExpectEnd(mark);
        return unless ? new IfNode(From(mark), condition, otherwise, then) : new IfNode(From(mark), condition, then, otherwise);
    }

    /// <summary>The condition of a loop: its <c>do</c> opens the body.</summary>
    Node ParseLoopHead()
    {
        var outer = noDo;
        noDo = true;
        var value = ParseExpression();
        CheckValue(value);
        noDo = outer;
        if (!Accept(TokenKind.KwDo) && !SkipTerminators())
        {
            throw Unexpected();
        }
        return value;
    }

    WhileNode ParseWhile(Mark mark)
    {
        var until = Kind == TokenKind.KwUntil;
        Advance();
        var outer = inLoop;
        inLoop = true;
        var condition = Condition(ParseLoopHead());
        var body = ParseStatements();
        inLoop = outer;
        ExpectEnd(mark);
        return new WhileNode(From(mark), condition, body, until, doWhile: false);
    }

    ForNode ParseFor(Mark mark)
    {
        Advance();
        var at = Here;
        Node variable;
        if (Kind is TokenKind.Splat)
        {
            variable = ParseTargets(null, at);
        }
        else
        {
            var first = ParsePrimary();
            variable = Kind == TokenKind.Comma ? ParseTargets(first, at) : ToTarget(first);
        }
        Expect(TokenKind.KwIn);
        var iterable = ParseLoopHead();
        var outer = inLoop;
        inLoop = true;
        var body = ParseStatements();
        inLoop = outer;
        ExpectEnd(mark);
        return new ForNode(From(mark), variable, iterable, body);
    }

    BeginBlockNode ParseBegin(Mark mark)
    {
        Advance();
        var body = ParseBody(Here);
        ExpectEnd(mark);
        return new BeginBlockNode(From(mark), body);
    }

    Node ParseCase(Mark mark)
    {
        Advance();
        Node? subject = null;
        if (Kind is not (TokenKind.Newline or TokenKind.Semicolon or TokenKind.KwWhen))
        {
            subject = ParseExpression();
            CheckValue(subject);
        }
        SkipTerminators();
        if (Kind == TokenKind.KwIn && subject is not null)
        {
            return ParseCaseIn(mark, subject);
        }
        if (Kind != TokenKind.KwWhen)
        {
            throw Unexpected(TokenKind.KwWhen);
        }
        var whens = new List<WhenNode>();
        var whenLines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (Kind == TokenKind.KwWhen)
        {
            var at = Here;
            Advance();
            var conditions = new List<Node>();
            do
            {
                conditions.Add(ParseSplatOrArgument());
            }
            while (Accept(TokenKind.Comma));
            ParseThen();
            var body = ParseStatements();
            foreach (var condition in conditions)
            {
                if (KeyText(condition) is { } text && !whenLines.TryAdd(text, condition.Line))
                {
                    Warn($"duplicated `when' clause with line {whenLines[text]} is ignored", condition.Line, verbose: true);
                }
            }
            whens.Add(new WhenNode(From(at), conditions, body));
        }
        Node? otherwise = null;
        if (Accept(TokenKind.KwElse))
        {
            otherwise = ParseStatements();
        }
        ExpectEnd(mark);
        return new CaseNode(From(mark), subject, whens, otherwise);
    }

    /// <summary>return, break and next, with a value where a command may stand.</summary>
    Node ParseJump(Mark mark, bool command)
    {
        var kind = Kind;
        if (kind == TokenKind.KwReturn && inClass && !inDef && !inDefined && !scope.IsBlock)
        {
            Fault("Invalid return in class/module body", lex.Start);
        }
        if (kind != TokenKind.KwReturn)
        {
            NoteJump(kind == TokenKind.KwBreak ? "Invalid break" : "Invalid next");
        }
        Advance();
        Node? value = null;
        if (command && (StartsArgument(Kind) || Kind == TokenKind.LeftBrace))
        {
            var at = Here;
            var items = ParseArguments(TokenKind.EndOfFile, calls: true);
            if (items.Count > 0 && items[^1] is BlockPassNode)
            {
                throw lex.Fail("block argument should not be given", items[^1].Span.Start);
            }
            value = items is [var only and not SplatNode] ? only : new ArrayNode(From(at), items) { IsBare = true };
        }
        if (kind == TokenKind.KwReturn && value is not null && !inDef && !inClass && !scope.IsBlock && !isEval)
        {
            Warn("argument of top-level return is ignored", mark.Line);
        }
        Node jump = kind switch
        {
            TokenKind.KwReturn => new ReturnNode(From(mark), value),
            TokenKind.KwBreak => new BreakNode(From(mark), value),
            _ => new NextNode(From(mark), value),
        };
        if (value is not null)
        {
            openCommand = lastCommand = jump;
        }
        return jump;
    }

    Node ParseSuper(Mark mark, bool command)
    {
        Advance();
        if (Kind == TokenKind.LeftParen)
        {
            var arguments = ParseParenthesisedArguments();
            return new SuperNode(From(mark), arguments);
        }
        if (command && StartsArgument(Kind))
        {
            var arguments = ParseCommandArguments();
            return ParseCommandBlock(new SuperNode(From(mark), arguments), mark);
        }
        return new ZeroSuperNode(From(mark));
    }

    Node ParseYield(Mark mark, bool command)
    {
        if ((!inDef && !AllowsJumps) || (inClass && !inDef && !grammarOnly && !inDefined))
        {
            Fault("Invalid yield", lex.Start);
        }
        Advance();
        List<Node> arguments = [];
        if (Kind == TokenKind.LeftParen)
        {
            arguments = ParseParenthesisedArguments();
            if (arguments.Count > 0 && source.Text.AsSpan(0, lex.PreviousEnd - 1).TrimEnd().EndsWith(","))
            {
                throw lex.Fail("syntax error, unexpected ')'", lex.PreviousEnd - 1);
            }
        }
        else if (command && StartsArgument(Kind))
        {
            arguments = ParseCommandArguments();
        }
        else
        {
            return new YieldNode(From(mark), []);
        }
        if (arguments.Count > 0 && arguments[^1] is BlockPassNode or ForwardArgumentsNode)
        {
            throw lex.Fail("block argument should not be given", arguments[^1].Span.Start);
        }
        var call = new YieldNode(From(mark), arguments);
        if (source.Text[lex.PreviousEnd - 1] != ')')
        {
            openCommand = lastCommand = call;
        }
        return call;
    }
}
