using RecipeEngine.Cookbooks;
using RecipeEngine.Engine.Dsl.Recipes;

namespace RecipeEngine.Engine.Compile;

/// <summary>Loads a recipe once per run.</summary>
static class RecipeLoader
{
    /// <summary>True when it was loaded now.</summary>
    /// <exception cref="RubyError">CookbookNotFound, RecipeNotFound, or what the recipe raises.</exception>
    public static bool Load(Context ctx, ChefRun run, string recipe, string? currentCookbook, RunContext home)
    {
        var name = RecipeErrors.Translated(() => RecipeName.Parse(recipe, currentCookbook));
        if (run.LoadedRecipes.Contains(name.ToString()))
        {
            run.Log(LogLevel.Debug, $"I am not loading {name}, because I have already seen it.");
            return false;
        }
        var loader = run.Cookbooks ?? throw new RubyError("Chef::Exceptions::CookbookNotFound", $"Cookbook {name.Cookbook} not found. There are no cookbooks in this run");
        if (run.CookbooksInOrder.Count > 0 && !run.CookbooksInOrder.Any(c => c.Name == name.Cookbook) && loader.Find(name.Cookbook) is not null)
        {
            run.Log(LogLevel.Warn, $"MissingCookbookDependency:\nRecipe `{name}` is not in the run_list, and cookbook '{name.Cookbook}'\nis not a dependency of any cookbook in the run_list.  To load this recipe,\nfirst add a dependency on cookbook '{name.Cookbook}' in the cookbook you're\nincluding it from in that cookbook's metadata.\n");
        }
        var cookbook = RecipeErrors.Translated(() => loader.Get(name.Cookbook));
        NoteLoaded(ctx, run, name.ToString());
        var file = RecipeErrors.Translated(() => cookbook.GetRecipe(name.Recipe));
        RunFile(ctx, run, name.Cookbook, name.Recipe, file, home);
        return true;
    }

    /// <summary>Runs a recipe file as a cookbook's recipe.</summary>
    public static void RunFile(Context ctx, ChefRun run, string cookbook, string recipe, RecipeFile file, RunContext home)
    {
        var self = ctx.Send(ctx.Interpreter.FindClass(ctx, "Chef::Recipe"), "new", NameOf(ctx, run, cookbook), new RString(recipe), home);
        if (file.Format == RecipeFormat.Ruby)
        {
            FileLoading.RunFile(ctx, file.File.FullPath, self, "from_file");
        }
        else
        {
            StaticRecipes.Load(ctx, self, file.File.FullPath);
        }
        run.Events.FileLoaded("recipes", file.File.FullPath);
    }

    // Cookbooks that Chef has from a server, also from the one it runs itself in local mode, have texts for names.
    static object NameOf(Context ctx, ChefRun run, string cookbook) => run.Config.Truthy(ctx, "solo") ? RSymbol.Of(cookbook) : new RString(cookbook);

    /// <summary>Marks a recipe as loaded, in the run and in automatic['recipes'].</summary>
    public static void NoteLoaded(Context ctx, ChefRun run, string name)
    {
        if (!run.LoadedRecipes.Contains(name))
        {
            run.LoadedRecipes.Add(name);
        }
        object?[] path = [new RString("recipes")];
        var attributes = run.Node.Attributes;
        if (!attributes.TryRead(ctx, AttributeLevel.Automatic, path, out var recipes) || recipes is not RArray list)
        {
            attributes.Write(ctx, AttributeLevel.Automatic, path, new RArray());
            attributes.TryRead(ctx, AttributeLevel.Automatic, path, out recipes);
            list = (RArray)recipes!;
        }
        if (!list.Any(r => ctx.ToS(r) == name))
        {
            list.Add(new RString(name));
            attributes.Forget("recipes");
        }
    }
}
