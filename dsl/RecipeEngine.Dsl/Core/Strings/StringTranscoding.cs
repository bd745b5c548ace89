using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core.Strings;

/// <summary>String#encode.</summary>
[RubyClass("String")]
public static class StringTranscoding
{
    [RubyMethod("encode")]
    public static RString Encode(Context ctx, RString self, [Optional] object? target, [Optional] object? source, [Keywords] RHash? options = null)
    {
        var result = self.Copy();
        Transcode(ctx, result, target, source, options);
        return result;
    }

    [RubyMethod("encode!")]
    public static object? EncodeBang(Context ctx, RString self, [Optional] object? target, [Optional] object? source, [Keywords] RHash? options = null)
    {
        self.Modify();
        Transcode(ctx, self, target, source, options);
        return self;
    }

    static void Transcode(Context ctx, RString s, object? target, object? source, RHash? keywords)
    {
        var settings = TranscodeSettings.Read(ctx, keywords);
        var table = ctx.Interpreter.Encodings;
        if (target is Undefined or null)
        {
            if (table.Internal is null && settings.ChangesNothing)
            {
                return;
            }
            target = table.Of(table.Internal ?? s.Encoding);
        }
        var from = source is Undefined or null ? s.Encoding : Known(ctx, source);
        var to = Known(ctx, target);
        if (from is null || to is null)
        {
            throw Transcoder.NotFound(from?.Name ?? Name(ctx, source), to?.Name ?? Name(ctx, target), settings);
        }
        Convert(s, from, to, settings);
    }

    /// <summary>Changes the text in place.</summary>
    internal static void Convert(RString s, RubyEncoding from, RubyEncoding to, TranscodeOptions settings)
    {
        var text = ReferenceEquals(from, s.Encoding) ? s.Text : from.Decode(s.ToBytes());
        (from, text) = Marked(from, text);
        if (to.Name is "UTF-16" or "UTF-32")
        {
            var wide = to.Name == "UTF-16" ? RubyEncoding.Utf16BigEndian : RubyEncoding.Utf32BigEndian;
            var converted = Transcoder.Convert(text, from, wide, settings);
            s.Replace(to.Decode(wide.Encode(converted.Length == 0 ? "" : "\uFEFF" + converted)), to);
            return;
        }
        s.Replace(Transcoder.Convert(text, from, to, settings), to);
    }

    // Text in UTF-16 or UTF-32 without a given order tells it by a mark at its start.
    static (RubyEncoding, string) Marked(RubyEncoding encoding, string text)
    {
        if (encoding.Name is not ("UTF-16" or "UTF-32"))
        {
            return (encoding, text);
        }
        var bytes = encoding.Encode(text);
        var wide = encoding.Name == "UTF-32"
            ? bytes is [0xFF, 0xFE, 0, 0, ..] ? RubyEncoding.Utf32LittleEndian : RubyEncoding.Utf32BigEndian
            : bytes is [0xFF, 0xFE, ..] ? RubyEncoding.Utf16LittleEndian : RubyEncoding.Utf16BigEndian;
        return (wide, wide.Decode(bytes).TrimStart('\uFEFF'));
    }

    static RubyEncoding? Known(Context ctx, object? value) =>
        value is Encodings.REncoding e ? e.Encoding : ctx.Interpreter.Encodings.Find(Name(ctx, value));

    static string Name(Context ctx, object? value) => value is Encodings.REncoding e ? e.Encoding.Name : Coerce.ToText(ctx, value);
}

/// <summary>Reads the keywords of encode.</summary>
static class TranscodeSettings
{
    public static TranscodeOptions Read(Context ctx, RHash? keywords)
    {
        if (keywords is null || keywords.Count == 0)
        {
            return new TranscodeOptions();
        }
        object? Of(string name) => keywords.Get(ctx, name);
        var newline = Of("newline") switch
        {
            RSymbol { Name: "universal" } => NewlineConversion.Universal,
            RSymbol { Name: "crlf" } => NewlineConversion.CrLf,
            RSymbol { Name: "cr" } => NewlineConversion.Cr,
            RSymbol { Name: "lf" } or null => NewlineConversion.None,
            RSymbol other => throw RubyError.Argument($"unexpected value for newline option: {other.Name}"),
            _ => throw RubyError.Argument("unexpected value for newline option"),
        };
        newline = Context.Truthy(Of("universal_newline")) ? NewlineConversion.Universal : Context.Truthy(Of("crlf_newline")) ? NewlineConversion.CrLf
            : Context.Truthy(Of("cr_newline")) ? NewlineConversion.Cr : newline;
        return new TranscodeOptions
        {
            ReplaceInvalid = Replace(Of("invalid"), "invalid character"),
            ReplaceUndefined = Replace(Of("undef"), "undefined character"),
            Replacement = Of("replace") is { } r ? Coerce.ToText(ctx, r) : null,
            Fallback = Of("fallback") is { } fallback ? Fallback(ctx, fallback) : null,
            Xml = Of("xml") switch
            {
                null => XmlEscaping.None,
                RSymbol { Name: "text" } => XmlEscaping.Text,
                RSymbol { Name: "attr" } => XmlEscaping.Attribute,
                RSymbol other => throw RubyError.Argument($"unexpected value for xml option: {other.Name}"),
                _ => throw RubyError.Argument("unexpected value for xml option"),
            },
            Newline = newline,
        };
    }

    static bool Replace(object? value, string what) => value switch
    {
        null => false,
        RSymbol { Name: "replace" } => true,
        _ => throw RubyError.Argument($"unknown value for {what} option"),
    };

    static Func<string, string?> Fallback(Context ctx, object fallback) => character =>
    {
        var key = new RString(character);
        var value = fallback switch
        {
            RHash h => ctx.Send(h, Sym.Index, key),
            RProc or Procs.RMethod => ctx.Send(fallback, Sym.Call, key),
            _ => ctx.Send(fallback, Sym.Index, key),
        };
        return value is null ? null : Coerce.ToText(ctx, value);
    };
}
