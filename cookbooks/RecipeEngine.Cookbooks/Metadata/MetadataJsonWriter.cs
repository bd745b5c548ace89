using System.Text.Json;

namespace RecipeEngine.Cookbooks;

/// <summary>Writes metadata with the keys, and in the order, of Chef's metadata.json.</summary>
static class MetadataJsonWriter
{
    public static void Write(Utf8JsonWriter json, CookbookMetadata metadata)
    {
        json.WriteStartObject();
        json.WriteString("name", metadata.Name);
        json.WriteString("description", metadata.Description);
        json.WriteString("long_description", metadata.LongDescription);
        json.WriteString("maintainer", metadata.Maintainer);
        json.WriteString("maintainer_email", metadata.MaintainerEmail);
        json.WriteString("license", metadata.License);
        Constraints(json, "platforms", metadata.Platforms);
        Constraints(json, "dependencies", metadata.Dependencies);
        Constraints(json, "providing", metadata.Providing);
        json.WriteStartObject("recipes");
        foreach (var (name, description) in metadata.Recipes)
        {
            json.WriteString(name, description);
        }

        json.WriteEndObject();
        json.WriteString("version", metadata.Version);
        json.WriteString("source_url", metadata.SourceUrl);
        json.WriteString("issues_url", metadata.IssuesUrl);
        json.WriteBoolean("privacy", metadata.Privacy);
        Requirements(json, "chef_versions", metadata.ChefVersions);
        Requirements(json, "ohai_versions", metadata.OhaiVersions);
        Gems(json, metadata.Gems);
        EagerLoad(json, metadata.EagerLoadLibraries);
        json.WriteEndObject();
    }

    static void Constraints(Utf8JsonWriter json, string key, IReadOnlyDictionary<string, Dependency> constraints)
    {
        json.WriteStartObject(key);
        foreach (var (name, dependency) in constraints)
        {
            json.WriteString(name, dependency.ConstraintText);
        }

        json.WriteEndObject();
    }

    static void Requirements(Utf8JsonWriter json, string key, IReadOnlyList<GemRequirement> requirements)
    {
        json.WriteStartArray(key);
        foreach (var requirement in requirements)
        {
            Texts(json, requirement.ToList());
        }

        json.WriteEndArray();
    }

    static void Gems(Utf8JsonWriter json, IReadOnlyList<GemDependency> gems)
    {
        json.WriteStartArray("gems");
        foreach (var gem in gems)
        {
            json.WriteStartArray();
            json.WriteStringValue(gem.Name);
            foreach (var requirement in gem.Requirements)
            {
                json.WriteStringValue(requirement);
            }

            if (gem.Options.Count > 0)
            {
                PlainJson.Write(json, gem.Options);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    static void EagerLoad(Utf8JsonWriter json, EagerLoading eager)
    {
        json.WritePropertyName("eager_load_libraries");
        if (eager.Globs is { Count: > 0 } globs)
        {
            Texts(json, globs);
        }
        else
        {
            json.WriteBooleanValue(!eager.ExtendsLoadPath);
        }
    }

    static void Texts(Utf8JsonWriter json, IReadOnlyList<string> texts)
    {
        json.WriteStartArray();
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
