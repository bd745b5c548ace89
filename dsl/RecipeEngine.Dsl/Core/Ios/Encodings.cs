using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core.Ios;

/// <summary>Encodings as streams take them: names, or Encoding objects.</summary>
static class Encodings
{
    static readonly RSymbol FindName = RSymbol.Of("find"), NameOf = RSymbol.Of("name");

    /// <summary>By name; ArgumentError when unknown.</summary>
    public static RubyEncoding Find(Context ctx, string name) => Known(name) ?? Of(ctx, ctx.Send(ctx.Interpreter.FindClass(ctx, "Encoding"), FindName, new RString(name)));

    static RubyEncoding? Known(string name) => name.ToUpperInvariant() switch
    {
        "UTF-8" or "UTF8" => RubyEncoding.Utf8,
        "BINARY" or "ASCII-8BIT" => RubyEncoding.Binary,
        "US-ASCII" or "ASCII" => RubyEncoding.UsAscii,
        _ => null,
    };

    /// <summary>From a name or an Encoding object.</summary>
    public static RubyEncoding Of(Context ctx, object? value)
    {
        if (value is RString or null)
        {
            return Find(ctx, Coerce.ToText(ctx, value));
        }
        var name = ctx.ToS(ctx.Send(value, NameOf));
        return Known(name) ?? throw RubyError.Argument($"unknown encoding name - {name}");
    }

    /// <summary>The Encoding object.</summary>
    public static object? Box(Context ctx, RubyEncoding? encoding) =>
        encoding is null ? null : ctx.Send(ctx.Interpreter.FindClass(ctx, "Encoding"), FindName, new RString(encoding.Name));
}
