namespace RecipeEngine.Dsl.Syntax;

public sealed partial class SexpPrinter
{
    bool Call(Node node)
    {
        switch (node)
        {
            case CallNode { Block: { } block } n:
                Block(block, () => Send(n));
                return true;
            case CallNode n:
                Send(n);
                return true;
            case SuperNode n:
                Block(n.Block, () => Simple("super", n.Arguments));
                return true;
            case ZeroSuperNode n:
                Block(n.Block, () => Leaf("zsuper"));
                return true;
            case YieldNode n:
                Simple("yield", n.Arguments);
                return true;
            case BlockPassNode n:
                Group("block_pass", n.Value);
                return true;
            case ForwardArgumentsNode:
                Leaf("forwarded_args");
                return true;
            case LambdaNode n:
                Block(n.Block, () => Leaf("lambda"), lambda: true);
                return true;
            default:
                return false;
        }
    }

    void Simple(string type, IReadOnlyList<Node> arguments)
    {
        Open(type);
        Arguments(arguments);
        Close();
    }

    void Send(CallNode node)
    {
        if (node is { Receiver: RegexpNode regexp, Method: "=~", Arguments.Count: 1, HasParentheses: false } && RegexpNames.StaticText(regexp.Parts) is not null)
        {
            Group("match_with_lvasgn", regexp, node.Arguments[0]);
            return;
        }
        if (node.IsIndex)
        {
            Open(node.IsAssignment ? "indexasgn" : "index");
            Child(node.Receiver);
            Arguments(node.Arguments);
            Close();
            return;
        }
        Open(node.SafeNavigation ? "csend" : "send");
        Child(node.Receiver);
        Symbol(node.Method);
        Arguments(node.Arguments);
        Close();
    }

    void Arguments(IReadOnlyList<Node> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument is HashNode { Braces: false } hash)
            {
                output.Append(' ');
                Open("kwargs");
                Children(hash.Elements);
                Close();
            }
            else
            {
                Child(argument);
            }
        }
    }

    void Block(BlockNode? block, Action head, bool lambda = false)
    {
        if (block is null)
        {
            head();
            return;
        }
        Open(block.NumberedParameters > 0 ? "numblock " : "block ");
        head();
        output.Append(' ');
        if (block.NumberedParameters > 0)
        {
            output.Append(block.NumberedParameters);
        }
        else
        {
            Parameters(block.Parameters, procArgument: !lambda);
        }
        Child(block.Body);
        Close();
    }

    void Parameters(ParametersNode? parameters, bool procArgument)
    {
        Open("args");
        if (parameters is not null)
        {
            var items = parameters.Items;
            // A lone plain parameter of a block takes an array apart or not as the caller likes: procarg0.
            var only = procArgument && !parameters.TrailingComma && items.Count > 0 && items[0].Kind == ParameterKind.Required
                && items.Skip(1).All(i => i.Kind == ParameterKind.BlockLocal);
            for (var i = 0; i < items.Count; i++)
            {
                output.Append(' ');
                if (i == 0 && only)
                {
                    Open("procarg0");
                    if (items[0].Destructure is { } targets)
                    {
                        Destructured(targets);
                    }
                    else
                    {
                        output.Append(' ');
                        Parameter(items[0]);
                    }
                    Close();
                }
                else
                {
                    Parameter(items[i]);
                }
            }
        }
        Close();
    }

    void Parameter(ParameterNode node)
    {
        if (node.Destructure is { } targets)
        {
            Open("mlhs");
            Destructured(targets);
            Close();
            return;
        }
        Open(node.Kind switch
        {
            ParameterKind.Optional => "optarg",
            ParameterKind.Rest => "restarg",
            ParameterKind.Keyword => "kwoptarg",
            ParameterKind.RequiredKeyword => "kwarg",
            ParameterKind.KeywordRest => "kwrestarg",
            ParameterKind.NoKeywords => "kwnilarg",
            ParameterKind.Block => "blockarg",
            ParameterKind.Forward => "forward_arg",
            ParameterKind.BlockLocal => "shadowarg",
            _ => "arg",
        });
        if (node.Name is not null)
        {
            Symbol(node.Name);
        }
        else if (node.Kind == ParameterKind.Block)
        {
            output.Append(" nil");
        }
        if (node.Default is not null)
        {
            Child(node.Default);
        }
        Close();
    }

    void Destructured(MultiTargetNode targets)
    {
        foreach (var target in targets.Targets)
        {
            output.Append(' ');
            switch (target)
            {
                case LocalAssignNode local:
                    Named("arg", local.Name);
                    break;
                case SplatNode { Value: LocalAssignNode local }:
                    Named("restarg", local.Name);
                    break;
                case SplatNode:
                    Leaf("restarg");
                    break;
                case MultiTargetNode inner:
                    Open("mlhs");
                    Destructured(inner);
                    Close();
                    break;
            }
        }
    }
}
