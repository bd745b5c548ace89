namespace RecipeEngine.Dsl.Execution;

/// <summary>Method lookup where refinements are switched on.</summary>
static class Refinements
{
    /// <summary>The refined method that a call in a scope reaches; null when no refinement takes part.</summary>
    public static MethodEntry? Find(LexicalScope scope, RClass receiver, RSymbol name)
    {
        foreach (var module in receiver.Ancestors())
        {
            for (var s = scope; s is not null; s = s.Parent)
            {
                for (var i = s.Refinements.Count - 1; i >= 0; i--)
                {
                    if (ReferenceEquals(s.Refinements[i].RefinedClass, module) && InRefinement(s.Refinements[i], name) is { } entry)
                    {
                        return entry;
                    }
                }
            }
            if (module.Methods.ContainsKey(name))
            {
                return null;
            }
        }
        return null;
    }

    /// <summary>The refined method that running code reaches through a builtin like send; null when no refinement takes part.</summary>
    public static MethodEntry? Active(Context context, object? receiver, RSymbol name) =>
        context.Interpreter.UsesRefinements && context.Current is { } current ? Find(current.LexicalScope, context.DispatchClass(receiver), name) : null;

    /// <summary>As Send, with the refinements of the running code.</summary>
    public static object? Send(Context context, object? receiver, RSymbol name, params object?[] arguments) =>
        Active(context, receiver, name) is { } entry ? entry.Body!.Call(context, entry, receiver, arguments, null) : context.Send(receiver, name, arguments);

    static MethodEntry? InRefinement(RModule refinement, RSymbol name)
    {
        foreach (var m in refinement.Ancestors())
        {
            if (m.Methods.TryGetValue(name, out var entry))
            {
                return entry.IsUndefined ? null : entry;
            }
        }
        return null;
    }
}
