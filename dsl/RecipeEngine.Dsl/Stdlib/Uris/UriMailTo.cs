using System.Text;
using System.Text.RegularExpressions;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib.Uris;

/// <summary>mailto: URIs: receivers and headers (RFC 6068), kept as the opaque part.</summary>
[RubyClass("URI::MailTo", Superclass = "URI::Generic", Library = "uri")]
public static partial class UriMailTo
{
    [GeneratedRegex(@"\A(?:[^@,;]+@[^@,;]+(?:\z|[,;]))*\z")]
    private static partial Regex Receivers { get; }

    [GeneratedRegex(@"\A(?:%[0-9A-Fa-f]{2}|[!$&-.0-;=@-Z_a-z~])*\z")]
    private static partial Regex Safe { get; }

    [GeneratedRegex(@"\A[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*\z")]
    private static partial Regex Address { get; }

    [GeneratedRegex(@"\A(?:(?:\A|&)(?:%[0-9A-Fa-f]{2}|[!$'-.0-;@-Z_a-z~])*=(?:%[0-9A-Fa-f]{2}|[!$'-.0-;@-Z_a-z~])*)+\z")]
    private static partial Regex HeaderText { get; }

    [RubyConstant("EMAIL_REGEXP")]
    public static object? AddressPattern(Context ctx) => ctx.Send(ctx.Interpreter.RegexpClass, Sym.New, new RString(Address.ToString()));

    static RubyError Bad(string message) => new("URI::InvalidComponentError", message);

    /// <summary>Refuses an opaque part whose receivers are no addresses at all.</summary>
    internal static void Check(RUri uri)
    {
        if (uri.Opaque is null)
        {
            uri.Opaque = uri.Query is null ? throw Bad("missing opaque part for mailto URL") : "?" + uri.Query;
            uri.Query = null;
        }
        if (!Receivers.IsMatch(uri.Opaque.Split('?', 2)[0]))
        {
            throw Bad($"unrecognised opaque part for mailtoURL: {uri.Opaque}");
        }
    }

    static string HeadersText(Context ctx, object? headers) => headers switch
    {
        RArray list => string.Join('&', list.Select(h => h is RArray pair ? $"{ctx.ToS(pair.At(0))}={string.Concat(pair.Skip(1).Select(ctx.ToS))}" : ctx.ToS(h))),
        RHash hash => string.Join('&', hash.Pairs().Select(p => $"{ctx.ToS(p.Key)}={ctx.ToS(p.Value)}")),
        _ => ctx.ToS(headers),
    };

    internal static void Fill(Context ctx, RUri uri, object? to, object? headers)
    {
        var query = headers is null ? "" : HeadersText(ctx, headers);
        uri.Opaque = (to is RArray list ? string.Join(',', list.Select(ctx.ToS)) : to is null ? "" : ctx.ToS(to)) + (query.Length == 0 ? "" : "?" + query);
        Check(uri);
        var parts = uri.Opaque.Split('?', 2);
        CheckTo(ctx, parts[0]);
        CheckHeaders(parts.ElementAtOrDefault(1));
    }

    static void CheckTo(Context ctx, string? to)
    {
        foreach (var receiver in to is null or "" ? [] : to.Split(',', ';'))
        {
            if (!Safe.IsMatch(receiver))
            {
                throw Bad($"an address in 'to' is invalid as URI {ctx.Inspect(new RString(receiver))}");
            }
            var text = RubyEncoding.Utf8.Decode(UriModule.Unescaped(receiver));
            if (!Address.IsMatch(text))
            {
                throw Bad($"an address in 'to' is invalid as uri-escaped addr-spec {ctx.Inspect(new RString(text))}");
            }
        }
    }

    static void CheckHeaders(string? headers)
    {
        if (headers is not (null or "") && !HeaderText.IsMatch(headers))
        {
            throw Bad($"bad component(expected opaque component): {headers}");
        }
    }

    static string Header(RUri self) => self.Opaque?.Split('?', 2) is [_, var headers] ? headers : "";

    [RubyMethod("to")]
    public static string? To(RUri self) => self.Opaque?.Split('?', 2)[0];

    [RubyMethod("to=")]
    public static void SetTo(Context ctx, RUri self, string? value)
    {
        CheckTo(ctx, value);
        self.Opaque = value + (Header(self) is { Length: > 0 } headers ? "?" + headers : "");
    }

    [RubyMethod("headers")]
    public static RArray Headers(RUri self) =>
        new(Header(self).Split('&', StringSplitOptions.RemoveEmptyEntries).Select(h => (object?)new RArray(h.Split('=', 2).Select(t => (object?)new RString(t)))));

    [RubyMethod("headers=")]
    public static void SetHeaders(RUri self, string? value)
    {
        CheckHeaders(value);
        self.Opaque = To(self) + (value is null or "" ? "" : "?" + value);
    }

    /// <summary>The letter that the URI describes.</summary>
    [RubyMethod("to_mailtext", "to_rfc822text")]
    public static string ToMailText(Context ctx, RUri self)
    {
        string Plain(object? text) => UriModule.DecodeComponent(ctx, text).Text;
        var (to, head, body) = (Plain(new RString(To(self) ?? "")), new StringBuilder(), "");
        foreach (var header in Headers(self).Cast<RArray>())
        {
            var (name, value) = (ctx.ToS(header.At(0)), Plain(header.At(1) ?? new RString("")));
            switch (name)
            {
                case "body": body = value; break;
                case "to": to += ", " + value; break;
                default: head.Append(ctx.ToS(ctx.Send(new RString(Plain(header.At(0))), "capitalize"))).Append(": ").Append(value).Append('\n'); break;
            }
        }
        return $"To: {to}\n{head}\n{body}\n";
    }
}
