using System.Globalization;
using System.Text.RegularExpressions;

namespace RecipeEngine.Dsl.Stdlib.Uris;

/// <summary>Reads URIs and references by RFC 3986, refusing what Ruby refuses.</summary>
static partial class UriParser
{
    const string Pct = "%[0-9A-Fa-f]{2}";

    [GeneratedRegex(@"\A(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?\z")]
    private static partial Regex Shape { get; }

    [GeneratedRegex(@"\A(?:((?:[A-Za-z0-9._~!$&'()*+,;=:-]|" + Pct + @")*)@)?(\[[0-9A-Fa-f:.vV]+\]|(?:[A-Za-z0-9._~!$&'()*+,;=-]|" + Pct + @")*)(?::([0-9]*))?\z")]
    private static partial Regex Authority { get; }

    [GeneratedRegex(@"\A(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|" + Pct + @")*\z")]
    private static partial Regex PathText { get; }

    [GeneratedRegex(@"\A(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|" + Pct + @")*\z")]
    private static partial Regex FragmentText { get; }

    static RubyError Bad(Context ctx, object? what) => new("URI::InvalidURIError", $"bad URI(is not URI?): {ctx.Inspect(what)}");

    public static RUri Parse(Context ctx, object? source)
    {
        var given = Coerce.TryStr(ctx, source) ?? (source is RUri u ? new RString(u.ToString()) : throw Bad(ctx, source));
        if (!given.IsAscii)
        {
            throw new RubyError("URI::InvalidURIError", $"URI must be ascii only {ctx.ToS(ctx.Send(given, "dump"))}");
        }
        var text = given.Text;
        var m = Shape.Match(text);
        if (!m.Success)
        {
            throw Bad(ctx, given);
        }
        string? Part(int i) => m.Groups[i].Success ? m.Groups[i].Value : null;
        var scheme = Part(1)?.ToLowerInvariant();
        var uri = new RUri(ctx.Interpreter.FindClass(ctx, RUri.ClassOf(scheme))) { Scheme = scheme, Path = Part(3)!, Query = Part(4), Fragment = Part(5) };
        var relativeColon = scheme is null && Part(2) is null && uri.Path.Split('/')[0].Contains(':');
        if (!PathText.IsMatch(uri.Path) || relativeColon || (uri.Fragment is not null && !FragmentText.IsMatch(uri.Fragment)) || uri.Query?.AsSpan().ContainsAnyInRange('\0', ' ') == true)
        {
            throw Bad(ctx, given);
        }
        if (Part(2) is { } authority)
        {
            var a = Authority.Match(authority);
            if (!a.Success)
            {
                throw Bad(ctx, given);
            }
            uri.UserInfo = a.Groups[1].Success ? a.Groups[1].Value : null;
            uri.Host = a.Groups[2].Value;
            uri.Port = a.Groups[3].Success && a.Groups[3].Length > 0 ? long.Parse(a.Groups[3].Value, CultureInfo.InvariantCulture) : null;
        }
        else if (scheme is not null && uri.Path.Length > 0 && !uri.Path.StartsWith('/'))
        {
            uri.Opaque = uri.Path + (uri.Query is null ? "" : "?" + uri.Query);
            (uri.Path, uri.Query) = ("", null);
        }
        uri.Port ??= uri.DefaultPort;
        switch (scheme)
        {
            case "mailto": UriMailTo.Check(uri); break;
            case "ftp" when uri.Opaque is null: UriFtp.Split(uri); break;
            case "ldap" or "ldaps" when uri.Opaque is not null || uri.Fragment is not null: throw new RubyError("URI::InvalidURIError", "bad LDAP URL");
        }
        return uri;
    }

    /// <summary>Resolves a reference against a base (RFC 3986, 5.2).</summary>
    public static RUri Merge(Context ctx, RUri origin, RUri reference)
    {
        if (reference.Scheme is not null)
        {
            return reference;
        }
        var result = new RUri(ctx.Interpreter.FindClass(ctx, RUri.ClassOf(origin.Scheme)));
        result.CopyFrom(origin);
        if (reference.Host is not null)
        {
            (result.UserInfo, result.Host, result.Port) = (reference.UserInfo, reference.Host, reference.Port ?? origin.DefaultPort);
            (result.Path, result.Query) = (WithoutDots(reference.Path), reference.Query);
        }
        else if (reference.Path.Length == 0)
        {
            result.Query = reference.Query ?? origin.Query;
        }
        else
        {
            var path = reference.Path;
            if (!path.StartsWith('/'))
            {
                var slash = origin.Path.LastIndexOf('/');
                path = (slash < 0 ? origin.Host is null ? "" : "/" : origin.Path[..(slash + 1)]) + path;
            }
            (result.Path, result.Query) = (WithoutDots(path), reference.Query);
        }
        result.Fragment = reference.Fragment;
        return result;
    }

    static string WithoutDots(string path)
    {
        var output = new List<string>();
        var parts = path.Split('/');
        for (var i = 0; i < parts.Length; i++)
        {
            var last = i == parts.Length - 1;
            switch (parts[i])
            {
                case ".":
                    if (last)
                    {
                        output.Add("");
                    }
                    break;
                case "..":
                    if (output.Count > 1 || (output.Count == 1 && output[0].Length > 0))
                    {
                        output.RemoveAt(output.Count - 1);
                    }
                    if (last)
                    {
                        output.Add("");
                    }
                    break;
                default: output.Add(parts[i]); break;
            }
        }
        return string.Join('/', output);
    }
}
