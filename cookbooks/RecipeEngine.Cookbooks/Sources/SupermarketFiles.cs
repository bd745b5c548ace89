using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RecipeEngine.Cookbooks.Berks;

namespace RecipeEngine.Cookbooks.Sources;

/// <summary>The index and the archives of a Supermarket, over HTTP or in a directory.</summary>
sealed class SupermarketFiles(CookbookSource source, SourceContext context)
{
    /// <summary>Whether its versions may be asked for one by one.</summary>
    public bool HasApi => !IsLocal;

    bool IsLocal => source.Address.StartsWith('/');

    /// <summary>The index; kept below a key of the cache, and taken from there when it has not changed or the server cannot be reached.</summary>
    public Universe ReadIndex(string key)
    {
        context.Events.FetchingIndex(source);
        if (IsLocal)
        {
            return LocalFile(["universe.json", "universe"]) is { } file
                ? Universe.Parse(context.Machine.ReadBytes(file), file)
                : throw RecipeError.Ruby("Berkshelf::APIClientError", $"{source} has no file universe.json, so it is no Supermarket; a directory of cookbooks is source chef_repo: 'DIR'");
        }

        using var working = context.Working($"index of {source}");
        var kept = context.Cache.PathOf("index", key, "universe.json");
        var isKept = context.Machine.IsFile(kept);
        try
        {
            var etag = isKept ? context.Cache.ReadNote($"index/{key}/etag")?.Trim() : null;
            var reply = Index(string.IsNullOrEmpty(etag) ? null : etag);
            if (reply.Status == 304)
            {
                return Universe.Parse(context.Machine.ReadBytes(kept), source.Address);
            }

            var index = Universe.Parse(reply.Body, source.Address);
            using var alone = context.Cache.Lock(key);
            context.Cache.Keep($"index/{key}/etag", "");
            context.Cache.Keep($"index/{key}/universe.json", reply.Body);
            context.Cache.Keep($"index/{key}/etag", reply.Header("ETag") ?? "");
            return index;
        }
        catch (RecipeError fault) when (isKept && fault.ErrorClass == "Berkshelf::DownloadFailure")
        {
            context.Events.Note($"{source} cannot be reached, its index of last time is used");
            return Universe.Parse(context.Machine.ReadBytes(kept), source.Address);
        }
    }

    HttpReply Index(string? etag)
    {
        foreach (var path in new[] { "universe", "universe.json" })
        {
            var reply = context.Http.Get(Address(path), source.VerifyCertificates, etag);
            if (reply.Status is not (404 or 410))
            {
                return reply;
            }
        }

        throw RecipeError.Ruby("Berkshelf::APIClientError", $"{source} has no /universe: it is no Supermarket");
    }

    /// <summary>The archive of a version; null when there is none.</summary>
    /// <param name="entry">what the index says of it, when that is known</param>
    public byte[]? Download(string name, string version, UniverseVersion? entry)
    {
        if (IsLocal)
        {
            string[] places = [.. entry?.Download is { } place ? [place] : Array.Empty<string>(), .. Conventional(name, version), $"{name}-{version}.tar.gz", $"{name}-{version}.tgz"];
            return LocalFile(places) is { } file ? Checked(context.Machine.ReadBytes(file), entry, file) : null;
        }

        var (told, size) = AskApi(name, version, entry);
        var declared = told ?? (entry?.Download is { } download ? new Uri(new Uri(source.Address + "/"), download) : null);
        foreach (var url in declared is null ? Conventional(name, version).Select(Address) : [declared])
        {
            var reply = context.Http.Get(url, source.VerifyCertificates, sha256: entry?.Checksum, size: size);
            if (reply.Status is >= 200 and < 300)
            {
                return reply.Body;
            }
        }

        return null;
    }

    // The API says the archive's address and size; a static server has none, and that is no fault.
    (Uri? Url, long? Size) AskApi(string name, string version, UniverseVersion? entry)
    {
        var api = entry?.Place is { } place && Uri.TryCreate(place, UriKind.Absolute, out var absolute) ? absolute : Address("api/v1");
        var reply = context.Http.Get(new Uri($"{api.ToString().TrimEnd('/')}/cookbooks/{name}/versions/{version.Replace('.', '_')}"), source.VerifyCertificates);
        if (reply.Status is < 200 or >= 300 || TryObject(reply.Body) is not { } told)
        {
            return (null, null);
        }

        var size = told.GetValueOrDefault("tarball_file_size") switch
        {
            long bytes and > 0 => bytes,
            string text when long.TryParse(text, CultureInfo.InvariantCulture, out var bytes) && bytes > 0 => bytes,
            _ => (long?)null,
        };
        return (told.GetValueOrDefault("file") is string file ? new Uri(api, file) : null, size);
    }

    static byte[] Checked(byte[] archive, UniverseVersion? entry, string file)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(archive));
        return entry?.Checksum is null || entry.Checksum.Equals(digest, StringComparison.OrdinalIgnoreCase)
            ? archive
            : throw RecipeError.Ruby("Berkshelf::DownloadFailure", $"{file}: the checksum is wrong: expected SHA-256 {entry.Checksum}, got {digest}");
    }

    static OrderedDictionary<string, object?>? TryObject(byte[] body)
    {
        try
        {
            return PlainTree.ParseObject(Encoding.UTF8.GetString(body));
        }
        catch (RecipeError)
        {
            return null;
        }
    }

    static IEnumerable<string> Conventional(string name, string version) => [$"cookbooks/{name}-{version}.tar.gz", $"cookbooks/{name}-{version}.tgz"];

    Uri Address(string path) => new($"{source.Address}/{path}");

    string? LocalFile(IEnumerable<string> names) => names
        .Select(name => MachinePath.Under(source.Address, name.StartsWith("file://", StringComparison.Ordinal) ? name["file://".Length..] : name))
        .FirstOrDefault(context.Machine.IsFile);
}
