using System.Runtime.CompilerServices;

namespace RecipeEngine.Dsl.Core.Objects;

/// <summary>ObjectSpace: the living classes and modules, finalizers, collection.</summary>
[RubyModule("ObjectSpace")]
static class ObjectSpaceModule
{
    /// <summary>Yields all living classes or modules; of other objects only those of which a list is kept.</summary>
    [RubyMethod("each_object", ModuleFunction = true)]
    public static object? EachObject(Context ctx, object? self, RProc? block, [Optional] object? kind)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "each_object", kind is Undefined ? [] : [kind]);
        }
        var wanted = kind is Undefined or null ? ctx.Interpreter.ModuleClass : Coerce.ToModule(ctx, kind);
        if (!wanted.IsSameOrDescendsFrom(ctx.Interpreter.ModuleClass) && !ctx.Interpreter.ObjectLists.Any(l => wanted.IsSameOrDescendsFrom(l.Kind)))
        {
            throw RubyError.NotImplemented($"ObjectSpace.each_object lists only classes and modules, not {wanted}");
        }
        var kept = ctx.Interpreter.ObjectLists.Where(l => wanted.IsSameOrDescendsFrom(l.Kind)).SelectMany(l => l.Living());
        var found = ((IEnumerable<RObject>)All(ctx.Interpreter)).Concat(kept).Where(m => ctx.IsA(m, wanted)).ToList();
        foreach (var m in found)
        {
            block.Yield(ctx, m);
        }
        return Box.Int(found.Count);
    }

    static IEnumerable<RModule> All(Interpreter interpreter) => interpreter.LivingModules();

    [RubyMethod("garbage_collect", ModuleFunction = true)]
    public static void Collect([Keywords] RHash? options) => GC.Collect();

    [RubyMethod("define_finalizer", ModuleFunction = true)]
    public static object? DefineFinalizer(Context ctx, RProc? block, object? target, [Optional] object? callable)
    {
        if (target is not RObject o || target is RSymbol)
        {
            throw RubyError.Argument($"cannot define finalizer for {ctx.ClassOf(target)}");
        }
        o.CheckFrozen();
        if (callable is Undefined)
        {
            callable = block ?? throw RubyError.Argument("tried to create Proc object without a block");
        }
        if (!ctx.RespondTo(callable, Sym.Call))
        {
            throw RubyError.Argument($"wrong type argument {ctx.ClassOf(callable)} (should be callable)");
        }
        if (ReferenceEquals(callable is RProc p ? p.Self : callable is Procs.RMethod m ? m.Receiver : null, o))
        {
            Warnings.Warn(ctx, "finalizer references object to be finalized");
        }
        return RArray.Of(Box.Int(0), ctx.Interpreter.Finalizers.Add(ctx, o, callable));
    }

    [RubyMethod("undefine_finalizer", ModuleFunction = true)]
    public static object? UndefineFinalizer(Context ctx, object? target)
    {
        if (target is RObject o)
        {
            o.CheckFrozen();
            ctx.Interpreter.Finalizers.Remove(o);
        }
        return target;
    }

    [RubyMethod("count_objects", ModuleFunction = true)]
    public static RHash CountObjects(Context ctx)
    {
        var hash = new RHash();
        hash.Set(ctx, RSymbol.Of("T_MODULE"), Box.Int(All(ctx.Interpreter).Count(m => !m.IsClass)));
        hash.Set(ctx, RSymbol.Of("T_CLASS"), Box.Int(All(ctx.Interpreter).Count(m => m.IsClass)));
        return hash;
    }
}

/// <summary>ObjectSpace::WeakMap: keys and values that may vanish.</summary>
sealed class RWeakMap(RClass klass) : RObject(klass)
{
    readonly ConditionalWeakTable<object, WeakReference<object>> table = [];
    readonly Dictionary<object, object?> values = [];

    static readonly object Nil = new();

    public void Set(object? key, object? value)
    {
        if (key is RObject)
        {
            table.AddOrUpdate(key, new WeakReference<object>(value ?? Nil));
        }
        else
        {
            values[key ?? Nil] = value;
        }
    }

    public bool TryGet(object? key, out object? value)
    {
        if (key is not RObject)
        {
            return values.TryGetValue(key ?? Nil, out value);
        }
        if (table.TryGetValue(key, out var reference) && reference.TryGetTarget(out var target))
        {
            value = ReferenceEquals(target, Nil) ? null : target;
            return true;
        }
        value = null;
        return false;
    }

    public IEnumerable<(object? Key, object? Value)> Pairs()
    {
        foreach (var (key, reference) in table)
        {
            if (reference.TryGetTarget(out var target))
            {
                yield return (key, ReferenceEquals(target, Nil) ? null : target);
            }
        }
        foreach (var (key, value) in values)
        {
            yield return (ReferenceEquals(key, Nil) ? null : key, value);
        }
    }
}

/// <summary>ObjectSpace::WeakMap's methods.</summary>
[RubyClass("ObjectSpace::WeakMap", Includes = ["Enumerable"])]
static class WeakMapClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RWeakMap(klass);

    [RubyMethod("[]=")]
    public static object? Set(RWeakMap self, object? key, object? value)
    {
        self.Set(key, value);
        return value;
    }

    [RubyMethod("[]")]
    public static object? Get(RWeakMap self, object? key) => self.TryGet(key, out var value) ? value : null;

    [RubyMethod("key?", "include?", "member?")]
    public static bool HasKey(RWeakMap self, object? key) => self.TryGet(key, out _);

    [RubyMethod("size", "length")]
    public static int Size(RWeakMap self) => self.Pairs().Count();

    [RubyMethod("keys")]
    public static RArray Keys(RWeakMap self) => new(self.Pairs().Select(p => p.Key));

    [RubyMethod("values")]
    public static RArray Values(RWeakMap self) => new(self.Pairs().Select(p => p.Value));

    [RubyMethod("each", "each_pair")]
    public static RWeakMap Each(Context ctx, RWeakMap self, RProc block)
    {
        foreach (var (key, value) in self.Pairs().ToList())
        {
            block.Yield(ctx, [key, value]);
        }
        return self;
    }

    [RubyMethod("each_key")]
    public static RWeakMap EachKey(Context ctx, RWeakMap self, RProc block)
    {
        foreach (var (key, _) in self.Pairs().ToList())
        {
            block.Yield(ctx, key);
        }
        return self;
    }

    [RubyMethod("each_value")]
    public static RWeakMap EachValue(Context ctx, RWeakMap self, RProc block)
    {
        foreach (var (_, value) in self.Pairs().ToList())
        {
            block.Yield(ctx, value);
        }
        return self;
    }

    [RubyMethod("inspect")]
    public static string Inspect(Context ctx, RWeakMap self) =>
        $"{ctx.AnyToS(self)[..^1]}{string.Concat(self.Pairs().Select((p, i) => $"{(i == 0 ? ": " : ", ")}{ctx.Inspect(p.Key)} => {ctx.Inspect(p.Value)}"))}>";
}
