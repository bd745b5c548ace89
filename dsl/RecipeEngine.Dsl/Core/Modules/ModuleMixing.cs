namespace RecipeEngine.Dsl.Core.Modules;

/// <summary>Module: include, prepend, extend, and their hooks.</summary>
[RubyClass("Module")]
public static class ModuleMixing
{
    static void Each(Context ctx, RModule self, object?[] modules, RSymbol feature, RSymbol hook)
    {
        if (modules.Length == 0)
        {
            throw RubyError.Argument("wrong number of arguments (given 0, expected 1+)");
        }
        foreach (var m in modules)
        {
            ModuleIdentity.CheckModule(ctx, m);
        }
        if (modules.Any(m => m is RModule { RefinedClass: not null }))
        {
            throw RubyError.Argument("refinement module is not allowed");
        }
        foreach (var m in modules.Reverse())
        {
            ctx.Send(m, feature, self);
            ctx.Send(m, hook, self);
        }
    }

    [RubyMethod("include")]
    public static RModule Include(Context ctx, RModule self, params object?[] rest)
    {
        Each(ctx, self, rest, Sym.AppendFeatures, Sym.Included);
        return self;
    }

    [RubyMethod("prepend")]
    public static RModule Prepend(Context ctx, RModule self, params object?[] rest)
    {
        Each(ctx, self, rest, Sym.PrependFeatures, Sym.Prepended);
        return self;
    }

    // Classes have none of these methods: one can only have been bound to it.
    static void NotForClasses(RModule self)
    {
        if (self.IsClass)
        {
            throw RubyError.Type("wrong argument type Class (expected Module)");
        }
    }

    [RubyMethod("append_features", Private = true)]
    public static RModule AppendFeatures(Context ctx, RModule self, RModule target)
    {
        NotForClasses(self);
        MethodTables.CheckModifiable(ctx, target);
        target.Include(self);
        return self;
    }

    [RubyMethod("prepend_features", Private = true)]
    public static RModule PrependFeatures(Context ctx, RModule self, RModule target)
    {
        NotForClasses(self);
        MethodTables.CheckModifiable(ctx, target);
        target.Prepend(self);
        ctx.Interpreter.Prepended(target, self);
        return self;
    }

    [RubyMethod("extend_object", Private = true)]
    public static object? ExtendObject(Context ctx, RModule self, object? target)
    {
        NotForClasses(self);
        if (target is RObject { Frozen: true })
        {
            throw RubyError.Frozen(target);
        }
        ctx.Interpreter.SingletonClassOf(target).Include(self);
        return target;
    }

    [RubyMethod("included", "extended", "prepended", "method_added", "method_removed", "method_undefined", "const_added", Private = true)]
    public static void Hook(RModule self, object? argument) { }
}
