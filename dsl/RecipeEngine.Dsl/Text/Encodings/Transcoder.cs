using System.Globalization;
using System.Text;

namespace RecipeEngine.Dsl.Text;

/// <summary>What String#encode does with what it cannot convert, and with line ends.</summary>
public sealed record TranscodeOptions
{
    /// <summary>Replace invalid bytes instead of raising.</summary>
    public bool ReplaceInvalid { get; init; }

    /// <summary>Replace characters the target does not have instead of raising.</summary>
    public bool ReplaceUndefined { get; init; }

    /// <summary>The replacement; U+FFFD for Unicode targets and a question mark for others when null.</summary>
    public string? Replacement { get; init; }

    /// <summary>Asked for each undefined character; null means it knows none.</summary>
    public Func<string, string?>? Fallback { get; init; }

    /// <summary>xml: :text or :attr.</summary>
    public XmlEscaping Xml { get; init; }

    public NewlineConversion Newline { get; init; }

    public bool ChangesNothing => this == new TranscodeOptions();
}

/// <summary>Whether a conversion also writes XML escapes.</summary>
public enum XmlEscaping
{
    None,
    Text,
    Attribute,
}

/// <summary>What a conversion does with line ends.</summary>
public enum NewlineConversion
{
    None,

    /// <summary>CR LF and CR become LF.</summary>
    Universal,

    /// <summary>LF becomes CR LF.</summary>
    CrLf,

    /// <summary>LF becomes CR.</summary>
    Cr,
}

/// <summary>String#encode on our texts, which are Unicode already: it checks what the target can hold.</summary>
public static class Transcoder
{
    public static string Convert(string text, RubyEncoding from, RubyEncoding to, TranscodeOptions? options = null)
    {
        options ??= new TranscodeOptions();
        text = Newlines(text, options.Newline);
        if (from == to || (Ascii.IsValid(text) && options.Xml == XmlEscaping.None))
        {
            return from == to && options.ReplaceInvalid ? Repair(text, to, options)
                : options.Xml == XmlEscaping.None ? text : Each(text, from, to, options);
        }
        if ((!from.HasConverter && from != RubyEncoding.Binary) || (!to.HasConverter && to != RubyEncoding.Binary))
        {
            throw NotFound(from.Name, to.Name, options);
        }
        return Each(text, from, to, options);
    }

    /// <summary>The error for a conversion between encodings one of which is unknown.</summary>
    public static TextError NotFound(string from, string to, TranscodeOptions? options = null)
    {
        var with = options?.Xml switch { XmlEscaping.Text => " with xml_text", XmlEscaping.Attribute => " with xml_attr_content,xml_attr_quote", _ => "" };
        return new TextError(TextErrorKind.ConverterNotFound, $"code converter not found ({from} to {to}{with})");
    }

    static string Each(string text, RubyEncoding from, RubyEncoding to, TranscodeOptions options)
    {
        var result = new StringBuilder(text.Length + 8);
        result.Append(options.Xml == XmlEscaping.Attribute ? "\"" : "");
        for (int at = 0, width; at < text.Length; at += width)
        {
            width = Characters.Width(text, at);
            var code = Characters.At(text, at);
            if (width == 1 && Characters.IsInvalidByte(code) && from != RubyEncoding.Binary)
            {
                width = InvalidLength(text, at, from);
                result.Append(options.ReplaceInvalid ? Replacement(to, options) : throw InvalidBytes(text, at, width, from, to));
            }
            else if (code < 0x80)
            {
                result.Append(Escaped((char)code, options.Xml));
            }
            else if (from == RubyEncoding.Binary || to == RubyEncoding.Binary || !to.CanEncode(code))
            {
                result.Append(Undefined(text.Substring(at, width), code, from, to, options));
            }
            else
            {
                result.Append(text, at, width);
            }
        }
        return result.Append(options.Xml == XmlEscaping.Attribute ? "\"" : "").ToString();
    }

