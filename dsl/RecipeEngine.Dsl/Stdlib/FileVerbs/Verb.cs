namespace RecipeEngine.Dsl.Stdlib.FileVerbs;

/// <summary>One call of a FileUtils method: its options, checked, with noop and verbose served.</summary>
sealed class Verb
{
    readonly Context ctx;
    readonly RHash? options;

    public Verb(Context ctx, RHash? options, params ReadOnlySpan<string> known)
    {
        this.ctx = ctx;
        this.options = options;
        Coerce.OnlyKeywords(ctx, options, known);
    }

    public bool Has(string name) => options is not null && Context.Truthy(options.Get(ctx, name));

    public object? Get(string name) => options?.Get(ctx, name);

    /// <summary>Prints the command when verbose; true when nothing may be done.</summary>
    public bool Announce(string command)
    {
        if (Has("verbose"))
        {
            ctx.Send(ctx.Interpreter.Global("$stdout").Get(ctx), Sym.Puts, new RString(command));
        }
        return Has("noop");
    }

    /// <summary>A path or a list of them as text.</summary>
    public static List<string> Paths(Context ctx, object? list)
    {
        var result = new List<string>();
        Add(list);
        return result;

        void Add(object? value)
        {
            if (value is not RString && Coerce.TryAry(ctx, value) is { } array)
            {
                foreach (var item in array)
                {
                    Add(item);
                }
            }
            else
            {
                result.Add(Coerce.ToPath(ctx, value));
            }
        }
    }

    public static RArray List(IEnumerable<string> paths) => new(paths.Select(p => (object?)new RString(p)));
}
