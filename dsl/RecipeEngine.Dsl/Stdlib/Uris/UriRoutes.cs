using System.Text.RegularExpressions;

namespace RecipeEngine.Dsl.Stdlib.Uris;

/// <summary>The references that lead from one URI to another (RFC 2396, 5).</summary>
[RubyClass("URI::Generic", Library = "uri")]
public static partial class UriRoutes
{
    [GeneratedRegex(@"(?:\A|/)\.\.?(?:/|\z)")]
    private static partial Regex HasDots { get; }

    [RubyMethod("route_from", "-")]
    public static RUri RouteFrom(Context ctx, RUri self, object? other)
    {
        var from = other as RUri ?? UriParser.Parse(ctx, other);
        if ((self.Scheme is null ? self : from.Scheme is null ? from : null) is { } relative)
        {
            throw new RubyError("URI::BadURIError", $"relative URI: {relative}");
        }
        if (self.Scheme != from.Scheme)
        {
            return (RUri)ctx.Send(self, Sym.Dup)!;
        }
        var route = new RUri(ctx.Interpreter.FindClass(ctx, "URI::Generic"));
        route.CopyFrom(self);
        (route.Scheme, route.TypeCode) = (null, null);
        var isElsewhere = self.UserInfo != from.UserInfo || !string.Equals(self.Host ?? "", from.Host ?? "", StringComparison.OrdinalIgnoreCase) || self.Port != from.Port;
        if (isElsewhere)
        {
            if (self.UserInfo is null && self.Host is null)
            {
                return (RUri)ctx.Send(self, Sym.Dup)!;
            }
            route.Port = self.Port == from.DefaultPort ? null : self.Port;
            return route;
        }
        (route.UserInfo, route.Host, route.Port) = (null, null, null);
        if (self.Opaque is null ? from.Opaque is null && self.Path == from.Path : self.Opaque == from.Opaque)
        {
            (route.Path, route.Opaque, route.Query) = ("", self.Opaque is null ? null : "", self.Query == from.Query ? null : self.Query);
            return route;
        }
        if (self.Opaque is not null || from.Opaque is not null)
        {
            return (RUri)ctx.Send(self, Sym.Dup)!;
        }
        route.Path = Between(from.Path, self.Path);
        if (route.Path == "./" && self.Query is not null)
        {
            route.Path = "";
        }
        return route;
    }

    [RubyMethod("route_to")]
    public static RUri RouteTo(Context ctx, RUri self, object? other) => RouteFrom(ctx, other as RUri ?? UriParser.Parse(ctx, other), self);

    static string Between(string from, string to)
    {
        if (HasDots.IsMatch(to))
        {
            return to;
        }
        var (source, target) = (from.Split('/')[..^1], to.Split('/'));
        var common = 0;
        while (common < source.Length && common < target.Length - 1 && source[common] == target[common])
        {
            common++;
        }
        var rest = string.Join('/', target[common..]);
        if (source.Length > common)
        {
            return string.Concat(Enumerable.Repeat("../", source.Length - common)) + rest;
        }
        return rest.Length == 0 || target[common].Contains(':') ? "./" + rest : rest;
    }
}
