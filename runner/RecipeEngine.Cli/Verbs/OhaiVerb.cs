using System.Text.Json;
using RecipeEngine.Cookbooks;
using RecipeEngine.Engine.Ohai;
using RecipeEngine.Systems;

namespace RecipeEngine.Cli.Verbs;

/// <summary><c>recipe ohai [ATTRIBUTE…]</c>: the automatic attributes of this host as JSON.</summary>
static class OhaiVerb
{
    /// <summary>0; 1 when an attribute is not known here; 64 for a wrong command line.</summary>
    public static int Run(string[] args)
    {
        if (Array.Find(args, a => a.StartsWith('-')) is { } flag)
        {
            return Usage.Fail($"ohai: unknown option {flag}; usage: recipe ohai [ATTRIBUTE…]");
        }
        var collector = new OhaiCollector(new LocalSystem());
        using var output = Console.OpenStandardOutput();
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        if (args.Length == 0)
        {
            PlainJson.Write(json, collector.CollectAll());
            return 0;
        }
        json.WriteStartArray();
        foreach (var name in args)
        {
            var path = name.Split('/');
            var value = collector[path[0]];
            foreach (var key in path[1..])
            {
                value = value is OhaiMap map ? map.GetValueOrDefault(key) : null;
            }
            if (value is null)
            {
                Console.Error.WriteLine($"recipe ohai: this host has no attribute {name}");
                return 1;
            }
            PlainJson.Write(json, value);
        }
        json.WriteEndArray();
        return 0;
    }
}
