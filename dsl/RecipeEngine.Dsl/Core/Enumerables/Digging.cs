namespace RecipeEngine.Dsl.Core;

/// <summary>The rest of a <c>dig</c>: arrays, hashes and structs are looked into, others are asked for <c>dig</c>.</summary>
static class Digging
{
    static readonly RSymbol Dig = RSymbol.Of("dig");

    public static object? Go(Context ctx, object? value, object?[] keys)
    {
        if (keys.Length == 0 || value is null)
        {
            return value;
        }
        return ctx.FindMethod(value, Dig) is { } m ? m.Body!.Call(ctx, m, value, keys, null)
            : throw RubyError.Type($"{ctx.ClassOf(value)} does not have #dig method");
    }
}
