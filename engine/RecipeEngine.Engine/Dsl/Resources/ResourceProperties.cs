namespace RecipeEngine.Engine.Dsl.Resources;

/// <summary>Chef::Resource: working with properties of an instance.</summary>
[RubyClass("Chef::Resource")]
public static class ResourceProperties
{
    static Property Need(Context ctx, Resource self, object? name) => self.Definition.Find(ctx.ToS(name))
        ?? throw RubyError.Argument($"Property {ctx.ToS(name)} is not defined in class {self}");

    [RubyMethod("property_is_set?")]
    public static bool IsSet(Context ctx, Resource self, object? name) => Need(ctx, self, name).IsSetOn(self);

    [RubyMethod("reset_property")]
    public static void Reset(Context ctx, Resource self, object? name) => Need(ctx, self, name).Reset(self);

    [RubyMethod("property_description")]
    public static object? PropertyDescription(Context ctx, Resource self, object? name) => Need(ctx, self, name).Notes.GetValueOrDefault("description");

    [RubyMethod("lookup_provider_constant")]
    public static object? LookUpProvider(Context ctx, object? name) =>
        ctx.Interpreter.ScopedConstant(ctx, ctx.Interpreter.FindClass(ctx, "Chef::Provider"), ResourceType.CamelCase(ctx.ToS(name)));

    /// <summary>The resource as Chef writes it into JSON.</summary>
    [RubyMethod("for_json")]
    public static object? ForJson(Context ctx, Resource self)
    {
        var inner = new RHash();
        foreach (var v in self.InstanceVariableNames().Where(v => v.Name is not ("@run_context" or "@enclosing_provider" or "@not_if" or "@only_if")))
        {
            inner.Set(ctx, new RString(v.Name[1..]), self.GetInstanceVariable(v));
        }
        var hash = new RHash();
        hash.Set(ctx, new RString("json_class"), new RString(ctx.ClassOf(self).ToString()));
        hash.Set(ctx, new RString("instance_vars"), inner);
        return hash;
    }

    [RubyMethod("to_json")]
    public static object? ToJson(Context ctx, Resource self, params object?[] rest)
    {
        ctx.Interpreter.Require(ctx, "json");
        return ctx.Send(ForJson(ctx, self), "to_json");
    }

    [RubyMethod("copy_properties_from")]
    public static object? CopyFrom(Context ctx, Resource self, Resource other, [Keyword] object? exclude = null, params object?[] rest)
    {
        var excluded = exclude is RArray a ? a.Select(ctx.ToS).ToList() : ["name"];
        var names = rest.Length > 0 ? rest.Select(ctx.ToS) : other.Definition.Properties().Select(p => p.Name);
        foreach (var name in names.Except(excluded))
        {
            if (other.IsSet(name))
            {
                ctx.Send(self, name, ctx.Send(other, name));
            }
        }
        return self;
    }

    [RubyMethod("set_or_return")]
    public static object? SetOrReturn(Context ctx, Resource self, object? name, object? value, object? options = null)
    {
        var property = PropertyParser.Parse(ctx, ctx.ToS(name), options as RHash ?? new RHash());
        property.IsSticky = true;
        return property.Call(ctx, self, value is null ? [] : [value]);
    }

    [RubyMethod("lazy")]
    public static object? Lazy(Context ctx, Resource self, RProc block) => new DelayedEvaluator(ctx.Interpreter.FindClass(ctx, "Chef::DelayedEvaluator"), block);

    [RubyMethod("current_value_does_not_exist!")]
    public static void DoesNotExist(Resource self) =>
        throw new RubyError("Chef::Exceptions::CurrentValueDoesNotExist", "Chef::Exceptions::CurrentValueDoesNotExist");

    [RubyMethod("current_value")]
    public static object? CurrentValue(Context ctx, Resource self)
    {
        if (ProviderResolver.Resolve(ctx, ChefRun.Of(ctx), self, self.Actions(ctx)[0]) is not RubyProviderCall call)
        {
            return null;
        }
        var provider = call.Make(ctx, self, self.Actions(ctx)[0]);
        ctx.Send(provider, "load_current_resource");
        return provider.GetInstanceVariable(RSymbol.Of("@current_resource"));
    }

    [RubyMethod("state_for_resource_reporter")]
    public static object? State(Context ctx, Resource self)
    {
        var hash = new RHash();
        foreach (var p in self.Definition.Properties().Where(p => p.IsDesiredState && p.IsSetOn(self)))
        {
            hash.Set(ctx, RSymbol.Of(p.Name), p.IsSensitive ? new RString("*sensitive value suppressed*") : ctx.Send(self, p.Name));
        }
        return hash;
    }

    [RubyMethod("to_hash", "to_h")]
    public static object? ToHash(Context ctx, Resource self)
    {
        var hash = new RHash();
        foreach (var p in self.Definition.Properties().Where(p => p.IsDesiredState))
        {
            hash.Set(ctx, RSymbol.Of(p.Name), p.Get(ctx, self));
        }
        foreach (var v in self.InstanceVariableNames())
        {
            var key = RSymbol.Of(v.Name[1..]);
            if (!hash.ContainsKey(ctx, key))
            {
                hash.Set(ctx, key, self.GetInstanceVariable(v));
            }
        }
        return hash;
    }

    [RubyMethod("load_from")]
    public static void LoadFrom(Resource self, Resource other)
    {
        foreach (var v in other.InstanceVariableNames().Where(v => v.Name is not ("@source_line" or "@action" or "@not_if" or "@only_if")).ToList())
        {
            self.SetInstanceVariable(v, other.GetInstanceVariable(v));
        }
    }

    /// <summary>Chef's validate(options, map): raises when a value does not pass; puts defaults in.</summary>
    [RubyMethod("validate")]
    public static object? Validate(Context ctx, Resource self, RHash values, RHash map) => ParamsValidate.Run(ctx, self, values, map);
}

/// <summary>Chef::DelayedEvaluator</summary>
[RubyClass("Chef::DelayedEvaluator")]
public static class DelayedEvaluatorClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new DelayedEvaluator(klass, null);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(DelayedEvaluator self, RProc? block) => self.Block = block;

    [RubyMethod("call")]
    public static object? Call(Context ctx, DelayedEvaluator self, RProc? block, params object?[] rest) => self.Block?.Yield(ctx, rest, block);

    [RubyMethod("to_proc")]
    public static object? ToProc(DelayedEvaluator self) => self.Block;

    /// <summary>With what it comes to now, as error pages show it; without when that cannot be told.</summary>
    [RubyMethod("inspect")]
    public static string Inspect(Context ctx, DelayedEvaluator self)
    {
        var mark = ctx.GetMark();
        try
        {
            return self.Block is null ? ToS() : $"lazy {{ (evaluates to) {ctx.Inspect(self.Block.Yield(ctx, []))} }}";
        }
        catch (RubyError)
        {
            ctx.Unwind(mark);
            return ToS();
        }
    }

    [RubyMethod("to_s")]
    public static string ToS() => "lazy { ... }";
}
