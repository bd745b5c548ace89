using RecipeEngine.Dsl.Core.Modules;
using RecipeEngine.Dsl.Core.Procs;

namespace RecipeEngine.Dsl.Core.Kernels;

/// <summary>Kernel: calling and finding methods by name.</summary>
[RubyModule("Kernel")]
public static class KernelSending
{
    internal static RSymbol MethodName(Context ctx, object?[] rest) =>
        rest.Length == 0 ? throw RubyError.Argument("no method name given") : Coerce.ToSymbol(ctx, rest[0]);

    [RubyMethod("send", KeepsKeywords = true)]
    public static object? Send(Context ctx, object? self, RProc? block, params object?[] rest) =>
        ctx.Interpreter.UsesRefinements && Refinements.Active(ctx, self, MethodName(ctx, rest)) is { } refined ? refined.Body!.Call(ctx, refined, self, rest[1..], block)
            : rest.Length is > 0 and < 4 ? ctx.SendFew(self, MethodName(ctx, rest), block, rest.Length - 1, rest.Length > 1 ? rest[1] : null, rest.Length > 2 ? rest[2] : null)
            : ctx.SendBlock(self, MethodName(ctx, rest), block, rest[1..]);

    [RubyMethod("public_send", KeepsKeywords = true)]
    public static object? PublicSend(Context ctx, object? self, RProc? block, params object?[] rest) =>
        ctx.Interpreter.UsesRefinements && Refinements.Active(ctx, self, MethodName(ctx, rest)) is { Visibility: Visibility.Public } refined
            ? refined.Body!.Call(ctx, refined, self, rest[1..], block) : ctx.SendPublic(self, MethodName(ctx, rest), block, rest[1..]);

    [RubyMethod("respond_to?")]
    public static bool RespondTo(Context ctx, object? self, object? name, bool includeAll = false)
    {
        var symbol = Coerce.ToSymbol(ctx, name);
        if ((Refinements.Active(ctx, self, symbol) ?? ctx.FindMethod(self, symbol)) is { } m && (includeAll || m.Visibility == Visibility.Public))
        {
            return true;
        }
        return Context.Truthy(ctx.SendFew(self, Sym.RespondToMissing, null, 2, symbol, Box.Bool(includeAll)));
    }

    [RubyMethod("respond_to_missing?", Private = true)]
    public static bool RespondToMissing(object? self, object? name, object? includeAll) => false;

    /// <summary>The method as an object; one that method_missing would answer counts when respond_to_missing? says so.</summary>
    [RubyMethod("method")]
    public static object? Method(Context ctx, object? self, object? name) => Find(ctx, self, Coerce.ToSymbol(ctx, name), false);

    [RubyMethod("public_method")]
    public static object? PublicMethod(Context ctx, object? self, object? name) => Find(ctx, self, Coerce.ToSymbol(ctx, name), true);

    static RMethod Find(Context ctx, object? self, RSymbol name, bool publicOnly)
    {
        var dispatch = ctx.DispatchClass(self);
        if ((Refinements.Active(ctx, self, name) ?? dispatch.FindMethod(name)) is { } entry && (!publicOnly || entry.Visibility == Visibility.Public))
        {
            return new RMethod(ctx.Interpreter.FindClass(ctx, "Method"), self, entry, name, dispatch);
        }
        if (Context.Truthy(ctx.Send(self, Sym.RespondToMissing, name, Box.Bool(!publicOnly))))
        {
            var missing = new MethodEntry(dispatch, name, new MissingBody(name), Visibility.Public);
            return new RMethod(ctx.Interpreter.FindClass(ctx, "Method"), self, missing, name, dispatch);
        }
        throw RubyError.Name($"undefined method `{name.Name}' for {MethodTables.Describe(dispatch)}", self, name.Name);
    }

    [RubyMethod("singleton_method")]
    public static object? SingletonMethod(Context ctx, object? self, object? name)
    {
        var symbol = Coerce.ToSymbol(ctx, name);
        if (self is RObject { klass: { IsSingleton: true } k } && ReferenceEquals(k.Attached, self) && k.Methods.TryGetValue(symbol, out var entry) && entry.Body is not null)
        {
            return new RMethod(ctx.Interpreter.FindClass(ctx, "Method"), self, entry, symbol, k);
        }
        throw RubyError.Name($"undefined singleton method `{symbol.Name}' for {ctx.ToS(self)}", self, symbol.Name);
    }

    [RubyMethod("methods")]
    public static RArray Methods(Context ctx, object? self, bool all = true) =>
        all ? MethodTables.Names(ctx.DispatchClass(self).Ancestors(), v => v != Visibility.Private) : SingletonMethods(ctx, self, false);

    [RubyMethod("public_methods")]
    public static RArray PublicMethods(Context ctx, object? self, bool all = true) => Listed(ctx, self, all, Visibility.Public);

    [RubyMethod("private_methods")]
    public static RArray PrivateMethods(Context ctx, object? self, bool all = true) => Listed(ctx, self, all, Visibility.Private);

    [RubyMethod("protected_methods")]
    public static RArray ProtectedMethods(Context ctx, object? self, bool all = true) => Listed(ctx, self, all, Visibility.Protected);

    static RArray Listed(Context ctx, object? self, bool all, Visibility wanted)
    {
        var klass = ctx.DispatchClass(self);
        IEnumerable<RModule> from = klass.Ancestors();
        if (!all)
        {
            // the singleton class and what it includes, up to and with the real class
            from = Until(klass);
        }
        return MethodTables.Names(from, v => v == wanted);
    }

    static IEnumerable<RModule> Until(RClass klass)
    {
        foreach (var m in klass.Ancestors())
        {
            yield return m;
            if (m is RClass { IsSingleton: false })
            {
                yield break;
            }
        }
    }

    [RubyMethod("singleton_methods")]
    public static RArray SingletonMethods(Context ctx, object? self, bool all = true)
    {
        var list = new List<RModule>();
        if (self is RObject { klass: { IsSingleton: true } k } && ReferenceEquals(k.Attached, self))
        {
            foreach (var m in k.Ancestors())
            {
                if (m is RClass { IsSingleton: false })
                {
                    break;
                }
                if (all || ReferenceEquals(m, k))
                {
                    list.Add(m);
                }
            }
        }
        return MethodTables.Names(list, v => v != Visibility.Private);
    }

    /// <summary>Defines a method on this object alone; gives its name.</summary>
    [RubyMethod("define_singleton_method")]
    public static object? DefineSingletonMethod(Context ctx, object? self, object? name, [Optional] object? body, RProc? block)
    {
        var singleton = ctx.Interpreter.SingletonClassOf(self);
        (self as RObject)?.CheckFrozen();
        return MethodMaking.Define(ctx, singleton, name, body, block, Visibility.Public);
    }
}
