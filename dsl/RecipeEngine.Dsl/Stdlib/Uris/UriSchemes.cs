namespace RecipeEngine.Dsl.Stdlib.Uris;

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

/// <summary>ftp: URIs: the path is relative to the directory after the login unless it begins with an escaped slash (RFC 1738).</summary>
[RubyClass("URI::FTP", Superclass = "URI::Generic", Library = "uri")]
public static class UriFtp
{
    const string Prefix = ";type=";

    [RubyConstant("TYPECODE")]
    public static RArray TypeCodes() => new(new object?[] { new RString("a"), new RString("i"), new RString("d") }) { Frozen = true };

    /// <summary>Takes the code out of the path.</summary>
    internal static void Split(RUri uri)
    {
        var cut = uri.Path.IndexOf(Prefix, StringComparison.Ordinal);
        if (cut >= 0)
        {
            (uri.Path, uri.TypeCode) = (uri.Path[..cut], uri.Path[(cut + Prefix.Length)..]);
        }
        if (!uri.Path.StartsWith('/'))
        {
            uri.Path = "/" + uri.Path;
        }
    }

    [RubyMethod("path")]
    public static string Path(RUri self)
    {
        var path = self.Path.StartsWith('/') ? self.Path[1..] : self.Path;
        return path.StartsWith("%2F", StringComparison.Ordinal) ? "/" + path[3..] : path;
    }

    [RubyMethod("typecode")]
    public static string? TypeCode(RUri self) => self.TypeCode;

    [RubyMethod("typecode=")]
    public static void SetTypeCode(RUri self, string value) =>
        self.TypeCode = value is "a" or "i" or "d" ? value : throw new RubyError("URI::InvalidComponentError", $"bad typecode(expected a, i, d): {value}");

    [RubyMethod("merge")]
    public static RUri Merge(Context ctx, RUri self, object? other)
    {
        var result = UriGeneric.Merge(ctx, self, other);
        if (!UriGeneric.IsEqual(ctx, self, result))
        {
            result.TypeCode = (other as RUri)?.TypeCode;
        }
        return result;
    }
}

/// <summary>ldap: URIs: the path is the name, the query attributes, scope, filter and extensions (RFC 2255).</summary>
[RubyClass("URI::LDAP", Superclass = "URI::Generic", Library = "uri")]
public static class UriLdap
{
    [RubyConstant("SCOPE_ONE")]
    public const string One = "one";

    [RubyConstant("SCOPE_SUB")]
    public const string Sub = "sub";

    [RubyConstant("SCOPE_BASE")]
    public const string Base = "base";

    static string? Part(RUri self, int index) => index == 0 ? (self.Path.Length > 0 ? self.Path[1..] : null)
        : self.Query?.Split('?').ElementAtOrDefault(index - 1) is { Length: > 0 } text ? text : null;

    internal static void SetPart(RUri self, int index, string? value)
    {
        if (index == 0)
        {
            self.Path = "/" + value;
            return;
        }
        var parts = Enumerable.Range(1, 4).Select(i => i == index ? value : Part(self, i)).ToList();
        var count = parts.FindLastIndex(p => p is not null) + 1;
        self.Query = string.Join('?', parts.Take(count));
    }

    [RubyMethod("dn")]
    public static string? Name(RUri self) => Part(self, 0);

    [RubyMethod("dn=")]
    public static void SetName(RUri self, string value) => SetPart(self, 0, value);

    [RubyMethod("attributes")]
    public static string? Attributes(RUri self) => Part(self, 1);

    [RubyMethod("attributes=")]
    public static void SetAttributes(RUri self, string? value) => SetPart(self, 1, value);

    [RubyMethod("scope")]
    public static string? Scope(RUri self) => Part(self, 2);

    [RubyMethod("scope=")]
    public static void SetScope(RUri self, string? value) => SetPart(self, 2, value);

    [RubyMethod("filter")]
    public static string? Filter(RUri self) => Part(self, 3);

    [RubyMethod("filter=")]
    public static void SetFilter(RUri self, string? value) => SetPart(self, 3, value);

    [RubyMethod("extensions")]
    public static string? Extensions(RUri self) => Part(self, 4);

    [RubyMethod("extensions=")]
    public static void SetExtensions(RUri self, string? value) => SetPart(self, 4, value);

    [RubyMethod("hierarchical?")]
    public static bool IsHierarchical() => false;
}

/// <summary>ldaps: URIs.</summary>
[RubyClass("URI::LDAPS", Superclass = "URI::LDAP", Library = "uri")]
public static class UriLdaps;

/// <summary>file: URIs.</summary>
[RubyClass("URI::File", Superclass = "URI::Generic", Library = "uri")]
public static class UriFile;

/// <summary>ws: URIs.</summary>
[RubyClass("URI::WS", Superclass = "URI::Generic", Library = "uri")]
public static class UriWs
{
    [RubyMethod("request_uri")]
    public static string RequestUri(RUri self) => UriHttp.RequestUri(self);
}

/// <summary>wss: URIs.</summary>
[RubyClass("URI::WSS", Superclass = "URI::WS", Library = "uri")]
public static class UriWss;
