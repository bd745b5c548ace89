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

    static void NotForClasses(Context ctx, RModule self, string name)
    {
        if (self.IsClass)
        {
            throw ctx.NoMethod(self, RSymbol.Of(name), CallKind.Normal);
        }
    }

    [RubyMethod("append_features", Private = true)]
    public static RModule AppendFeatures(Context ctx, RModule self, RModule target)
    {
        NotForClasses(ctx, self, "append_features");
        MethodTables.CheckModifiable(ctx, target);
        target.Include(self);
        return self;
    }

    [RubyMethod("prepend_features", Private = true)]
    public static RModule PrependFeatures(Context ctx, RModule self, RModule target)
    {
        NotForClasses(ctx, self, "prepend_features");
        MethodTables.CheckModifiable(ctx, target);
        target.Prepend(self);
        ctx.Interpreter.Prepended(target, self);
        return self;
    }

    [RubyMethod("extend_object", Private = true)]
    public static object? ExtendObject(Context ctx, RModule self, object? target)
    {
        NotForClasses(ctx, self, "extend_object");
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
