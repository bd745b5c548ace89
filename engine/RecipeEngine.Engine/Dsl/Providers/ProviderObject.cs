namespace RecipeEngine.Engine.Dsl.Providers;

/// <summary>Chef::Provider: an instance for one action of one resource.</summary>
[RubyClass("Chef::Provider")]
public static class ProviderObject
{
    static readonly RSymbol NewResource = RSymbol.Of("@new_resource"), CurrentResource = RSymbol.Of("@current_resource");

    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RubyProvider(klass);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RubyProvider self, object? resource, object? runContext)
    {
        self.SetInstanceVariable(NewResource, resource);
        self.SetInstanceVariable(CurrentResource, null);
        self.RunContext = runContext as RunContext ?? (resource as Resource)?.RunContext;
        if (resource is Resource r)
        {
            ProviderClassMethods.ForwardToResource(ctx, ctx.ClassOf(self), r);
        }
    }

    [RubyMethod("new_resource")]
    public static object? New(RubyProvider self) => self.GetInstanceVariable(NewResource);

    [RubyMethod("new_resource=")]
    public static void SetNew(RubyProvider self, object? value) => self.SetInstanceVariable(NewResource, value);

    [RubyMethod("current_resource")]
    public static object? Current(RubyProvider self) => self.GetInstanceVariable(CurrentResource);

    [RubyMethod("current_resource=")]
    public static void SetCurrent(RubyProvider self, object? value) => self.SetInstanceVariable(CurrentResource, value);

    [RubyMethod("after_resource")]
    public static object? After(RubyProvider self) => self.GetInstanceVariable(RSymbol.Of("@after_resource"));

    [RubyMethod("run_context")]
    public static object? RunContextOf(RubyProvider self) => self.RunContext;

    [RubyMethod("run_context=")]
    public static void SetRunContext(RubyProvider self, object? value) => self.RunContext = value as RunContext;

    [RubyMethod("node")]
    public static object? Node(Context ctx, RubyProvider self) => ChefRun.Of(ctx).Node;

    [RubyMethod("resource_collection")]
    public static object? Collection(RubyProvider self) => self.RunContext?.Collection;

    [RubyMethod("cookbook_name")]
    public static object? CookbookName(Context ctx, RubyProvider self) => ctx.Send(self.NewResource, "cookbook_name");

    [RubyMethod("recipe_name")]
    public static object? RecipeName(Context ctx, RubyProvider self) => ctx.Send(self.NewResource, "recipe_name");

    [RubyMethod("action")]
    public static object? Action(RubyProvider self) => self.Action is { } a ? RSymbol.Of(a) : null;

    [RubyMethod("action=")]
    public static void SetAction(Context ctx, RubyProvider self, object? value) => self.Action = value is null ? null : ctx.ToS(value);

    [RubyMethod("whyrun_mode?")]
    public static bool WhyRunMode(Context ctx) => ChefRun.Of(ctx).WhyRun;

    [RubyMethod("whyrun_supported?")]
    public static bool WhyRunSupported(Context ctx, RubyProvider self) => ChefRun.Of(ctx).Era >= 13 || NativeProviders.Nearest(ctx, ctx.ClassOf(self)) is not null;

    [RubyMethod("load_current_resource")]
    public static object? LoadCurrentResource(Context ctx, RubyProvider self)
    {
        var face = NativeFace.Of(ctx, self) ?? throw new RubyError("Chef::Exceptions::Override", $"You must override load_current_resource in {ctx.ToS(self)}");
        face.Load(ctx);
        return Current(self);
    }

    [RubyMethod("load_after_resource")]
    public static void LoadAfterResource(RubyProvider self) => self.SetInstanceVariable(RSymbol.Of("@after_resource"), self.NewResource);

    [RubyMethod("define_resource_requirements")]
    public static void DefineRequirements(Context ctx, RubyProvider self) => NativeFace.Of(ctx, self)?.Collect(self.Requirements);

    [RubyMethod("cleanup_after_converge", "check_resource_semantics!")]
    public static void Nothing()
    {
    }

    [RubyMethod("action_nothing")]
    public static bool ActionNothing() => true;

    [RubyMethod("run_action")]
    public static void RunAction(Context ctx, RubyProvider self, object? action = null)
    {
        var name = action is null ? self.Action ?? self.NewResource.Actions(ctx)[0] : ctx.ToS(action);
        self.Action = name;
        RubyProviderCall.RunWith(ctx, ChefRun.Of(ctx), self, self.NewResource, name);
    }

    [RubyMethod("property_is_set?")]
    public static object? PropertyIsSet(Context ctx, RubyProvider self, object? name) => ctx.Send(self.NewResource, "property_is_set?", name);

    [RubyMethod("resource_updated?")]
    public static bool ResourceUpdated(RubyProvider self) => self.Updated || self.NewResource.UpdatedByLastAction;

    [RubyMethod("set_updated_status")]
    public static void SetUpdatedStatus(RubyProvider self)
    {
        if (self.Updated)
        {
            self.NewResource.UpdatedByLastAction = true;
        }
    }

    [RubyMethod("events")]
    public static object? Events(Context ctx) => Support.EventsObject.Of(ctx);

    [RubyMethod("logger")]
    public static object? Logger(Context ctx) => ctx.Interpreter.FindModule(ctx, "Chef::Log");

    [RubyMethod("requirements")]
    public static object? Requirements(Context ctx, RubyProvider self) =>
        new RequirementsObject(ctx.Interpreter.FindClass(ctx, "Chef::Provider::ResourceRequirements"), self.Requirements);

    [RubyMethod("to_s", "inspect")]
    public static string ToS(Context ctx, RubyProvider self) => ctx.AnyToS(self);
}

