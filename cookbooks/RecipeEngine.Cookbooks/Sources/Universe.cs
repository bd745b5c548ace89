using System.Buffers;
using System.Text;
using System.Text.Json;
using RecipeEngine.Cookbooks.Resolving;

namespace RecipeEngine.Cookbooks.Sources;

/// <summary>
/// The index of a Supermarket, as its <c>/universe</c> answers: every version of every cookbook with what it needs. Reading it finds the
/// cookbooks' places only; a cookbook's versions are read when it is first asked for.
/// </summary>
public sealed class Universe
{
    readonly ReadOnlyMemory<byte> json;
    readonly Dictionary<string, (int Start, int Length)> places;
    readonly Dictionary<string, IReadOnlyList<UniverseVersion>> read = new(StringComparer.Ordinal);

    Universe(ReadOnlyMemory<byte> json, Dictionary<string, (int, int)> places)
    {
        this.json = json;
        this.places = places;
    }

    /// <summary>An index of nothing.</summary>
    public static Universe Empty { get; } = Parse("{}"u8.ToArray());

    /// <summary>Names of all cookbooks, in the index' order.</summary>
    public IReadOnlyCollection<string> Names => places.Keys;

    /// <summary>Reads an index; RecipeError when it is not JSON of that shape.</summary>
    public static Universe Parse(ReadOnlyMemory<byte> json, string? address = null)
    {
        try
        {
            if (json.Span.StartsWith("\uFEFF"u8))
            {
                json = json[3..];
            }

            var places = new Dictionary<string, (int, int)>(StringComparer.Ordinal);
            var reader = new Utf8JsonReader(json.Span);
            Expect(ref reader, JsonTokenType.StartObject);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                Expect(ref reader, JsonTokenType.StartObject);
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                places[name] = (start, (int)reader.BytesConsumed - start);
            }

            return new Universe(json, places);
        }
        catch (JsonException fault)
        {
            throw RecipeError.Ruby("Berkshelf::APIClientError", $"the cookbook index {address} is damaged: {fault.Message}");
        }
    }

    /// <summary>The versions of a cookbook, in the index' order; empty when it is not there.</summary>
    public IReadOnlyList<UniverseVersion> Versions(string name)
    {
        lock (read)
        {
            if (!read.TryGetValue(name, out var versions))
            {
                versions = places.TryGetValue(name, out var place) ? ReadVersions(json.Slice(place.Start, place.Length)) : [];
                read[name] = versions;
            }

            return versions;
        }
    }

    // A version, or a dependency, that is written in no known way is left out with its version: nobody could use it.
    static List<UniverseVersion> ReadVersions(ReadOnlyMemory<byte> text)
    {
        var versions = new List<UniverseVersion>();
        var reader = new Utf8JsonReader(text.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var version = reader.GetString()!;
            Expect(ref reader, JsonTokenType.StartObject);
            var start = (int)reader.TokenStartIndex;
            var dependencies = ReadVersion(ref reader);
            if (dependencies is not null && PlainVersion.TryParse(version, out var parsed))
            {
                versions.Add(new UniverseVersion(parsed, version, dependencies, text[start..(int)reader.BytesConsumed]));
            }
        }

        return versions;
    }

    // Null when a dependency is not understood.
    static List<Requirement>? ReadVersion(ref Utf8JsonReader reader)
    {
        List<Requirement>? dependencies = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("dependencies"u8))
            {
                dependencies = ReadDependencies(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return dependencies;
    }

    static List<Requirement>? ReadDependencies(ref Utf8JsonReader reader)
    {
        var dependencies = new List<Requirement>();
        var understood = true;
        Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType == JsonTokenType.String && PlainVersion.Constraint(reader.GetString()!) is { } constraint)
            {
                dependencies.Add(new Requirement(name, constraint));
            }
            else
            {
                reader.Skip();
                understood = false;
            }
        }

        return understood ? dependencies : null;
    }

    static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (!reader.Read() || reader.TokenType != type)
        {
            throw new JsonException($"a {type} is expected at byte {reader.TokenStartIndex}");
        }
    }
}
