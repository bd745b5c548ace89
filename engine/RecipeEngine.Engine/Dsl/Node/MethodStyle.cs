namespace RecipeEngine.Engine.Dsl.Node;

/// <summary>Attributes called like methods (<c>node.nginx.port</c>, <c>node.set.nginx.port = 80</c>), as Chef 11 and 12 allow it.</summary>
static class MethodStyle
{
    static readonly RSymbol Write = RSymbol.Of("[]="), Read = RSymbol.Of("[]");

    /// <summary>The attribute behind a call; <see cref="Undefined"/> when the version does not have this style, or the name is no attribute.</summary>
    /// <param name="has">whether the receiver has the key; null: it makes what is missing</param>
    public static object? Call(Context ctx, object? receiver, RSymbol name, object?[] arguments, Func<string, bool>? has)
    {
        if (ChefRun.Of(ctx).Era >= 13)
        {
            return Undefined.Value;
        }
        if (name.Name.EndsWith('=') && arguments.Length > 0)
        {
            Warn(ctx, "method setting of node attributes (node.foo=\"bar\") is deprecated and will be removed in Chef 13, please use bracket syntax (node[\"foo\"]=\"bar\")");
            var value = arguments.Length == 1 ? arguments[0] : new RArray(arguments);
            ctx.Send(receiver, Write, new RString(name.Name[..^1]), value);
            return value;
        }
        if (arguments.Length > 0 || name.Name is "to_ary" or "to_str" or "to_hash" or "to_proc" || (has is not null && !has(name.Name)))
        {
            return Undefined.Value;
        }
        Warn(ctx, "method access to node attributes (node.foo.bar) is deprecated and will be removed in Chef 13, please use bracket syntax (node[\"foo\"][\"bar\"])");
        return ctx.Send(receiver, Read, new RString(name.Name));
    }

    static void Warn(Context ctx, string message)
    {
        if (ChefRun.Of(ctx).Era >= 12)
        {
            ChefRun.Of(ctx).Deprecated(ctx, message, "attributes");
        }
    }

    /// <summary>What is said of a name that is no attribute.</summary>
    public static RubyError Missing(Context ctx, object? receiver, RSymbol name, bool called) => ChefRun.Of(ctx).Era < 13
        ? RubyError.NoMethod(called ? $"Undefined node attribute or method `{name.Name}' on `node'" : $"Undefined method or attribute `{name.Name}' on `node'", receiver, name.Name)
        : RubyError.NoMethod($"undefined method `{name.Name}' for {ctx.Inspect(receiver)}:{ctx.ClassOf(receiver)}", receiver, name.Name);
}
