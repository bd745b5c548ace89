using System.Text.Json;
using RecipeEngine.Cookbooks;
using RecipeEngine.Cookbooks.Sources;
using static RecipeEngine.Cookbooks.PlainJson;

namespace RecipeEngine.Cli.Verbs.Berks;

/// <summary>The results of the cookbook verbs as JSON.</summary>
static class BerksOutput
{
    public static void Write(object? value)
    {
        var output = StandardStreams.OutBytes;
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            PlainJson.Write(json, value);
        }
        output.Write("\n"u8);
    }

    public static List<object?> Cookbooks(Installation installation) => [.. installation.Cookbooks.Select(cookbook => (object?)Object(
        ("name", cookbook.Name),
        ("version", cookbook.Version),
        ("source", cookbook.Source?.ToString()),
        ("location", cookbook.Location?.ToString()),
        ("directory", cookbook.Directory)))];

    /// <summary>Tells an error of the user's, as text or as JSON; the exit code.</summary>
    public static int Fail(Exception fault, bool json)
    {
        StandardStreams.Out.Flush();
        var error = fault as RecipeError;
        if (json)
        {
            Write(Object(("error", Object(("class", error?.ErrorClass ?? fault.GetType().Name), ("message", fault.Message), ("file", error?.File), ("line", error?.Line)))));
        }
        else
        {
            StandardStreams.Error.WriteLine(error?.Located ?? fault.Message);
        }
        return 1;
    }
}
