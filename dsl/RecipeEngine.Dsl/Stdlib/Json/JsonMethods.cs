namespace RecipeEngine.Dsl.Stdlib.Json;

/// <summary>to_json of every object: its to_s as a JSON string, and the core classes as themselves.</summary>
[RubyClass("Object", Library = "json")]
public static class ObjectJson
{
    [RubyMethod("to_json")]
    public static RString ToJson(Context ctx, object? self, params object?[] rest)
    {
        var state = RJsonState.Of(ctx, rest.Length > 0 ? rest[0] : null);
        return JsonGenerator.GenerateCore(ctx, state, self);
    }
}

/// <summary>Kernel's j, jj and JSON().</summary>
[RubyModule("Kernel", Library = "json")]
public static class KernelJson
{
    [RubyMethod("j", Private = true)]
    public static void J(Context ctx, params object?[] rest)
    {
        foreach (var value in rest)
        {
            ctx.Send(ctx.Interpreter.MainObject, Sym.Puts, JsonModule.Generate(ctx, value));
        }
    }

    [RubyMethod("jj", Private = true)]
    public static void Jj(Context ctx, params object?[] rest)
    {
        foreach (var value in rest)
        {
            ctx.Send(ctx.Interpreter.MainObject, Sym.Puts, JsonModule.PrettyGenerate(ctx, value));
        }
    }

    [RubyMethod("JSON", Private = true)]
    public static object? Json(Context ctx, object? value, object? options = null) => JsonModule.Index(ctx, value, options);
}
