using RecipeEngine.Dsl.Execution.Nodes;
using RecipeEngine.Dsl.Syntax;

namespace RecipeEngine.Dsl.Execution.Translation;

sealed partial class Translator
{
    Exec Defined(Node node)
    {
        switch (node)
        {
            case StatementsNode { Body.Count: 0 }: return new DefinedExec("nil", null);
            case StatementsNode { Body.Count: 1 } n: return Defined(n.Body[0]);
            case NilNode: return new DefinedExec("nil", null);
            case SelfNode: return new DefinedExec("self", null);
            case TrueNode: return new DefinedExec("true", null);
            case FalseNode: return new DefinedExec("false", null);
            case LocalVariableNode: return new DefinedExec("local-variable", null);
            case InstanceVariableNode n: return new DefinedExec("instance-variable", f => f.Self is RObject o && o.HasInstanceVariable(RSymbol.Of(n.Name)));
            case GlobalVariableNode n: return new DefinedExec("global-variable", _ => interpreter.Global(n.Name).IsDefined);
            case ClassVariableNode n: return new DefinedExec("class variable", f => interpreter.TryGetClassVariable(ClassVariableScope.Of(f), n.Name, out _));
            case NthReferenceNode or BackReferenceNode:
                var reference = Value(node);
                return new DefinedExec("global-variable", f => reference.Execute(f) is not null);
            case ConstantNode { Scope: null, TopLevel: false } n: return new DefinedExec("constant", f => interpreter.IsToLoad(f.Context, f.LexicalScope, n.Name) || interpreter.TryLookUpConstant(f.Context, f.LexicalScope, n.Name, out _));
            case ConstantNode n:
                var test = Part(n.Scope);
                var scoped = n.Scope is null ? null : Value(n.Scope);
                return new DefinedExec("constant", f => test(f) && (scoped is null ? interpreter.ObjectClass : scoped.Execute(f)) is RModule m && (interpreter.IsToLoad(f.Context, m, n.Name, n.TopLevel) || interpreter.TryFindConstant(f.Context, m, n.Name, n.TopLevel, out _)) && !Interpreter.IsPrivateConstant(m, n.Name));
            case YieldNode: return new DefinedExec("yield", f => f.Block is not null);
            case ZeroSuperNode or SuperNode:
                return new DefinedExec("super", f => f.Method is { } m && f.Context.DispatchClass(f.Self).FindSuperMethod(m.Owner, m.Definition.Name) is not null);
            case CallNode { IsAssignment: true }: return new DefinedExec("assignment", null);
            case CallNode { Block: not null }: return new DefinedExec("expression", null);
            case CallNode n: return DefinedCall(n);
            case ArrayNode n:
                var items = n.Elements.Select(Part).ToArray();
                return new DefinedExec("expression", f => items.All(i => i(f)));
            case OperatorAssignNode { Target: ConstantAssignNode { Target: { Scope: not null } or { TopLevel: true } } }: return new DefinedExec("expression", null);
            case VariableAssignNode or ConstantAssignNode or OperatorAssignNode or MultiAssignNode: return new DefinedExec("assignment", null);
            case AndNode or OrNode: return new DefinedExec("expression", null);
            default: return new DefinedExec("expression", null);
        }
    }

    /// <summary>A part of a defined? expression must itself be defined.</summary>
    Func<Frame, bool> Part(Node? node)
    {
        if (node is null)
        {
            return _ => true;
        }
        var exec = Defined(node);
        return f => exec.Execute(f) is not null;
    }

    Exec DefinedCall(CallNode n)
    {
        var name = RSymbol.Of(n.Method);
        var arguments = n.Arguments.Where(a => a is not (HashNode or BlockPassNode)).Select(Part).ToArray();
        if (n.Receiver is null)
        {
            return new DefinedExec("method", f => arguments.All(a => a(f)) && (f.Context.FindMethod(f.Self, name) is not null || Missing(f, f.Self, name, true)));
        }
        var test = Part(n.Receiver);
        var receiver = Value(n.Receiver);
        var own = n.Receiver is SelfNode;
        return new DefinedExec("method", f =>
        {
            if (!arguments.All(a => a(f)) || !test(f))
            {
                return false;
            }
            var r = receiver.Execute(f);
            var m = f.Context.FindMethod(r, name);
            return m is null ? Missing(f, r, name, own) : own || m.Visibility == Visibility.Public || (m.Visibility == Visibility.Protected && f.Context.IsA(f.Self, m.Owner));
        });
    }

    static bool Missing(Frame f, object? receiver, RSymbol name, bool own) =>
        f.Context.FindMethod(receiver, Sym.RespondToMissing) is { Body: not BuiltinBody } m && Context.Truthy(m.Body!.Call2(f.Context, m, receiver, name, Box.Bool(own), null));
}
