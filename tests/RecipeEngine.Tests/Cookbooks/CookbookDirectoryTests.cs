using RecipeEngine.Cookbooks;
using Xunit;

namespace RecipeEngine.Tests.Cookbooks;

public class CookbookDirectoryTests
{
    static readonly FileTarget Jammy = new("web1.example.com", "ubuntu", "22.04");

    [Fact]
    public void Files_come_by_segment_in_order_and_without_what_is_ignored()
    {
        using var tree = new CookbookTree().WithCookbook("cb/web", "web")
            .With("cb/chefignore", "# editors\n*~\n\n*/.DS_Store\n")
            .With("cb/web/libraries/z.rb").With("cb/web/libraries/a/b.rb").With("cb/web/libraries/notes.txt")
            .With("cb/web/attributes/default.rb").With("cb/web/attributes/apache.rb").With("cb/web/attributes/x.rb~")
            .With("cb/web/resources/_partial.rb").With("cb/web/resources/site.rb").With("cb/web/files/.DS_Store")
            .With("cb/web/.git/config").With("cb/web/.rubocop.yml").With("cb/web/README.md");
        var web = tree.Loader("cb").Get("web");

        Assert.Equal(["libraries/a/b.rb", "libraries/z.rb"], web.Libraries.Select(file => file.RelativePath));
        Assert.Equal(["attributes/default.rb", "attributes/apache.rb"], web.AttributeFiles.Select(file => file.RelativePath));
        Assert.Equal(["resources/site.rb"], web.Resources.Select(file => file.RelativePath));
        Assert.Empty(web.Files(CookbookSegment.Files));
        Assert.Equal([".rubocop.yml", "README.md", "metadata.json"], web.RootFiles.Select(file => file.RelativePath));
        Assert.DoesNotContain(web.AllFiles(), file => file.RelativePath.StartsWith(".git/", StringComparison.Ordinal));
    }

    [Fact]
    public void A_recipe_is_found_in_three_languages_and_at_the_top()
    {
        using var tree = new CookbookTree().WithCookbook("cb/web", "web")
            .With("cb/web/recipe.rb").With("cb/web/recipes/default.rb").With("cb/web/recipes/both.yml").With("cb/web/recipes/both.rb")
            .With("cb/web/recipes/data.yaml").With("cb/web/recipes/last.json").With("cb/web/recipes/deep/inner.rb");
        var web = tree.Loader("cb").Get("web");

        Assert.Equal("recipe.rb", web.GetRecipe("default").File.RelativePath);
        Assert.Equal(RecipeFormat.Ruby, web.GetRecipe("both").Format);
        Assert.Equal(RecipeFormat.Yaml, web.GetRecipe("data").Format);
        Assert.Equal(RecipeFormat.Json, web.GetRecipe("last").Format);
        Assert.Equal("recipes/deep/inner.rb", web.GetRecipe("inner").File.RelativePath);
        Assert.Equal(["both", "data", "default", "inner", "last"], web.RecipeNames);
        Assert.Equal(["Cookbook web contains both recipe.rb and recipes/default.rb, ignoring recipes/default.rb"], web.Conflicts());
        var error = Assert.Throws<RecipeError>(() => web.GetRecipe("nope"));
        Assert.Equal(("Chef::Exceptions::RecipeNotFound", "could not find recipe nope for cookbook web"), (error.ErrorClass, error.Message));
    }

    [Theory]
    [InlineData("templates/host-web1.example.com/a.erb")]
    [InlineData("templates/ubuntu-22.04/a.erb")]
    [InlineData("templates/ubuntu-22/a.erb")]
    [InlineData("templates/ubuntu/a.erb")]
    [InlineData("templates/default/a.erb")]
    [InlineData("templates/a.erb")]
    public void The_most_specific_template_wins(string expected)
    {
        string[] all =
        [
            "templates/host-web1.example.com/a.erb", "templates/ubuntu-22.04/a.erb", "templates/ubuntu-22/a.erb", "templates/ubuntu/a.erb",
            "templates/default/a.erb", "templates/a.erb",
        ];
        using var tree = new CookbookTree().WithCookbook("cb/web", "web").With("cb/web/templates/debian/a.erb");
        foreach (var path in all.SkipWhile(path => path != expected))
        {
            tree.With("cb/web/" + path);
        }

        Assert.Equal(expected, tree.Loader("cb").Get("web").GetFile(CookbookSegment.Templates, Jammy, "a.erb").RelativePath);
    }

    [Fact]
    public void A_missing_template_lists_where_it_was_looked_for()
    {
        using var tree = new CookbookTree().WithCookbook("cb/web", "web").With("cb/web/templates/b.erb").With("cb/web/templates/debian/a.erb");
        var web = tree.Loader("cb").Get("web");
        Assert.Equal(
            """
            Cookbook 'web' (1.2.3) does not contain a file at any of these locations:
              templates/host-web1.example.com/a.erb
              templates/ubuntu-22.04/a.erb
              templates/ubuntu/a.erb
              templates/default/a.erb
              templates/a.erb

            This cookbook _does_ contain: ['templates/b.erb','templates/debian/a.erb']
            """,
            Assert.Throws<RecipeError>(() => web.GetFile(CookbookSegment.Templates, Jammy, "a.erb")).Message);
        Assert.Equal("templates/b.erb", web.GetFile(CookbookSegment.Templates, ["c.erb", "b.erb"]).RelativePath);
    }

    [Fact]
    public void A_directory_comes_whole_from_its_most_specific_place()
    {
        using var tree = new CookbookTree().WithCookbook("cb/web", "web")
            .With("cb/web/files/default/conf.d/a").With("cb/web/files/default/conf.d/b/c").With("cb/web/files/ubuntu/conf.d/z").With("cb/web/files/www/i");
        var web = tree.Loader("cb").Get("web");
        Assert.Equal(["z"], web.GetDirectory(CookbookSegment.Files, Jammy, "conf.d").Select(file => file.PathBelow));
        Assert.Equal(["a", "b/c"], web.GetDirectory(CookbookSegment.Files, default, "conf.d").Select(file => file.PathBelow));
        Assert.Equal(["i"], web.GetDirectory(CookbookSegment.Files, Jammy, "www").Select(file => file.PathBelow));
        Assert.Throws<RecipeError>(() => web.GetDirectory(CookbookSegment.Files, Jammy, "nope"));
    }

    [Theory]
    [InlineData("*.rb", "a/b.rb", true, false)]
    [InlineData("*", ".hidden", false, true)]
    [InlineData("**/*.rb", "b.rb", false, true)]
    [InlineData("**/*.rb", "a/c/b.rb", true, true)]
    [InlineData("a?c", "abc", true, true)]
    [InlineData("[!a]x", "bx", true, true)]
    [InlineData("{a,b}.rb", "b.rb", false, true)]
    [InlineData(@"\*", "*", true, true)]
    [InlineData("spec/*", "spec/a/b", true, false)]
    [InlineData("[", "[", false, false)]
    public void Globs_match_as_fnmatch_does(string pattern, string name, bool flat, bool path)
    {
        Assert.Equal(flat, FileGlob.Flat(pattern).Matches(name));
        Assert.Equal(path, FileGlob.Path(pattern).Matches(name));
    }
}
