namespace RecipeEngine.Engine.Dsl.Support;

/// <summary>Chef::RunContext</summary>
[RubyClass("Chef::RunContext")]
public static class RunContextClass
{
    [RubyMethod("node")]
    public static object? Node(RunContext self) => self.Run.Node;

    [RubyMethod("resource_collection")]
    public static object? Collection(RunContext self) => self.Collection;

    [RubyMethod("resource_collection=")]
    public static void SetCollection(RunContext self, ResourceCollection value) => self.Collection = value;

    [RubyMethod("parent_run_context")]
    public static object? Parent(RunContext self) => self.Parent;

    [RubyMethod("root_run_context")]
    public static object? Root(RunContext self) => self.Root;

    [RubyMethod("cookbook_collection")]
    public static object? Cookbooks(Context ctx) => CookbookObjects.All(ctx);

    [RubyMethod("events")]
    public static object? Events(Context ctx) => EventsObject.Of(ctx);

    [RubyMethod("logger")]
    public static object? Logger(Context ctx) => ctx.Interpreter.FindModule(ctx, "Chef::Log");

    [RubyMethod("create_child")]
    public static object? CreateChild(RunContext self) => self.Run.NewRunContext(self);

    [RubyMethod("unified_mode")]
    public static bool UnifiedMode(RunContext self) => self.UnifiedMode;

    [RubyMethod("definitions")]
    public static object? Definitions(Context ctx, RunContext self)
    {
        var hash = new RHash();
        foreach (var (name, _) in self.Run.Definitions)
        {
            hash.Set(ctx, RSymbol.Of(name), Box.True);
        }
        return hash;
    }

    [RubyMethod("include_recipe")]
    public static object? Include(Context ctx, RunContext self, [Keywords] RHash? options, params object?[] rest)
    {
        var current = options?.Get(ctx, "current_cookbook") is { } c ? ctx.ToS(c) : null;
        return new RArray(rest.Where(r => Compile.RecipeLoader.Load(ctx, self.Run, ctx.ToS(r), current, self)));
    }

    [RubyMethod("load_recipe")]
    public static object? LoadRecipe(Context ctx, RunContext self, object? name, [Keyword] object? current_cookbook = null) =>
        Box.Bool(Compile.RecipeLoader.Load(ctx, self.Run, ctx.ToS(name), current_cookbook is null ? null : ctx.ToS(current_cookbook), self));

    [RubyMethod("loaded_recipes")]
    public static object? LoadedRecipes(RunContext self) => new RArray(self.Run.LoadedRecipes.Select(r => (object?)new RString(r)));

    [RubyMethod("loaded_recipe?")]
    public static bool IsLoaded(Context ctx, RunContext self, object? name) => self.Run.LoadedRecipes.Contains(RecipeEngine.Cookbooks.RecipeName.Parse(ctx.ToS(name)).ToString());

    [RubyMethod("loaded_fully_qualified_recipe?")]
    public static bool IsLoadedFully(Context ctx, RunContext self, object? cookbook, object? recipe) => self.Run.LoadedRecipes.Contains($"{ctx.ToS(cookbook)}::{ctx.ToS(recipe)}");

    [RubyMethod("immediate_notifications")]
    public static object? Immediate(Context ctx, RunContext self, Resource resource) => Resources.ResourceNotifications.Objects(ctx, self.Immediate(resource));

    [RubyMethod("delayed_notifications")]
    public static object? Delayed(Context ctx, RunContext self, Resource resource) => Resources.ResourceNotifications.Objects(ctx, self.Delayed(resource));

    [RubyMethod("before_notifications")]
    public static object? Before(Context ctx, RunContext self, Resource resource) => Resources.ResourceNotifications.Objects(ctx, self.Before(resource));

    [RubyMethod("delayed_actions")]
    public static object? DelayedActions(Context ctx, RunContext self) => Resources.ResourceNotifications.Objects(ctx, self.DelayedActions);

    [RubyMethod("add_delayed_action")]
    public static void AddDelayed(RunContext self, Resources.NotificationObject notification)
    {
        if (!self.AddDelayed(notification.Value))
        {
            self.Run.Log(LogLevel.Info, $"{notification.Value.Notifier} not queuing delayed action {notification.Value.Action.Name} on {notification.Value.Target} (delayed), as it's already been queued");
        }
    }

    [RubyMethod("notifies_immediately")]
    public static void NotifiesImmediately(RunContext self, Resources.NotificationObject notification) => self.NotifiesImmediately(notification.Value);

    [RubyMethod("notifies_delayed")]
    public static void NotifiesDelayed(RunContext self, Resources.NotificationObject notification) => self.NotifiesDelayed(notification.Value);

    [RubyMethod("notifies_before")]
    public static void NotifiesBefore(RunContext self, Resources.NotificationObject notification) => self.NotifiesBefore(notification.Value);

    [RubyMethod("has_template_in_cookbook?")]
    public static bool HasTemplate(Context ctx, RunContext self, object? cookbook, string template) => CookbookObjects.HasFile(ctx, ctx.ToS(cookbook), RecipeEngine.Cookbooks.CookbookSegment.Templates, template);

