using System.Globalization;
using System.Text;
using RecipeEngine.Cookbooks.Berks;

namespace RecipeEngine.Cookbooks.Sources;

/// <summary>Answers about a Berksfile and its lock that change nothing.</summary>
public sealed class BerksQueries(SourceContext context, Berksfile berksfile)
{
    /// <summary>The lock; RecipeError when there is none.</summary>
    public BerksLock Lock
    {
        get
        {
            var known = new BerksInstaller(context, berksfile).ReadLock();
            return known.Graph.Count > 0 ? known
                : throw RecipeError.Ruby("Berkshelf::LockfileNotFound", "Lockfile not found! Run `recipe berks install` to create the lockfile.");
        }
    }

    /// <summary>Locked cookbooks of which a source has a newer version; by default one that the Berksfile allows.</summary>
    public IReadOnlyList<(string Name, string Locked, string Newest, CookbookSource Source)> Outdated(IReadOnlyList<string> names, bool all)
    {
        var catalogs = new Catalogs(berksfile, context);
        var result = new List<(string, string, string, CookbookSource)>();
        foreach (var cookbook in Lock.Graph.Where(cookbook => names.Count == 0 || names.Contains(cookbook.Name, StringComparer.Ordinal)))
        {
            var wanted = berksfile.Find(cookbook.Name);
            if (wanted?.Location is not null || !CookbookVersion.TryParse(cookbook.Version, VersionFlavor.Cookbook, out var locked))
            {
                continue;
            }

            foreach (var catalog in catalogs.All)
            {
                var newer = catalog.Versions(cookbook.Name).Select(version => version.Version)
                    .Where(version => version > locked && (all || wanted?.Constraint.Includes(version) != false)).ToList();
                if (newer.Count > 0)
                {
                    result.Add((cookbook.Name, cookbook.Version, newer.Max().ToString(), catalog.Source));
                    break;
                }
            }
        }

        return result;
    }

    /// <summary>The locked cookbooks that need a cookbook.</summary>
    public IReadOnlyList<LockedCookbook> Contingent(string name) => Lock.Graph.Where(cookbook => cookbook.Dependencies.Any(needed => needed.Key == name)).ToList();

    /// <summary>What is wrong with the cookbooks on this machine, as sentences; damaged ones are removed from the cache, so that the next install mends them.</summary>
    public IReadOnlyList<string> Verify(Installation installation)
    {
        var problems = new List<string>();
        foreach (var cookbook in installation.Cookbooks)
        {
            if (context.Cache.KeyOfPath(cookbook.Directory) is { } key && context.Cache.Inspect(key) is { } damage)
            {
                context.Cache.RemoveTree(key);
                problems.Add($"{cookbook}: {damage}; `recipe berks install` fetches it again");
            }

            problems.AddRange(new FileTree(context.Machine, [cookbook.Directory]).All().Where(file => file.Name.Contains(' ', StringComparison.Ordinal) && file.Extension == ".rb")
                .Select(file => $"{cookbook}: the file name '{file.RelativePath}' has a space in it"));
        }

        return problems;
    }

    /// <summary>The lock's graph as Graphviz text.</summary>
    public string Graphviz()
    {
        var text = new StringBuilder("digraph Berkshelf {\n");
        foreach (var cookbook in Lock.Graph)
        {
            text.Append(CultureInfo.InvariantCulture, $"  \"{cookbook.Name}\" [ fontsize = 10, label = \"{cookbook.Name}\\n({cookbook.Version})\" ]\n");
            foreach (var (needed, constraint) in cookbook.Dependencies)
            {
                text.Append(CultureInfo.InvariantCulture, $"  \"{cookbook.Name}\" -> \"{needed}\" [ fontsize = 10, label = \"{constraint}\" ]\n");
            }
        }

        return text.Append("}\n").ToString();
    }
}