/// <summary>Chef::Resource::ActionClass: the provider of a custom resource.</summary>
[RubyClass("Chef::Resource::ActionClass", Superclass = "Chef::Provider")]
public static class ActionClassMethods
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RubyProvider(klass);

    [RubyMethod("load_current_resource")]
    public static void Load(Context ctx, RubyProvider self) => self.SetInstanceVariable(RSymbol.Of("@current_resource"), CurrentValue(ctx, self));

    [RubyMethod("whyrun_supported?")]
    public static bool WhyRunSupported() => true;

    [RubyMethod("load_after_resource")]
    public static void LoadAfter(Context ctx, RubyProvider self) => self.SetInstanceVariable(RSymbol.Of("@after_resource"), CurrentValue(ctx, self));

    static Resource? CurrentValue(Context ctx, RubyProvider self)
    {
        var desired = self.NewResource;
        var load = RSymbol.Of("load_current_value!");
        if (ctx.FindMethod(desired, load) is not { } method)
        {
            return null;
        }
        var current = (Resource)ctx.Send(ctx.ClassOf(desired), "new", desired.GetInstanceVariable(RSymbol.Of("@name")), desired.RunContext)!;
        foreach (var p in current.Definition.Properties().Where(p => !p.IsDesiredState || p.IsIdentity || p.IsNameProperty))
        {
            if (p.IsSetOn(desired))
            {
                p.Set(ctx, current, ctx.Send(desired, p.Name));
            }
        }
        var mark = ctx.GetMark();
        try
        {
            ctx.Send(current, load, method.Body!.Arity != 0 ? [desired] : []);
        }
        catch (RubyError e) when (e.ClassName == "Chef::Exceptions::CurrentValueDoesNotExist")
        {
            ctx.Unwind(mark);
            return null;
        }
        return current;
    }

    [RubyMethod("to_s")]
    public static string ToS(Context ctx, RubyProvider self) => $"{self.NewResource} action {(self.Action is { } a ? ":" + a : "<no action>")}";
}

/// <summary>Chef::Provider::LWRPBase</summary>
[RubyClass("Chef::Provider::LWRPBase", Superclass = "Chef::Provider")]
public static class ProviderLwrpBase
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RubyProvider(klass);

    [RubyMethod("load_current_resource")]
    public static void Load()
    {
    }

    [RubyMethod("build_from_file", Singleton = true)]
    public static object? BuildFromFile(Context ctx, RClass self, object? cookbook, string file, object? runContext = null) =>
        Recipes.FileLoading.LoadProvider(ctx, ctx.ToS(cookbook), file);
}
