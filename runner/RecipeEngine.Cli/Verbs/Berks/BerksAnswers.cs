using RecipeEngine.Cookbooks;
using RecipeEngine.Cookbooks.Berks;
using RecipeEngine.Cookbooks.Sources;
using RecipeEngine.Systems;

namespace RecipeEngine.Cli.Verbs.Berks;

/// <summary>The verbs of <c>recipe berks</c> that answer questions.</summary>
static class BerksAnswers
{
    public static int Outdated(BerksQueries queries, BerksArguments arguments)
    {
        var outdated = queries.Outdated(arguments.Names, arguments.All);
        if (arguments.Json)
        {
            BerksOutput.Write(PlainJson.Object(("cookbooks", outdated.Select(entry => (object?)PlainJson.Object(
                ("name", entry.Name), ("local", entry.Locked), ("remote", entry.Newest), ("source", entry.Source.ToString()))).ToList())));
            return 0;
        }
        StandardStreams.Out.WriteLine(outdated.Count == 0 ? "All cookbooks up to date!" : "The following cookbooks have newer versions:");
        foreach (var (name, locked, newest, source) in outdated)
        {
            StandardStreams.Out.WriteLine($"  * {name} ({locked} => {newest}){(source.IsDefault ? "" : $" [{source}]")}");
        }
        return 0;
    }

    public static int Contingent(BerksQueries queries, BerksArguments arguments)
    {
        if (arguments.Names is not [var name])
        {
            return Usage.Fail("berks contingent: give the name of one cookbook");
        }
        var found = queries.Contingent(name);
        if (arguments.Json)
        {
            BerksOutput.Write(PlainJson.Object(("cookbooks", found.Select(cookbook => (object?)PlainJson.Object(("name", cookbook.Name), ("version", cookbook.Version))).ToList())));
            return 0;
        }
        StandardStreams.Out.WriteLine(found.Count == 0 ? $"There are no cookbooks in this Berksfile contingent upon '{name}'." : $"Cookbooks in this Berksfile contingent upon '{name}':");
        foreach (var cookbook in found)
        {
            StandardStreams.Out.WriteLine($"  * {cookbook.Name} ({cookbook.Version})");
        }
        return 0;
    }

    public static int Graph(ISystem machine, BerksQueries queries, BerksArguments arguments)
    {
        var format = arguments.Format ?? (arguments.Output?.EndsWith(".png", StringComparison.Ordinal) == true ? "png" : "dot");
        if (format is not ("dot" or "png" or "json"))
        {
            return Usage.Fail($"berks viz: unknown format {format}; use dot or png");
        }
        var text = queries.Graphviz();
        if (arguments.Output == "-")
        {
            StandardStreams.Out.Write(text);
            return 0;
        }
        var file = Path.GetFullPath(arguments.Output ?? (format == "png" ? "graph.png" : "graph.dot"));
        if (format == "png")
        {
            var drawn = machine.Which("dot") is { } dot ? machine.Run(CommandSpec.Of(dot, "-Tpng", "-o", file) with { Input = System.Text.Encoding.UTF8.GetBytes(text) }) : null;
            if (drawn is not { IsSuccess: true })
            {
                throw RecipeError.Ruby("Berkshelf::GraphvizNotInstalled", drawn is null ? "Graphviz' program dot is not installed: use --format dot" : drawn.Stderr.Trim());
            }
        }
        else
        {
            machine.WriteAtomically(file, text);
        }
        if (arguments.Json)
        {
            BerksOutput.Write(PlainJson.Object(("file", file)));
        }
        else if (!arguments.Quiet)
        {
            StandardStreams.Out.WriteLine(file);
        }
        return 0;
    }

    public static int Installed(string verb, SourceContext context, Berksfile berksfile, BerksArguments arguments)
    {
        var queries = new BerksQueries(context, berksfile);
        var known = queries.Lock;
        if (verb is "info" or "show" && arguments.Names is not [_])
        {
            return Usage.Fail($"berks {verb}: give the name of one cookbook");
        }
        if (verb is "info" or "show" && known.Find(arguments.Names[0]) is null)
        {
            throw RecipeError.Ruby("Berkshelf::CookbookNotFound", $"cookbook '{arguments.Names[0]}' is not installed by your Berksfile; it has {string.Join(", ", known.Graph.Select(cookbook => cookbook.Name))}");
        }
        var silent = context with { Events = new SilentBerksEvents() };
        var installation = new BerksInstaller(silent, berksfile).InstallLocked();
        return verb switch
        {
            "list" => List(installation, arguments),
            "verify" => Verify(queries, installation, arguments),
            _ => Show(verb, installation.Cookbooks.First(cookbook => cookbook.Name == arguments.Names[0]), arguments),
        };
    }

    static int List(Installation installation, BerksArguments arguments)
    {
        if (arguments.Json)
        {
            BerksOutput.Write(PlainJson.Object(("cookbooks", BerksOutput.Cookbooks(installation))));
            return 0;
        }
        StandardStreams.Out.WriteLine("Cookbooks installed by your Berksfile:");
        foreach (var cookbook in installation.Cookbooks)
        {
            StandardStreams.Out.WriteLine($"  * {cookbook}{(cookbook.Location is { } location ? $" from {location}" : "")}");
        }
        return 0;
    }

    static int Verify(BerksQueries queries, Installation installation, BerksArguments arguments)
    {
        var problems = queries.Verify(installation);
        if (arguments.Json)
        {
            BerksOutput.Write(PlainJson.Object(("verified", problems.Count == 0), ("problems", problems.Select(problem => (object?)problem).ToList())));
            return problems.Count == 0 ? 0 : 1;
        }
        StandardStreams.Out.WriteLine($"Verifying ({installation.Cookbooks.Count}) cookbook(s)...");
        foreach (var problem in problems)
        {
            StandardStreams.Error.WriteLine(problem);
        }
        StandardStreams.Out.WriteLine(problems.Count == 0 ? "Verified" : "Not verified");
        return problems.Count == 0 ? 0 : 1;
    }

    static int Show(string verb, InstalledCookbook cookbook, BerksArguments arguments)
    {
        var metadata = cookbook.Metadata;
        var needed = metadata.Dependencies.Values.Select(dependency => $"{dependency.Name} ({dependency.ConstraintText})").ToList();
        if (arguments.Json)
        {
            BerksOutput.Write(PlainJson.Object(("name", cookbook.Name), ("version", cookbook.Version), ("description", metadata.Description), ("maintainer", metadata.Maintainer),
                ("maintainer_email", metadata.MaintainerEmail), ("license", metadata.License), ("directory", cookbook.Directory),
                ("dependencies", metadata.Dependencies.Values.ToDictionary(dependency => dependency.Name, dependency => (object?)dependency.ConstraintText, StringComparer.Ordinal))));
            return 0;
        }
        if (verb == "show")
        {
            StandardStreams.Out.WriteLine(cookbook.Directory);
            return 0;
        }
        foreach (var (title, value) in new[]
        {
            ("Name", cookbook.Name), ("Version", cookbook.Version), ("Description", metadata.Description), ("Author", metadata.Maintainer),
            ("Email", metadata.MaintainerEmail), ("License", metadata.License), ("Dependencies", string.Join(", ", needed)), ("Directory", cookbook.Directory),
        })
        {
            if (value.Length > 0)
            {
                StandardStreams.Out.WriteLine($"{title,12}: {value}");
            }
        }
        return 0;
    }
}
