using RecipeEngine.Cookbooks;
using Xunit;

namespace RecipeEngine.Tests.Cookbooks;

public class RunListTests
{
    [Theory]
    [InlineData("recipe[a]", "recipe[a]", RunListItemType.Recipe, "a", null)]
    [InlineData("a", "recipe[a]", RunListItemType.Recipe, "a", null)]
    [InlineData("a::b", "recipe[a::b]", RunListItemType.Recipe, "a::b", null)]
    [InlineData("recipe[a::b@1.2.3]", "recipe[a::b@1.2.3]", RunListItemType.Recipe, "a::b", "1.2.3")]
    [InlineData("role[x]", "role[x]", RunListItemType.Role, "x", null)]
    [InlineData("recipe[a@1.2]", "recipe[a@1.2]", RunListItemType.Recipe, "a", "1.2")]
    [InlineData("a@1.2.3", "recipe[a@1.2.3]", RunListItemType.Recipe, "a", "1.2.3")]
    [InlineData("a@1", "recipe[a@1]", RunListItemType.Recipe, "a@1", null)]
    public void An_item_is_read(string text, string shown, RunListItemType type, string name, string? version)
    {
        var item = RunListItem.Parse(text);
        Assert.Equal((shown, type, name, version), (item.ToString(), item.Type, item.Name, item.Version));
    }

    [Theory]
    [InlineData("recipe[a")]
    [InlineData("policy[x]")]
    [InlineData("recipe[]")]
    public void Other_brackets_are_refused(string text)
    {
        var error = Assert.Throws<RecipeError>(() => RunListItem.Parse(text));
        Assert.Equal("ArgumentError", error.ErrorClass);
        Assert.Equal($"Unable to create Chef::RunList::RunListItem from String:\"{text}\": must be recipe[] or role[]", error.Message);
    }

    [Theory]
    [InlineData("web", null, "web::default")]
    [InlineData("web::db", null, "web::db")]
    [InlineData("::db", "web", "web::db")]
    public void A_recipe_name_has_two_halves(string text, string? current, string expected) =>
        Assert.Equal(expected, RecipeName.Parse(text, current).ToString());

    [Fact]
    public void Roles_expand_in_place_nested_ones_first_in_attribute_order()
    {
        var roles = new Dictionary<string, Role>
        {
            ["outer"] = Role("outer", "a, role[inner], c"),
            ["inner"] = Role("inner", "b, a, role[gone]"),
        };
        var expansion = RunListExpansion.Expand(RunList.ParseCommaSeparated("role[outer],d,role[inner]"), "_default", roles.GetValueOrDefault);

        Assert.Equal("a b c d", string.Join(' ', expansion.Recipes.Select(recipe => recipe.Name)));
        Assert.Equal(["outer", "inner", "gone"], expansion.Roles);
        Assert.Equal(["inner", "outer"], expansion.AttributeOrder.Select(role => role.Name));
        Assert.Equal([("gone", "role[inner]")], expansion.Missing);
    }

    [Fact]
    public void An_environment_may_have_a_run_list_of_its_own()
    {
        var role = RecipeEngine.Cookbooks.Role.Parse("""{"name": "web", "run_list": ["a"], "env_run_lists": {"prod": ["b"], "empty": []}}""");
        Assert.Equal("recipe[b]", role.RunListFor("prod").ToString());
        Assert.Equal("", role.RunListFor("empty").ToString());
        Assert.Equal("recipe[a]", role.RunListFor("dev").ToString());
    }

    [Fact]
    public void Two_versions_of_one_recipe_conflict()
    {
        var error = Assert.Throws<RecipeError>(() => RunListExpansion.Expand(RunList.ParseCommaSeparated("a@1.0, a@1.0.0, a@2.0"), "_default", _ => null));
        Assert.Equal("Chef::Exceptions::CookbookVersionConflict", error.ErrorClass);
    }

    static Role Role(string name, string runList) =>
        new(name, "", RunList.ParseCommaSeparated(runList), new Dictionary<string, RunList>(), [], []);
}
