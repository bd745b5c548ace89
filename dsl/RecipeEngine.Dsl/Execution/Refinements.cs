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
