namespace RecipeEngine.Engine.Dsl.Support;

/// <summary>The class Chef itself.</summary>
[RubyClass("Chef")]
public static class ChefClass
{
    [RubyConstant("CHEF_ROOT")]
    public static string Root => "/opt/chef/embedded/lib/ruby/gems/3.1.0/gems/chef-18.11.21/lib";

    [RubyMethod("node", Singleton = true)]
    public static object? Node(Context ctx) => ChefRun.Of(ctx).Node;

    [RubyMethod("run_context", Singleton = true)]
    public static object? RunContextOf(Context ctx) => ChefRun.Of(ctx).RootContext;

    [RubyMethod("deprecated", Singleton = true)]
    public static void Deprecated(Context ctx, object? type, object? message, object? location = null) => ChefRun.Of(ctx).Deprecated(ctx, ctx.ToS(message), ctx.ToS(type));

    [RubyMethod("log_deprecation", Singleton = true)]
    public static void LogDeprecation(Context ctx, object? message, object? location = null) => ChefRun.Of(ctx).Deprecated(ctx, ctx.ToS(message));

    [RubyMethod("event_handler", Singleton = true)]
    public static void EventHandler(Context ctx, RProc block) =>
        block.CallWithSelf(ctx, new EventHandlerDsl(ctx.Interpreter.FindClass(ctx, "Chef::EventDispatch::DSL"), ChefRun.Of(ctx)), []);

    [RubyConstant("NOT_PASSED")]
    public static object? NotPassed(Context ctx) => new NotPassedObject(ctx.Interpreter.ObjectClass);

    static object? SetPriority(Context ctx, PriorityTable table, object? name, object? classes, RHash? filters, RProc? block)
    {
        var list = classes as RArray ?? RArray.Of(classes);
        table.Set(ctx.ToS(name), list, Resources.ResourceActions.Filters(ctx, filters, block));
        return list;
    }

    static object? GetPriority(Context ctx, PriorityTable table, object? name) => table.Of(ctx, ctx.ToS(name)) is { Count: > 0 } found ? new RArray(found) : null;

    [RubyMethod("set_provider_priority_array", Singleton = true)]
    public static object? SetProviders(Context ctx, object? name, object? classes, [Keywords] RHash? filters, RProc? block = null) =>
        SetPriority(ctx, ChefRun.Of(ctx).ProviderRegistry.Priorities, name, classes, filters, block);

    [RubyMethod("set_resource_priority_array", Singleton = true)]
    public static object? SetResources(Context ctx, object? name, object? classes, [Keywords] RHash? filters, RProc? block = null) =>
        SetPriority(ctx, ChefRun.Of(ctx).Registry.Priorities, name, classes, filters, block);

    static object? Map(Context ctx, string name) => ctx.Send(ctx.Interpreter.FindClass(ctx, "Chef::Platform::" + name), "instance");

    [RubyMethod("provider_priority_map", Singleton = true)]
    public static object? ProviderPriorities(Context ctx) => Map(ctx, "ProviderPriorityMap");

    [RubyMethod("resource_priority_map", Singleton = true)]
    public static object? ResourcePriorities(Context ctx) => Map(ctx, "ResourcePriorityMap");

    [RubyMethod("provider_handler_map", Singleton = true)]
    public static object? ProviderHandlers(Context ctx) => Map(ctx, "ProviderHandlerMap");

    [RubyMethod("resource_handler_map", Singleton = true)]
    public static object? ResourceHandlers(Context ctx) => Map(ctx, "ResourceHandlerMap");

    [RubyMethod("get_provider_priority_array", Singleton = true)]
    public static object? GetProviders(Context ctx, object? name) => GetPriority(ctx, ChefRun.Of(ctx).ProviderRegistry.Priorities, name);

    [RubyMethod("get_resource_priority_array", Singleton = true)]
    public static object? GetResources(Context ctx, object? name) => GetPriority(ctx, ChefRun.Of(ctx).Registry.Priorities, name);
}

/// <summary>The self of <c>Chef.event_handler do … end</c>.</summary>
public sealed class EventHandlerDsl(RClass klass, ChefRun run) : RObject(klass)
{
    public ChefRun Run { get; } = run;
}

/// <summary>Chef::EventDispatch::DSL</summary>
[RubyClass("Chef::EventDispatch::DSL")]
public static class EventHandlerDslClass
{
    [RubyMethod("on")]
    public static void On(Context ctx, EventHandlerDsl self, object? name, RProc block) => Listen(ctx, self, ctx.ToS(name), block);

    static void Listen(Context ctx, EventHandlerDsl self, string name, RProc block)
    {
        if (ctx.Interpreter.FindClass(ctx, "Chef::EventDispatch::Base").FindMethod(RSymbol.Of(name)) is not { Owner.Name: "Chef::EventDispatch::Base" })
        {
            throw new RubyError("Chef::Exceptions::InvalidEventType", $"Invalid event type: {name}");
        }
        self.Run.Events.Add(new RubyEventListener((happened, arguments) =>
        {
            if (happened == name)
            {
                block.CallWithSelf(ctx, self, arguments);
            }
        }));
    }
}

/// <summary>run_context.events: nothing but a place to send events to.</summary>
[RubyClass("Chef::EventDispatch::Dispatcher")]
public static class EventsObject
{
    internal static object? Of(Context ctx) => ctx.Send(ctx.Interpreter.FindClass(ctx, "Chef::EventDispatch::Dispatcher"), "new");

    [RubyMethod("register")]
    public static void Register(Context ctx, object? subscriber) => ChefRun.Of(ctx).Events.Add(new RubyEventListener((name, arguments) =>
    {
        var method = RSymbol.Of(name);
        if (ctx.RespondTo(subscriber, method))
        {
            ctx.Send(subscriber, method, arguments);
        }
    }));

    [RubyMethod("unregister")]
    public static void Unregister(object? subscriber)
    {
    }

    /// <summary>Text for the place of the resource that is running.</summary>
    [RubyMethod("stream_output")]
    public static void StreamOutput(Context ctx, object? stream, object? text, object? options = null)
    {
        if (ChefRun.Of(ctx).Running.Current is { } resource)
        {
            var name = options is RHash given && given.Get(ctx, "name") is { } n ? ctx.ToS(n) : "output";
            ChefRun.Of(ctx).Events.StreamOutput(resource, name, ctx.ToS(text));
        }
    }

    [RubyMethod("formatter?")]
    public static bool HasFormatter() => true;

    [RubyMethod("method_missing", Private = true)]
    public static void Missing(params object?[] rest)
    {
    }
}
