using System.Runtime.CompilerServices;

namespace RecipeEngine.Dsl.Core.Kernels;

/// <summary>Kernel: what an object is, and how it compares.</summary>
[RubyModule("Kernel")]
public static class KernelIdentity
{
    [RubyMethod("class")]
    public static RClass Class(Context ctx, object? self) => ctx.ClassOf(self);

    [RubyMethod("singleton_class")]
    public static RClass SingletonClass(Context ctx, object? self)
    {
        var c = ctx.Interpreter.SingletonClassOf(self);
        if (self is RObject { Frozen: true } && self is not RModule)
        {
            c.Frozen = true;
        }
        return c;
    }

    [RubyMethod("nil?")]
    public static bool IsNil(object? self) => self is null;

    [RubyMethod("===")]
    public static bool CaseEqual(Context ctx, object? self, object? other) => ctx.Same(self, other) || ctx.Equal(self, other);

    [RubyMethod("eql?")]
    public static bool Eql(Context ctx, object? self, object? other) => ctx.Same(self, other);

    [RubyMethod("=~")]
    public static object? Match(Context ctx, object? self, object? other)
    {
        if (self is not null)
        {
            Modules.WarningModule.Deprecated(ctx, $"deprecated Object#=~ is called on {ctx.ClassOf(self)}; it always returns nil");
        }
        return null;
    }

    [RubyMethod("!~")]
    public static bool NotMatch(Context ctx, object? self, object? other) => !Context.Truthy(ctx.Send(self, Sym.Match, other));

    [RubyMethod("<=>")]
    public static object? Compare(Context ctx, object? self, object? other) => ctx.Same(self, other) || ctx.Equal(self, other) ? Box.Int(0) : null;

    [RubyMethod("hash")]
    public static long Hash(Context ctx, object? self) => self is RObject ? RuntimeHelpers.GetHashCode(self) : ctx.HashOf(self);

    [RubyMethod("object_id")]
    public static long ObjectId(Context ctx, object? self) => ctx.Interpreter.ObjectId(self);

    [RubyMethod("is_a?", "kind_of?")]
    public static bool IsA(Context ctx, object? self, RModule module) => ctx.IsA(self, module);

    [RubyMethod("instance_of?")]
    public static bool IsInstanceOf(Context ctx, object? self, RModule module) => ReferenceEquals(ctx.ClassOf(self), module);

    [RubyMethod("itself")]
    public static object? Itself(object? self) => self;

    [RubyMethod("then", "yield_self")]
    public static object? Then(Context ctx, object? self, RProc? block) =>
        block is null ? Enumerators.Make(ctx, self, "then", [], _ => Box.Int(1)) : block.Yield(ctx, self);

    [RubyMethod("tap")]
    public static object? Tap(Context ctx, object? self, RProc block)
    {
        block.Yield(ctx, self);
        return self;
    }

    [RubyMethod("frozen?")]
    public static bool IsFrozen(object? self) => self is not RObject o || o.Frozen;

    [RubyMethod("freeze")]
    public static object? Freeze(object? self)
    {
        if (self is RObject o)
        {
            o.Frozen = true;
            if (o.klass is { IsSingleton: true } k && ReferenceEquals(k.Attached, o))
            {
                k.Frozen = true;
            }
        }
        return self;
    }

    [RubyMethod("to_s")]
    public static string ToS(Context ctx, object? self) => ctx.AnyToS(self);

    /// <summary>Class, address and instance variables.</summary>
    [RubyMethod("inspect")]
    public static object? Inspect(Context ctx, object? self)
    {
        if (self is not RObject o || !KernelVariables.Names(o).Any())
        {
            return new RString(ctx.AnyToS(self));
        }
        var head = ctx.AnyToS(self)[..^1];
        return new RString(ctx.Guarded("inspect", o,
            () => $"{head} {string.Join(", ", KernelVariables.Names(o).Select(n => $"{n.Name}={ctx.Inspect(o.GetInstanceVariable(n))}"))}>", head + " ...>"));
    }

    [RubyMethod("to_enum", "enum_for", KeepsKeywords = true)]
    public static object? ToEnum(Context ctx, object? self, RProc? block, params object?[] rest)
    {
        var method = rest.Length > 0 ? Coerce.ToSymbol(ctx, rest[0]).Name : "each";
        object?[] arguments = rest.Length > 0 ? rest[1..] : [];
        return Enumerators.Make(ctx, self, method, arguments, block is null ? null : c => block.CallWithSelf(c, self, arguments));
    }

    [RubyMethod("display")]
    public static void Display(Context ctx, object? self, [Optional] object? port) =>
        ctx.Send(port is Undefined ? ctx.Interpreter.Global("$stdout").Get(ctx) : port, Sym.Write, self);

    /// <summary>Adds modules to this object alone.</summary>
    [RubyMethod("extend")]
    public static object? Extend(Context ctx, object? self, params object?[] rest)
    {
        if (rest.Length == 0)
        {
            throw RubyError.Argument("wrong number of arguments (given 0, expected 1+)");
        }
        foreach (var m in rest)
        {
            if (m is not RModule { IsClass: false })
            {
                throw RubyError.Type($"wrong argument type {ctx.ClassOf(m)} (expected module)");
            }
        }
        foreach (var m in rest.Reverse())
        {
            ctx.Send(m, Sym.ExtendObject, self);
            ctx.Send(m, Sym.Extended, self);
        }
        return self;
    }
}
