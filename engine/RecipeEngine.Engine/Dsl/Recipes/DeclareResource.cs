namespace RecipeEngine.Engine.Dsl.Recipes;

/// <summary>Chef::DSL::DeclareResource: functions about resources.</summary>
[RubyModule("Chef::DSL::DeclareResource")]
public static class DeclareResource
{
    static RunContext Home(Context ctx, object? self, object? given) => given as RunContext ?? ResourceDeclaration.ContextOf(ctx, self);

    [RubyMethod("declare_resource")]
    public static object? Declare(Context ctx, object? self, object? type, object? name = null, [Keyword] object? created_at = null, [Keyword] object? run_context = null, [Keyword] object? enclosing_provider = null, RProc? block = null) =>
        ResourceDeclaration.Declare(ctx, self, ctx.ToS(type), name, Home(ctx, self, run_context), enclosing_provider, block, created_at);

    [RubyMethod("build_resource")]
    public static object? Build(Context ctx, object? self, object? type, object? name = null, [Keyword] object? created_at = null, [Keyword] object? run_context = null, [Keyword] object? enclosing_provider = null, RProc? block = null) =>
        ResourceDeclaration.Build(ctx, self, ctx.ToS(type), name, Home(ctx, self, run_context), enclosing_provider, block, created_at);

    static Resource? Find(Context ctx, object? self, object? type, object? name, object? runContext) =>
        Home(ctx, self, runContext).Collection.FindUpward(ResourceCollection.Key(ctx.ToS(type), ctx.ToS(name)));

    static RubyError NotFound(Context ctx, object? type, object? name) => new("Chef::Exceptions::ResourceNotFound",
        $"Cannot find a resource matching {ResourceCollection.Key(ctx.ToS(type), ctx.ToS(name))} (did you define it first?)");

    [RubyMethod("find_resource!")]
    public static object? FindStrictly(Context ctx, object? self, object? type, object? name, [Keyword] object? run_context = null, RProc? block = null) =>
        block is not null ? throw RubyError.Argument("find_resource! does not take a block") : Find(ctx, self, type, name, run_context) ?? throw NotFound(ctx, type, name);

    [RubyMethod("find_resource")]
    public static object? FindOrDeclare(Context ctx, object? self, object? type, object? name, [Keyword] object? created_at = null, [Keyword] object? run_context = null, RProc? block = null) =>
        Find(ctx, self, type, name, run_context)
        ?? (block is null ? null : ResourceDeclaration.Declare(ctx, self, ctx.ToS(type), name, Home(ctx, self, run_context), null, block, created_at ?? Origin(233, "find_resource")));

    // a resource made by these helpers names Chef's own file as its source (18.11.21), also in "c::r line 233" of the log
    static RString Origin(int line, string method) => new($"chef/dsl/declare_resource.rb:{line}:in `{method}'");

    [RubyMethod("edit_resource!")]
    public static object? EditStrictly(Context ctx, object? self, object? type, object? name, [Keyword] object? created_at = null, [Keyword] object? run_context = null, RProc? block = null) =>
        Edit(ctx, self, Find(ctx, self, type, name, run_context) ?? throw NotFound(ctx, type, name), block);

    static Resource Edit(Context ctx, object? self, Resource resource, RProc? block)
    {
        var argument = ctx.FindMethod(self, RSymbol.Of("new_resource")) is not null ? ctx.Send(self, "new_resource") : null;
        block?.CallWithSelf(ctx, resource, argument is null ? [] : [argument]);
        return resource;
    }

    [RubyMethod("edit_resource")]
    public static object? EditOrDeclare(Context ctx, object? self, object? type, object? name, [Keyword] object? created_at = null, [Keyword] object? run_context = null, RProc? block = null) =>
        Find(ctx, self, type, name, run_context) is { } found
            ? Edit(ctx, self, found, block)
            : ResourceDeclaration.Declare(ctx, self, ctx.ToS(type), name, Home(ctx, self, run_context), null, block, created_at ?? Origin(159, "edit_resource"));

    [RubyMethod("delete_resource")]
    public static object? Delete(Context ctx, object? self, object? type, object? name, [Keyword] object? run_context = null) =>
        Home(ctx, self, run_context).Collection.Delete(ResourceCollection.Key(ctx.ToS(type), ctx.ToS(name)));

    [RubyMethod("delete_resource!")]
    public static object? DeleteStrictly(Context ctx, object? self, object? type, object? name, [Keyword] object? run_context = null) =>
        Delete(ctx, self, type, name, run_context) ?? throw NotFound(ctx, type, name);

    [RubyMethod("resources")]
    public static object? Resources(Context ctx, object? self, params object?[] rest)
    {
        var found = rest.SelectMany(r => ResourceLookup.Find(ctx, ResourceDeclaration.ContextOf(ctx, self).Collection, r)).ToList();
        return found.Count == 1 ? found[0] : new RArray(found);
    }

    [RubyMethod("with_run_context")]
    public static object? WithRunContext(Context ctx, RObject self, object? which, RProc block)
    {
        var variable = RSymbol.Of("@run_context");
        var old = ResourceDeclaration.ContextOf(ctx, self);
        var next = which switch
        {
            RunContext given => given,
            RSymbol { Name: "root" } => old.Root,
            RSymbol { Name: "parent" } => old.Parent ?? old,
            _ => throw RubyError.Argument("bad argument to run_context helper, must be :root, :parent, or a Chef::RunContext"),
        };
        self.SetInstanceVariable(variable, next);
        try
        {
            return block.Yield(ctx, []);
        }
        finally
        {
            self.SetInstanceVariable(variable, old);
        }
    }

    [RubyMethod("lazy")]
    public static object? Lazy(Context ctx, RProc block) => new DelayedEvaluator(ctx.Interpreter.FindClass(ctx, "Chef::DelayedEvaluator"), block);
}

/// <summary>Chef::Mixin::NotifyingBlock</summary>
[RubyModule("Chef::Mixin::NotifyingBlock")]
public static class NotifyingBlock
{
    [RubyMethod("subcontext_block")]
    public static object? Subcontext(Context ctx, RObject self, object? parent = null, RProc? block = null)
    {
        var variable = RSymbol.Of("@run_context");
        var old = ResourceDeclaration.ContextOf(ctx, self);
        var run = ChefRun.Of(ctx);
        var inner = run.NewRunContext(parent as RunContext ?? old);
        self.SetInstanceVariable(variable, inner);
        try
        {
            block?.CallWithSelf(ctx, self, []);
            new Runner(run, inner).Converge(ctx);
        }
        finally
        {
            self.SetInstanceVariable(variable, old);
        }
        return inner.Collection;
    }

    [RubyMethod("notifying_block")]
    public static object? Notifying(Context ctx, RObject self, RProc block)
    {
        var collection = (ResourceCollection)Subcontext(ctx, self, null, block)!;
        if (collection.All.Any(r => r.Updated) && self is RubyProvider provider)
        {
            provider.NewResource.UpdatedByLastAction = true;
        }
        return collection;
    }
}
