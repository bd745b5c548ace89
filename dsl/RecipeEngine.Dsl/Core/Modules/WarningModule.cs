namespace RecipeEngine.Dsl.Core.Modules;

/// <summary>Warning: where all warnings pass, and which kinds are wanted.</summary>
[RubyModule("Warning")]
public static class WarningModule
{
    static RModule Self(Context ctx) => ctx.Interpreter.FindModule(ctx, "Warning");

    internal static void CheckCategory(Context ctx, object? category)
    {
        if (category is not RSymbol { Name: "deprecated" or "experimental" })
        {
            throw RubyError.Argument($"unknown category: {ctx.ToS(category)}");
        }
    }

    internal static bool IsOn(Context ctx, object? category) =>
        Self(ctx).GetInstanceVariable((RSymbol)category!) is var v && (v is bool b ? b : category is RSymbol { Name: "experimental" });

    /// <summary>Warns, if the program wants to hear of deprecated things.</summary>
    internal static void Deprecated(Context ctx, string text)
    {
        if (IsOn(ctx, RSymbol.Of("deprecated")))
        {
            ctx.Warn($"{Kernels.KernelControl.Where(ctx)}warning: {text}");
        }
    }

    [RubyMethod("[]", Singleton = true)]
    public static bool Get(Context ctx, object? category)
    {
        CheckSymbol(ctx, category);
        CheckCategory(ctx, category);
        return IsOn(ctx, category);
    }

    [RubyMethod("[]=", Singleton = true)]
    public static object? Set(Context ctx, object? category, object? on)
    {
        CheckSymbol(ctx, category);
        CheckCategory(ctx, category);
        Self(ctx).SetInstanceVariable((RSymbol)category!, Box.Bool(Context.Truthy(on)));
        return on;
    }

    static void CheckSymbol(Context ctx, object? category)
    {
        if (category is not RSymbol)
        {
            throw RubyError.Type($"wrong argument type {Coerce.Describe(ctx, category)} (expected Symbol)");
        }
    }

    [RubyMethod("warn")]
    public static object? Warn(Context ctx, object? message, [Keyword] object? category = null) => Write(ctx, message, category);

    static object? Write(Context ctx, object? message, object? category)
    {
        if (message is not RString)
        {
            throw RubyError.Type($"wrong argument type {Coerce.Describe(ctx, message)} (expected String)");
        }
        if (category is not null)
        {
            CheckCategory(ctx, category is RSymbol ? category : Coerce.ToSymbol(ctx, category));
            if (!IsOn(ctx, category))
            {
                return null;
            }
        }
        ctx.Send(ctx.Interpreter.Global("$stderr").Get(ctx), Sym.Write, message);
        return null;
    }
}
