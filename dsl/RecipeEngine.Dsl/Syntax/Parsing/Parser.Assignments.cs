namespace RecipeEngine.Dsl.Syntax;

public sealed partial class Parser
{
    /// <summary>A primary, and when an assignment operator or a comma of a multiple assignment follows, all of that.</summary>
    Node ParseAssignable(Mark mark)
    {
        var statement = statementAt == mark.Start;
        // Where a whole statement or the value of such an assignment stands, the value may be a command.
        var command = assignmentAt == mark.Start;
        if (Kind == TokenKind.Splat && statement)
        {
            return ParseMultiAssign(null, mark, command);
        }
        return ParseAssignmentTo(ParsePrimary(), mark, statement, command);
    }

    Node ParseAssignmentTo(Node left, Mark mark, bool statement, bool command)
    {
        switch (Kind)
        {
            case TokenKind.Assign when IsTarget(left):
                return ParseAssign(left, mark, statement, command);
            case TokenKind.Assign when left is MultiTargetNode && statement:
                return ParseMultiAssignValue((MultiTargetNode)left, mark, command);
            case TokenKind.OperatorAssign when IsTarget(left):
                return ParseOperatorAssign(left, mark, command);
            case TokenKind.Comma when statement && (IsTarget(left) || left is MultiTargetNode):
                return ParseMultiAssign(left, mark, command);
            case TokenKind.Assign or TokenKind.OperatorAssign:
                // Reports what cannot be assigned to in Ruby's words.
                ToTarget(left);
                return left;
            default:
                if (left is MultiTargetNode && !statement)
                {
                    throw Unexpected();
                }
                return left;
        }
    }

    static bool IsTarget(Node node) => node switch
    {
        LocalVariableNode or InstanceVariableNode or ClassVariableNode or GlobalVariableNode => true,
        ConstantNode => true,
        CallNode { Block: null, HasParentheses: false } call => call.IsIndex || call.IsVariableCall || (call.Receiver is not null && call.Arguments.Count == 0 && IsAttributeName(call.Method)),
        _ => false,
    };

    static bool IsAttributeName(string name) => name[^1] is not ('?' or '!' or '=' or '~' or '@' or '+' or '-' or '*' or '/' or '<' or '>' or '%' or '&' or '|' or '^' or '`' or ']');

    Node ParseAssign(Node left, Mark mark, bool statement, bool command)
    {
        // Declared before the value is read: in x = x the second x is the variable.
        var target = ToTarget(left);
        Advance();
        if (command)
        {
            commandAt = assignmentAt = lex.Start;
        }
        Node value;
        var valueMark = Here;
        if (statement && Kind == TokenKind.Splat)
        {
            value = ParseBareArray(null, valueMark);
            return WithValue(target, value, From(mark));
        }
        value = ParseValue(command);
        if (statement && Kind == TokenKind.Comma)
        {
            value = ParseBareArray(value, valueMark);
        }
        return CommandAssignment(WithValue(target, value, From(mark)), value);
    }

    /// <summary>An assignment of a command is a statement: nothing can be joined to it.</summary>
    Node CommandAssignment(Node assignment, Node value)
    {
        if (ReferenceEquals(value, lastCommand) || ReferenceEquals(value, commandAssignment))
        {
            commandAssignment = lastCommand = assignment;
        }
        return assignment;
    }

    /// <summary>The right side of an assignment, with its own rescue modifier.</summary>
    Node ParseValue(bool command)
    {
        Enter();
        var value = ParseArgument();
        CheckValue(value);
        if (Kind == TokenKind.RescueModifier)
        {
            value = ParseRescueModifier(value, command && ReferenceEquals(value, lastCommand));
        }
        depth--;
        return value;
    }

    /// <summary>A list of values without brackets, the first of which may have been read; at its comma or at a splat.</summary>
    ArrayNode ParseBareArray(Node? first, Mark mark)
    {
        var items = new List<Node>();
        if (first is not null)
        {
            items.Add(first);
        }
        else
        {
            items.Add(ParseSplatOrArgument());
        }
        while (Accept(TokenKind.Comma))
        {
            items.Add(ParseSplatOrArgument());
        }
        return new ArrayNode(From(mark), items) { IsBare = true };
    }

    Node ParseOperatorAssign(Node left, Mark mark, bool command)
    {
        var name = lex.Text;
        var target = left is CallNode { IsVariableCall: false } ? left : ToTarget(left, operatorAssign: true);
        Advance();
        if (command)
        {
            commandAt = assignmentAt = lex.Start;
        }
        var value = ParseValue(command);
        return CommandAssignment(new OperatorAssignNode(From(mark), target, name, value), value);
    }

