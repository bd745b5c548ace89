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
    static readonly RSymbol NameVariable = RSymbol.Of("@resource_name"), NodeVariable = RSymbol.Of("@node");

    [RubyMethod("resolve", Singleton = true)]
    public static object? Resolve(Context ctx, object? name, [Keyword] object? node = null, [Keyword] object? canonical = null) => ChefRun.Of(ctx).Registry.Resolve(ctx, ctx.ToS(name));

    [RubyMethod("list", Singleton = true)]
    public static object? List(Context ctx, object? name, [Keyword] object? node = null) => new RArray(ChefRun.Of(ctx).Registry.List(ctx, ctx.ToS(name)));

    [RubyMethod("includes_handler?", Singleton = true)]
    public static bool Includes(Context ctx, object? name, RClass klass) => ChefRun.Of(ctx).Registry.IsProvidedBy(ctx.ToS(name), klass);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(RObject self, object? node, object? name)
    {
        self.SetInstanceVariable(NodeVariable, node);
        self.SetInstanceVariable(NameVariable, name);
    }

    [RubyMethod("node")]
    public static object? Node(RObject self) => self.GetInstanceVariable(NodeVariable);

    [RubyMethod("resource_name", "resource")]
    public static object? Name(RObject self) => self.GetInstanceVariable(NameVariable);

    [RubyMethod("resolve")]
    public static object? ResolveMine(Context ctx, RObject self) => Resolve(ctx, Name(self));

    [RubyMethod("list")]
    public static object? ListMine(Context ctx, RObject self) => List(ctx, Name(self));

    [RubyMethod("provided_by?")]
    public static bool IsProvidedBy(Context ctx, RObject self, RClass klass) => ChefRun.Of(ctx).Registry.List(ctx, ctx.ToS(Name(self))).Contains(klass);
}

/// <summary>Chef::ProviderResolver: which provider class answers a resource's action.</summary>
[RubyClass("Chef::ProviderResolver")]
public static class ProviderResolverClass
{
    static readonly RSymbol ResourceVariable = RSymbol.Of("@resource"), ActionVariable = RSymbol.Of("@action"), NodeVariable = RSymbol.Of("@node");

    /// <summary>The classes that provide a name here.</summary>
    [RubyMethod("classes_for", Singleton = true)]
    public static object? ClassesFor(Context ctx, object? name) => new RArray(ChefRun.Of(ctx).ProviderRegistry.Candidates(ctx, ctx.ToS(name)));

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(RObject self, object? node, Resource resource, object? action)
    {
        self.SetInstanceVariable(NodeVariable, node);
        self.SetInstanceVariable(ResourceVariable, resource);
        self.SetInstanceVariable(ActionVariable, action);
    }

    [RubyMethod("node")]
    public static object? Node(RObject self) => self.GetInstanceVariable(NodeVariable);

    [RubyMethod("resource")]
    public static object? ResourceOf(RObject self) => self.GetInstanceVariable(ResourceVariable);

    [RubyMethod("action")]
    public static object? Action(RObject self) => self.GetInstanceVariable(ActionVariable);

    [RubyMethod("resolve")]
    public static object? Resolve(Context ctx, RObject self) =>
        ProviderResolver.ClassOf(ctx, ProviderResolver.Resolve(ctx, ChefRun.Of(ctx), (Resource)ResourceOf(self)!, ctx.ToS(Action(self))));

    [RubyMethod("enabled_handlers", "supported_handlers")]
    public static object? Enabled(Context ctx, RObject self)
    {
        var found = ChefRun.Of(ctx).ProviderRegistry.Candidates(ctx, ((Resource)ResourceOf(self)!).ResourceName).ToList();
        return found.Count > 0 ? new RArray(found) : RArray.Of(Resolve(ctx, self));
    }

    [RubyMethod("provided_by?")]
    public static bool IsProvidedBy(Context ctx, RObject self, RClass klass) => ((RArray)Enabled(ctx, self)!).Contains(klass);
}
