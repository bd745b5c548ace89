using System.Numerics;

namespace RecipeEngine.Dsl.Core.Kernels;

/// <summary>Kernel: dup and clone.</summary>
[RubyModule("Kernel")]
public static class KernelCopy
{
    [RubyMethod("dup")]
    public static object? Dup(Context ctx, object? self)
    {
        if (IsValue(self))
        {
            return self;
        }
        var copy = Copy(ctx, (RObject)self!);
        ctx.Send(copy, Sym.InitializeDup, self);
        return copy;
    }

    /// <summary>A copy with the singleton methods and, unless told otherwise, the frozen state.</summary>
    [RubyMethod("clone")]
    public static object? Clone(Context ctx, object? self, [Keyword] object? freeze = null)
    {
        if (freeze is not (null or bool))
        {
            throw RubyError.Argument($"unexpected value for freeze: {ctx.ClassOf(freeze)}");
        }
        if (IsValue(self))
        {
            return freeze is false ? throw RubyError.Argument($"can't unfreeze {ctx.ClassOf(self)}") : self;
        }
        var original = (RObject)self!;
        var copy = Copy(ctx, original);
        CopySingleton(ctx.Interpreter, original, copy);
        if (freeze is bool)
        {
            var keywords = new RHash();
            keywords.Set(ctx, RSymbol.Of("freeze"), freeze);
            keywords.IsKeywords = true;
            ctx.Send(copy, Sym.InitializeClone, self, keywords);
        }
        else
        {
            ctx.Send(copy, Sym.InitializeClone, self);
        }
        if (freeze is true || (freeze is null && original.Frozen))
        {
            KernelIdentity.Freeze(copy);
        }
        return copy;
    }

    static bool IsValue(object? self) => self is not RObject or RSymbol;

    static RObject Copy(Context ctx, RObject original)
    {
        var klass = ctx.ClassOf(original);
        if (original is RClass { IsSingleton: true })
        {
            throw RubyError.Type("can't copy singleton class");
        }
        var allocate = klass.Allocator ?? throw RubyError.Type($"allocator undefined for {klass}");
        var copy = (RObject)allocate(klass)!;
        copy.CopyInstanceVariablesFrom(original);
        return copy;
    }

    internal static void CopySingleton(Interpreter interpreter, RObject original, RObject copy)
    {
        if (original.klass is not { IsSingleton: true } singleton || !ReferenceEquals(singleton.Attached, original) || original is RModule)
        {
            return;
        }
        var to = interpreter.SingletonClassOf(copy);
        CopyMethods(singleton, to);
        foreach (var (name, constant) in singleton.Constants)
        {
            to.Constants[name] = constant;
        }
    }

    /// <summary>Copies methods and what is mixed in.</summary>
    internal static void CopyMethods(RModule from, RModule to)
    {
        foreach (var entry in from.Methods.Values)
        {
            to.Define(new MethodEntry(to, entry.Name, entry.Body, entry.Visibility) { Original = entry.Original });
        }
        foreach (var m in from.Included)
        {
            to.Include(m);
        }
        foreach (var m in from.Prepended)
        {
            to.Prepend(m);
        }
    }

    [RubyMethod("initialize_copy", Private = true)]
    public static object? InitializeCopy(Context ctx, object? self, object? other)
    {
        if (ReferenceEquals(self, other))
        {
            return self;
        }
        (self as RObject)?.CheckFrozen();
        if (!ReferenceEquals(ctx.ClassOf(self), ctx.ClassOf(other)))
        {
            throw RubyError.Type("initialize_copy should take same class object");
        }
        return self;
    }

    [RubyMethod("initialize_dup", Private = true)]
    public static object? InitializeDup(Context ctx, object? self, object? other) => ctx.Send(self, Sym.InitializeCopy, other);

    [RubyMethod("initialize_clone", Private = true)]
    public static object? InitializeClone(Context ctx, object? self, object? other, [Keyword] object? freeze = null) =>
        freeze is not (null or bool) ? throw RubyError.Argument($"unexpected value for freeze: {ctx.ClassOf(freeze)}") : ctx.Send(self, Sym.InitializeCopy, other);
}
