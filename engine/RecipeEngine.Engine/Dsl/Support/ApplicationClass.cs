namespace RecipeEngine.Engine.Dsl.Support;

/// <summary>Chef::Application: ending the program from a cookbook.</summary>
[RubyClass("Chef::Application")]
public static class ApplicationClass
{
    [RubyMethod("fatal!", Singleton = true)]
    public static object? Fatal(Context ctx, object? message, object? error = null)
    {
        ChefRun.Of(ctx).Log(LogLevel.Fatal, ctx.ToS(message));
        return Exit(ctx, message, error);
    }

    [RubyMethod("exit!", Singleton = true)]
    public static object? Exit(Context ctx, object? message = null, object? error = null) =>
        ctx.Send(ctx.Interpreter.FindModule(ctx, "Kernel"), "exit", error is long code ? Box.Int(code) : Box.Int(1));

    [RubyMethod("debug_stacktrace", Singleton = true)]
    public static void DebugStacktrace(object? error = null)
    {
    }
}

/// <summary>Chef::ResourceResolver: which class answers a resource name.</summary>
[RubyClass("Chef::ResourceResolver")]
public static class ResourceResolverClass
{
    [RubyMethod("resolve", Singleton = true)]
    public static object? Resolve(Context ctx, object? name, [Keyword] object? node = null, [Keyword] object? canonical = null)
    {
        var run = ChefRun.Of(ctx);
        return run.Registry.Resolve(ctx, ctx.ToS(name));
    }

    [RubyMethod("list", Singleton = true)]
    public static object? List(Context ctx, object? name, [Keyword] object? node = null) => Resolve(ctx, name) is { } found ? RArray.Of(found) : new RArray();
}

/// <summary>Chef::ProviderResolver: which provider class answers a resource's action.</summary>
[RubyClass("Chef::ProviderResolver")]
public static class ProviderResolverClass
{
    [RubyMethod("initialize", Private = true)]
    public static void Initialize(RObject self, object? node, Resource resource, object? action)
    {
        self.SetInstanceVariable(RSymbol.Of("@resource"), resource);
        self.SetInstanceVariable(RSymbol.Of("@action"), action);
    }

    [RubyMethod("resolve")]
    public static object? Resolve(Context ctx, RObject self) =>
        ctx.Send(ctx.Send(self.GetInstanceVariable(RSymbol.Of("@resource")), "provider_for_action", self.GetInstanceVariable(RSymbol.Of("@action"))), "class");
}
