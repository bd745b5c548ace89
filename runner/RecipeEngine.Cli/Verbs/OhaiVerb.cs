using System.Text.Json;
using RecipeEngine.Cookbooks;
using RecipeEngine.Engine.Ohai;
using RecipeEngine.Engine.Running;
using RecipeEngine.Systems;

namespace RecipeEngine.Cli.Verbs;

/// <summary><c>recipe ohai [ATTRIBUTE…]</c>: the automatic attributes of this host as JSON.</summary>
static class OhaiVerb
{
    /// <summary>0; 1 when an attribute is not known here; 64 for a wrong command line.</summary>
    public static int Run(string[] args)
    {
        var names = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "-v" or "--version":
                    StandardStreams.Out.WriteLine($"Ohai: {ChefRun.NewestVersion} ({Usage.Version})");
                    return 0;
                case "-l" or "--log_level" or "-L" or "--logfile" or "-c" or "--config": i++; break;
                case var flag when flag.StartsWith('-'): return Usage.Fail($"ohai: unknown option {flag}; usage: recipe ohai [ATTRIBUTE…]");
                default: names.Add(args[i]); break;
            }
        }
        var collector = new OhaiCollector(new LocalSystem());
        var values = new List<object?>();
        foreach (var name in names)
        {
            var path = name.Split('/');
            var value = collector[path[0]];
            foreach (var key in path[1..])
            {
                value = value is OhaiMap map ? map.GetValueOrDefault(key) : null;
            }
            if (value is null)
            {
                StandardStreams.Error.WriteLine($"recipe ohai: this host has no attribute {name}");
                return 1;
            }
            values.Add(value);
        }
        using var json = new Utf8JsonWriter(StandardStreams.OutBytes, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        PlainJson.Write(json, names.Count == 0 ? collector.CollectAll() : values);
        return 0;
    }
}
