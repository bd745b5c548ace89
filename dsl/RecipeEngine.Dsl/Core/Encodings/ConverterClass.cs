using RecipeEngine.Dsl.Core.Strings;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core.Encodings;

/// <summary>An Encoding::Converter: turns a stream of pieces from one encoding into another; a character cut by a piece's end waits for the next.</summary>
public sealed class RConverter(RClass klass) : RObject(klass)
{
    public RubyEncoding? Source { get; set; }
    public RubyEncoding? Target { get; set; }
    public TranscodeOptions Options { get; set; } = new();
    public byte[] Waiting { get; set; } = [];
    public object? LastError { get; set; }
    public RString? Replacement { get; set; }
    /// <summary>What the last step has come to: a name that primitive_convert answers.</summary>
    public string Status { get; set; } = "source_buffer_empty";
    /// <summary>What was wrong when <see cref="Status"/> tells of an error.</summary>
    public TranscodingFault? Fault { get; set; }
    /// <summary>Bytes read behind an error, which come next.</summary>
    public byte[] ReadAgain { get; set; } = [];
    /// <summary>The text has ended: nothing more is converted.</summary>
    public bool IsFinished { get; set; }
    /// <summary>Converted bytes that the destination had no room for.</summary>
    public byte[] Unwritten { get; set; } = [];
}

