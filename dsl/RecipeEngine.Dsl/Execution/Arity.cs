namespace RecipeEngine.Dsl.Execution;

static class Arity
{
    /// <summary>Parameters of a method of which only the arity is known.</summary>
    public static IReadOnlyList<(string Kind, string? Name)> Describe(int arity)
    {
        var list = new List<(string, string?)>();
        for (var i = 0; i < (arity < 0 ? -arity - 1 : arity); i++)
        {
            list.Add(("req", null));
        }
        if (arity < 0)
        {
            list.Add(("rest", null));
        }
        return list;
    }
}