    [RubyMethod("has_cookbook_file_in_cookbook?")]
    public static bool HasCookbookFile(Context ctx, RunContext self, object? cookbook, string file) => CookbookObjects.HasFile(ctx, ctx.ToS(cookbook), RecipeEngine.Cookbooks.CookbookSegment.Files, file);

    [RubyMethod("reboot_info")]
    public static object? RebootInfo(RunContext self) => self.Root.GetInstanceVariable(RSymbol.Of("@reboot_info")) ?? new RHash();

    [RubyMethod("reboot_requested?")]
    public static bool RebootRequested(RunContext self) => self.Root.GetInstanceVariable(RSymbol.Of("@reboot_info")) is RHash { Count: > 0 };

    [RubyMethod("request_reboot")]
    public static void RequestReboot(RunContext self, object? info) => self.Root.SetInstanceVariable(RSymbol.Of("@reboot_info"), info);

    [RubyMethod("cancel_reboot")]
    public static void CancelReboot(RunContext self) => self.Root.SetInstanceVariable(RSymbol.Of("@reboot_info"), new RHash());

    [RubyMethod("inspect", "to_s")]
    public static string Inspect() => "#<Chef::RunContext>";
}

/// <summary>Chef::RunContext::ChildRunContext</summary>
[RubyClass("Chef::RunContext::ChildRunContext", Superclass = "Chef::RunContext")]
public static class ChildRunContextClass
{
}

/// <summary>Chef::ResourceCollection</summary>
[RubyClass("Chef::ResourceCollection", Includes = ["Enumerable"])]
public static class ResourceCollectionClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new ResourceCollection(klass);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, ResourceCollection self, object? runContext = null) => self.Context = runContext as RunContext;

    [RubyMethod("each", "execute_each_resource", "each_resource")]
    public static object? Each(Context ctx, ResourceCollection self, RProc? block)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "each", [], null);
        }
        foreach (var r in self.All.ToArray())
        {
            block.Yield(ctx, r);
        }
        return self;
    }

    [RubyMethod("all_resources", "resource_list", "to_a")]
    public static object? All(ResourceCollection self) => new RArray(self.All);

    [RubyMethod("insert", "<<", "push")]
    public static object? Insert(Context ctx, ResourceCollection self, Resource resource, [Keyword] object? resource_type = null, [Keyword] object? instance_name = null)
    {
        self.Insert(resource, resource_type is null ? null : ctx.ToS(resource_type), instance_name is null ? null : ctx.ToS(instance_name));
        if (self.Context is { UnifiedMode: true } home)
        {
            new Runner(home.Run, home).RunDeclared(ctx, resource);
        }
        return self;
    }

    [RubyMethod("find", "resources")]
    public static object? Find(Context ctx, ResourceCollection self, RProc? block, params object?[] rest)
    {
        if (rest.Length == 0 && block is not null)
        {
            return self.All.FirstOrDefault(r => Context.Truthy(block.Yield(ctx, r)));
        }
        var found = rest.SelectMany(r => ResourceLookup.Find(ctx, self, r)).ToList();
        return found.Count == 1 ? found[0] : new RArray(found);
    }

    [RubyMethod("lookup", "lookup_local")]
    public static object? Lookup(Context ctx, ResourceCollection self, object? key)
    {
        var text = key is Resource r ? r.DeclaredKey : ctx.ToS(key);
        return self.FindUpward(text) ?? throw new RubyError("Chef::Exceptions::ResourceNotFound", $"Cannot find a resource matching {text} (did you define it first?)");
    }

    [RubyMethod("delete")]
    public static object? Delete(Context ctx, ResourceCollection self, object? key) => self.Delete(key is Resource r ? r.DeclaredKey : ctx.ToS(key));

    [RubyMethod("[]")]
    public static object? At(ResourceCollection self, int index) => self.All.ElementAtOrDefault(index < 0 ? self.All.Count + index : index);

    [RubyMethod("size", "length", "count")]
    public static object? Size(Context ctx, ResourceCollection self, RProc? block) => Box.Int(block is null ? self.All.Count : self.All.Count(r => Context.Truthy(block.Yield(ctx, r))));

    [RubyMethod("empty?")]
    public static bool IsEmpty(ResourceCollection self) => self.All.Count == 0;

    [RubyMethod("keys")]
    public static object? Keys(ResourceCollection self) => new RArray(self.All.Select(r => (object?)new RString(r.DeclaredKey)));

    [RubyMethod("run_context")]
    public static object? RunContextOf(ResourceCollection self) => self.Context;

    [RubyMethod("unified_mode")]
    public static bool UnifiedMode(ResourceCollection self) => self.Context?.UnifiedMode ?? false;

    [RubyMethod("unified_mode=")]
    public static void SetUnifiedMode(ResourceCollection self, bool value)
    {
        if (self.Context is { } home)
        {
            home.UnifiedMode = value;
        }
    }

    [RubyMethod("validate_lookup_spec!")]
    public static bool Validate(Context ctx, object? specification)
    {
        ResourceLookup.Validate(ctx, specification);
        return true;
    }
}
