namespace RecipeEngine.Dsl.Core.Objects;

/// <summary>GC: the garbage collector is .NET's; programs may ask for a run and for counts.</summary>
[RubyModule("GC")]
static class GarbageModule
{
    [RubyMethod("start", Singleton = true)]
    public static void Start([Keywords] RHash? options) => GC.Collect();

    [RubyMethod("garbage_collect", KeepsKeywords = true)]
    public static void Collect(params object?[] rest) => GC.Collect();

    [RubyMethod("enable", Singleton = true)]
    public static bool Enable(Context ctx) => Switch(ctx, false);

    [RubyMethod("disable", Singleton = true)]
    public static bool Disable(Context ctx) => Switch(ctx, true);

    static bool Switch(Context ctx, bool off)
    {
        var module = ctx.Interpreter.FindModule(ctx, "GC");
        var before = Exceptions.Hidden.Get(module, "disabled") is true;
        Exceptions.Hidden.Set(module, "disabled", Box.Bool(off));
        return before;
    }

    [RubyMethod("count", Singleton = true)]
    public static long Count() => GC.CollectionCount(0);

    [RubyMethod("stress", Singleton = true)]
    public static bool Stress(Context ctx) => Exceptions.Hidden.Get(ctx.Interpreter.FindModule(ctx, "GC"), "stress") is true;

    [RubyMethod("stress=", Singleton = true)]
    public static object? SetStress(Context ctx, object? on)
    {
        Exceptions.Hidden.Set(ctx.Interpreter.FindModule(ctx, "GC"), "stress", Box.Bool(Context.Truthy(on)));
        return on;
    }

    /// <summary>Counts under MRI's names, as far as .NET has them; one of them alone by its name.</summary>
    [RubyMethod("stat", Singleton = true)]
    public static object? Stat(Context ctx, object? key = null)
    {
        var hash = key as RHash ?? new RHash();
        void Put(string name, long value) => hash.Set(ctx, RSymbol.Of(name), Box.Int(value));
        Put("count", GC.CollectionCount(0));
        Put("time", (long)GC.GetTotalPauseDuration().TotalMilliseconds);
        Put("minor_gc_count", GC.CollectionCount(0) - GC.CollectionCount(2));
        Put("major_gc_count", GC.CollectionCount(2));
        Put("malloc_increase_bytes", GC.GetTotalMemory(false));
        if (key is RSymbol name)
        {
            return hash.TryGet(ctx, name, out var value) ? value : throw RubyError.Argument($"unknown key: {name.Name}");
        }
        return hash;
    }
}