/// <summary>Encoding::Converter.</summary>
[RubyClass("Encoding::Converter")]
public static partial class ConverterClass
{
    [RubyConstant("INVALID_MASK")] public const int InvalidMask = 0xF;
    [RubyConstant("INVALID_REPLACE")] public const int InvalidReplace = 2;
    [RubyConstant("UNDEF_MASK")] public const int UndefinedMask = 0xF0;
    [RubyConstant("UNDEF_REPLACE")] public const int UndefinedReplace = 0x20;
    [RubyConstant("UNDEF_HEX_CHARREF")] public const int UndefinedHex = 0x30;
    [RubyConstant("UNIVERSAL_NEWLINE_DECORATOR")] public const int UniversalNewline = 0x100;
    [RubyConstant("CRLF_NEWLINE_DECORATOR")] public const int CrLfNewline = 0x1000;
    [RubyConstant("CR_NEWLINE_DECORATOR")] public const int CrNewline = 0x2000;
    [RubyConstant("XML_TEXT_DECORATOR")] public const int XmlText = 0x4000;
    [RubyConstant("XML_ATTR_CONTENT_DECORATOR")] public const int XmlAttribute = 0x8000;
    [RubyConstant("XML_ATTR_QUOTE_DECORATOR")] public const int XmlQuote = 0x100000;
    [RubyConstant("PARTIAL_INPUT")] public const int PartialInput = 0x10000;
    [RubyConstant("AFTER_OUTPUT")] public const int AfterOutput = 0x20000;

    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RConverter(klass);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RConverter self, object? source, object? target, [Optional] object? flags, [Keywords] RHash? options = null)
    {
        var keywords = options ?? (flags is Undefined or null or long ? null : Coerce.ToHash(ctx, flags));
        var settings = TranscodeSettings.Read(ctx, keywords);
        if (flags is long bits)
        {
            settings = FromBits(bits, settings);
        }
        self.Options = settings;
        (self.Source, self.Target) = Ends(ctx, source, target, settings);
    }

    static TranscodeOptions FromBits(long bits, TranscodeOptions settings) => settings with
    {
        ReplaceInvalid = (bits & InvalidMask) == InvalidReplace,
        ReplaceUndefined = (bits & UndefinedMask) == UndefinedReplace,
        Newline = (bits & UniversalNewline) != 0 ? NewlineConversion.Universal : (bits & CrLfNewline) != 0 ? NewlineConversion.CrLf : (bits & CrNewline) != 0 ? NewlineConversion.Cr : NewlineConversion.None,
        Xml = (bits & XmlText) != 0 ? XmlEscaping.Text : (bits & XmlAttribute) != 0 ? XmlEscaping.Attribute : XmlEscaping.None,
    };

    // Two empty names: only line ends or escapes are changed.
    static (RubyEncoding?, RubyEncoding?) Ends(Context ctx, object? source, object? target, TranscodeOptions settings)
    {
        var (a, b) = (NameOf(ctx, source), NameOf(ctx, target));
        if (a.Length == 0 && b.Length == 0)
        {
            return (null, null);
        }
        var (from, to) = (ctx.Interpreter.Encodings.Find(a), ctx.Interpreter.Encodings.Find(b));
        if (from is null || to is null || ReferenceEquals(from, to) || !from.HasConverter || !to.HasConverter)
        {
            throw Transcoder.NotFound(from?.Name ?? a, to?.Name ?? b, settings);
        }
        return (from, to);
    }

    static string NameOf(Context ctx, object? value) => value is REncoding e ? e.Encoding.Name : Coerce.ToText(ctx, value);

    static RArray Path(Context ctx, RubyEncoding? from, RubyEncoding? to, TranscodeOptions settings)
    {
        var path = new RArray();
        var table = ctx.Interpreter.Encodings;
        if (from is not null && to is not null)
        {
            if (from.Name != "UTF-8" && to.Name != "UTF-8")
            {
                path.Add(RArray.Of(table.Of(from), table.Of(RubyEncoding.Utf8)));
                from = RubyEncoding.Utf8;
            }
            path.Add(RArray.Of(table.Of(from), table.Of(to)));
        }
        string[] extra = settings.Xml switch { XmlEscaping.Text => ["xml_text_escape"], XmlEscaping.Attribute => ["xml_attr_content_escape", "xml_attr_quote"], _ => [] };
        foreach (var name in extra)
        {
            path.Add(new RString(name));
        }
        var newline = settings.Newline switch { NewlineConversion.Universal => "universal_newline", NewlineConversion.CrLf => "crlf_newline", NewlineConversion.Cr => "cr_newline", _ => null };
        if (newline is not null)
        {
            path.Add(new RString(newline));
        }
        return path;
    }

    [RubyMethod("convpath")]
    public static RArray Path(Context ctx, RConverter self) => Path(ctx, self.Source, self.Target, self.Options);

    [RubyMethod("search_convpath", Singleton = true)]
    public static RArray SearchPath(Context ctx, object? source, object? target, [Keywords] RHash? options = null)
    {
        var settings = TranscodeSettings.Read(ctx, options);
        var (from, to) = Ends(ctx, source, target, settings);
        return Path(ctx, from, to, settings);
    }

    [RubyMethod("asciicompat_encoding", Singleton = true)]
    public static object? AsciiCompatible(Context ctx, object? name)
    {
        if (name is not REncoding && Coerce.TryStr(ctx, name) is null)
        {
            throw RubyError.Type($"no implicit conversion of {Coerce.Describe(ctx, name)} into String");
        }
        var near = ctx.Interpreter.Encodings.Find(NameOf(ctx, name))?.Name switch
        {
            "UTF-16BE" or "UTF-16LE" or "UTF-32BE" or "UTF-32LE" or "UTF-16" or "UTF-32" => "UTF-8",
            "ISO-2022-JP" => "stateless-ISO-2022-JP",
            "IBM037" => "ISO-8859-1",
            _ => null,
        };
        return near is null ? null : ctx.Interpreter.Encodings.Of(RubyEncoding.Get(near));
    }

    [RubyMethod("source_encoding")]
    public static object? SourceEncoding(Context ctx, RConverter self) => self.Source is { } e ? ctx.Interpreter.Encodings.Of(e) : null;

    [RubyMethod("destination_encoding")]
    public static object? TargetEncoding(Context ctx, RConverter self) => self.Target is { } e ? ctx.Interpreter.Encodings.Of(e) : null;

    /// <summary>Converts a piece; a character that the piece's end cuts is kept for the next.</summary>
    [RubyMethod("convert")]
    public static RString Convert(Context ctx, RConverter self, RString piece)
    {
        if (self.IsFinished)
        {
            throw RubyError.Argument("converter already finished");
        }
        var source = self.Source ?? piece.Encoding;
        byte[] bytes = [.. self.ReadAgain, .. self.Waiting, .. piece.ToBytes()];
        self.ReadAgain = [];
        var text = source.Decode(bytes);
        var cut = CutOff(text, source);
        self.Waiting = source.Encode(text[cut..]);
        return Run(ctx, self, text[..cut], source);
    }

    /// <summary>Ends the stream; a cut character is an error now.</summary>
    [RubyMethod("finish")]
    public static RString Finish(Context ctx, RConverter self)
    {
        var source = self.Source ?? RubyEncoding.Utf8;
        var left = source.Decode(self.Waiting);
        self.Waiting = [];
        var result = Run(ctx, self, left, source);
        (self.Status, self.IsFinished) = ("finished", true);
        return result;
    }

    static RString Run(Context ctx, RConverter self, string text, RubyEncoding source)
    {
        var target = self.Target ?? source;
        try
        {
            Note(self, "source_buffer_empty", null, null);
            return new RString(Transcoder.Convert(text, source, target, self.Options with { Replacement = self.Replacement?.Text ?? self.Options.Replacement }), target);
        }
        catch (TextError e)
        {
            var error = ctx.ToRubyException(e);
            Note(self, StatusOf(e), e.Fault, error);
            self.ReadAgain = e.Fault?.ReadAgain ?? [];
            throw new RubyError(error);
        }
    }

    // Where the unfinished character at the end begins.
    static int CutOff(string text, RubyEncoding source)
    {
        var at = text.Length;
        while (at > 0 && text.Length - at < 4 && Characters.IsInvalidByte(text[at - 1]) && Characters.WidthBefore(text, at) == 1)
        {
            at--;
        }
        if (at == text.Length || source.IsSingleByte)
        {
            return text.Length;
        }
        if (source.Name == "UTF-8")
        {
            var lead = text[at] & 0xFF;
            var wanted = lead switch { >= 0xC2 and <= 0xDF => 2, >= 0xE0 and <= 0xEF => 3, >= 0xF0 and <= 0xF4 => 4, _ => 0 };
            return Scrub.PartLength(text, at) == text.Length - at && text.Length - at < wanted ? at : text.Length;
        }
        return text.Length - at < source.MaxBytes ? at : text.Length;
    }

    [RubyMethod("last_error")]
    public static object? LastError(RConverter self) => self.LastError;

    [RubyMethod("replacement")]
    public static RString Replacement(RConverter self) => self.Replacement ?? (self.Options.Replacement is { } r ? new RString(r)
        : self.Target is { IsUnicode: true } ? new RString("\uFFFD") : new RString("?", RubyEncoding.UsAscii));

    [RubyMethod("replacement=")]
    public static object? SetReplacement(Context ctx, RConverter self, RString text)
    {
        if (self.Target is { } target)
        {
            Transcoder.Convert(text.Text, text.Encoding, target);
        }
        self.Replacement = text;
        return text;
    }

    [RubyMethod("==")]
    public static bool IsEqual(RConverter self, object? other) =>
        other is RConverter c && ReferenceEquals(c.Source, self.Source) && ReferenceEquals(c.Target, self.Target) && c.Options == self.Options && c.Replacement?.Text == self.Replacement?.Text;

    [RubyMethod("inspect")]
    public static string Inspect(RConverter self) => $"#<Encoding::Converter: {self.Source?.Name} to {self.Target?.Name}>";
}
