namespace RecipeEngine.Engine.Resources;

/// <summary>One repository in apt's one-line form (sources.list(5)).</summary>
/// <param name="Options">"arch=amd64" and the like, in order</param>
/// <param name="Distribution">null where there is none</param>
sealed record AptSource(string Uri, string? Distribution, IReadOnlyList<string> Components, IReadOnlyList<string> Options, bool WithSources)
{
    /// <summary>The text of its file.</summary>
    public override string ToString()
    {
        string?[] words = [Options.Count > 0 ? $"[{string.Join(' ', Options)}]" : null, Normalise(Uri), Distribution, string.Join(' ', Components)];
        var line = string.Join(' ', words.Where(w => w is not null));
        return $"deb      {line}\n{(WithSources ? $"deb-src  {line}\n" : "")}";
    }

    // Host in small letters, "/" where there is no path, the usual port left out.
    static string Normalise(string uri)
    {
        var scheme = uri.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
        {
            return uri.Replace(" ", "%20", StringComparison.Ordinal);
        }
        var rest = uri[(scheme + 3)..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var (host, path) = slash < 0 ? (rest, "/") : (rest[..slash], rest[slash..]);
        var name = uri[..scheme].ToLowerInvariant();
        var port = name switch { "http" => ":80", "https" => ":443", "ftp" => ":21", _ => null };
        if (port is not null && host.EndsWith(port, StringComparison.Ordinal))
        {
            host = host[..^port.Length];
        }
        var user = host.LastIndexOf('@');
        host = host[..(user + 1)] + host[(user + 1)..].ToLowerInvariant();
        return $"{name}://{host}{path.Replace(" ", "%20", StringComparison.Ordinal)}";
    }
}
