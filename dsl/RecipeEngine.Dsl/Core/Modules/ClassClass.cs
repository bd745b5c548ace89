using RecipeEngine.Dsl.Execution.Nodes;

namespace RecipeEngine.Dsl.Core.Modules;

/// <summary>Class: making classes and instances.</summary>
[RubyClass("Class", Superclass = "Module")]
public static class ClassClass
{
    /// <summary>A new anonymous class; the block is its body.</summary>
    [RubyMethod("new", Singleton = true)]
    public static RClass NewClass(Context ctx, RClass self, [Optional] object? superclass, RProc? block)
    {
        var super = superclass is Undefined ? ctx.Interpreter.ObjectClass
            : superclass as RClass ?? throw RubyError.Type($"superclass must be a Class ({Coerce.Describe(ctx, superclass)} given)");
        var made = ClassCreation.Make(ctx, super, null, null);
        ClassCreation.Inherited(ctx, made);
        if (block is not null)
        {
            ModuleEvaluation.Exec(ctx, made, block, [made]);
        }
        return made;
    }

    [RubyAllocator]
    public static object? Allocate(RClass klass) => klass.Interpreter.NewClass(null, klass.Interpreter.ObjectClass);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RClass self, [Optional] object? superclass) => throw RubyError.Type("already initialized class");

    [RubyMethod("new", KeepsKeywords = true)]
    public static object? New(Context ctx, RClass self, RProc? block, params object?[] rest)
    {
        var instance = AllocateInstance(self);
        var initialize = ctx.DispatchClass(instance).FindMethod(Sym.Initialize);
        initialize?.Body!.CallFew(ctx, initialize, instance, rest, block);
        return instance;
    }

    static object? AllocateInstance(RClass self)
    {
        if (self.IsSingleton)
        {
            throw RubyError.Type("can't create instance of singleton class");
        }
        var allocate = self.Allocator ?? throw RubyError.Type($"allocator undefined for {self}");
        return allocate(self);
    }

    [RubyMethod("allocate")]
    public static object? AllocateOne(RClass self) => AllocateInstance(self);

    [RubyMethod("superclass")]
    public static object? Superclass(RClass self) => self.Superclass;

    [RubyMethod("subclasses")]
    public static RArray Subclasses(RClass self) => new(self.Subclasses().Reverse());

    /// <summary>What modules can do and classes cannot.</summary>
    internal static void Undefine(Interpreter interpreter)
    {
        foreach (var name in (string[])["append_features", "prepend_features", "extend_object", "module_function", "refine"])
        {
            interpreter.ClassClass.Define(RSymbol.Of(name), null);
        }
    }

    [RubyMethod("inherited", Private = true)]
    public static void Inherited(RClass self, object? subclass) { }
}
