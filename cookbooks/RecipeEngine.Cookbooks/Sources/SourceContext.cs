using RecipeEngine.Cookbooks.Caching;
using RecipeEngine.Cookbooks.Resolving;
using RecipeEngine.Cookbooks.Scripts;

namespace RecipeEngine.Cookbooks.Sources;

/// <summary>What fetching cookbooks works with: the machine, the network, the cache, and a listener.</summary>
/// <param name="Ruby">evaluates metadata.rb and Berksfiles</param>
public sealed record SourceContext(ISystem Machine, HttpGetter Http, CookbookCache Cache, CookbookRuby Ruby, IBerksEvents Events)
{
    readonly Dictionary<string, CookbookMetadata> metadata = new(StringComparer.Ordinal);

    /// <summary>The usual one for a machine.</summary>
    public static SourceContext For(ISystem machine, IBerksEvents events, IHttpFetcher? fetcher = null) =>
        new(machine, new HttpGetter(fetcher ?? machine.Http), CookbookCache.Default(machine), new CookbookRuby(machine), events);

    /// <summary>How long the parts of the work took.</summary>
    public InstallTimings Timings { get; } = new();

    /// <summary>Tells that something takes its time, until disposed.</summary>
    public IDisposable Working(string what) => new Work(Events, what);

    sealed class Work : IDisposable
    {
        readonly IBerksEvents events;
        readonly string what;

        public Work(IBerksEvents events, string what)
        {
            (this.events, this.what) = (events, what);
            events.WorkStarted(what);
        }

        public void Dispose() => events.WorkEnded(what);
    }

    /// <summary>Whether a directory holds a cookbook.</summary>
    public bool IsCookbook(string directory) => Machine.IsFile(directory + "/metadata.json") || Machine.IsFile(directory + "/metadata.rb");

    /// <summary>What the cookbook in a directory says of itself; RecipeError when there is none. Read once.</summary>
    public CookbookMetadata ReadMetadata(string directory)
    {
        // One Ruby world evaluates metadata.rb, so one at a time.
        lock (metadata)
        {
            if (!metadata.TryGetValue(directory, out var known))
            {
                if (!IsCookbook(directory))
                {
                    throw RecipeError.Ruby("Berkshelf::NotACookbook", $"The resource at '{directory}' does not appear to be a valid cookbook: it has no metadata.rb or metadata.json");
                }

                metadata[directory] = known = new MetadataReader(Machine, new CookbookLoaderOptions { RubyMetadata = Ruby.Metadata }).ReadValid(directory);
            }

            return known;
        }
    }

    /// <summary>What a cookbook needs, as the resolver takes it.</summary>
    public static IReadOnlyList<Requirement> Requirements(CookbookMetadata metadata) =>
        metadata.Dependencies.Values.Select(dependency => new Requirement(dependency.Name, dependency.Constraint)).ToList();
}
