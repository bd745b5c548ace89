namespace RecipeEngine.Dsl.Syntax;

public sealed partial class Parser
{
    ProgramNode ParseProgram()
    {
        var comments = MagicComments.Read(source.Text);
        Node? body = null;
        try
        {
            Advance();
            body = ParseStatements(TokenKind.EndOfFile);
            if (Kind != TokenKind.EndOfFile)
            {
                throw lex.Fail($"syntax error, unexpected {TokenNames.Of(lex)}, expecting end-of-input", lex.Start);
            }
            LeaveJumps(default);
        }
        catch (ParseFailure failure)
        {
            Record(failure.Diagnostic);
        }
        catch (TooManyFaults)
        {
            // What is known is reported.
        }
        return new ProgramNode(new Span(0, source.Text.Length, source.FirstLine), body, lex.DataOffset)
        {
            Warnings = warnings,
            FrozenStringLiteral = comments.FrozenStringLiteral,
            Encoding = comments.Encoding,
        };
    }

    /// <summary>Statements up to a token that ends them, which stays the current one. Null when there are none; a single one as it is.</summary>
    Node? ParseStatements(TokenKind end = TokenKind.KwEnd)
    {
        var outerNoDo = noDo;
        var outerGroup = inGroup;
        noDo = false;
        inGroup = end == TokenKind.RightParen;
        Node? first = null;
        List<Node>? all = null;
        var recovers = end is TokenKind.KwEnd or TokenKind.EndOfFile;
        var state = recovers ? Save() : default;
        SkipTerminators();
        while (!EndsStatements(end))
        {
            var statement = recovers ? ParseStatementOrRecover(state) : ParseStatement();
            if (statement is null)
            {
                continue;
            }
            if (first is null)
            {
                first = statement;
            }
            else
            {
                (all ??= [first]).Add(statement);
            }
            if (!SkipTerminators())
            {
                break;
            }
            if (statement is DefinedNode unused && !EndsStatements(end))
            {
                Warn("possibly useless use of defined? in void context", unused.Line, verbose: true);
            }
        }
        noDo = outerNoDo;
        inGroup = outerGroup;
        return all is null ? first : new StatementsNode(From(first!), all);
    }

    bool EndsStatements(TokenKind end) => Kind switch
    {
        TokenKind.EndOfFile or TokenKind.KwEnd or TokenKind.RightBrace or TokenKind.RightParen or TokenKind.KwElse or TokenKind.KwElsif
            or TokenKind.KwWhen or TokenKind.KwIn or TokenKind.KwRescue or TokenKind.KwEnsure => true,
        _ => Kind == end,
    };

    Node ParseStatement()
    {
        Enter();
        var statement = ParseModifiers(ParsePlainStatement());
        depth--;
        return statement;
    }

    /// <summary>A statement without modifiers behind it.</summary>
    Node ParsePlainStatement()
    {
        statementAt = assignmentAt = lex.Start;
        Node statement;
        switch (Kind)
        {
            case TokenKind.KwAlias:
                statement = ParseAlias();
                break;
            case TokenKind.KwUndef:
                statement = ParseUndef();
                break;
            case TokenKind.KwEND:
                statement = ParseEndBlock();
                break;
            case TokenKind.KwBEGIN:
                statement = ParseBeginBlock();
                break;
            default:
                statement = ParseExpression();
                break;
        }
        if (statement is MultiTargetNode && Kind != TokenKind.RightParen)
        {
            throw Unexpected(TokenKind.Assign);
        }
        return statement;
    }

    Node ParseModifiers(Node statement)
    {
        while (true)
        {
            var kind = Kind;
            switch (kind)
            {
                case TokenKind.IfModifier or TokenKind.UnlessModifier:
                    Advance();
                    var tested = ParseExpression();
                    CheckValue(tested);
                    var condition = Condition(tested);
                    statement = kind == TokenKind.IfModifier
                        ? new IfNode(From(statement), condition, statement, null)
                        : new IfNode(From(statement), condition, null, statement);
                    break;
                case TokenKind.WhileModifier or TokenKind.UntilModifier:
                    ForgetJumps(statement.Span.Start);
                    Advance();
                    var test = LoopCondition();
                    statement = new WhileNode(From(statement), test, statement, kind == TokenKind.UntilModifier, statement is BeginBlockNode);
                    break;
                case TokenKind.RescueModifier:
                    statement = ParseRescueModifier(statement, command: true);
                    break;
                default:
                    return statement;
            }
        }
    }

    /// <summary><c>body rescue value</c>, at the rescue.</summary>
    RescueNode ParseRescueModifier(Node body, bool command)
    {
        var mark = Here;
        var retries = inRescue;
        inRescue = true;
        Advance();
        Node value;
        if (command)
        {
            value = ParsePlainStatement();
        }
        else
        {
            value = ParseArgument();
        }
        inRescue = retries;
        return new RescueNode(From(body), body, [new RescueClauseNode(From(mark), [], null, value)], null);
    }