    /// <summary>Turns what was read as a value into a target, and declares it when it is a local variable.</summary>
    Node ToTarget(Node node, bool operatorAssign = false)
    {
        switch (node)
        {
            case MultiTargetNode:
                return node;
            case LocalVariableNode local:
                CheckNumbered(local.Name, local);
                return new LocalAssignNode(local.Span, local.Name, null);
            case CallNode { IsVariableCall: true } call:
                CheckNumbered(call.Method, call);
                scope.DeclareIfNew(call.Method);
                return new LocalAssignNode(call.Span, call.Method, null);
            case InstanceVariableNode instance:
                return new InstanceAssignNode(instance.Span, instance.Name, null);
            case ClassVariableNode classVariable:
                return new ClassVariableAssignNode(classVariable.Span, classVariable.Name, null);
            case GlobalVariableNode global:
                return new GlobalAssignNode(global.Span, global.Name, null);
            case ConstantNode constant:
                if (inDef && (!operatorAssign || constant is { Scope: null, TopLevel: false }))
                {
                    Fault("dynamic constant assignment", constant);
                }
                return new ConstantAssignNode(constant.Span, constant, null);
            case CallNode { IsIndex: true } index:
                return new CallNode(index.Span, index.Receiver, "[]=", index.Arguments) { IsIndex = true, IsAssignment = true, NameLine = index.NameLine };
            case CallNode call when IsTarget(call):
                return new CallNode(call.Span, call.Receiver, call.Method + "=", []) { IsAssignment = true, SafeNavigation = call.SafeNavigation, NameLine = call.NameLine };
            case NthReferenceNode nth:
                throw lex.Fail($"Can't set variable ${nth.Number}", node.Span.Start);
            case BackReferenceNode back:
                throw lex.Fail($"Can't set variable {back.Name}", node.Span.Start);
            case NilNode or TrueNode or FalseNode:
                throw lex.Fail($"Can't assign to {(node is NilNode ? "nil" : node is TrueNode ? "true" : "false")}", node.Span.Start);
            case SelfNode:
                throw lex.Fail("Can't change the value of self", node.Span.Start);
            case FileNode or LineNode or EncodingNode:
                throw lex.Fail($"Can't assign to {(node is FileNode ? "__FILE__" : node is LineNode ? "__LINE__" : "__ENCODING__")}", node.Span.Start);
            default:
                throw Unexpected();
        }
    }

    static Node WithValue(Node target, Node value, Span span) => target switch
    {
        LocalAssignNode local => new LocalAssignNode(span, local.Name, value),
        InstanceAssignNode instance => new InstanceAssignNode(span, instance.Name, value),
        ClassVariableAssignNode classVariable => new ClassVariableAssignNode(span, classVariable.Name, value),
        GlobalAssignNode global => new GlobalAssignNode(span, global.Name, value),
        ConstantAssignNode constant => new ConstantAssignNode(span, constant.Target, value),
        CallNode call => new CallNode(span, call.Receiver, call.Method, [.. call.Arguments, value])
        {
            IsIndex = call.IsIndex,
            IsAssignment = true,
            SafeNavigation = call.SafeNavigation,
            NameLine = call.NameLine,
        },
        _ => target,
    };

    /// <summary><c>a, b = …</c> after its first target, or at a splat that begins it.</summary>
    Node ParseMultiAssign(Node? first, Mark mark, bool command)
    {
        var target = ParseTargets(first, mark);
        if (inGroup)
        {
            SkipNewlines();
        }
        return Kind == TokenKind.Assign ? ParseMultiAssignValue(target, mark, command) : Kind == TokenKind.RightParen ? target : throw Unexpected(TokenKind.Assign);
    }

    Node ParseMultiAssignValue(MultiTargetNode target, Mark mark, bool command)
    {
        Advance();
        if (command)
        {
            commandAt = lex.Start;
        }
        var valueMark = Here;
        // a, b = c, d = 1, 2 assigns c and the array [(d = 1), 2]: nested multiple assignment needs parentheses.
        var value = Kind == TokenKind.Splat ? ParseBareArray(null, valueMark) : ParseArgument();
        if (Kind == TokenKind.Comma)
        {
            value = ParseBareArray(value, valueMark);
        }
        if (Kind == TokenKind.RescueModifier && !ReferenceEquals(value, lastCommand))
        {
            value = ParseRescueModifier(value, command: true);
        }
        return new MultiAssignNode(From(mark), target, value);
    }

    /// <summary>The targets of a multiple assignment, up to what follows the last.</summary>
    MultiTargetNode ParseTargets(Node? first, Mark mark)
    {
        var targets = new List<Node>();
        if (first is not null)
        {
            CheckSafe(first);
            targets.Add(ToTarget(first));
            Expect(TokenKind.Comma);
        }
        var splat = false;
        while (true)
        {
            if (Kind is TokenKind.Splat or TokenKind.Star)
            {
                if (splat)
                {
                    throw Unexpected();
                }
                splat = true;
                var at = Here;
                Advance();
                var value = Kind is TokenKind.Comma or TokenKind.Assign or TokenKind.RightParen or TokenKind.KwIn ? null : ParseTargetItem();
                targets.Add(new SplatNode(From(at), value));
            }
            else if (Kind is TokenKind.Assign or TokenKind.RightParen or TokenKind.KwIn && targets.Count > 0)
            {
                break;
            }
            else
            {
                statementAt = -1;
                targets.Add(ParseTargetItem());
            }
            if (!Accept(TokenKind.Comma))
            {
                break;
            }
        }
        return new MultiTargetNode(From(mark), targets);
    }

    Node ParseTargetItem()
    {
        Enter();
        commandAt = -1;
        var item = ParsePrimary();
        if (!IsTarget(item) && item is not MultiTargetNode)
        {
            ToTarget(item);
        }
        depth--;
        CheckSafe(item);
        return ToTarget(item);
    }

    void CheckSafe(Node target)
    {
        if (target is CallNode { SafeNavigation: true })
        {
            Fault("&. inside multiple assignment destination", target);
        }
    }

    void CheckNumbered(string name, Node at)
    {
        if (name.Length == 2 && name[0] == '_' && name[1] is >= '1' and <= '9')
        {
            Fault(scope.NumberedParameters > 0 ? $"Can't assign to numbered parameter {name}" : $"{name} is reserved for numbered parameter", at);
        }
    }
}
