namespace RecipeEngine.Dsl.Core.Threads;

/// <summary>Thread: fiber-local and thread-local variables.</summary>
[RubyClass("Thread")]
static class ThreadVariables
{
    static Dictionary<RSymbol, object?> Locals(Context ctx, RThread self) => ReferenceEquals(ctx.CurrentThread, self) ? ctx.FiberLocals : self.Context.FiberLocals;

    [RubyMethod("[]")]
    public static object? Get(Context ctx, RThread self, RSymbol name) => Locals(ctx, self).GetValueOrDefault(name);

    [RubyMethod("[]=")]
    public static object? Set(Context ctx, RThread self, RSymbol name, object? value)
    {
        if (self.Frozen)
        {
            throw new RubyError("FrozenError", "can't modify frozen thread locals");
        }
        if (value is null)
        {
            Locals(ctx, self).Remove(name);
        }
        else
        {
            Locals(ctx, self)[name] = value;
        }
        return value;
    }

    [RubyMethod("key?")]
    public static bool HasKey(Context ctx, RThread self, RSymbol name) => Locals(ctx, self).ContainsKey(name);

    [RubyMethod("keys")]
    public static RArray Keys(Context ctx, RThread self) => new(Locals(ctx, self).Keys);

    [RubyMethod("fetch")]
    public static object? Fetch(Context ctx, RThread self, RProc? block, object? key, [Optional] object? fallback)
    {
        var name = Coerce.ToSymbol(ctx, key);
        if (Locals(ctx, self).TryGetValue(name, out var value))
        {
            return value;
        }
        return block is not null ? block.Yield(ctx, key) : fallback is not Undefined ? fallback : throw RubyError.Key($"key not found: {ctx.Inspect(name)}", self, key);
    }

    [RubyMethod("thread_variable_get")]
    public static object? GetVariable(RThread self, RSymbol name) => self.Variables.GetValueOrDefault(name);

    [RubyMethod("thread_variable_set")]
    public static object? SetVariable(RThread self, RSymbol name, object? value)
    {
        if (self.Frozen)
        {
            throw new RubyError("FrozenError", "can't modify frozen thread locals");
        }
        if (value is null)
        {
            self.Variables.Remove(name);
        }
        else
        {
            self.Variables[name] = value;
        }
        return value;
    }

    [RubyMethod("thread_variable?")]
    public static bool HasVariable(RThread self, RSymbol name) => self.Variables.ContainsKey(name);

    [RubyMethod("thread_variables")]
    public static RArray Variables(RThread self) => new(self.Variables.Keys);
}
