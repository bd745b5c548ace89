using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace RecipeEngine.Engine.Resources;

/// <summary>What a server said of a file when it was last fetched (ETag, Last-Modified), one JSON file per address below <c>file_cache_path</c>/remote_file.</summary>
sealed class RemoteFileCache
{
    readonly string path;

    /// <summary>What was known of a download when it was last made.</summary>
    public sealed record Entry(string? Checksum, string? ETag, string? ModifiedAt);

    public RemoteFileCache(Context context, ChefRun run, string url)
    {
        var root = (run.Config.Text(context, "file_cache_path") ?? "/var/chef/cache").TrimEnd('/');
        var digest = System.Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url)));
        var readable = new string(url.Take(64).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_').ToArray());
        path = $"{root}/remote_file/{readable}-{digest}.json";
    }

    public Entry? Load(IReadOnlySystem machine)
    {
        if (machine.TryReadText(path) is not { } text)
        {
            return null;
        }
        try
        {
            using var document = JsonDocument.Parse(text);
            string? Read(string name) => document.RootElement.TryGetProperty(name, out var v) && v.ValueKind == JsonValueKind.String ? v.GetString() : null;
            return new Entry(Read("checksum"), Read("etag"), Read("mtime"));
        }
        catch (JsonException)
        {
            return null; // a damaged note only costs a download
        }
    }

    public void Save(ISystem machine, string checksum, string? etag, string? modifiedAt)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("etag", etag);
            writer.WriteString("mtime", modifiedAt);
            writer.WriteString("checksum", checksum);
            writer.WriteEndObject();
        }
        machine.CreateDirectories(Path.GetDirectoryName(path)!);
        machine.WriteAtomically(path, buffer.ToArray(), new FileOwnership(Mode: 0x180));
    }
}
