using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core.Ios;

/// <summary>Encodings as streams take them: names, or Encoding objects.</summary>
static class Encodings
{
    /// <summary>By name; ArgumentError when unknown.</summary>
    public static RubyEncoding Find(Context ctx, string name) => ctx.Interpreter.Encodings.Get(ctx, new RString(name));

    /// <summary>From a name or an Encoding object.</summary>
    public static RubyEncoding Of(Context ctx, object? value) => ctx.Interpreter.Encodings.Get(ctx, value);

    /// <summary>The Encoding object.</summary>
    public static object? Box(Context ctx, RubyEncoding? encoding) => encoding is null ? null : ctx.Interpreter.Encodings.Of(encoding);
}
