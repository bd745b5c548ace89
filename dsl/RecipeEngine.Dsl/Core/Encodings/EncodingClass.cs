using RecipeEngine.Dsl.Core.Strings;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core.Encodings;

/// <summary>Encoding: names of the ways text is stored.</summary>
[RubyClass("Encoding")]
public static class EncodingClass
{
    /// <summary>BINARY; asking for it defines the constants of all other encodings as well.</summary>
    [RubyConstant("ASCII_8BIT")]
    public static object Binary(Context ctx)
    {
        var table = ctx.Interpreter.Encodings;
        var module = ctx.Interpreter.Ensure("Encoding");
        foreach (var encoding in RubyEncoding.All)
        {
            Name(module, encoding.Name, table.Of(encoding));
            foreach (var name in encoding.Aliases)
            {
                Name(module, name, table.Of(encoding));
            }
        }
        return table.Of(RubyEncoding.Binary);
    }

    // "Windows-31J" is Windows_31J and WINDOWS_31J; "macCyrillic" is MacCyrillic and MACCYRILLIC.
    static void Name(RModule module, string name, object? encoding)
    {
        if (char.IsAsciiDigit(name[0]))
        {
            return;
        }
        Span<char> letters = stackalloc char[name.Length];
        var hasLower = false;
        for (var i = 0; i < letters.Length; i++)
        {
            letters[i] = char.IsAsciiLetterOrDigit(name[i]) ? name[i] : '_';
            hasLower |= char.IsAsciiLetterLower(name[i]);
        }
        letters[0] = char.ToUpperInvariant(letters[0]);
        Add(letters.ToString());
        if (hasLower)
        {
            Add(letters.ToString().ToUpperInvariant());
        }

        void Add(string constant)
        {
            if (!module.Constants.ContainsKey(constant))
            {
                module.SetConstant(constant, encoding);
            }
        }
    }

    [RubyMethod("list", Singleton = true)]
    public static RArray List(Context ctx) => new(RubyEncoding.All.Select(e => (object?)ctx.Interpreter.Encodings.Of(e)));

    static IEnumerable<(string Name, string Of)> Extra(EncodingTable table)
    {
        yield return ("locale", "UTF-8");
        yield return ("external", table.External.Name);
        yield return ("filesystem", table.External.Name);
        if (table.Internal is { } inner)
        {
            yield return ("internal", inner.Name);
        }
    }

    [RubyMethod("name_list", Singleton = true)]
    public static RArray NameList(Context ctx) => new(RubyEncoding.All.SelectMany(e => e.Aliases.Prepend(e.Name))
        .Concat(Extra(ctx.Interpreter.Encodings).Select(x => x.Name)).Append("internal").Distinct().Select(n => (object?)new RString(n, RubyEncoding.UsAscii)));

    [RubyMethod("aliases", Singleton = true)]
    public static RHash Aliases(Context ctx)
    {
        var hash = new RHash();
        foreach (var (name, of) in RubyEncoding.All.SelectMany(e => e.Aliases.Select(a => (a, e.Name))).Concat(Extra(ctx.Interpreter.Encodings)))
        {
            hash.Set(ctx, new RString(name, RubyEncoding.UsAscii), new RString(of, RubyEncoding.UsAscii));
        }
        return hash;
    }

    [RubyMethod("find", Singleton = true)]
    public static object? Find(Context ctx, object? name)
    {
        if (name is REncoding)
        {
            return name;
        }
        var text = name is RSymbol s ? new RString(s.Name) : Coerce.ToStr(ctx, name);
        return text.Text.Equals("internal", StringComparison.OrdinalIgnoreCase) && ctx.Interpreter.Encodings.Internal is null ? null
            : ctx.Interpreter.Encodings.Of(ctx.Interpreter.Encodings.Get(ctx, text));
    }

    [RubyMethod("compatible?", Singleton = true)]
    public static object? Compatible(Context ctx, object? a, object? b) =>
        Compatibility.Of(ctx, a, b) is { } encoding ? ctx.Interpreter.Encodings.Of(encoding) : null;

    [RubyMethod("default_external", Singleton = true)]
    public static object? DefaultExternal(Context ctx) => ctx.Interpreter.Encodings.Of(ctx.Interpreter.Encodings.External);

    [RubyMethod("default_external=", Singleton = true)]
    public static object? SetDefaultExternal(Context ctx, object? value)
    {
        ctx.Interpreter.Encodings.External = value is null ? throw RubyError.Argument("default external can not be nil") : ctx.Interpreter.Encodings.Get(ctx, value);
        return value;
    }

    [RubyMethod("default_internal", Singleton = true)]
    public static object? DefaultInternal(Context ctx) => ctx.Interpreter.Encodings.Internal is { } e ? ctx.Interpreter.Encodings.Of(e) : null;

    [RubyMethod("default_internal=", Singleton = true)]
    public static object? SetDefaultInternal(Context ctx, object? value)
    {
        ctx.Interpreter.Encodings.Internal = value is null ? null : ctx.Interpreter.Encodings.Get(ctx, value);
        return value;
    }

    [RubyMethod("locale_charmap", Singleton = true)]
    public static RString LocaleCharmap() => new("UTF-8", RubyEncoding.UsAscii);

    [RubyMethod("name", "to_s")]
    public static RString Name(REncoding self) => new(self.Encoding.Name, RubyEncoding.UsAscii);

    [RubyMethod("names")]
    public static RArray Names(Context ctx, REncoding self) => new(self.Encoding.Aliases.Prepend(self.Encoding.Name)
        .Concat(Extra(ctx.Interpreter.Encodings).Where(x => x.Of == self.Encoding.Name).Select(x => x.Name)).Select(n => (object?)new RString(n, RubyEncoding.UsAscii)));

    [RubyMethod("dummy?")]
    public static bool IsDummy(REncoding self) => self.Encoding.IsDummy;

    [RubyMethod("ascii_compatible?")]
    public static bool IsAsciiCompatible(REncoding self) => self.Encoding.IsAsciiCompatible;

    [RubyMethod("inspect")]
    public static RString Inspect(REncoding self) => new($"#<Encoding:{self.Encoding.Name}{(self.Encoding.IsDummy ? " (dummy)" : "")}>", RubyEncoding.UsAscii);

    [RubyMethod("_dump")]
    public static RString Dump(Context ctx, REncoding self, object? level = null) => Name(self);

    [RubyMethod("_load", Singleton = true)]
    public static object? Load(Context ctx, object? name) => Find(ctx, name);
}
