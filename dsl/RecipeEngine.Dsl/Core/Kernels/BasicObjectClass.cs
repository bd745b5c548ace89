namespace RecipeEngine.Dsl.Core.Kernels;

/// <summary>BasicObject: what every object without exception can do.</summary>
[RubyClass("BasicObject")]
public static class BasicObjectClass
{
    [RubyMethod("initialize", Private = true)]
    public static void Initialize() { }

    [RubyMethod("==", "equal?")]
    public static bool Same(Context ctx, object? self, object? other) => ctx.Same(self, other);

    [RubyMethod("!")]
    public static bool Not(object? self) => !Context.Truthy(self);

    [RubyMethod("!=")]
    public static bool NotEqual(Context ctx, object? self, object? other) => !ctx.Equal(self, other);

    [RubyMethod("__id__")]
    public static long Id(Context ctx, object? self) => ctx.Interpreter.ObjectId(self);

    [RubyMethod("__send__", KeepsKeywords = true)]
    public static object? Send(Context ctx, object? self, RProc? block, params object?[] rest) => KernelSending.Send(ctx, self, block, rest);

    /// <summary>Runs a block, or the text of a program, with this object as self; def goes to its singleton class.</summary>
    [RubyMethod("instance_eval")]
    public static object? InstanceEval(Context ctx, object? self, RProc? block, params object?[] rest)
    {
        if (block is null)
        {
            return SelfEvaluation.OfText(ctx, rest, self, () => SelfEvaluation.SingletonScope(ctx, self));
        }
        return rest.Length > 0 ? throw RubyError.WrongArguments(rest.Length, 0, 0)
            : block.CallWithSelf(ctx, self, [self], new LexicalScope(self, block.Frame?.LexicalScope));
    }

    [RubyMethod("instance_exec", KeepsKeywords = true)]
    public static object? InstanceExec(Context ctx, object? self, RProc? block, params object?[] rest) =>
        block is null ? throw RubyError.LocalJump("no block given (yield)")
        : block.CallWithSelf(ctx, self, rest, new LexicalScope(self, block.Frame?.LexicalScope));

    [RubyMethod("method_missing", Private = true, KeepsKeywords = true)]
    public static object? MethodMissing(Context ctx, object? self, params object?[] rest) =>
        rest.Length == 0 || rest[0] is not RSymbol name ? throw RubyError.Argument("no method name given") : throw ctx.NoMethod(self, name, ctx.FindMethod(self, name)?.Visibility switch
        {
            Visibility.Private => CallKind.PrivateCalled,
            Visibility.Protected => CallKind.ProtectedCalled,
            _ => CallKind.Normal,
        }, rest[1..]);

    [RubyMethod("singleton_method_added", "singleton_method_removed", "singleton_method_undefined", Private = true)]
    public static void SingletonMethodHook(object? self, object? name) { }
}
