using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core.Encodings;

/// <summary>Which encoding two texts have together: that of the one that is not plain ASCII.</summary>
static class Compatibility
{
    /// <summary>For two strings; null when they cannot stand in one text.</summary>
    public static RubyEncoding? Of(RString a, RString b)
    {
        var (x, y) = (a.Encoding, b.Encoding);
        if (ReferenceEquals(x, y) || b.IsEmpty)
        {
            return x;
        }
        if (a.IsEmpty)
        {
            return x.IsAsciiCompatible && b.IsAscii ? x : y;
        }
        if (!x.IsAsciiCompatible || !y.IsAsciiCompatible)
        {
            return null;
        }
        return b.IsAscii ? x : a.IsAscii ? y : null;
    }

    /// <exception cref="RubyError">Encoding::CompatibilityError when the two do not go together.</exception>
    public static RubyEncoding Check(RString a, RString b) => Of(a, b) ?? throw Error(a.Encoding, b.Encoding);

    public static RubyError Error(RubyEncoding a, RubyEncoding b) =>
        new("Encoding::CompatibilityError", $"incompatible character encodings: {a.Name} and {b.Name}");

    /// <summary>For methods that read only ASCII-compatible text.</summary>
    public static RubyError Ascii(RubyEncoding encoding) => new("Encoding::CompatibilityError", $"ASCII incompatible encoding: {encoding.Name}");

    /// <summary>For anything that has an encoding.</summary>
    public static RubyEncoding? Of(Context ctx, object? a, object? b)
    {
        if (a is RString s && b is RString t)
        {
            return Of(s, t);
        }
        if (EncodingOf(ctx, a) is not { } x || EncodingOf(ctx, b) is not { } y)
        {
            return null;
        }
        if (ReferenceEquals(x, y) || b is RString { IsEmpty: true })
        {
            return x;
        }
        if (a is RString { IsEmpty: true } && b is RString)
        {
            return y;
        }
        if (!x.IsAsciiCompatible || !y.IsAsciiCompatible)
        {
            return null;
        }
        if (b is not RString && ReferenceEquals(y, RubyEncoding.UsAscii))
        {
            return x;
        }
        if (a is not RString && ReferenceEquals(x, RubyEncoding.UsAscii))
        {
            return y;
        }
        return a is RString { IsAscii: true } ? y : b is RString { IsAscii: true } ? x : null;
    }

    static RubyEncoding? EncodingOf(Context ctx, object? value) => value switch
    {
        RString s => s.Encoding,
        RSymbol y => Symbols.SymbolClass.EncodingOf(y),
        REncoding e => e.Encoding,
        RRegexp r => r.Encoding,
        _ => null,
    };
}
