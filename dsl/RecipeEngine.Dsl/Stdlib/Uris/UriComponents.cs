using System.Text.RegularExpressions;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib.Uris;

/// <summary>Which components a scheme's URIs have, and how they are changed: each value is checked first.</summary>
[RubyClass("URI::Generic", Library = "uri")]
public static partial class UriComponents
{
    const string Pct = "%[0-9A-Fa-f]{2}";

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9+.-]*\z")]
    private static partial Regex SchemeText { get; }

    [GeneratedRegex(@"\A(?:[A-Za-z0-9._~!$&'()*+,;=:-]|" + Pct + @")*\z")]
    private static partial Regex UserText { get; }

    [GeneratedRegex(@"\A(?:\[[0-9A-Fa-f:.vV]+\]|(?:[A-Za-z0-9._~!$&'()*+,;=-]|" + Pct + @")*)\z")]
    private static partial Regex HostText { get; }

    [GeneratedRegex(@"\A(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|" + Pct + @")*\z")]
    private static partial Regex PathText { get; }

    [GeneratedRegex(@"\A[0-9]*\z")]
    private static partial Regex PortText { get; }

    static readonly string[] Generic = ["scheme", "userinfo", "host", "port", "registry", "path", "opaque", "query", "fragment"];

    static string[] Of(RClass klass) => klass.Ancestors().Select(a => a.Name).FirstOrDefault(n => n?.StartsWith("URI::", StringComparison.Ordinal) == true) switch
    {
        "URI::HTTP" or "URI::HTTPS" => ["scheme", "userinfo", "host", "port", "path", "query", "fragment"],
        "URI::FTP" => ["scheme", "userinfo", "host", "port", "path", "typecode"],
        "URI::LDAP" or "URI::LDAPS" => ["scheme", "host", "port", "dn", "attributes", "scope", "filter", "extensions"],
        "URI::MailTo" => ["scheme", "to", "headers"],
        "URI::File" => ["scheme", "host", "path"],
        "URI::WS" or "URI::WSS" => ["scheme", "userinfo", "host", "port", "path", "query"],
        _ => Generic,
    };

    [RubyMethod("component", Singleton = true)]
    public static RArray Component(RClass self) => new(Of(self).Select(n => (object?)RSymbol.Of(n)));

    [RubyMethod("component")]
    public static RArray Component(RUri self) => Component(self.klass!.Real());

    [RubyMethod("select")]
    public static RArray Select(Context ctx, RUri self, params object?[] rest)
    {
        var klass = self.klass!.Real();
        var names = Of(klass);
        return new(rest.Select(n => n is RSymbol s && names.Contains(s.Name) ? ctx.Send(self, s) : throw RubyError.Argument($"expected of components of {klass.Name} ({string.Join(", ", names)})")));
    }

    /// <summary>The components given by name or in order (without the scheme, which the class says).</summary>
    static Dictionary<string, object?> Given(Context ctx, RClass klass, object? parts)
    {
        var names = Of(klass);
        var isGeneric = ReferenceEquals(names, Generic);
        var given = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (parts is RHash hash)
        {
            foreach (var (key, value) in hash.Pairs())
            {
                given[ctx.ToS(key)] = value;
            }
        }
        else if (Coerce.TryAry(ctx, parts) is { } list && list.Count == (isGeneric ? names.Length : names.Length - 1))
        {
            for (var i = 0; i < list.Count; i++)
            {
                given[names[isGeneric ? i : i + 1]] = list[i];
            }
        }
        else
        {
            throw RubyError.Argument($"expected Array of or Hash of components of {klass.Name} ({string.Join(", ", isGeneric ? names : names[1..])})");
        }
        if (!isGeneric)
        {
            given["scheme"] = new RString(klass.Name![(klass.Name!.LastIndexOf(':') + 1)..].ToLowerInvariant());
        }
        return given;
    }

    [RubyMethod("build", "build2", Singleton = true)]
    public static RUri Build(Context ctx, RClass self, object? parts)
    {
        var given = Given(ctx, self, parts);
        var uri = (RUri)self.Allocator!(self)!;
        object? Part(string name) => given.GetValueOrDefault(name);
        SetScheme(uri, Coerce.TryStr(ctx, Part("scheme"))?.Text);
        uri.Port = uri.DefaultPort;
        if (Of(self)[1] == "to")
        {
            UriMailTo.Fill(ctx, uri, Part("to"), Part("headers"));
        }
        else if (Part("opaque") is { } opaque)
        {
            uri.Opaque = ctx.ToS(opaque);
        }
        else
        {
            SetUserInfo(ctx, uri, Part("userinfo"));
            SetHost(uri, Part("host") is { } host ? ctx.ToS(host) : null);
            if (Part("port") is { } port)
            {
                SetPort(ctx, uri, port);
            }
            SetPath(uri, Part("path") is { } path ? ctx.ToS(path) : "");
            if (Part("typecode") is { } code)
            {
                UriFtp.SetTypeCode(uri, ctx.ToS(code));
            }
            if (Part("dn") is { } dn)
            {
                SetPath(uri, ctx.ToS(dn));
                var index = 1;
                foreach (var name in Of(self)[4..])
                {
                    UriLdap.SetPart(uri, index++, Part(name) is { } value ? ctx.ToS(value) : null);
                }
            }
        }
        if (Part("query") is { } query)
        {
            uri.Query = ctx.ToS(query);
        }
        uri.Fragment = Part("fragment") is { } fragment ? ctx.ToS(fragment) : null;
        return uri;
    }

    static RubyError BadComponent(string expected, object? value) => new("URI::InvalidComponentError", $"bad component(expected {expected} component): {value}");

    static void NeedHierarchy(RUri uri, string what, string with = "opaque")
    {
        if (uri.Opaque is not null)
        {
            throw new RubyError("URI::InvalidURIError", $"can not set {what} with {with}");
        }
    }

    [RubyMethod("scheme=")]
    public static void SetScheme(RUri self, string? value) =>
        self.Scheme = value is null || SchemeText.IsMatch(value) ? value?.ToLowerInvariant() : throw BadComponent("scheme", value);

    /// <summary>"name:password", or an array of the two; a name alone leaves the password.</summary>
    [RubyMethod("userinfo=")]
    public static void SetUserInfo(Context ctx, RUri self, object? value)
    {
        if (value is null)
        {
            return;
        }
        var parts = Coerce.TryAry(ctx, value) is { } list ? list.Select(ctx.ToS).ToArray() : ctx.ToS(value).Split(':', 2);
        SetUser(self, parts.ElementAtOrDefault(0));
        if (parts.Length > 1)
        {
            SetPassword(self, parts[1]);
        }
    }

    [RubyMethod("user=")]
    public static void SetUser(RUri self, string? value)
    {
        NeedHierarchy(self, "user");
        if (value is not null && !UserText.IsMatch(value))
        {
            throw BadComponent("userinfo component or user", value);
        }
        self.UserInfo = value is null ? null : UriGeneric.Password(self) is { } p ? $"{value}:{p}" : value;
    }

    [RubyMethod("password=")]
    public static void SetPassword(RUri self, string? value)
    {
        NeedHierarchy(self, "password");
        if (value is not null && UriGeneric.User(self) is null)
        {
            throw new RubyError("URI::InvalidURIError", "password component depends user component");
        }
        self.UserInfo = value is null ? UriGeneric.User(self) : UserText.IsMatch(value) ? $"{UriGeneric.User(self)}:{value}" : throw new RubyError("URI::InvalidComponentError", "bad password component");
    }

    [RubyMethod("host=")]
    public static void SetHost(RUri self, string? value)
    {
        if (value is not null)
        {
            NeedHierarchy(self, "host", "registry or opaque");
            if (!HostText.IsMatch(value))
            {
                throw BadComponent("host", value);
            }
        }
        self.Host = value;
    }

    [RubyMethod("hostname=")]
    public static void SetHostName(RUri self, string? value) => SetHost(self, value is not null && value.Contains(':') && !value.StartsWith('[') ? $"[{value}]" : value);

    [RubyMethod("port=")]
    public static void SetPort(Context ctx, RUri self, object? value)
    {
        if (value is not null)
        {
            NeedHierarchy(self, "port", "registry or opaque");
            if (value is RString text && !PortText.IsMatch(text.Text))
            {
                throw BadComponent("port", ctx.Inspect(value));
            }
        }
        self.Port = UriGeneric.PortNumber(ctx, value);
    }

    [RubyMethod("registry=")]
    public static void SetRegistry(object? value) => throw new RubyError("URI::InvalidURIError", "can not set registry");

    [RubyMethod("path=")]
    public static void SetPath(RUri self, string value)
    {
        if (self.Opaque is not null)
        {
            throw new RubyError("URI::InvalidURIError", "path conflicts with opaque");
        }
        if (value.Length > 0 && self.Scheme is not null and not "ftp" && (!value.StartsWith('/') || !PathText.IsMatch(value)))
        {
            throw BadComponent("absolute path", value);
        }
        if (!PathText.IsMatch(value))
        {
            throw BadComponent("relative path", value);
        }
        self.Path = self.Scheme == "ftp" ? "/" + (value.StartsWith('/') ? "%2F" + value[1..] : value) : value;
    }

    [RubyMethod("opaque=")]
    public static void SetOpaque(RUri self, string? value)
    {
        if (value is not null && self.Opaque is null && (self.Host is not null || self.Port is not null || self.UserInfo is not null || self.Path.Length > 0))
        {
            throw new RubyError("URI::InvalidURIError", "can not set opaque with host, port, userinfo or path");
        }
        self.Opaque = value;
    }

    static string Escaped(string text, Func<byte, bool> isPlain)
    {
        var result = new System.Text.StringBuilder();
        var bytes = RubyEncoding.Utf8.Encode(text);
        for (var i = 0; i < bytes.Length; i++)
        {
            var b = bytes[i];
            if (b is (byte)'\t' or (byte)'\r' or (byte)'\n')
            {
                continue;
            }
            var isEscape = b == '%' && i + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[i + 1]) && char.IsAsciiHexDigit((char)bytes[i + 2]);
            result.Append(isEscape || isPlain(b) ? ((char)b).ToString() : $"%{b:X2}");
        }
        return result.ToString();
    }

    /// <summary>What a query may not hold is escaped.</summary>
    [RubyMethod("query=")]
    public static void SetQuery(RUri self, string? value)
    {
        if (value is not null && self.Opaque is not null)
        {
            throw new RubyError("URI::InvalidURIError", "query conflicts with opaque");
        }
        self.Query = value is null ? null : Escaped(value, b => b is (byte)'!' or (>= (byte)'$' and <= (byte)'&') or (>= (byte)'(' and <= (byte)';') or (byte)'=' or (>= (byte)'?' and <= (byte)'_') or (>= (byte)'a' and <= (byte)'~'));
    }

    [RubyMethod("fragment=")]
    public static void SetFragment(RUri self, string? value) => self.Fragment = value is null ? null : Escaped(value, b => b is >= (byte)'!' and <= (byte)'~');
}
