using RecipeEngine.Cookbooks;
using RecipeEngine.Engine.Dsl.Recipes;

namespace RecipeEngine.Engine.Compile;

/// <summary>The compile phase: for all cookbooks libraries, attributes, resources and providers, definitions; then the recipes of the run list.</summary>
sealed class CookbookCompiler(Context ctx, ChefRun run)
{
    /// <summary>The file being run, for the error page.</summary>
    public string? CurrentFile { get; private set; }

    /// <summary>Loads everything up to the recipes.</summary>
    public void LoadCookbooks(IReadOnlyList<CookbookDirectory> cookbooks)
    {
        foreach (var cookbook in Known(cookbooks))
        {
            run.Node.Attributes.Write(ctx, AttributeLevel.Automatic, [new RString("cookbooks"), new RString(cookbook.Name), new RString("version")], new RString(cookbook.Metadata.Version));
        }
        foreach (var cookbook in cookbooks)
        {
            LoadLibraries(cookbook);
        }
        run.Events.PhaseCompleted("libraries");
        foreach (var cookbook in cookbooks)
        {
            Guarded(cookbook.Name, () => AttributeLoader.LoadAll(ctx, run, cookbook));
        }
        run.Events.PhaseCompleted("attributes");
        foreach (var cookbook in cookbooks)
        {
            Each("lwrps", cookbook.Providers, f => FileLoading.LoadProvider(ctx, cookbook.Name, f.FullPath));
            Each("lwrps", cookbook.Resources, f => FileLoading.LoadResource(ctx, cookbook.Name, f.FullPath));
        }
        run.Events.PhaseCompleted("lwrps");
        foreach (var cookbook in cookbooks)
        {
            Each("definitions", cookbook.Definitions, f => DefinitionFiles.Load(ctx, f.FullPath));
        }
        run.Events.PhaseCompleted("definitions");
    }

    // solo knows every cookbook that it finds; a server hands out those of the run list
    IEnumerable<CookbookDirectory> Known(IReadOnlyList<CookbookDirectory> cookbooks) =>
        !run.Config.Truthy(ctx, "solo") || run.Cookbooks is not { } all ? cookbooks
        : all.Names.Order(StringComparer.Ordinal).Select(name => cookbooks.FirstOrDefault(c => c.Name == name) ?? all.Find(name)).OfType<CookbookDirectory>();

    void LoadLibraries(CookbookDirectory cookbook)
    {
        if (cookbook.Metadata.EagerLoadLibraries.ExtendsLoadPath)
        {
            ctx.Interpreter.LoadPath.Add(new RString(Path.Combine(cookbook.Root, "libraries")));
        }
        Each("libraries", cookbook.Libraries, f => ctx.Interpreter.Require(ctx, f.FullPath));
    }

    void Each(string phase, IEnumerable<CookbookFile> files, Action<CookbookFile> load)
    {
        foreach (var file in files)
        {
            CurrentFile = file.FullPath;
            load(file);
            run.Events.FileLoaded(phase, file.FullPath);
        }
        CurrentFile = null;
    }

    void Guarded(string cookbook, Action load)
    {
        CurrentFile = cookbook;
        load();
        CurrentFile = null;
    }

    /// <summary>Loads the recipes of an expanded run list, in order.</summary>
    public void LoadRecipes(IEnumerable<RecipeName> recipes)
    {
        foreach (var recipe in recipes)
        {
            CurrentFile = run.Cookbooks?.Find(recipe.Cookbook)?.FindRecipe(recipe.Recipe)?.File.FullPath;
            RecipeLoader.Load(ctx, run, recipe.ToString(), null, run.RootContext);
        }
        CurrentFile = null;
    }
}