    /// <summary>An expression as Ruby's grammar has it: with <c>and</c>, <c>or</c>, <c>not</c> and commands without parentheses.</summary>
    Node ParseExpression()
    {
        var statement = statementAt == lex.Start;
        var left = ParseNegation();
        if (statement && left is MultiAssignNode or MultiTargetNode)
        {
            return left;
        }
        while (Kind is (TokenKind.KwAnd or TokenKind.KwOr) && !ReferenceEquals(left, commandAssignment))
        {
            var and = Kind == TokenKind.KwAnd;
            CheckValue(left);
            Advance();
            var right = ParseNegation();
            left = and ? new AndNode(From(left), left, right) : new OrNode(From(left), left, right);
        }
        return left;
    }

    /// <summary>An operand of and/or: a command, <c>not x</c>, <c>x => pattern</c>, <c>x in pattern</c> or an argument.</summary>
    Node ParseNegation()
    {
        commandAt = expressionAt = lex.Start;
        var left = ParseArgument();
        if (Kind is (TokenKind.Arrow or TokenKind.KwIn) && !ReferenceEquals(left, lastCommand))
        {
            return ParseMatchPattern(left);
        }
        return left;
    }

    /// <summary>The inside of a def, class, do-block or begin: statements with rescue, else and ensure; stops at the end.</summary>
    Node? ParseBody(Mark mark)
    {
        var body = ParseStatements();
        if (Kind == TokenKind.KwRescue)
        {
            body = ParseRescues(mark, body);
        }
        else if (Kind == TokenKind.KwElse)
        {
            throw lex.Fail("else without rescue is useless", lex.Start);
        }
        if (Kind == TokenKind.KwEnsure)
        {
            Advance();
            var retries = inRescue;
            inRescue = false;
            var ensure = ParseStatements();
            inRescue = retries;
            body = new EnsureNode(From(mark), body, ensure);
        }
        return body;
    }

    RescueNode ParseRescues(Mark mark, Node? body)
    {
        var clauses = new List<RescueClauseNode>();
        while (Kind == TokenKind.KwRescue)
        {
            clauses.Add(ParseRescueClause());
        }
        var otherwise = Accept(TokenKind.KwElse) ? ParseStatements() : null;
        return new RescueNode(From(mark), body, clauses, otherwise);
    }

    RescueClauseNode ParseRescueClause()
    {
        var mark = Here;
        Advance();
        var classes = new List<Node>();
        Node? variable = null;
        while (Kind is not (TokenKind.Newline or TokenKind.Semicolon or TokenKind.KwThen or TokenKind.Arrow or TokenKind.EndOfFile))
        {
            classes.Add(ParseSplatOrArgument());
            if (Kind != TokenKind.Comma)
            {
                break;
            }
            Advance();
        }
        if (Accept(TokenKind.Arrow))
        {
            variable = ToTarget(ParsePrimary());
        }
        ParseThen();
        var retries = inRescue;
        inRescue = true;
        var body = ParseStatements();
        inRescue = retries;
        return new RescueClauseNode(From(mark), classes, variable, body);
    }

    /// <summary><c>then</c>, a newline or a semicolon, or a newline and then.</summary>
    void ParseThen()
    {
        if (Kind is not (TokenKind.KwThen or TokenKind.Newline or TokenKind.Semicolon))
        {
            throw Unexpected(TokenKind.KwThen);
        }
        SkipTerminators();
        Accept(TokenKind.KwThen);
    }

    Node ParseSplatOrArgument()
    {
        if (Kind != TokenKind.Splat)
        {
            return ParseArgument();
        }
        var mark = Here;
        Advance();
        var value = ParseArgument();
        return new SplatNode(From(mark), value);
    }

    Node ParseEndBlock()
    {
        var mark = Here;
        if (inDef)
        {
            Warn("END in method; use at_exit", lex.Line);
        }
        Advance();
        if (Kind is not (TokenKind.LeftCurly or TokenKind.LeftBrace))
        {
            throw Unexpected(TokenKind.LeftCurly);
        }
        Advance();
        var jumps = EnterJumps(inLoop: true);
        var body = ParseStatements(TokenKind.RightBrace);
        LeaveJumps(jumps);
        Expect(TokenKind.RightBrace);
        return new PostExecutionNode(From(mark), body);
    }

    Node ParseBeginBlock()
    {
        var mark = Here;
        if (inDef || inClass || depth > 1)
        {
            Fault("BEGIN is permitted only at toplevel", lex.Start);
        }
        Advance();
        if (Kind is not (TokenKind.LeftCurly or TokenKind.LeftBrace))
        {
            throw Unexpected(TokenKind.LeftCurly);
        }
        Advance();
        var body = ParseStatements(TokenKind.RightBrace);
        Expect(TokenKind.RightBrace);
        return new PreExecutionNode(From(mark), body);
    }
}
