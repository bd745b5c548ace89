namespace RecipeEngine.Dsl.Syntax;

public sealed partial class Parser
{
    /// <summary>What Ruby's grammar calls arg: operators, assignments, conditionals; commands only where <see cref="commandAt"/> allows.</summary>
    Node ParseArgument() => ParseBinary(Operators.Ternary);

    Node ParseBinary(int lowest)
    {
        var left = ParseOperand();
        if (ReferenceEquals(left, lastCommand))
        {
            // A command call is no operand.
            return left;
        }
        var nonassociative = 0;
        while (true)
        {
            var kind = lex.Kind;
            var precedence = Operators.Precedence(kind);
            if (left is MultiTargetNode && precedence != 0)
            {
                throw Unexpected(TokenKind.Assign);
            }
            if (precedence < lowest || precedence == 0)
            {
                return left;
            }
            if (precedence == nonassociative)
            {
                throw Unexpected();
            }
            switch (precedence)
            {
                case Operators.Ternary:
                    left = ParseConditional(left);
                    break;
                case Operators.Range:
                    left = ParseRange(left);
                    nonassociative = Operators.Range;
                    break;
                case Operators.Or:
                    CheckValue(left);
                    Advance();
                    var or = ParseBinary(Operators.And);
                    left = new OrNode(From(left), left, or);
                    break;
                case Operators.And:
                    CheckValue(left);
                    Advance();
                    var and = ParseBinary(Operators.And + 1);
                    left = new AndNode(From(left), left, and);
                    break;
                default:
                    var line = lex.Line;
                    Advance();
                    // Powers group from the right, and -2 ** -x takes the sign.
                    var right = ParseBinary(precedence == Operators.Power ? precedence : precedence + 1);
                    CheckValue(left);
                    CheckValue(right);
                    if (precedence == Operators.Equality)
                    {
                        nonassociative = Operators.Equality;
                    }
                    left = Binary(left, kind, right, line);
                    break;
            }
        }
    }

    Node Binary(Node left, TokenKind kind, Node right, int line)
    {
        if (kind == TokenKind.Match && left is RegexpNode regexp && RegexpNames.Find(regexp) is { Count: > 0 } names)
        {
            for (var i = 0; i < names.Count; i++)
            {
                scope.DeclareIfNew(names[i] = lex.Intern(names[i]));
            }
            return new MatchAssignNode(From(left), regexp, right, names);
        }
        return new CallNode(From(left), left, Operators.Spelling(kind), [right]) { NameLine = line };
    }

    Node ParseConditional(Node condition)
    {
        CheckValue(condition);
        Advance();
        Enter();
        var outerNoDo = noDo;
        var then = ParseArgument();
        SkipNewlines();
        if (Kind == TokenKind.Label)
        {
            throw Unexpected(TokenKind.Colon);
        }
        Expect(TokenKind.Colon);
        var otherwise = ParseArgument();
        noDo = outerNoDo;
        depth--;
        return new IfNode(From(condition), Condition(condition), then, otherwise);
    }

    Node ParseRange(Node left)
    {
        var exclusive = Kind == TokenKind.Dot3;
        Advance();
        var right = StartsExpression(Kind) ? ParseBinary(Operators.Or) : null;
        CheckValue(left);
        if (right is not null)
        {
            CheckValue(right);
        }
        return new RangeNode(From(left), left, right, exclusive);
    }

