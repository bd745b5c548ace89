namespace RecipeEngine.Dsl.Syntax;

public sealed partial class SexpPrinter
{
    bool Definition(Node node)
    {
        switch (node)
        {
            case DefNode n:
                Open(n.Singleton is null ? "def" : "defs");
                if (n.Singleton is not null)
                {
                    // def (expression).name: the parser gem drops these parentheses.
                    Child(n.Singleton);
                }
                Symbol(n.Name);
                output.Append(' ');
                Parameters(n.Parameters, procArgument: false);
                Child(n.Body);
                Close();
                return true;
            case ClassNode n:
                Group("class", n.Path, n.Superclass, n.Body);
                return true;
            case ModuleNode n:
                Group("module", n.Path, n.Body);
                return true;
            case SingletonClassNode n:
                Group("sclass", n.Target, n.Body);
                return true;
            case UndefNode n:
                Open("undef");
                Children(n.Names);
                Close();
                return true;
            case AliasNode n:
                Group("alias", n.NewName, n.OldName);
                return true;
            default:
                return false;
        }
    }
}
