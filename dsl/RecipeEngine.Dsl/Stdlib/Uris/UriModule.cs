using System.Text;
using System.Text.RegularExpressions;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib.Uris;

/// <summary>uri: parse, join, encode_www_form …</summary>
[RubyModule("URI", Library = "uri")]
public static partial class UriModule
{
    [RubyConstant("VERSION")]
    public const string Version = "0.11.0";

    [RubyLibrary("uri")]
    public static void Load(Context ctx)
    {
        var module = ctx.Interpreter.FindModule(ctx, "URI");
        var parser = ctx.Send(ctx.Interpreter.FindClass(ctx, "URI::RFC2396_Parser"), Sym.New);
        module.SetConstant("DEFAULT_PARSER", parser);
        module.SetConstant("RFC3986_PARSER", ctx.Send(ctx.Interpreter.FindClass(ctx, "URI::RFC3986_Parser"), Sym.New));
        module.SetConstant("Parser", ctx.Interpreter.FindClass(ctx, "URI::RFC2396_Parser"));
        module.SetConstant("REGEXP", ctx.Interpreter.FindClass(ctx, "URI::RFC2396_Parser"));
    }

    [RubyMethod("parse", Singleton = true)]
    public static RUri Parse(Context ctx, object? text) => UriParser.Parse(ctx, text);

    [RubyMethod("join", Singleton = true)]
    public static RUri Join(Context ctx, object? first, params object?[] rest) =>
        rest.Aggregate(UriParser.Parse(ctx, first), (at, next) => UriGeneric.Merge(ctx, at, next as RUri ?? UriParser.Parse(ctx, next)));

    [RubyMethod("split", Singleton = true)]
    public static RArray Split(Context ctx, object? text)
    {
        var u = UriParser.Parse(ctx, text);
        static object? S(string? s) => s is null ? null : new RString(s);
        var port = u.Port is { } p && (Coerce.ToText(ctx, text).Contains($":{p}") || p != u.DefaultPort) ? Box.Str(p.ToString(System.Globalization.CultureInfo.InvariantCulture)) : null;
        return RArray.Of(S(u.Scheme), S(u.UserInfo), S(u.Host), port, null, u.Opaque is null ? S(u.Path) : null, S(u.Opaque), S(u.Query), S(u.Fragment));
    }

    [RubyMethod("extract", Singleton = true)]
    public static object? Extract(Context ctx, string text, object? schemes = null, RProc? block = null)
    {
        var found = new Regex(Pattern(ctx, schemes), RegexOptions.CultureInvariant | (schemes is null ? 0 : RegexOptions.IgnoreCase)).Matches(text).Select(m => (object?)new RString(m.Value)).ToList();
        if (block is null)
        {
            return new RArray(found);
        }
        foreach (var uri in found)
        {
            block.Yield(ctx, uri);
        }
        return null;
    }

    [RubyMethod("regexp", Singleton = true)]
    public static object? Regexp(Context ctx, object? schemes = null) => MakeRegexp(ctx, schemes);

    internal static object? MakeRegexp(Context ctx, object? schemes) => ctx.Send(ctx.Interpreter.RegexpClass, Sym.New, new RString(Pattern(ctx, schemes)));

    /// <summary>An absolute URI in a text: of any scheme, or of those given (of none, when none is).</summary>
    static string Pattern(Context ctx, object? schemes)
    {
        var list = schemes is null ? null : Coerce.ToAry(ctx, schemes is RArray ? schemes : RArray.Of(schemes));
        var names = list is null ? "[A-Za-z][A-Za-z0-9+.-]*" : list.Count == 0 ? "(?!)" : $"(?:{string.Join('|', list.Select(s => Regex.Escape(ctx.ToS(s))))})";
        return names + @":(?:\/\/)?(?:[A-Za-z0-9._~!$&'()*+,;=:@\/?#\[\]-]|%[0-9A-Fa-f]{2})*";
    }

    [RubyMethod("scheme_list", Singleton = true)]
    public static RHash SchemeList(Context ctx)
    {
        var hash = new RHash();
        foreach (var scheme in new[] { "ftp", "http", "https", "ldap", "ldaps", "mailto", "ws", "file" })
        {
            hash.Set(ctx, new RString(scheme.ToUpperInvariant()), ctx.Interpreter.FindClass(ctx, RUri.ClassOf(scheme)));
        }
        return hash;
    }

    [RubyMethod("encode_www_form_component", Singleton = true)]
    public static string EncodeComponent(Context ctx, object? value, object? encoding = null)
    {
        var result = new StringBuilder();
        foreach (var b in ctx.ToRString(value).ToBytes())
        {
            result.Append(b == ' ' ? "+" : char.IsAsciiLetterOrDigit((char)b) || b is (byte)'*' or (byte)'-' or (byte)'.' or (byte)'_' ? ((char)b).ToString() : $"%{b:X2}");
        }
        return result.ToString();
    }

    [RubyMethod("decode_www_form_component", Singleton = true)]
    public static RString DecodeComponent(Context ctx, object? value, object? encoding = null)
    {
        var text = ctx.ToS(value);
        for (var i = text.IndexOf('%'); i >= 0; i = text.IndexOf('%', i + 1))
        {
            if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
            {
                throw RubyError.Argument($"invalid %-encoding ({text})");
            }
        }
        return new RString(Unescaped(text.Replace('+', ' ')), RubyEncoding.Utf8);
    }