    /// <summary>A prefix operator with its operand, or a primary, or an assignment to one.</summary>
    Node ParseOperand()
    {
        var mark = Here;
        switch (lex.Kind)
        {
            case TokenKind.Bang:
                {
                    var command = expressionAt == mark.Start;
                    Enter();
                    Advance();
                    if (command)
                    {
                        commandAt = lex.Start;
                    }
                    var operand = ParseOperand();
                    depth--;
                    var negation = new CallNode(From(mark), Condition(operand), "!", []);
                    if (ReferenceEquals(operand, lastCommand))
                    {
                        openCommand = lastCommand = negation;
                    }
                    return negation;
                }
            case TokenKind.Tilde or TokenKind.UnaryPlus:
                {
                    var name = Operators.Spelling(Kind);
                    Enter();
                    Advance();
                    var operand = ParseOperand();
                    CheckValue(operand);
                    depth--;
                    return new CallNode(From(mark), operand, name, []);
                }
            case TokenKind.UnaryMinus:
                {
                    Enter();
                    Advance();
                    var operand = ParseBinary(Operators.Power);
                    CheckValue(operand);
                    depth--;
                    return new CallNode(From(mark), operand, "-@", []);
                }
            case TokenKind.UnaryMinusNumber:
                var assignable = (statementAt == mark.Start, assignmentAt == mark.Start);
                return ParseAssignmentTo(ParseNegativeNumber(mark), mark, assignable.Item1, assignable.Item2);
            case TokenKind.BeginDot2 or TokenKind.BeginDot3:
                {
                    var exclusive = Kind == TokenKind.BeginDot3;
                    Advance();
                    var end = ParseBinary(Operators.Or);
                    if (Kind is TokenKind.Dot2 or TokenKind.Dot3)
                    {
                        throw Unexpected();
                    }
                    return new RangeNode(From(mark), null, end, exclusive);
                }
            case TokenKind.KwDefined:
                return ParseDefined(mark);
            default:
                return ParseAssignable(mark);
        }
    }

    Node ParseNegativeNumber(Mark mark)
    {
        var command = commandAt == mark.Start;
        Advance();
        var number = lex.Number!;
        Advance();
        if (Kind == TokenKind.Power)
        {
            Advance();
            var exponent = ParseBinary(Operators.Power);
            var power = new CallNode(From(number), number, "**", [exponent]);
            return new CallNode(From(mark), power, "-@", []);
        }
        return ParsePostfix(Negate(number, From(mark)), mark, command);
    }

    static Node Negate(Node number, Span span) => number switch
    {
        IntegerNode integer => integer.Negated(span),
        FloatNode real => new FloatNode(span, -real.Value),
        RationalNode rational => new RationalNode(span, -rational.Numerator, rational.Denominator),
        ImaginaryNode imaginary => new ImaginaryNode(span, Negate(imaginary.Number, span)),
        _ => number,
    };

    Node ParseDefined(Mark mark)
    {
        var command = commandAt == mark.Start;
        Advance();
        SkipNewlines();
        var outer = inDefined;
        inDefined = true;
        Node value;
        if (Kind == TokenKind.LeftParen)
        {
            Advance();
            SkipNewlines();
            statementAt = -1;
            value = InGroup(ParseExpression);
            SkipNewlines();
            Expect(TokenKind.RightParen);
            inDefined = outer;
            return ParsePostfix(new DefinedNode(From(mark), value), mark, command);
        }
        Enter();
        value = ParseArgument();
        depth--;
        inDefined = outer;
        return new DefinedNode(From(mark), value);
    }

    /// <summary>Reads something in brackets, inside which a do belongs to the nearest call again.</summary>
    Node InGroup(Func<Node> parse)
    {
        var outer = noDo;
        noDo = false;
        var node = parse();
        noDo = outer;
        return node;
    }

    /// <summary>Faults what never has a value where one is needed: <c>x = return</c>.</summary>
    void CheckValue(Node node)
    {
        var part = node;
        while (true)
        {
            switch (part)
            {
                case ReturnNode or BreakNode or NextNode or RedoNode or RetryNode:
                    Fault("void value expression", part);
                    return;
                case StatementsNode { Body: [.., var last] }:
                    part = last;
                    break;
                case BeginBlockNode { Body: { } body }:
                    part = body;
                    break;
                case AndNode and:
                    part = and.Left;
                    break;
                case OrNode or:
                    part = or.Left;
                    break;
                case IfNode { Then: { } then, Else: { } otherwise } when IsVoid(then):
                    part = otherwise;
                    break;
                default:
                    return;
            }
        }
    }

