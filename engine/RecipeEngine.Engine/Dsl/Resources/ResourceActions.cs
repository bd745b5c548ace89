namespace RecipeEngine.Engine.Dsl.Resources;

/// <summary>Chef::Resource's class methods about actions and about which name it answers.</summary>
[RubyClass("Chef::Resource")]
public static class ResourceActions
{
    static ResourceClass Info(RClass self) => ResourceClass.Of(self);

    static List<RSymbol> Symbols(Context ctx, IEnumerable<object?> values) =>
        [.. values.SelectMany(v => v is RArray a ? a.ToArray() : [v]).Select(v => Coerce.ToSymbol(ctx, v))];

    [RubyMethod("allowed_actions", "valid_actions", Singleton = true)]
    public static object? AllowedActions(Context ctx, RClass self, params object?[] rest)
    {
        Info(self).Allow(Symbols(ctx, rest));
        return new RArray(Info(self).AllowedActions);
    }

    [RubyMethod("allowed_actions=", "actions=", Singleton = true)]
    public static void SetAllowedActions(Context ctx, RClass self, object? value) => Info(self).AllowedActions = Symbols(ctx, [value]);

    [RubyMethod("actions", Singleton = true)]
    public static object? Actions(Context ctx, RClass self, params object?[] rest)
    {
        var names = Symbols(ctx, rest);
        if (names.Count > 0)
        {
            Info(self).Allow([RSymbol.Of("nothing"), .. names]);
        }
        return new RArray(Info(self).AllowedActions);
    }

    [RubyMethod("default_action", "default_action=", Singleton = true)]
    public static object? DefaultAction(Context ctx, RClass self, [Optional] object? value)
    {
        if (value is not Undefined)
        {
            Info(self).DefaultActionSetting = Symbols(ctx, [value]);
            Info(self).Allow(Info(self).DefaultActionSetting!);
        }
        return new RArray(Info(self).DefaultActions);
    }

    [RubyMethod("action", Singleton = true)]
    public static void Action(Context ctx, RClass self, object? name, [Keyword] object? description = null, RProc? block = null)
    {
        var symbol = Coerce.ToSymbol(ctx, name);
        if (description is not null)
        {
            Info(self).Notes["action " + symbol.Name] = description;
        }
        var provider = ActionClassOf(ctx, self);
        Providers.ProviderClassMethods.DefineAction(ctx, provider, symbol, block);
        Info(self).Allow([symbol]);
        if (Info(self).DefaultActions is [{ Name: "nothing" }])
        {
            Info(self).DefaultActionSetting = [symbol];
        }
    }

    [RubyMethod("action_description", Singleton = true)]
    public static object? ActionDescription(Context ctx, RClass self, object? action)
    {
        for (var info = Info(self); info is not null; info = info.Parent)
        {
            if (info.Notes.TryGetValue("action " + ctx.ToS(action), out var text))
            {
                return text;
            }
        }
        return null;
    }

    [RubyMethod("action_class", Singleton = true)]
    public static object? ActionClass(Context ctx, RClass self, RProc? block)
    {
        var klass = ActionClassOf(ctx, self);
        if (block is not null)
        {
            ctx.SendBlock(klass, RSymbol.Of("class_eval"), block);
        }
        return klass;
    }

    [RubyMethod("declare_action_class", Singleton = true)]
    public static object? DeclareActionClass(Context ctx, RClass self) => ActionClassOf(ctx, self);

    static RClass ActionClassOf(Context ctx, RClass self)
    {
        var info = Info(self);
        if (info.ActionClass is { } made)
        {
            return made;
        }
        RClass? inherited = null;
        for (var p = info.Parent; p is not null && inherited is null; p = p.Parent)
        {
            inherited = p.ActionClass;
        }
        var klass = ctx.Interpreter.NewClass(null, inherited ?? ctx.Interpreter.FindClass(ctx, "Chef::Resource::ActionClass"));
        klass.SetInstanceVariable(RSymbol.Of("@resource_class"), self);
        return info.ActionClass = klass;
    }

    [RubyMethod("descendants", "resource_classes", Singleton = true)]
    public static object? Descendants(RClass self) => new RArray(Below(self));

    internal static IEnumerable<RClass> Below(RClass klass) => klass.Subclasses().SelectMany(c => Below(c).Prepend(c));

    [RubyMethod("custom_resource?", Singleton = true)]
    public static bool IsCustom(RClass self) => Info(self).IsCustom;

    [RubyMethod("load_current_value", Singleton = true)]
    public static void LoadCurrentValue(Context ctx, RClass self, RProc block) =>
        ctx.SendBlock(self, RSymbol.Of("define_method"), block, RSymbol.Of("load_current_value!"));

    [RubyMethod("provides", Singleton = true)]
    public static void Provides(Context ctx, RClass self, object? name, [Keywords] RHash? options, RProc? block = null)
    {
        var run = ChefRun.Of(ctx);
        var text = ctx.ToS(name);
        Info(self).ResourceName ??= text;
        var filters = Filters(ctx, options, block, Info(self).ChefVersionForProvides);
        run.Registry.Provide(text, self, filters);
        Recipes.ResourceWords.Define(ctx.Interpreter, text);
    }

    internal static Registration Filters(Context ctx, RHash? options, RProc? block, object? chefVersion = null)
    {
        List<string> Words(string key) => options?.Get(ctx, key) is { } v ? [.. (v is RArray a ? a.ToArray() : [v]).Select(ctx.ToS)] : [];
        var chef = Words("chef_version");
        return new Registration(0)
        {
            Os = Words("os"),
            Family = Words("platform_family"),
            Platform = Words("platform"),
            Version = Words("platform_version"),
            ChefVersion = chef.Count > 0 ? chef : chefVersion is null ? [] : [.. (chefVersion is RArray a ? a.ToArray() : [chefVersion]).Select(ctx.ToS)],
            Override = options?.Get(ctx, "override") is { } o && Context.Truthy(o),
            Block = block,
        };
    }

    [RubyMethod("chef_version_for_provides", Singleton = true)]
    public static object? ChefVersionForProvides(RClass self, [Optional] object? value)
    {
        if (value is not Undefined)
        {
            Info(self).ChefVersionForProvides = value;
        }
        return Info(self).ChefVersionForProvides;
    }

    [RubyMethod("provides?", Singleton = true)]
    public static bool ProvidesHere(Context ctx, RClass self, object? node, object? name) => ReferenceEquals(ChefRun.Of(ctx).Registry.Resolve(ctx, ctx.ToS(name)), self);

    [RubyMethod("resource_for_node", Singleton = true)]
    public static object? ResourceForNode(Context ctx, RClass self, object? name, object? node) =>
        ChefRun.Of(ctx).Registry.Resolve(ctx, ctx.ToS(name)) ?? throw ChefRun.Of(ctx).Registry.NoSuchType(ctx, ctx.ToS(name));

    [RubyMethod("node", Singleton = true)]
    public static object? Node(Context ctx, RClass self) => ChefRun.Of(ctx).Node;

    [RubyMethod("run_context", Singleton = true)]
    public static object? RunContextOf(Context ctx, RClass self) => ChefRun.Of(ctx).RootContext;

    [RubyMethod("use", Singleton = true)]
    public static void Use(Context ctx, RClass self, string partial) => Recipes.FileLoading.Use(ctx, self, partial);

    [RubyMethod("resource_class", Singleton = true)]
    public static object? ResourceClassOf(RClass self) => self.GetInstanceVariable(RSymbol.Of("@resource_class"));
}
