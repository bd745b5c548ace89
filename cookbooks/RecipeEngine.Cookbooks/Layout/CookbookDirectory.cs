using RecipeEngine.Systems;

namespace RecipeEngine.Cookbooks;

/// <summary>A cookbook on disk. Nothing is read before it is asked for, and then only what is asked.</summary>
public sealed partial class CookbookDirectory
{
    readonly FileTree tree;
    readonly Lazy<CookbookMetadata> metadata;

    /// <param name="roots">The cookbook's directory; of several (Chef 11 merges cookbooks of one name) a later one's files win.</param>
    /// <param name="readMetadata">Reads the metadata of the last root.</param>
    internal CookbookDirectory(IReadOnlySystem machine, string name, IReadOnlyList<string> roots, Func<CookbookMetadata> readMetadata)
    {
        Name = name;
        Roots = roots;
        tree = new FileTree(machine, roots);
        metadata = new Lazy<CookbookMetadata>(readMetadata, LazyThreadSafetyMode.None);
    }

    /// <summary>The name recipes know it by.</summary>
    public string Name { get; }

    /// <summary>Absolute path of its directory; of several, the one that wins.</summary>
    public string Root => Roots[^1];

    /// <summary>All directories it is made of, the strongest last.</summary>
    public IReadOnlyList<string> Roots { get; }

    /// <summary>What it says of itself.</summary>
    public CookbookMetadata Metadata => metadata.Value;

    /// <summary>"name-version".</summary>
    public string FullName => $"{Name}-{Metadata.Version}";

    /// <summary>The files of one segment, sorted by path.</summary>
    public IReadOnlyList<CookbookFile> Files(CookbookSegment segment) => tree.Below(FolderOf(segment));

    /// <summary>The files at its top.</summary>
    public IReadOnlyList<CookbookFile> RootFiles => tree.RootFiles;

    /// <summary>Every file that is part of it, sorted by path.</summary>
    public IReadOnlyList<CookbookFile> AllFiles() => tree.All();

    /// <summary>Library files to load, in order; those that metadata leaves to `require` are not among them.</summary>
    public IEnumerable<CookbookFile> Libraries
    {
        get
        {
            var globs = (Metadata.EagerLoadLibraries.Globs ?? ["**/*.rb"]).Select(FileGlob.Path).ToList();
            return Files(CookbookSegment.Libraries).Where(file => globs.Any(glob => glob.Matches(file.RelativePath["libraries/".Length..])));
        }
    }

    /// <summary>Custom resource files to load, in order.</summary>
    public IEnumerable<CookbookFile> Resources => RubyFiles(CookbookSegment.Resources).Where(file => !file.Name.StartsWith('_'));

    /// <summary>Provider files of old custom resources to load, in order.</summary>
    public IEnumerable<CookbookFile> Providers => RubyFiles(CookbookSegment.Providers).Where(file => !file.Name.StartsWith('_'));

    /// <summary>Definition files to load, in order.</summary>
    public IEnumerable<CookbookFile> Definitions => RubyFiles(CookbookSegment.Definitions);

    /// <summary>Ohai plugins to load, in order.</summary>
    public IEnumerable<CookbookFile> OhaiPlugins => RubyFiles(CookbookSegment.Ohai);

    public override string ToString() => $"cookbook {Name} ({Root})";

    IEnumerable<CookbookFile> RubyFiles(CookbookSegment segment) => Files(segment).Where(file => file.Extension == ".rb");

    static string FolderOf(CookbookSegment segment) => segment switch
    {
        CookbookSegment.Recipes => "recipes",
        CookbookSegment.Attributes => "attributes",
        CookbookSegment.Libraries => "libraries",
        CookbookSegment.Resources => "resources",
        CookbookSegment.Providers => "providers",
        CookbookSegment.Definitions => "definitions",
        CookbookSegment.Templates => "templates",
        CookbookSegment.Files => "files",
        CookbookSegment.Ohai => "ohai",
        _ => "compliance",
    };
}