    static bool IsVoid(Node? node) => node switch
    {
        ReturnNode or BreakNode or NextNode or RedoNode or RetryNode => true,
        StatementsNode { Body: [.., var last] } => IsVoid(last),
        BeginBlockNode { Body: { } body } => IsVoid(body),
        AndNode and => IsVoid(and.Left),
        OrNode or => IsVoid(or.Left),
        IfNode { Then: { } then, Else: { } otherwise } => IsVoid(then) && IsVoid(otherwise),
        _ => false,
    };

    /// <summary>Whether a token may begin an expression, for <c>1..</c> and <c>return</c>.</summary>
    static bool StartsExpression(TokenKind kind) => StartsArgument(kind) || kind is TokenKind.LeftParenBegin or TokenKind.LeftParen or TokenKind.LeftBrace or TokenKind.KwNot;

    /// <summary>Whether a token behind a method name begins its first argument.</summary>
    static bool StartsArgument(TokenKind kind) => kind switch
    {
        >= TokenKind.Identifier and <= TokenKind.Label => true,
        >= TokenKind.InstanceVariable and <= TokenKind.HeredocBegin => true,
        TokenKind.LeftParenArg or TokenKind.LeftParenBegin or TokenKind.LeftBracketBegin or TokenKind.LeftBrace or TokenKind.Colon3 or TokenKind.LambdaArrow => true,
        >= TokenKind.Splat and <= TokenKind.BeginDot3 => true,
        TokenKind.KwBegin or TokenKind.KwBreak or TokenKind.KwCase or TokenKind.KwClass or TokenKind.KwDef or TokenKind.KwDefined or TokenKind.KwFalse
            or TokenKind.KwFor or TokenKind.KwIf or TokenKind.KwModule or TokenKind.KwNext or TokenKind.KwNil or TokenKind.KwNot or TokenKind.KwRedo or TokenKind.KwRetry
            or TokenKind.KwReturn or TokenKind.KwSelf or TokenKind.KwSuper or TokenKind.KwTrue or TokenKind.KwUnless or TokenKind.KwUntil
            or TokenKind.KwWhile or TokenKind.KwYield or TokenKind.KwEncoding or TokenKind.KwFile or TokenKind.KwLine => true,
        _ => false,
    };

    /// <summary>What stands as a condition: ranges become flip-flops, a bare regexp matches the last line read.</summary>
    Node Condition(Node node)
    {
        switch (node)
        {
            case RegexpNode regexp:
                Warn("regex literal in condition", regexp);
                return new MatchLastLineNode(regexp.Span, regexp);
            case RangeNode { Begin: not null } or RangeNode { End: not null }:
                var range = (RangeNode)node;
                return new FlipFlopNode(range.Span, FlipFlopEnd(range.Begin), FlipFlopEnd(range.End), range.Exclusive);
            case AndNode and:
                var left = Condition(and.Left);
                var right = Condition(and.Right);
                return left == and.Left && right == and.Right ? node : new AndNode(and.Span, left, right);
            case OrNode or:
                left = Condition(or.Left);
                right = Condition(or.Right);
                return left == or.Left && right == or.Right ? node : new OrNode(or.Span, left, right);
            case StatementsNode { Parenthesised: true, Body: [var only] } group:
                var inner = Condition(only);
                return inner == only ? node : new StatementsNode(group.Span, [inner], parenthesised: true);
            default:
                return node;
        }
    }

    /// <summary>An end of a flip-flop: a number is compared with the line read last.</summary>
    Node? FlipFlopEnd(Node? end)
    {
        if (end is IntegerNode number)
        {
            Warn("integer literal in flip-flop", number);
            return new CallNode(number.Span, number, "==", [new GlobalVariableNode(number.Span, "$.")]);
        }
        return end is null ? null : Condition(end);
    }
}
