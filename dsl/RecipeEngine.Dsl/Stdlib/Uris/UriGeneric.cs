namespace RecipeEngine.Dsl.Stdlib.Uris;

/// <summary>URI::Generic and its schemes' common methods.</summary>
[RubyClass("URI::Generic", Includes = ["URI"], Library = "uri")]
public static class UriGeneric
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RUri(klass);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RUri self, string? scheme, string? userinfo, string? host, object? port, object? registry, string? path, string? opaque, string? query, string? fragment,
        object? parser = null, object? check = null)
    {
        (self.Scheme, self.UserInfo, self.Host, self.Path, self.Opaque, self.Query, self.Fragment) = (scheme?.ToLowerInvariant(), userinfo, host, path ?? "", opaque, query, fragment);
        self.Port = port is null ? self.DefaultPort : PortNumber(ctx, port);
        switch (self.Scheme)
        {
            case "mailto": UriMailTo.Check(self); break;
            case "ftp" when opaque is null: UriFtp.Split(self); break;
        }
    }

    internal static long? PortNumber(Context ctx, object? port) => port is null ? null : port is RString s ? s.Length == 0 ? null : long.Parse(s.Text, System.Globalization.CultureInfo.InvariantCulture) : Coerce.ToLong(ctx, port);

    [RubyMethod("initialize_copy")]
    public static RUri Copy(RUri self, RUri other)
    {
        self.CopyFrom(other);
        return self;
    }

    [RubyMethod("default_port", Singleton = true)]
    public static object? DefaultPortOf(RClass self) => RUri.PortOf(self.Name?[5..].ToLowerInvariant()) is { } p ? Box.Int(p) : null;

    [RubyMethod("default_port")]
    public static object? DefaultPort(RUri self) => self.DefaultPort is { } p ? Box.Int(p) : null;

    [RubyMethod("scheme")]
    public static string? Scheme(RUri self) => self.Scheme;

    [RubyMethod("userinfo")]
    public static string? UserInfo(RUri self) => self.UserInfo;

    [RubyMethod("user")]
    public static string? User(RUri self) => self.UserInfo?.Split(':', 2)[0];

    [RubyMethod("password")]
    public static string? Password(RUri self) => self.UserInfo?.Split(':', 2) is [_, var p] ? p : null;

    [RubyMethod("host")]
    public static string? Host(RUri self) => self.Host;

    [RubyMethod("hostname")]
    public static string? HostName(RUri self) => self.Host is ['[', .. var inner, ']'] ? inner : self.Host;

    [RubyMethod("port")]
    public static object? Port(RUri self) => self.Port is { } p ? Box.Int(p) : null;

    [RubyMethod("path")]
    public static object? Path(RUri self) => self.Opaque is null ? Box.Str(self.Path) : null;

    [RubyMethod("query")]
    public static string? Query(RUri self) => self.Query;

    [RubyMethod("fragment")]
    public static string? Fragment(RUri self) => self.Fragment;

    [RubyMethod("opaque")]
    public static string? Opaque(RUri self) => self.Opaque;

    [RubyMethod("registry")]
    public static object? Registry() => null;

    [RubyMethod("authority")]
    public static string? Authority(RUri self) => self.Host is null ? null : (self.UserInfo is null ? "" : self.UserInfo + "@") + self.Host + (self.Port == self.DefaultPort ? "" : $":{self.Port}");

    [RubyMethod("to_s", "to_str")]
    public static string ToS(RUri self) => self.ToString();

    [RubyMethod("inspect")]
    public static string Inspect(Context ctx, RUri self) => $"#<{ctx.ClassOf(self)} {self}>";

    static (string?, string?, string?, long?, string?, string?, string?, string?, string?) Normal(RUri u) =>
        (u.Scheme, u.UserInfo, u.Host?.ToLowerInvariant(), u.Port, u.Opaque is not null ? null : u.Path.Length == 0 ? "/" : u.Path, u.Query, u.Fragment, u.Opaque, u.TypeCode);

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
        if (self.Path.Length == 0 && self.Opaque is null)
        {
            self.Path = "/";
        }
        return self;
    }
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
