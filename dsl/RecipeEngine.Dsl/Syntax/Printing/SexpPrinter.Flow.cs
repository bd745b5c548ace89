namespace RecipeEngine.Dsl.Syntax;

public sealed partial class SexpPrinter
{
    bool Flow(Node node)
    {
        switch (node)
        {
            case StatementsNode n:
                Open("begin");
                Children(n.Body);
                Close();
                return true;
            case BeginBlockNode n:
                Begin("kwbegin", n.Body);
                return true;
            case PreExecutionNode n:
                Group("preexe", n.Body);
                return true;
            case PostExecutionNode n:
                Group("postexe", n.Body);
                return true;
            case AndNode n:
                Group("and", n.Left, n.Right);
                return true;
            case OrNode n:
                Group("or", n.Left, n.Right);
                return true;
            case IfNode n:
                Group("if", n.Condition, n.Then, n.Else);
                return true;
            case WhileNode n:
                Group((n.Until ? "until" : "while") + (n.DoWhile ? "_post" : ""), n.Condition, n.Body);
                return true;
            case ForNode n:
                Group("for", n.Variable, n.Iterable, n.Body);
                return true;
            case CaseNode n:
                Open("case");
                Child(n.Subject);
                Children(n.Whens);
                Child(n.Else);
                Close();
                return true;
            case WhenNode n:
                Open("when");
                Children(n.Conditions);
                Child(n.Body);
                Close();
                return true;
            case ReturnNode n:
                Jump("return", n.Value);
                return true;
            case BreakNode n:
                Jump("break", n.Value);
                return true;
            case NextNode n:
                Jump("next", n.Value);
                return true;
            case RedoNode:
                Leaf("redo");
                return true;
            case RetryNode:
                Leaf("retry");
                return true;
            case RescueNode n:
                Open("rescue");
                Child(n.Body);
                Children(n.Clauses);
                Child(n.Else);
                Close();
                return true;
            case RescueClauseNode n:
                Open("resbody ");
                if (n.Classes.Count == 0)
                {
                    output.Append("nil");
                }
                else
                {
                    Open("array");
                    Children(n.Classes);
                    Close();
                }
                Child(n.Variable);
                Child(n.Body);
                Close();
                return true;
            case EnsureNode n:
                Group("ensure", n.Body, n.Ensure);
                return true;
            default:
                return false;
        }
    }

    void Jump(string type, Node? value)
    {
        Open(type);
        if (value is ArrayNode { IsBare: true } list)
        {
            Children(list.Elements);
        }
        else if (value is not null)
        {
            Child(value);
        }
        Close();
    }
}
