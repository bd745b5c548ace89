using static RecipeEngine.Engine.Resources.ChefHandlerResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>A report or exception handler of this run, from a class that a library or a file defines.</summary>
public sealed class ChefHandlerProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<ChefHandlerProvider>(ChefHandlerResource.Type, ("enable", p => p.Enable()), ("disable", p => p.Disable()));

    IEnumerable<(string Kind, bool IsWanted)> Kinds => Desired[TypeOption]!.Pairs().Select(p => (Context.ToS(p.Key), Context.Truthy(p.Value)));

    RArray List(string kind) => (RArray)Run.Config.Get(Context, kind + "_handlers")!;

    void Unregister(string kind)
    {
        var list = List(kind);
        for (var i = list.Count - 1; i >= 0; i--)
        {
            if (Context.ClassOf(list.At(i)).ToString() == Desired[ClassName])
            {
                Run.Log(LogLevel.Info, $"Disabling {Desired[ClassName]} as a {kind} handler.");
                Context.Send(list, "delete_at", Box.Int(i));
            }
        }
    }

    void Enable()
    {
        foreach (var (kind, _) in Kinds.Where(k => k.IsWanted))
        {
            Unregister(kind);
        }
        if (Desired[Source] is { } source)
        {
            Context.Send(Context.Interpreter.MainObject, "require", new RString(source));
        }
        object? klass = Context.Interpreter.ObjectClass;
        foreach (var part in Desired[ClassName]!.Split("::", StringSplitOptions.RemoveEmptyEntries))
        {
            klass = Context.Send(klass, "const_get", RSymbol.Of(part));
        }
        var handler = Context.Send(klass, "new", Desired.Value(Arguments) is RArray arguments ? arguments.ToArray() : [Desired.Value(Arguments)]);
        foreach (var (kind, _) in Kinds.Where(k => k.IsWanted))
        {
            Run.Log(LogLevel.Info, $"Enabling {Context.ClassOf(handler)} as a {kind} handler.");
            List(kind).Add(handler);
        }
    }

    void Disable()
    {
        foreach (var (kind, _) in Kinds)
        {
            Unregister(kind);
        }
    }
}
