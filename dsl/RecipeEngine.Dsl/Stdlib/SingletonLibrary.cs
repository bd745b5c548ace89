namespace RecipeEngine.Dsl.Stdlib;

/// <summary>singleton: classes with one instance.</summary>
[RubyModule("Singleton", Library = "singleton")]
public static class SingletonLibrary
{
    static readonly RSymbol Instance = RSymbol.Of("@singleton__instance__");

    [RubyMethod("included", Singleton = true)]
    public static void Included(Context ctx, RModule target)
    {
        ctx.Send(target, "private_class_method", RSymbol.Of("new"), RSymbol.Of("allocate"));
        ctx.Send(target, "extend", ctx.Interpreter.FindModule(ctx, "Singleton::SingletonClassMethods"));
        ctx.Interpreter.SingletonClassOf(target).Define(RSymbol.Of("instance"), BuiltinBody.Of((c, self, _) =>
        {
            var klass = (RClass)self!;
            if (!klass.HasInstanceVariable(Instance))
            {
                klass.SetInstanceVariable(Instance, c.Send(klass, Sym.New));
            }
            return klass.GetInstanceVariable(Instance);
        }));
    }

    [RubyMethod("clone")]
    public static object? Clone(Context ctx, object? self, [Keyword] object? freeze = null) => throw RubyError.Type($"can't clone instance of singleton {ctx.ClassOf(self)}");

    [RubyMethod("dup")]
    public static object? Dup(Context ctx, object? self) => throw RubyError.Type($"can't dup instance of singleton {ctx.ClassOf(self)}");
}
