using RecipeEngine.Cookbooks;
using Xunit;

namespace RecipeEngine.Tests.Cookbooks;

public class CookbookLoaderTests
{
    [Fact]
    public void A_cookbook_goes_by_the_name_its_metadata_says()
    {
        using var tree = new CookbookTree().WithCookbook("cb/nginx-cookbook", "nginx").WithCookbook("cb/web", "web").With("cb/broken/metadata.json", "{");
        var loader = tree.Loader("cb", "nowhere");
        Assert.Equal(tree["cb/nginx-cookbook"], loader.Get("nginx").Root);
        Assert.Null(loader.Find("nginx-cookbook"));
        Assert.Equal(["broken", "nginx", "web"], loader.Names);
        Assert.Contains("malformed JSON", Assert.Throws<RecipeError>(() => loader.Get("broken").Metadata).Message);
    }

    [Fact]
    public void A_path_can_be_a_cookbook_itself()
    {
        using var tree = new CookbookTree().WithCookbook("src/my-app", "app").WithCookbook("cb/web", "web");
        Assert.Equal(["app", "web"], tree.Loader("src/my-app", "cb").Names);
    }

    [Fact]
    public void One_cookbook_in_two_paths_is_refused_or_merged()
    {
        using var tree = new CookbookTree()
            .WithCookbook("one/web", "web").With("one/web/recipes/default.rb").With("one/web/recipes/extra.rb")
            .WithCookbook("two/web", "web").With("two/web/recipes/default.rb");
        Assert.Equal("Chef::Exceptions::CookbookMergingError", Assert.Throws<RecipeError>(() => tree.Loader("one", "two").Get("web")).ErrorClass);

        var merging = new CookbookLoaderOptions { Duplicates = DuplicateCookbooks.Merge };
        var web = new CookbookLoader(tree.Machine, [tree["one"], tree["two"]], merging).Get("web");
        Assert.Equal(tree["two/web"], web.Root);
        Assert.Equal(tree["two/web/recipes/default.rb"], web.GetRecipe("default").File.FullPath);
        Assert.Equal(tree["one/web/recipes/extra.rb"], web.GetRecipe("extra").File.FullPath);
    }

    [Fact]
    public void A_name_is_required_unless_names_are_inferred()
    {
        using var tree = new CookbookTree().With("cb/web/metadata.json", "{}").With("cb/plain/recipes/default.rb").With("cb/empty/.keep");
        var error = Assert.Throws<RecipeError>(() => tree.Loader("cb").Get("web").Metadata);
        Assert.Equal(
            $"Cookbook loaded at path [{tree["cb/web"]}] has invalid metadata: The `name' attribute is required in cookbook metadata", error.Message);
        var old = new CookbookLoader(tree.Machine, [tree["cb"]], new CookbookLoaderOptions { InferNames = true });
        Assert.Equal("plain-0.0.0", old.Get("plain").FullName);
    }

    [Fact]
    public void Metadata_rb_is_evaluated_onto_a_builder()
    {
        using var tree = new CookbookTree().With("cb/web/metadata.rb", "name 'www'").WithCookbook("cb/both", "json").With("cb/both/metadata.rb");
        var options = new CookbookLoaderOptions { RubyMetadata = (path, metadata) => metadata.Name(File.ReadAllText(path).Split('\'')[1]) };
        Assert.Equal(["json", "www"], new CookbookLoader(tree.Machine, [tree["cb"]], options).Names);
    }

    [Fact]
    public void Dependencies_come_first_sorted_by_name_and_a_cycle_just_ends()
    {
        using var tree = new CookbookTree()
            .WithCookbook("cb/alpha", "alpha", "zeta", "beta").WithCookbook("cb/beta", "beta", "alpha").WithCookbook("cb/zeta", "zeta", "beta ~> 2.0");
        var order = CookbookOrder.Of([RecipeName.Parse("alpha"), RecipeName.Parse("zeta::x")], tree.Loader("cb"));
        Assert.Equal(["beta", "zeta", "alpha"], order.Select(cookbook => cookbook.Name));
        Assert.Equal(
            [$"Cookbook zeta 1.2.3 depends on beta (~> 2.0), but 1.2.3 is there ({tree["cb/beta"]})"], CookbookOrder.Unsatisfied(order));
    }

    [Fact]
    public void A_missing_dependency_names_who_asks_and_where()
    {
        using var tree = new CookbookTree().WithCookbook("cb/web", "web", "nginx >= 2.0");
        var error = Assert.Throws<RecipeError>(() => CookbookOrder.Of([RecipeName.Parse("web")], tree.Loader("cb")));
        Assert.Equal("Chef::Exceptions::CookbookNotFound", error.ErrorClass);
        Assert.Equal(
            $"{tree["cb/web/metadata.json"]}: Cookbook nginx not found. It is asked for by cookbook web, which depends on it (>= 2.0). "
            + $"Put it below one of: {tree["cb"]}",
            error.Located);
    }
}
