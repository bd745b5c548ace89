using RecipeEngine.Cookbooks.Berks;
using RecipeEngine.Cookbooks.Scripts;

namespace RecipeEngine.Cookbooks.Policyfiles;

/// <summary>What a Policyfile.rb says: run lists, where cookbooks come from, attributes.</summary>
public sealed record Policyfile
{
    /// <summary>Absolute path of the file.</summary>
    public required string File { get; init; }

    public required string Name { get; init; }

    /// <summary>Items in the form recipe[cookbook::recipe].</summary>
    public IReadOnlyList<string> RunList { get; init; } = [];

    /// <summary>Further run lists by name, in the file's order.</summary>
    public required OrderedDictionary<string, IReadOnlyList<string>> NamedRunLists { get; init; }

    /// <summary>Where cookbooks without a location come from.</summary>
    public IReadOnlyList<CookbookSource> Sources { get; init; } = [];

    /// <summary>Cookbooks that one source is preferred for.</summary>
    public required IReadOnlyDictionary<string, CookbookSource> Preferred { get; init; }

    /// <summary>The cookbooks it names; those that only a run list names are not among them.</summary>
    public IReadOnlyList<BerksDependency> Cookbooks { get; init; } = [];

    public IReadOnlyList<IncludedPolicy> Included { get; init; } = [];

    /// <summary>Plain values (see <see cref="PlainTree"/>).</summary>
    public required OrderedDictionary<string, object?> DefaultAttributes { get; init; }

    /// <summary>Plain values.</summary>
    public required OrderedDictionary<string, object?> OverrideAttributes { get; init; }

    /// <summary>The directory that paths in it are relative to.</summary>
    public string Directory => MachinePath.Parent(File);

    /// <summary>Where its lock lies: Policyfile.lock.json for Policyfile.rb.</summary>
    public string LockFile => (File.EndsWith(".rb", StringComparison.Ordinal) ? File[..^3] : File) + ".lock.json";

    /// <summary>Reads a Policyfile: it is Ruby, evaluated in its own directory. RecipeError with file and line when it is wrong.</summary>
    public static Policyfile Read(CookbookRuby ruby, string file)
    {
        var path = MachinePath.Absolute(ruby.Machine, file);
        if (!ruby.Machine.IsFile(path))
        {
            throw RecipeError.Ruby("ChefCLI::PolicyfileNotFound", $"Policyfile not found at path {path}");
        }

        var builder = new PolicyfileBuilder(ruby, path);
        ruby.RunIn(MachinePath.Parent(path), path, "ChefCLI::PolicyfileError", ctx => PolicyfileWords.Self(ctx, builder));
        return builder.Build();
    }
}
