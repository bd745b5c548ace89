namespace RecipeEngine.Cookbooks;

/// <summary>The languages a recipe may be written in.</summary>
public enum RecipeFormat
{
    Ruby,
    Yaml,
    Json,
}

/// <summary>A recipe's file and language.</summary>
public sealed record RecipeFile(RecipeFormat Format, CookbookFile File);

/// <content>Recipes and attribute files by name.</content>
public sealed partial class CookbookDirectory
{
    static readonly (RecipeFormat Format, string[] Endings)[] Formats =
    [
        (RecipeFormat.Ruby, [".rb"]),
        (RecipeFormat.Yaml, [".yml", ".yaml"]),
        (RecipeFormat.Json, [".json"]),
    ];

    /// <summary>Names of all recipes, sorted.</summary>
    public IReadOnlyList<string> RecipeNames => Files(CookbookSegment.Recipes)
        .Where(file => Formats.Any(format => format.Endings.Contains(file.Extension)))
        .Select(file => file.BareName)
        .Concat(Formats.SelectMany(format => format.Endings).Any(ending => tree.Find("recipe" + ending) is not null) ? [RecipeName.Default] : [])
        .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();

    /// <summary>Files that lose to one at the cookbook's top ("recipe.rb" beside "recipes/default.rb"), as lines for the log.</summary>
    public IEnumerable<string> Conflicts()
    {
        (string Top, string Below)[] rivals =
        [
            ("attributes.rb", "attributes/default.rb"), ("recipe.rb", "recipes/default.rb"), ("recipe.json", "recipes/default.json"),
            ("recipe.yml", "recipes/default.yml"), ("recipe.yaml", "recipes/default.yaml"),
        ];
        return rivals.Where(rival => tree.Find(rival.Top) is not null && tree.Find(rival.Below) is not null)
            .Select(rival => $"Cookbook {Name} contains both {rival.Top} and {rival.Below}, ignoring {rival.Below}");
    }

    /// <summary>A recipe's file: Ruby before YAML before JSON, for the default recipe also "recipe.rb" and its like at the top.</summary>
    public RecipeFile? FindRecipe(string name)
    {
        foreach (var (format, endings) in Formats)
        {
            if (FileOfRecipe(name, endings) is { } file)
            {
                return new RecipeFile(format, file);
            }
        }

        return null;
    }

    /// <summary>Like <see cref="FindRecipe"/>, but a missing recipe is RecipeError RecipeNotFound.</summary>
    public RecipeFile GetRecipe(string name) =>
        FindRecipe(name) ?? throw RecipeError.Chef("RecipeNotFound", $"could not find recipe {name} for cookbook {Name}");

    /// <summary>The attribute files in loading order: default first, then by path.</summary>
    public IReadOnlyList<CookbookFile> AttributeFiles
    {
        get
        {
            var files = RubyFiles(CookbookSegment.Attributes).ToList();
            var first = tree.Find("attributes.rb") ?? files.Find(file => file.BareName == RecipeName.Default);
            return first is null ? files : [first, .. files.Where(file => file.BareName != RecipeName.Default)];
        }
    }

    /// <summary>The attribute file `include_attribute 'cookbook::name'` means.</summary>
    public CookbookFile? FindAttributes(string name) =>
        (name == RecipeName.Default ? tree.Find("attributes.rb") : null)
        ?? tree.Find($"attributes/{name}.rb")
        ?? RubyFiles(CookbookSegment.Attributes).LastOrDefault(file => file.BareName == name);

    CookbookFile? FileOfRecipe(string name, string[] endings)
    {
        var top = name == RecipeName.Default ? endings.Select(ending => tree.Find("recipe" + ending)).FirstOrDefault(file => file is not null) : null;
        return top
            ?? endings.Select(ending => tree.Find($"recipes/{name}{ending}")).FirstOrDefault(file => file is not null)

            // A recipe in a folder below recipes/ goes by its bare name too.
            ?? Files(CookbookSegment.Recipes).LastOrDefault(file => file.BareName == name && endings.Contains(file.Extension));
    }
}
