using RecipeEngine.Cookbooks;
using RecipeEngine.Cookbooks.Berks;
using RecipeEngine.Cookbooks.Resolving;
using RecipeEngine.Cookbooks.Sources;
using Xunit;
using Xunit.Abstractions;

namespace RecipeEngine.Tests.Cookbooks.Berks;

/// <summary>Every Berksfile and lock of a directory of real cookbooks, named by RECIPE_CORPUS: read, and resolved among these cookbooks.</summary>
public sealed class OpenCorpusTests(ITestOutputHelper output) : IDisposable
{
    readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    static string Corpus
    {
        get
        {
            var directory = Environment.GetEnvironmentVariable("RECIPE_CORPUS");
            Skip.If(string.IsNullOrEmpty(directory) || !Directory.Exists(directory), "RECIPE_CORPUS names no directory of cookbooks");
            return directory!;
        }
    }

    [SkippableFact]
    public void Locks_come_out_as_they_went_in()
    {
        int same = 0, converted = 0, refused = 0;
        foreach (var file in Directory.EnumerateFiles(Corpus, "Berksfile.lock", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            BerksLock parsed;
            try
            {
                parsed = BerksLock.Parse(text, file);
            }
            catch (RecipeError error)
            {
                output.WriteLine(error.Located);
                refused++;
                continue;
            }

            if (!text.StartsWith("DEPENDENCIES", StringComparison.Ordinal))
            {
                converted++;
                continue;
            }

            Assert.Equal(text, parsed.ToString());
            same++;
        }

        output.WriteLine($"{same} locks the same, {converted} of Berkshelf 1 and 2 converted, {refused} refused");
    }

    [SkippableFact]
    public void Berksfiles_are_read_and_resolve_or_explain_themselves()
    {
        var context = workshop.Context();
        var universe = Universe(context);
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        void Count(string what) => counts[what] = counts.GetValueOrDefault(what) + 1;
        foreach (var file in Directory.EnumerateFiles(Corpus, "Berksfile", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            try
            {
                var berksfile = Berksfile.Read(context.Ruby, file);
                Count("read");
                Count(Outcome(context, universe, berksfile));
            }
            catch (RecipeError error)
            {
                Count($"told: {error.ErrorClass}");
                output.WriteLine($"{Path.GetRelativePath(Corpus, file)}: {error.Located}");
            }
        }

        output.WriteLine(string.Join("; ", counts.Select(count => $"{count.Value} {count.Key}")));
        Assert.NotEmpty(counts);
    }

    string Outcome(SourceContext context, SmallUniverse universe, Berksfile berksfile)
    {
        var pinned = new PinnedUniverse(universe);
        foreach (var dependency in berksfile.Dependencies)
        {
            if (dependency.Location is PathLocation path)
            {
                if (!context.IsCookbook(path.FullPath))
                {
                    return $"tell that a path is missing";
                }

                pinned.Pin(dependency.Name, context.ReadMetadata(path.FullPath));
            }
        }

        var resolution = Resolver.Resolve(pinned, berksfile.Dependencies.Select(dependency => new Demand(dependency.Name, dependency.Constraint, $"Berksfile:{dependency.Line}")).ToList());
        if (resolution.Conflict is { } conflict)
        {
            Assert.NotEmpty(conflict.Asks);
            return conflict.Missing.Count > 0 ? "explain: a cookbook or version that the corpus lacks" : "explain: versions that do not go together";
        }

        return "resolve";
    }

    static SmallUniverse Universe(SourceContext context)
    {
        var universe = new SmallUniverse();
        var seen = new HashSet<(string, CookbookVersion)>();
        foreach (var file in new[] { "metadata.rb", "metadata.json" }.SelectMany(name => Directory.EnumerateFiles(Corpus, name, SearchOption.AllDirectories)).Order(StringComparer.Ordinal))
        {
            try
            {
                var metadata = context.ReadMetadata(Path.GetDirectoryName(file)!);
                if (seen.Add((metadata.Name!, metadata.ParsedVersion)))
                {
                    universe.Add(metadata.Name!, new PackageVersion(metadata.ParsedVersion, SourceContext.Requirements(metadata)));
                }
            }
            catch (RecipeError)
            {
                // Fixtures of broken metadata are part of the corpus.
            }
        }

        return universe;
    }

    sealed class PinnedUniverse(SmallUniverse universe) : IPackageIndex
    {
        readonly Dictionary<string, PackageVersion> pinned = new(StringComparer.Ordinal);

        public void Pin(string name, CookbookMetadata metadata) => pinned[name] = new PackageVersion(metadata.ParsedVersion, SourceContext.Requirements(metadata));

        public IReadOnlyList<PackageVersion> Versions(string name) => pinned.TryGetValue(name, out var version) ? [version] : universe.Versions(name);
    }
}
