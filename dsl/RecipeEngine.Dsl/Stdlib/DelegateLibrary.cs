namespace RecipeEngine.Dsl.Stdlib;

/// <summary>delegate: objects that pass on what they do not know.</summary>
[RubyClass("Delegator", Library = "delegate")]
public static class DelegateLibrary
{
    internal static readonly RSymbol Target = RSymbol.Of("@delegate_sd_obj");

    internal static object? Get(Context ctx, object? self) => ctx.Send(self, "__getobj__");

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RObject self, object? target) => ctx.Send(self, "__setobj__", target);

    [RubyMethod("method_missing", Private = true, KeepsKeywords = true)]
    public static object? MethodMissing(Context ctx, RObject self, RProc? block, params object?[] rest)
    {
        var name = (RSymbol)rest[0]!;
        var target = Get(ctx, self);
        if (!ctx.RespondTo(target, name))
        {
            throw RubyError.NoMethod($"undefined method `{name.Name}' for {ctx.Inspect(target)}:{ctx.ClassOf(self)}", self, name.Name);
        }
        return ctx.SendPublic(target, name, block, rest[1..]);
    }

    [RubyMethod("respond_to_missing?")]
    public static bool RespondsTo(Context ctx, RObject self, RSymbol name, bool all = false) => ctx.RespondTo(Get(ctx, self), name);

    [RubyMethod("==")]
    public static bool IsEqual(Context ctx, RObject self, object? other) => ReferenceEquals(self, other) || ctx.Equal(Get(ctx, self), other);

    [RubyMethod("!=")]
    public static object? Differs(Context ctx, RObject self, object? other) => !ReferenceEquals(self, other) ? ctx.Send(Get(ctx, self), "!=", other) : Box.Bool(false);

    [RubyMethod("eql?")]
    public static bool Eql(Context ctx, RObject self, object? other) => ReferenceEquals(self, other) || ctx.Eql(Get(ctx, self), other);

    [RubyMethod("!")]
    public static object? Not(Context ctx, RObject self) => ctx.Send(Get(ctx, self), "!");

    [RubyMethod("to_s")]
    public static object? ToS(Context ctx, RObject self) => ctx.Send(Get(ctx, self), Sym.ToS);

    [RubyMethod("inspect")]
    public static object? Inspect(Context ctx, RObject self) => ctx.Send(Get(ctx, self), Sym.Inspect);

    [RubyMethod("hash")]
    public static object? Hash(Context ctx, RObject self) => ctx.Send(Get(ctx, self), Sym.Hash);

    [RubyMethod("===")]
    public static object? CaseEqual(Context ctx, RObject self, object? other) => ctx.Send(Get(ctx, self), Sym.CaseEquals, other);

    [RubyMethod("=~")]
    public static object? Match(Context ctx, RObject self, object? other) => ctx.Send(Get(ctx, self), Sym.Match, other);

    [RubyMethod("<=>")]
    public static object? Compare(Context ctx, RObject self, object? other) => ctx.Send(Get(ctx, self), Sym.Spaceship, other);

    /// <summary>The target's names first, then its own.</summary>
    static object? Listed(Context ctx, RObject self, string what, bool all, Func<Context, object?, bool, RArray> own) =>
        ctx.Send(ctx.Send(Get(ctx, self), what, Box.Bool(all)), "|", own(ctx, self, all));

    [RubyMethod("methods")]
    public static object? Methods(Context ctx, RObject self, bool all = true) => Listed(ctx, self, "methods", all, Core.Kernels.KernelSending.Methods);

    [RubyMethod("public_methods")]
    public static object? PublicMethods(Context ctx, RObject self, bool all = true) => Listed(ctx, self, "public_methods", all, Core.Kernels.KernelSending.PublicMethods);

    [RubyMethod("protected_methods")]
    public static object? ProtectedMethods(Context ctx, RObject self, bool all = true) => Listed(ctx, self, "protected_methods", all, Core.Kernels.KernelSending.ProtectedMethods);
}

/// <summary>SimpleDelegator.</summary>
[RubyClass("SimpleDelegator", Superclass = "Delegator", Library = "delegate")]
public static class SimpleDelegatorLibrary
{
    [RubyMethod("__getobj__")]
    public static object? Get(RObject self) => self.HasInstanceVariable(DelegateLibrary.Target) ? self.GetInstanceVariable(DelegateLibrary.Target) : throw RubyError.Argument("not delegated");

    [RubyMethod("__setobj__")]
    public static void Set(RObject self, object? target)
    {
        self.CheckFrozen();
        self.SetInstanceVariable(DelegateLibrary.Target, ReferenceEquals(self, target) ? throw RubyError.Argument("cannot delegate to self") : target);
    }
}
