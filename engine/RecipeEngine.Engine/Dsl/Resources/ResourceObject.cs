namespace RecipeEngine.Engine.Dsl.Resources;

/// <summary>Chef::Resource: making one, its actions, guards and state.</summary>
[RubyClass("Chef::Resource")]
public static class ResourceObject
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new Resource(klass);

    static void Set(Resource self, string variable, object? value) => self.SetInstanceVariable(RSymbol.Of(variable), value);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, Resource self, object? name, object? runContext = null)
    {
        ChefRun.Of(ctx).Remember(self);
        var type = self.Definition.BaseType;
        for (var t = type; t is not null; t = t.Inherits)
        {
            if (t.BeforeInitialize is { } before)
            {
                before(ctx, self, name);
                break;
            }
        }
        self.RunContext = runContext as RunContext;
        if (name is not null)
        {
            self.Definition.Find("name")!.Set(ctx, self, name);
        }
        self.SetActions(self.Definition.DefaultActions);
        // their place among the variables, as error pages list them
        Set(self, "@updated", Box.False);
        Set(self, "@updated_by_last_action", Box.False);
        Set(self, "@default_guard_interpreter", RSymbol.Of("default"));
        var chain = new Stack<ResourceType>();
        for (var t = type; t is not null; t = t.Inherits)
        {
            chain.Push(t);
        }
        foreach (var t in chain)
        {
            if (t.DefaultGuardInterpreter != ":default")
            {
                Set(self, "@default_guard_interpreter", RSymbol.Of(t.DefaultGuardInterpreter[1..]));
            }
            t.Initialize?.Invoke(ctx, self);
        }
    }

    [RubyMethod("action", "action=")]
    public static object? Action(Context ctx, Resource self, object? value = null)
    {
        if (value is null)
        {
            return self.GetInstanceVariable(RSymbol.Of("@action"));
        }
        var actions = (value is RArray a ? a.ToArray() : [value]).Select(v => Coerce.ToSymbol(ctx, v)).ToList();
        foreach (var action in actions)
        {
            CheckAction(ctx, self, action);
        }
        self.SetActions(actions);
        return new RArray(actions);
    }

    internal static void CheckAction(Context ctx, Resource self, RSymbol action)
    {
        if (!self.AllowedActions.Any(x => ReferenceEquals(x, action)))
        {
            throw new RubyError(Validation.Failed,
                $"Option action must be equal to one of: {string.Join(", ", self.AllowedActions.Select(ctx.Inspect))}!  You passed {ctx.Inspect(action)}.");
        }
    }

    [RubyMethod("allowed_actions", "allowed_actions=")]
    public static object? AllowedActions(Resource self, [Optional] object? value)
    {
        if (value is RArray a)
        {
            self.AllowedActions = a;
        }
        return self.AllowedActions;
    }

    [RubyMethod("delayed_action")]
    public static void DelayedAction(Context ctx, Resource self, object? value)
    {
        foreach (var v in value is RArray a ? a.ToArray() : [value])
        {
            var action = Coerce.ToSymbol(ctx, v);
            CheckAction(ctx, self, action);
            self.RunContext?.AddDelayed(new Notification(self, action, self));
        }
    }

    [RubyMethod("only_if")]
    public static object? OnlyIf(Context ctx, Resource self, object? command = null, object? options = null, RProc? block = null) =>
        AddGuard(ctx, self, self.OnlyIf, true, command, options, block);

    [RubyMethod("not_if")]
    public static object? NotIf(Context ctx, Resource self, object? command = null, object? options = null, RProc? block = null) =>
        AddGuard(ctx, self, self.NotIf, false, command, options, block);

    static RArray AddGuard(Context ctx, Resource self, List<Guard> guards, bool positive, object? command, object? options, RProc? block)
    {
        if (Context.Truthy(command) || block is not null)
        {
            if (block is null && command is not (RString or RArray or DelayedEvaluator))
            {
                throw RubyError.Argument($"Invalid {(positive ? "only_if" : "not_if")} command: {ctx.Inspect(command)}");
            }
            guards.Add(new Guard(positive, block is null ? command : null, options as RHash, block));
        }
        return new RArray(guards.Select(g => (object?)new RString(g.ToText(ctx))));
    }

    [RubyMethod("guard_interpreter")]
    public static object? GuardInterpreter(Resource self, object? value = null)
    {
        if (value is null)
        {
            return self.GetInstanceVariable(RSymbol.Of("@guard_interpreter")) ?? self.GetInstanceVariable(RSymbol.Of("@default_guard_interpreter"));
        }
        if (value is not RSymbol)
        {
            throw new RubyError(Validation.Failed, "Option guard_interpreter must be a kind of [Symbol]!");
        }
        Set(self, "@guard_interpreter", value);
        return value;
    }

    [RubyMethod("default_guard_interpreter")]
    public static object? DefaultGuardInterpreter(Resource self) => self.GetInstanceVariable(RSymbol.Of("@default_guard_interpreter"));

    [RubyMethod("run_action")]
    public static void RunAction(Context ctx, Resource self, object? action, object? timing = null, object? notifier = null) =>
        ResourceRunner.Run(ctx, ChefRun.Of(ctx), self, ctx.ToS(action), timing is null ? null : ctx.ToS(timing), notifier as Resource);

    [RubyMethod("should_skip?")]
    public static bool ShouldSkip(Context ctx, Resource self, object? action)
    {
        var run = ChefRun.Of(ctx);
        if (Guards.Blocking(ctx, run, self, ctx.ToS(action)) is not { } blocked)
        {
            return false;
        }
        // told also when a library asks by hand, as Chef does
        run.Events.ResourceSkipped(self, ctx.ToS(action), blocked.Guard);
        return true;
    }

    [RubyMethod("updated_by_last_action")]
    public static object? UpdatedByLastAction(Resource self, bool value)
    {
        self.UpdatedByLastAction = value;
        return value;
    }

    [RubyMethod("updated_by_last_action?")]
    public static bool WasUpdated(Resource self) => self.UpdatedByLastAction;

    [RubyMethod("updated?", "updated")]
    public static bool Updated(Resource self) => self.Updated;

    [RubyMethod("after_created")]
    public static void AfterCreated(Context ctx, Resource self) => self.Definition.BaseType?.AfterCreated?.Invoke(ctx, self);

    [RubyMethod("provider", "provider=")]
    public static object? Provider(Context ctx, Resource self, object? value = null)
    {
        if (value is null)
        {
            return self.GetInstanceVariable(RSymbol.Of("@provider"));
        }
        var klass = value is RString or RSymbol
            ? ctx.Interpreter.ScopedConstant(ctx, ctx.Interpreter.FindClass(ctx, "Chef::Provider"), ResourceType.CamelCase(ctx.ToS(value)))
            : value;
        if (klass is not RClass)
        {
            throw new RubyError(Validation.Failed, $"Option provider must be a kind of [Class]!  You passed {ctx.Inspect(klass)}.");
        }
        Set(self, "@provider", klass);
        return klass;
    }

    [RubyMethod("provider_for_action")]
    public static object? ProviderForAction(Context ctx, Resource self, object? action) =>
        RubyProviderCall.Make(ctx, ProviderResolver.ClassOf(ctx, ProviderResolver.Resolve(ctx, ChefRun.Of(ctx), self, ctx.ToS(action))), self, ctx.ToS(action));

    [RubyMethod("method_missing", Private = true)]
    public static object? Missing(Context ctx, Resource self, RSymbol name, RProc? block, params object?[] rest)
    {
        if (self.EnclosingProvider is RubyProvider provider && ctx.RespondTo(provider, name))
        {
            return ctx.SendPublic(provider, name, block, rest);
        }
        throw RubyError.NoMethod($"undefined method `{name.Name}' for {ctx.ToS(ctx.ClassOf(self))}", self, name.Name);
    }
}
