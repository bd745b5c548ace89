using System.Text.Json;

namespace RecipeEngine.Cookbooks;

/// <summary>metadata.json, read and written.</summary>
public static class MetadataJson
{
    /// <summary>Reads the text of a metadata.json; RecipeError with file and line when it is malformed.</summary>
    public static CookbookMetadata Parse(string text, string? file = null)
    {
        var fields = PlainTree.ParseObject(text, file);
        var empty = new CookbookMetadata();
        return new CookbookMetadata
        {
            Name = fields.Text("name", file),
            Version = fields.Text("version", file) ?? empty.Version,
            Description = fields.Text("description", file) ?? "",
            LongDescription = fields.Text("long_description", file) ?? "",
            Maintainer = fields.Text("maintainer", file) ?? "",
            MaintainerEmail = fields.Text("maintainer_email", file) ?? "",
            License = fields.Text("license", file) ?? empty.License,
            SourceUrl = fields.Text("source_url", file) ?? "",
            IssuesUrl = fields.Text("issues_url", file) ?? "",
            Privacy = fields.GetValueOrDefault("privacy") is true,
            Dependencies = Constraints(fields, "dependencies", file),
            Platforms = Constraints(fields, "platforms", file),
            Providing = Constraints(fields, "providing", file),
            Recipes = Recipes(fields, file),
            ChefVersions = Requirements(fields, "chef_versions", file),
            OhaiVersions = Requirements(fields, "ohai_versions", file),
            Gems = fields.List("gems", file).Select(gem => Gem(gem, file)).ToList(),
            EagerLoadLibraries = EagerLoad(fields.GetValueOrDefault("eager_load_libraries"), file),
            File = file,
        };
    }

    /// <summary>The metadata as the JSON text Chef writes for it.</summary>
    public static string Write(CookbookMetadata metadata)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            MetadataJsonWriter.Write(json, metadata);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    // Several constraints for one name were allowed long ago; Chef reads them as none.
    static OrderedDictionary<string, Dependency> Constraints(OrderedDictionary<string, object?> fields, string key, string? file)
    {
        var result = new OrderedDictionary<string, Dependency>(StringComparer.Ordinal);
        foreach (var (name, value) in fields.Object(key, file))
        {
            var texts = PlainFields.Texts(value, key, file);
            result[name] = texts.Count == 1 ? new Dependency(name, texts[0], file) : new Dependency(name, File: file);
        }

        return result;
    }

    static OrderedDictionary<string, string> Recipes(OrderedDictionary<string, object?> fields, string? file)
    {
        var result = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        var recipes = fields.Object("recipes", file);
        foreach (var name in recipes.Keys)
        {
            result[name] = recipes.Text(name, file) ?? "";
        }

        return result;
    }

    static List<GemRequirement> Requirements(OrderedDictionary<string, object?> fields, string key, string? file)
    {
        try
        {
            return fields.List(key, file).Select(item => GemRequirement.Parse(PlainFields.Texts(item, key, file))).ToList();
        }
        catch (RecipeError error)
        {
            throw error.At(file, null);
        }
    }

    static GemDependency Gem(object? value, string? file)
    {
        if (value is not List<object?> { Count: > 0 } list || list[0] is not string name)
        {
            throw RecipeError.Chef("ValidationFailed", "\"gems\" must be a list of lists: name, version …", file);
        }

        var options = list[^1] as OrderedDictionary<string, object?>;
        return new GemDependency(name, list.Skip(1).OfType<string>().ToList(), options ?? []);
    }

    static EagerLoading EagerLoad(object? value, string? file) => value switch
    {
        null or true => EagerLoading.All,
        false => EagerLoading.None,
        _ => new EagerLoading(PlainFields.Texts(value, "eager_load_libraries", file)),
    };
}
