using System.Text.Json;
using RecipeEngine.Cookbooks.Resolving;

namespace RecipeEngine.Cookbooks.Sources;

/// <summary>A version of a cookbook in an index.</summary>
/// <param name="version">as a value</param>
/// <param name="text">the version as the index writes it</param>
/// <param name="dependencies">what it needs</param>
/// <param name="json">its entry, in which the rest is looked up when it is asked for</param>
public sealed class UniverseVersion(CookbookVersion version, string text, IReadOnlyList<Requirement> dependencies, ReadOnlyMemory<byte> json)
{
    public CookbookVersion Version => version;

    /// <summary>The version as the index writes it.</summary>
    public string Text => text;

    public IReadOnlyList<Requirement> Dependencies => dependencies;

    /// <summary>The API's address.</summary>
    public string? Place => Field("location_path");

    /// <summary>Address of its archive; may be relative to the index.</summary>
    public string? Download => Field("download_url");

    /// <summary>SHA-256 of its archive in hexadecimal digits, where the index says it.</summary>
    public string? Checksum => Field("sha256") ?? Field("checksum");

    string? Field(string name)
    {
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isWanted = reader.ValueTextEquals(name);
            reader.Read();
            if (isWanted && reader.TokenType == JsonTokenType.String)
            {
                return reader.GetString();
            }

            reader.Skip();
        }

        return null;
    }
}
