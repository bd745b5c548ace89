using System.Text.Json;

namespace RecipeEngine.Engine.Reporting;

/// <summary>The JSON that <c>recipe compile --format json</c> prints: collection and attributes.</summary>
public static class CompileJson
{
    public static void Write(Stream output, EngineRun engine)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        var context = engine.Interpreter.MainContext;
        var values = new RubyJson(context, json);
        json.WriteStartObject();
        json.WriteString("status", engine.Error is null ? "ok" : "error");
        if (engine.Error is { } error)
        {
            json.WriteString("error_class", error.ClassName);
            json.WriteString("error", error.Headline);
        }
        json.WriteStartArray("recipes");
        foreach (var recipe in engine.Run.LoadedRecipes)
        {
            json.WriteStringValue(recipe);
        }
        json.WriteEndArray();
        json.WriteStartObject("attributes");
        var attributes = engine.Run.Node.Attributes;
        Level("default", AttributeLevels.Defaults);
        Level("normal", [AttributeLevel.Normal]);
        Level("override", AttributeLevels.Overrides);
        json.WriteEndObject();
        json.WriteStartArray("resources");
        foreach (var resource in engine.Run.RootContext.Collection.All)
        {
            WriteResource(json, values, context, resource);
        }
        json.WriteEndArray();
        if (engine.HeldBack.Count > 0)
        {
            json.WriteStartArray("held_back");
            foreach (var change in engine.HeldBack)
            {
                json.WriteStringValue(change.Text);
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();

        void Level(string name, AttributeLevel[] levels)
        {
            json.WritePropertyName(name);
            values.Write(attributes.MergedFamily(context, levels));
        }
    }

    static void WriteResource(Utf8JsonWriter json, RubyJson values, Context context, Resource resource)
    {
        json.WriteStartObject();
        json.WriteString("type", resource.DeclaredType ?? resource.ResourceName);
        json.WriteString("resolved", resource.ResourceName);
        json.WriteString("name", resource.Name);
        json.WriteStartArray("action");
        foreach (var action in resource.Actions(context))
        {
            json.WriteStringValue(action);
        }
        json.WriteEndArray();
        json.WriteStartObject("properties");
        foreach (var p in resource.Definition.Properties().Where(p => p.Name is not ("name" or "action") && p.Variable is not null && p.IsSetOn(resource)).OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            if (resource.GetInstanceVariable(p.Variable!) is { } value)
            {
                json.WritePropertyName(p.Name);
                values.Write(value);
            }
        }
        json.WriteEndObject();
        json.WriteNumber("only_if", resource.OnlyIf.Count);
        json.WriteNumber("not_if", resource.NotIf.Count);
        json.WriteStartArray("notifies");
        WriteNotifications(json, context, resource);
        json.WriteEndArray();
        Common("ignore_failure", Box.False);
        Common("retries", Box.Int(0));
        Common("sensitive", Box.False);
        var recipe = resource.CookbookName is { } cookbook ? $"{cookbook}::{resource.RecipeName}" : null;
        json.WriteString("recipe", recipe);
        json.WriteNumber("line", resource.SourceLine);
        json.WriteEndObject();

        // a cookbook may have declared a property of the same name with another meaning
        void Common(string name, object fallback)
        {
            var property = resource.Definition.Find(name);
            json.WritePropertyName(name);
            var own = resource.HasInstanceVariable(RSymbol.Of("@" + name)) ? Stored(resource, "@" + name) : property is { HasDefault: true } ? fallback : null;
            values.Write(own is null && name != "retries" ? fallback : own);
        }
    }

    static object? Stored(Resource resource, string variable) => resource.GetInstanceVariable(RSymbol.Of(variable));

    static void WriteNotifications(Utf8JsonWriter json, Context context, Resource resource)
    {
        if (resource.RunContext is not { } home)
        {
            return;
        }
        foreach (var (timing, list) in new[] { ("before", home.Before(resource)), ("immediate", home.Immediate(resource)), ("delayed", home.Delayed(resource)) })
        {
            foreach (var n in list)
            {
                json.WriteStartObject();
                json.WriteString("action", n.Action.Name);
                json.WriteString("timing", timing);
                json.WriteString("target", n.Target switch
                {
                    Resource r => r.DeclaredKey,
                    RString s => s.Text,
                    RHash { Count: 1 } h => $"{context.ToS(h.Pairs()[0].Key)}[{context.ToS(h.Pairs()[0].Value)}]",
                    var other => context.Inspect(other),
                });
                json.WriteEndObject();
            }
        }
    }
}
