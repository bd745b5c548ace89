using RecipeEngine.Cookbooks;
using RecipeEngine.Engine.Dsl.Recipes;

namespace RecipeEngine.Engine.Compile;

/// <summary>Runs attribute files with the node as self, each once per run.</summary>
static class AttributeLoader
{
    public static void LoadAll(Context ctx, ChefRun run, CookbookDirectory cookbook)
    {
        foreach (var conflict in cookbook.Conflicts())
        {
            run.Log(LogLevel.Error, conflict);
        }
        foreach (var file in cookbook.AttributeFiles)
        {
            Load(ctx, run, cookbook, file.Name == "attributes.rb" && !file.RelativePath.Contains('/', StringComparison.Ordinal) ? RecipeName.Default : file.BareName, file);
        }
    }

    /// <summary>include_attribute 'cookbook::name'.</summary>
    public static void Include(Context ctx, ChefRun run, string text)
    {
        var name = RecipeErrors.Translated(() => RecipeName.Parse(text));
        var cookbook = RecipeErrors.Translated(() => run.Cookbooks!.Get(name.Cookbook));
        var file = cookbook.FindAttributes(name.Recipe)
            ?? throw new RubyError("Chef::Exceptions::AttributeNotFound", $"could not find attribute file {name.Recipe} of cookbook {name.Cookbook}");
        Load(ctx, run, cookbook, name.Recipe, file);
    }

    static void Load(Context ctx, ChefRun run, CookbookDirectory cookbook, string name, CookbookFile file)
    {
        if (!run.LoadedAttributes.Add($"{cookbook.Name}::{name}"))
        {
            return;
        }
        FileLoading.RunFile(ctx, file.FullPath, run.Node, "from_file");
        run.Events.FileLoaded("attributes", file.FullPath);
    }
}
