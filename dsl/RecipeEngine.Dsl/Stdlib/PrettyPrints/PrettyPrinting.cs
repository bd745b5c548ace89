namespace RecipeEngine.Dsl.Stdlib.PrettyPrints;

/// <summary>How values of each kind are laid out by pp.</summary>
static class PrettyPrinting
{
    static readonly RSymbol Custom = RSymbol.Of("pretty_print"), Cycle = RSymbol.Of("pretty_print_cycle");

    public static string Of(Context ctx, object? value, int width, bool singleLine = false)
    {
        var q = new RPrettyPrinter(ctx.Interpreter.FindClass(ctx, "PP")) { Width = width, SingleLine = singleLine };
        Print(ctx, q, value);
        return q.Layout();
    }

    /// <summary>Asks the value's pretty_print; something inside itself is shown short.</summary>
    public static void Print(Context ctx, RPrettyPrinter q, object? value)
    {
        if (value is not RObject o || value is RSymbol or RString)
        {
            q.Text(ctx.Inspect(value));
            return;
        }
        if (!q.Seen.Add(o))
        {
            ctx.Send(value, Cycle, q);
            return;
        }
        try
        {
            ctx.Send(value, Custom, q);
        }
        finally
        {
            q.Seen.Remove(o);
        }
    }

    public static void Default(Context ctx, RPrettyPrinter q, object? self)
    {
        switch (self)
        {
            case RArray a: List(ctx, q, a); return;
            case RHash h: Hash(ctx, q, h); return;
        }
        if (self is not RObject o)
        {
            q.Text(ctx.Inspect(self));
            return;
        }
        if (ctx.Interpreter.ObjectClass.TryGetOwnConstant(ctx, "Struct", out var structure) && ctx.IsA(self, (RModule)structure!))
        {
            Struct(ctx, q, self);
            return;
        }
        var inspect = ctx.FindMethod(self, Sym.Inspect);
        if (inspect is null || !ReferenceEquals(inspect.Definition.Owner, ctx.Interpreter.KernelModule) || !Core.Kernels.KernelVariables.Names(o).Any())
        {
            q.Text(ctx.Inspect(self));
            return;
        }
        Object(ctx, q, o);
    }

    public static void Object(Context ctx, RPrettyPrinter q, RObject o) =>
        q.Group(1, ctx.AnyToS(o)[..^1], ">", () => Fields(ctx, q, Core.Kernels.KernelVariables.Names(o).Select(n => (n.Name, o.GetInstanceVariable(n)))));

    static void Struct(Context ctx, RPrettyPrinter q, object? self)
    {
        var members = Coerce.ToAry(ctx, ctx.Send(self, "members"));
        q.Group(1, $"#<struct {ctx.ToS(ctx.ClassOf(self))}", ">", () => Fields(ctx, q, members.Select(m => (ctx.ToS(m), ctx.Send(self, Sym.Index, m)))));
    }

    static void Fields(Context ctx, RPrettyPrinter q, IEnumerable<(string Name, object? Value)> fields)
    {
        var first = true;
        foreach (var (name, value) in fields)
        {
            if (!first)
            {
                q.Text(",");
            }
            first = false;
            q.Break();
            q.Text(name);
            q.Text("=");
            q.Group(1, "", "", () =>
            {
                q.Break("");
                Print(ctx, q, value);
            });
        }
    }

    static void List(Context ctx, RPrettyPrinter q, RArray a) => q.Group(1, "[", "]", () =>
    {
        for (var i = 0; i < a.Count; i++)
        {
            if (i > 0)
            {
                q.Text(",");
                q.Break();
            }
            Print(ctx, q, a[i]);
        }
    });

    public static void Hash(Context ctx, RPrettyPrinter q, RHash h) => q.Group(1, "{", "}", () =>
    {
        var first = true;
        foreach (var (key, value) in h.Pairs())
        {
            if (!first)
            {
                q.Text(",");
                q.Break();
            }
            first = false;
            q.Group(0, "", "", () =>
            {
                Print(ctx, q, key);
                q.Text("=>");
                q.Group(1, "", "", () =>
                {
                    q.Break("");
                    Print(ctx, q, value);
                });
            });
        }
    });
}