    internal static byte[] Unescaped(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
            {
                bytes.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
                i += 2;
            }
            else if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length)
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text.Substring(i++, 2)));
            }
            else
            {
                bytes.AddRange(RubyEncoding.Utf8.Encode(text[i].ToString()));
            }
        }
        return bytes.ToArray();
    }

    [RubyMethod("encode_www_form", Singleton = true)]
    public static string EncodeForm(Context ctx, object? form, object? encoding = null)
    {
        var pairs = form is RHash h ? h.Pairs().Select(p => (p.Key, p.Value)) : Coerce.ToAry(ctx, ctx.Send(form, Sym.ToA)).Select(p => p is RArray a ? (a.At(0), a.Count > 1 ? a.At(1) : null) : (p, null));
        var parts = new List<string>();
        foreach (var (key, value) in pairs)
        {
            var name = EncodeComponent(ctx, key);
            if (value is null)
            {
                parts.Add(name);
            }
            else if (Coerce.TryAry(ctx, value) is { } list)
            {
                parts.AddRange(list.Select(v => v is null ? name : $"{name}={EncodeComponent(ctx, v)}"));
            }
            else
            {
                parts.Add($"{name}={EncodeComponent(ctx, value)}");
            }
        }
        return string.Join('&', parts);
    }

    [RubyMethod("decode_www_form", Singleton = true)]
    public static RArray DecodeForm(Context ctx, string text, object? encoding = null, [Keyword] string separator = "&")
    {
        if (text.Length == 0)
        {
            return new RArray();
        }
        return new RArray(text.Split(separator).Select(part =>
        {
            var cut = part.IndexOf('=');
            return (object?)RArray.Of(DecodeComponent(ctx, new RString(cut < 0 ? part : part[..cut])), DecodeComponent(ctx, new RString(cut < 0 ? "" : part[(cut + 1)..])));
        }));
    }
}

/// <summary>Kernel#URI.</summary>
[RubyModule("Kernel", Library = "uri")]
public static class KernelUri
{
    [RubyMethod("URI", ModuleFunction = true)]
    public static object? Uri(Context ctx, object? value) => value is RUri ? value
        : Coerce.TryStr(ctx, value) is { } text ? UriParser.Parse(ctx, text) : throw RubyError.Argument("bad argument (expected URI object or URI string)");
}

/// <summary>URI::DEFAULT_PARSER's class.</summary>
[RubyClass("URI::RFC2396_Parser", Library = "uri")]
public static class UriRfc2396Parser
{
    [RubyMethod("initialize", Private = true)]
    public static void Initialize([Keywords] RHash? options = null, params object?[] rest)
    {
    }

    [RubyMethod("parse")]
    public static RUri Parse(Context ctx, object? text) => UriParser.Parse(ctx, text);

    [RubyMethod("join")]
    public static RUri Join(Context ctx, object? first, params object?[] rest) => UriModule.Join(ctx, first, rest);

    [RubyMethod("split")]
    public static RArray Split(Context ctx, object? text) => UriModule.Split(ctx, text);

    [RubyMethod("extract")]
    public static object? Extract(Context ctx, string text, object? schemes = null, RProc? block = null) => UriModule.Extract(ctx, text, schemes, block);

    [RubyMethod("make_regexp")]
    public static object? MakeRegexp(Context ctx, object? schemes = null) => UriModule.MakeRegexp(ctx, schemes);

    [RubyMethod("escape")]
    public static string Escape(Context ctx, RString text, object? unsafeCharacters = null)
    {
        var result = new StringBuilder();
        foreach (var rune in text.Text.EnumerateRunes())
        {
            var isSafe = unsafeCharacters is null
                ? rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || "-_.!~*'();/?:@&=+$,[]".Contains((char)rune.Value))
                : !Context.Truthy(ctx.Send(unsafeCharacters is RString set ? ctx.Send(ctx.Interpreter.RegexpClass, Sym.New, new RString("[" + Regex.Escape(set.Text) + "]")) : unsafeCharacters, "match?", new RString(rune.ToString())));
            result.Append(isSafe ? rune.ToString() : string.Concat(Encoding.UTF8.GetBytes(rune.ToString()).Select(b => $"%{b:X2}")));
        }
        return result.ToString();
    }

    [RubyMethod("unescape")]
    public static RString Unescape(RString text, object? escaped = null) => new(UriModule.Unescaped(text.Text), RubyEncoding.Utf8);
}

/// <summary>The parser that URI.parse goes by.</summary>
[RubyClass("URI::RFC3986_Parser", Library = "uri")]
public static class UriRfc3986Parser
{
    [RubyMethod("parse")]
    public static RUri Parse(Context ctx, object? text) => UriParser.Parse(ctx, text);

    [RubyMethod("join")]
    public static RUri Join(Context ctx, object? first, params object?[] rest) => UriModule.Join(ctx, first, rest);

    [RubyMethod("split")]
    public static RArray Split(Context ctx, object? text) => UriModule.Split(ctx, text);
}
