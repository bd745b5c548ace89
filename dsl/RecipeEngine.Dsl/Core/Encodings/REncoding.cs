using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core.Encodings;

/// <summary>An Encoding object.</summary>
public sealed class REncoding(RClass klass, RubyEncoding encoding) : RObject(klass)
{
    public RubyEncoding Encoding => encoding;
}

/// <summary>The Encoding objects of one interpreter, and its default encodings.</summary>
public sealed class EncodingTable(Interpreter interpreter)
{
    readonly Dictionary<RubyEncoding, REncoding> objects = [];

    /// <summary><c>Encoding.default_external</c></summary>
    public RubyEncoding External { get; set; } = RubyEncoding.Utf8;

    /// <summary><c>Encoding.default_internal</c>; null is nil.</summary>
    public RubyEncoding? Internal { get; set; }

    /// <summary>The one object of an encoding.</summary>
    public REncoding Of(RubyEncoding encoding)
    {
        lock (objects)
        {
            if (!objects.TryGetValue(encoding, out var known))
            {
                objects[encoding] = known = new REncoding((RClass)interpreter.Ensure("Encoding"), encoding);
            }
            return known;
        }
    }

    /// <summary>By name, alias or one of locale, external, filesystem, internal; null when there is none.</summary>
    public RubyEncoding? Find(string name) => name.ToUpperInvariant() switch
    {
        "LOCALE" => RubyEncoding.Utf8,
        "EXTERNAL" or "FILESYSTEM" => External,
        "INTERNAL" => Internal,
        _ => RubyEncoding.Find(name),
    };

    /// <summary>An encoding from an Encoding object or a name.</summary>
    /// <exception cref="RubyError">ArgumentError for an unknown name.</exception>
    public RubyEncoding Get(Context ctx, object? value)
    {
        if (value is REncoding e)
        {
            return e.Encoding;
        }
        var name = Coerce.ToStr(ctx, value);
        if (!name.Encoding.IsAsciiCompatible)
        {
            throw RubyError.Argument($"invalid encoding name (non ASCII)");
        }
        return Find(name.Text) ?? throw RubyError.Argument($"unknown encoding name - {name.Text}");
    }
}
