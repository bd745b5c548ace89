namespace RecipeEngine.Dsl.Stdlib.Uris;

/// <summary>URI::Generic and its schemes' common methods.</summary>
[RubyClass("URI::Generic", Includes = ["URI"], Library = "uri")]
public static class UriGeneric
{
    static readonly string[] Names = ["scheme", "userinfo", "host", "port", "path", "query", "fragment"];

    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RUri(klass);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RUri self, string? scheme, string? userinfo, string? host, object? port, object? registry, string? path, string? opaque, string? query, string? fragment,
        object? parser = null, object? check = null)
    {
        (self.Scheme, self.UserInfo, self.Host, self.Path, self.Opaque, self.Query, self.Fragment) = (scheme?.ToLowerInvariant(), userinfo, host, path ?? "", opaque, query, fragment);
        self.Port = port is null ? self.DefaultPort : PortNumber(ctx, port);
    }

    static long? PortNumber(Context ctx, object? port) => port is null ? null : port is RString s ? long.Parse(s.Text, System.Globalization.CultureInfo.InvariantCulture) : Coerce.ToLong(ctx, port);

    [RubyMethod("initialize_copy")]
    public static RUri Copy(RUri self, RUri other)
    {
        self.CopyFrom(other);
        return self;
    }

    [RubyMethod("build", "build2", Singleton = true)]
    public static RUri Build(Context ctx, RClass self, object? parts)
    {
        var uri = (RUri)self.Allocator!(self)!;
        uri.Scheme = self.Name is { } name && name != "URI::Generic" ? name[5..].ToLowerInvariant() : null;
        object?[] values = parts is RHash h ? Names.Select(n => h.Get(ctx, n)).ToArray() : [null, .. Coerce.ToAry(ctx, parts).ToArray()];
        string? At(int i) => i < values.Length && values[i] is { } v ? ctx.ToS(v) : null;
        uri.Scheme = At(0) ?? uri.Scheme;
        if (parts is RHash hash && hash.Get(ctx, "opaque") is { } opaque)
        {
            uri.Opaque = ctx.ToS(opaque);
        }
        (uri.UserInfo, uri.Host, uri.Port, uri.Query, uri.Fragment) = (At(1), At(2), values.Length > 3 && values[3] is not null ? PortNumber(ctx, values[3]) : uri.DefaultPort, At(5), At(6));
        SetPath(uri, At(4) ?? "");
        return uri;
    }

    [RubyMethod("component", Singleton = true)]
    public static RArray Component() => new(Names.Select(n => (object?)RSymbol.Of(n)));

    [RubyMethod("component")]
    public static RArray Components() => Component();

    [RubyMethod("default_port", Singleton = true)]
    public static object? DefaultPortOf(RClass self) => RUri.PortOf(self.Name?[5..].ToLowerInvariant()) is { } p ? Box.Int(p) : null;

    [RubyMethod("default_port")]
    public static object? DefaultPort(RUri self) => self.DefaultPort is { } p ? Box.Int(p) : null;

    [RubyMethod("scheme")]
    public static string? Scheme(RUri self) => self.Scheme;

    [RubyMethod("scheme=")]
    public static void SetScheme(RUri self, string? value) => self.Scheme = value?.ToLowerInvariant();

    [RubyMethod("userinfo")]
    public static string? UserInfo(RUri self) => self.UserInfo;

    [RubyMethod("userinfo=")]
    public static void SetUserInfo(RUri self, string? value) => self.UserInfo = value;

    [RubyMethod("user")]
    public static string? User(RUri self) => self.UserInfo?.Split(':', 2)[0];

    [RubyMethod("user=")]
    public static void SetUser(RUri self, string? value) => self.UserInfo = value is null ? null : Password(self) is { } p ? $"{value}:{p}" : value;

    [RubyMethod("password")]
    public static string? Password(RUri self) => self.UserInfo?.Split(':', 2) is [_, var p] ? p : null;

    [RubyMethod("password=")]
    public static void SetPassword(RUri self, string? value) => self.UserInfo = value is null ? User(self) : $"{User(self)}:{value}";

    [RubyMethod("host")]
    public static string? Host(RUri self) => self.Host;

    [RubyMethod("host=")]
    public static void SetHost(RUri self, string? value) => self.Host = value;

    [RubyMethod("hostname")]
    public static string? HostName(RUri self) => self.Host is ['[', .. var inner, ']'] ? inner : self.Host;

    [RubyMethod("hostname=")]
    public static void SetHostName(RUri self, string? value) => self.Host = value is not null && value.Contains(':') && !value.StartsWith('[') ? $"[{value}]" : value;

    [RubyMethod("port")]
    public static object? Port(RUri self) => self.Port is { } p ? Box.Int(p) : null;

    [RubyMethod("port=")]
    public static void SetPort(Context ctx, RUri self, object? value) => self.Port = PortNumber(ctx, value);

    [RubyMethod("path")]
    public static object? Path(RUri self) => self.Opaque is null ? Box.Str(self.Path) : null;

    [RubyMethod("path=")]
    public static void SetPath(RUri self, string value)
    {
        if (self.Host is not null && value.Length > 0 && !value.StartsWith('/'))
        {
            throw new RubyError("URI::InvalidComponentError", $"bad component(expected absolute path component): {value}");
        }
        self.Path = value;
    }

    [RubyMethod("query")]
    public static string? Query(RUri self) => self.Query;

    [RubyMethod("query=")]
    public static void SetQuery(RUri self, string? value) => self.Query = value;

    [RubyMethod("fragment")]
    public static string? Fragment(RUri self) => self.Fragment;

    [RubyMethod("fragment=")]
    public static void SetFragment(RUri self, string? value) => self.Fragment = value;

    [RubyMethod("opaque")]
    public static string? Opaque(RUri self) => self.Opaque;

    [RubyMethod("opaque=")]
    public static void SetOpaque(RUri self, string? value) => self.Opaque = value;

    [RubyMethod("registry")]
    public static object? Registry() => null;

    [RubyMethod("authority")]
    public static string? Authority(RUri self) => self.Host is null ? null : (self.UserInfo is null ? "" : self.UserInfo + "@") + self.Host + (self.Port == self.DefaultPort ? "" : $":{self.Port}");

    [RubyMethod("to_s", "to_str")]
    public static string ToS(RUri self) => self.ToString();

    [RubyMethod("inspect")]
    public static string Inspect(Context ctx, RUri self) => $"#<{ctx.ClassOf(self)} {self}>";

    static string Normal(RUri u) => string.Join('\n', u.Scheme, u.UserInfo, u.Host?.ToLowerInvariant(), u.Port, u.Path.Length == 0 && u.Host is not null ? "/" : u.Path, u.Query, u.Fragment, u.Opaque);

    [RubyMethod("==")]
    public static bool IsEqual(Context ctx, RUri self, object? other) => other is RUri u && ReferenceEquals(ctx.ClassOf(self), ctx.ClassOf(u)) && Normal(self) == Normal(u);

    [RubyMethod("eql?")]
    public static bool Eql(RUri self, object? other) => other is RUri u && self.ToString() == u.ToString();

    [RubyMethod("hash")]
    public static long Hash(RUri self) => string.GetHashCode(self.ToString());

    [RubyMethod("absolute?", "absolute")]
    public static bool IsAbsolute(RUri self) => self.Scheme is not null;

    [RubyMethod("relative?")]
    public static bool IsRelative(RUri self) => self.Scheme is null;

    [RubyMethod("hierarchical?")]
    public static bool IsHierarchical(RUri self) => self.IsHierarchical;

    [RubyMethod("select")]
    public static RArray Select(Context ctx, RUri self, params object?[] rest) => new(rest.Select(n => ctx.Send(self, ctx.ToS(n))));

    [RubyMethod("merge", "+")]
    public static RUri Merge(Context ctx, RUri self, object? reference)
    {
        if (self.Scheme is null)
        {
            throw new RubyError("URI::BadURIError", "both URI are relative");
        }
        return UriParser.Merge(ctx, self, reference as RUri ?? UriParser.Parse(ctx, reference));
    }

    [RubyMethod("normalize")]
    public static RUri Normalize(RUri self)
    {
        var copy = new RUri(self.klass!.Real());
        copy.CopyFrom(self);
        return NormalizeIn(copy);
    }

    [RubyMethod("normalize!")]
    public static RUri NormalizeIn(RUri self)
    {
        self.Host = self.Host?.ToLowerInvariant();
        if (self.Path.Length == 0 && self.Host is not null)
        {
            self.Path = "/";
        }
        return self;
    }

    /// <summary>The reference that leads from this URI to another.</summary>
    [RubyMethod("route_to", "-")]
    public static RUri RouteTo(Context ctx, RUri self, object? other)
    {
        var target = other as RUri ?? UriParser.Parse(ctx, other);
        if (target.Scheme != self.Scheme || target.Host != self.Host || target.Port != self.Port || target.UserInfo != self.UserInfo)
        {
            return target;
        }
        var route = new RUri(ctx.Interpreter.FindClass(ctx, "URI::Generic")) { Query = target.Query, Fragment = target.Fragment };
        if (target.Path == self.Path)
        {
            return route;
        }
        var from = self.Path.Split('/')[..^1];
        var to = target.Path.Split('/');
        var common = 0;
        while (common < from.Length && common < to.Length - 1 && from[common] == to[common])
        {
            common++;
        }
        route.Path = string.Concat(Enumerable.Repeat("../", from.Length - common)) + string.Join('/', to[common..]);
        if (route.Path.Length == 0)
        {
            route.Path = "./";
        }
        return route;
    }
}