    static string Undefined(string character, int code, RubyEncoding from, RubyEncoding to, TranscodeOptions options)
    {
        if (options.Fallback?.Invoke(character) is { } known)
        {
            return known;
        }
        if (options.Xml != XmlEscaping.None && from != RubyEncoding.Binary)
        {
            return string.Create(CultureInfo.InvariantCulture, $"&#x{code:X};");
        }
        if (options.ReplaceUndefined)
        {
            return Replacement(to, options);
        }
        var binary = from == RubyEncoding.Binary;
        var shown = binary
            ? string.Create(CultureInfo.InvariantCulture, $"\"\\x{code:X2}\"")
            : string.Create(CultureInfo.InvariantCulture, $"U+{code:X4}");
        var step = binary ? (from.Name, "UTF-8") : (from.IsUnicode && to.Name != "UTF-8" && from.Name != "UTF-8" ? "UTF-8" : from.IsUnicode ? from.Name : "UTF-8", to.Name);
        var direct = step.Item1 == from.Name && step.Item2 == to.Name;
        var path = direct ? $"from {from.Name} to {to.Name}" : $"to {step.Item2} in conversion from {from.Name} to UTF-8 to {to.Name}";
        throw new TextError(TextErrorKind.UndefinedConversion, $"{shown} {path}")
        {
            Fault = new TranscodingFault(step, [], [], false, character),
        };
    }

    static string Repair(string text, RubyEncoding encoding, TranscodeOptions options) =>
        encoding.Name == "UTF-8" ? Scrub.Apply(text, _ => Replacement(encoding, options)) : Each(text, encoding, encoding, options);

    static string Replacement(RubyEncoding to, TranscodeOptions options) => options.Replacement ?? (to.IsUnicode ? "\uFFFD" : "?");

    static int InvalidLength(string text, int at, RubyEncoding from)
    {
        if (from.Name == "UTF-8")
        {
            return Scrub.PartLength(text, at);
        }
        var length = 1;
        while (length < from.MinBytes && at + length < text.Length && Characters.Width(text, at + length) == 1 && Characters.IsInvalidByte(text[at + length]))
        {
            length++;
        }
        return length;
    }

    static TextError InvalidBytes(string text, int at, int length, RubyEncoding from, RubyEncoding to)
    {
        var part = StringInspect.Inspect(text.Substring(at, length));
        var bytes = text.AsSpan(at, length).ToArray().Select(c => (byte)c).ToArray();
        var next = at + length;
        var lead = text[at] & 0xFF;
        var canContinue = from.Name == "UTF-8" && lead is >= 0xC2 and <= 0xF4;
        var end = (from.Name, from.Name == "UTF-8" ? to.Name : "UTF-8");
        if ((canContinue || (from.MinBytes > 1 && length < from.MinBytes) || (from.Name != "UTF-8" && from.MinBytes == 1 && !from.IsSingleByte)) && next >= text.Length)
        {
            return new TextError(TextErrorKind.InvalidByteSequence, $"incomplete {part} on {from.Name}") { Fault = new TranscodingFault(end, bytes, [], true, null) };
        }
        if (canContinue || (!from.IsUnicode && from.MaxBytes > 1 && next < text.Length))
        {
            var following = from.Encode(text.Substring(next, Characters.Width(text, next)))[0];
            var shown = following is >= 0x20 and < 0x7F ? ((char)following).ToString() : string.Create(CultureInfo.InvariantCulture, $"\\x{following:X2}");
            return new TextError(TextErrorKind.InvalidByteSequence, $"{part} followed by \"{shown}\" on {from.Name}") { Fault = new TranscodingFault(end, bytes, [following], false, null) };
        }
        return new TextError(TextErrorKind.InvalidByteSequence, $"{part} on {from.Name}") { Fault = new TranscodingFault(end, bytes, [], false, null) };
    }

    static string Escaped(char c, XmlEscaping xml) => (xml, c) switch
    {
        (XmlEscaping.None, _) => c.ToString(),
        (_, '&') => "&amp;",
        (_, '<') => "&lt;",
        (_, '>') => "&gt;",
        (XmlEscaping.Attribute, '"') => "&quot;",
        (XmlEscaping.Attribute, '\'') => "&apos;",
        _ => c.ToString(),
    };

    static string Newlines(string text, NewlineConversion newline) => newline switch
    {
        NewlineConversion.Universal => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'),
        NewlineConversion.CrLf => text.Replace("\n", "\r\n", StringComparison.Ordinal),
        NewlineConversion.Cr => text.Replace('\n', '\r'),
        _ => text,
    };
}
