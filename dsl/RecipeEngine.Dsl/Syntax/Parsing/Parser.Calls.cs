namespace RecipeEngine.Dsl.Syntax;

public sealed partial class Parser
{
    /// <summary>Attaches calls, indexes and blocks to a value as long as they follow.</summary>
    Node ParsePostfix(Node node, Mark mark, bool command)
    {
        while (true)
        {
            var before = node;
            switch (lex.Kind)
            {
                case TokenKind.Dot or TokenKind.SafeDot:
                    node = ParseDotCall(node, mark, command);
                    break;
                case TokenKind.Colon2:
                    node = ParseColonCall(node, mark, command);
                    break;
                case TokenKind.LeftBracket:
                    node = ParseIndex(node, mark);
                    break;
                case TokenKind.LeftCurly when TakesBlock(node):
                    node = WithBlock(node, ParseBraceBlock(), mark);
                    break;
                case TokenKind.KwDo when !noDo && TakesBlock(node):
                    node = WithBlock(node, ParseDoBlock(), mark);
                    break;
                default:
                    return node;
            }
            if (ReferenceEquals(node, openCommand))
            {
                return node;
            }
            if (ReferenceEquals(before, lastCommand))
            {
                lastCommand = node;
            }
        }
    }

    static bool TakesBlock(Node node) => node switch
    {
        CallNode call => call is { Block: null, IsAssignment: false } && (call.HasParentheses || call.IsIndex || IsName(call.Method)),
        SuperNode super => super.Block is null,
        ZeroSuperNode super => super.Block is null,
        LocalVariableNode => true,
        ConstantNode constant => constant is { Scope: null, TopLevel: false },
        _ => false,
    };

    /// <summary>The call was written with a name, not as an operator.</summary>
    static bool IsName(string method) => method[0] is '_' or >= 'A' and <= 'Z' or >= 'a' and <= 'z' or >= '\x80';

    Node WithBlock(Node node, BlockNode block, Mark mark)
    {
        switch (node)
        {
            case CallNode call:
                CheckBlockPass(call.Arguments, block);
                return new CallNode(From(mark), call.Receiver, call.Method, call.Arguments)
                {
                    Block = block,
                    SafeNavigation = call.SafeNavigation,
                    HasParentheses = call.HasParentheses,
                    IsIndex = call.IsIndex,
                    NameLine = call.NameLine,
                };
            case SuperNode super:
                CheckBlockPass(super.Arguments, block);
                return new SuperNode(From(mark), super.Arguments) { Block = block };
            case ZeroSuperNode:
                return new ZeroSuperNode(From(mark)) { Block = block };
            case LocalVariableNode local:
                return new CallNode(From(mark), null, local.Name, []) { Block = block };
            case ConstantNode constant:
                return new CallNode(From(mark), null, constant.Name, []) { Block = block };
            default:
                throw lex.Fail("block given to yield", block.Span.Start);
        }
    }

    void CheckBlockPass(IReadOnlyList<Node> arguments, BlockNode block)
    {
        if (arguments.Count > 0 && arguments[^1] is BlockPassNode or ForwardArgumentsNode)
        {
            Fault("both block arg and actual block given", block.Span.Start);
        }
    }

    Node ParseDotCall(Node receiver, Mark mark, bool command)
    {
        CheckValue(receiver);
        var safe = Kind == TokenKind.SafeDot;
        Advance();
        var line = lex.Line;
        if (Kind is TokenKind.LeftParen or TokenKind.LeftParenBegin or TokenKind.LeftParenArg)
        {
            return ParseCallWithParentheses(mark, receiver, "call", line, safe);
        }
        var name = MethodNameHere() ?? throw Unexpected();
        Advance();
        return ParseCallRest(receiver, mark, name, line, safe, command);
    }

    Node ParseColonCall(Node receiver, Mark mark, bool command)
    {
        CheckValue(receiver);
        Advance();
        var line = lex.Line;
        if (Kind == TokenKind.Constant)
        {
            var constant = lex.Text;
            Advance();
            if (Kind == TokenKind.LeftParen)
            {
                return ParseCallWithParentheses(mark, receiver, constant, line, false);
            }
            if (command && StartsArgument(Kind) && !IsOperatorAfterName())
            {
                return ParseCommandCall(mark, receiver, constant, line, false);
            }
            return new ConstantNode(From(mark), receiver, constant);
        }
        if (Kind is TokenKind.LeftParen or TokenKind.LeftParenBegin)
        {
            return ParseCallWithParentheses(mark, receiver, "call", line, false);
        }
        var name = MethodNameHere() ?? throw Unexpected(TokenKind.Constant);
        Advance();
        return ParseCallRest(receiver, mark, name, line, false, command);
    }

    /// <summary>The name that the current token is as a method name; null when it cannot be one.</summary>
    string? MethodNameHere() => Kind switch
    {
        TokenKind.Identifier or TokenKind.Constant or TokenKind.MethodName => lex.Text,
        >= TokenKind.KwAlias and <= TokenKind.RescueModifier => lex.Text,
        _ => Operators.MethodName(Kind) is { } name ? lex.Intern(name) : null,
    };

    Node ParseCallRest(Node receiver, Mark mark, string name, int line, bool safe, bool command)
    {
        if (Kind == TokenKind.LeftParen)
        {
            return ParseCallWithParentheses(mark, receiver, name, line, safe);
        }
        if (command && StartsArgument(Kind) && !IsOperatorAfterName())
        {
            return ParseCommandCall(mark, receiver, name, line, safe);
        }
        return new CallNode(From(mark), receiver, name, []) { SafeNavigation = safe, NameLine = line };
    }

    CallNode ParseCallWithParentheses(Mark mark, Node? receiver, string name, int line, bool safe)
    {
        var arguments = ParseParenthesisedArguments();
        return new CallNode(From(mark), receiver, name, arguments) { SafeNavigation = safe, HasParentheses = true, NameLine = line };
    }

    /// <summary>A call with arguments but no parentheses, and its block. The current token is the first of the arguments.</summary>
    Node ParseCommandCall(Mark mark, Node? receiver, string name, int line, bool safe)
    {
        var arguments = ParseCommandArguments();
        Node call = new CallNode(From(mark), receiver, name, arguments) { SafeNavigation = safe, NameLine = line };
        return ParseCommandBlock(call, mark);
    }

    List<Node> ParseCommandArguments()
    {
        var outer = noDo;
        noDo = true;
        var arguments = ParseArguments(TokenKind.EndOfFile, calls: true);
        noDo = outer;
        if (arguments.Count == 0)
        {
            throw Unexpected();
        }
        return arguments;
    }

    /// <summary>The do block behind a command call; without one nothing more can be attached to the call.</summary>
    Node ParseCommandBlock(Node call, Mark mark)
    {
        if (Kind == TokenKind.LeftBraceArg)
        {
            call = WithBlock(call, ParseBraceBlock(), mark);
            if (Kind != TokenKind.KwDo)
            {
                return openCommand = lastCommand = call;
            }
        }
        if (Kind == TokenKind.KwDo && !noDo)
        {
            return lastCommand = WithBlock(call, ParseDoBlock(), mark);
        }
        return openCommand = lastCommand = call;
    }

    Node ParseIndex(Node receiver, Mark mark)
    {
        var line = lex.Line;
        var outer = EnterGroup();
        Advance();
        var arguments = ParseArguments(TokenKind.RightBracket, calls: true);
        LeaveGroup(outer);
        Expect(TokenKind.RightBracket);
        return new CallNode(From(mark), receiver, "[]", arguments) { IsIndex = true, NameLine = line };
    }
}