/// <summary>http: URIs.</summary>
[RubyClass("URI::HTTP", Superclass = "URI::Generic", Library = "uri")]
public static class UriHttp
{
    [RubyMethod("request_uri")]
    public static string RequestUri(RUri self) => (self.Path.Length == 0 ? "/" : self.Path) + (self.Query is null ? "" : "?" + self.Query);

    [RubyMethod("origin")]
    public static string Origin(RUri self) => $"{self.Scheme}://{self.Host}{(self.Port == self.DefaultPort ? "" : $":{self.Port}")}";
}

/// <summary>https: URIs.</summary>
[RubyClass("URI::HTTPS", Superclass = "URI::HTTP", Library = "uri")]
public static class UriHttps;

/// <summary>ftp: URIs.</summary>
[RubyClass("URI::FTP", Superclass = "URI::Generic", Library = "uri")]
public static class UriFtp;

/// <summary>ldap: URIs.</summary>
[RubyClass("URI::LDAP", Superclass = "URI::Generic", Library = "uri")]
public static class UriLdap;

/// <summary>ldaps: URIs.</summary>
[RubyClass("URI::LDAPS", Superclass = "URI::LDAP", Library = "uri")]
public static class UriLdaps;

/// <summary>file: URIs.</summary>
[RubyClass("URI::File", Superclass = "URI::Generic", Library = "uri")]
public static class UriFile;

/// <summary>ws: URIs.</summary>
[RubyClass("URI::WS", Superclass = "URI::Generic", Library = "uri")]
public static class UriWs;

/// <summary>wss: URIs.</summary>
[RubyClass("URI::WSS", Superclass = "URI::WS", Library = "uri")]
public static class UriWss;

/// <summary>mailto: URIs.</summary>
[RubyClass("URI::MailTo", Superclass = "URI::Generic", Library = "uri")]
public static class UriMailTo
{
    [RubyMethod("to")]
    public static string? To(RUri self) => self.Opaque?.Split('?')[0];
}

/// <summary>What URI errors are.</summary>
[RubyClass("URI::Error", Superclass = "StandardError", Library = "uri")]
public static class UriError;

/// <summary>Not a URI.</summary>
[RubyClass("URI::InvalidURIError", Superclass = "URI::Error", Library = "uri")]
public static class UriInvalidError;

/// <summary>Not a component of a URI.</summary>
[RubyClass("URI::InvalidComponentError", Superclass = "URI::Error", Library = "uri")]
public static class UriInvalidComponentError;

/// <summary>Not usable here.</summary>
[RubyClass("URI::BadURIError", Superclass = "URI::Error", Library = "uri")]
public static class UriBadError;
