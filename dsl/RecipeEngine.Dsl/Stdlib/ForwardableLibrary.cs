namespace RecipeEngine.Dsl.Stdlib;

/// <summary>forwardable: methods that are another object's.</summary>
[RubyModule("Forwardable", Library = "forwardable")]
public static class ForwardableLibrary
{
    internal static object? Define(Context ctx, RModule target, object? accessor, object? method, object? name)
    {
        var receiver = ctx.ToS(accessor);
        var called = Coerce.ToSymbol(ctx, method);
        var defined = Coerce.ToSymbol(ctx, name);
        var isName = receiver.All(c => char.IsLetterOrDigit(c) || c == '_');
        target.Define(defined, BuiltinBody.Of(0, -1, (c, self, args, block) =>
        {
            var to = receiver.StartsWith('@') && !receiver.StartsWith("@@", StringComparison.Ordinal) && self is RObject o ? o.GetInstanceVariable(RSymbol.Of(receiver))
                : isName ? c.Send(self, receiver)
                : c.Send(self, "instance_eval", new RString(receiver));
            return c.SendPublic(to, called, block, args);
        }, keepsKeywords: true));
        return defined;
    }

    static RModule Target(object? self) => self as RModule ?? throw RubyError.Type("Forwardable needs a class or module");

    [RubyMethod("def_instance_delegator", "def_delegator")]
    public static object? Delegator(Context ctx, object? self, object? accessor, object? method, object? name = null) => Define(ctx, Target(self), accessor, method, name ?? method);

    [RubyMethod("def_instance_delegators", "def_delegators")]
    public static void Delegators(Context ctx, object? self, object? accessor, params object?[] rest)
    {
        foreach (var method in rest.Where(m => ctx.ToS(m) is not ("__send__" or "__id__")))
        {
            Define(ctx, Target(self), accessor, method, method);
        }
    }

    [RubyMethod("instance_delegate", "delegate")]
    public static void Delegate(Context ctx, object? self, RHash hash)
    {
        foreach (var (methods, accessor) in hash.Pairs())
        {
            Delegators(ctx, self, accessor, methods is RArray list ? list.ToArray() : [methods]);
        }
    }
}

/// <summary>Forwardable for one object.</summary>
[RubyModule("SingleForwardable", Library = "forwardable")]
public static class SingleForwardableLibrary
{
    [RubyMethod("def_single_delegator", "def_delegator")]
    public static object? Delegator(Context ctx, object? self, object? accessor, object? method, object? name = null) =>
        ForwardableLibrary.Define(ctx, ctx.Interpreter.SingletonClassOf(self), accessor, method, name ?? method);

    [RubyMethod("def_single_delegators", "def_delegators")]
    public static void Delegators(Context ctx, object? self, object? accessor, params object?[] rest)
    {
        foreach (var method in rest)
        {
            ForwardableLibrary.Define(ctx, ctx.Interpreter.SingletonClassOf(self), accessor, method, method);
        }
    }
}
