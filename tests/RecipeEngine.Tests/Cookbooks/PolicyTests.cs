using RecipeEngine.Cookbooks;
using Xunit;

namespace RecipeEngine.Tests.Cookbooks;

/// <summary>Roles, environments and data bags as files.</summary>
public class PolicyTests
{
    [Fact]
    public void Roles_are_found_below_their_directories()
    {
        using var tree = new CookbookTree()
            .With("roles/web.json", """{"name": "web", "run_list": ["recipe[nginx]", "role[base]"], "default_attributes": {"a": {"b": [1, 2.5, null]}}}""")
            .With("roles/team/base.json", """{"name": "base"}""").With("roles/old.json", """{"name": "old", "recipes": ["x"]}""");
        var roles = new RoleStore(tree.Machine, [tree["roles"]]);
        var web = roles.Find("web")!;
        Assert.Equal("recipe[nginx], role[base]", web.RunList.ToString());
        Assert.Equal([1L, 2.5, null], (List<object?>)((OrderedDictionary<string, object?>)web.DefaultAttributes["a"]!)["b"]!);
        Assert.Equal("recipe[x]", roles.Find("old")!.RunList.ToString());
        Assert.Null(roles.Find("nope"));
        Assert.Equal(["base", "old", "web"], roles.Names);
        tree.With("roles/other/base.json", "{}");
        Assert.Equal("Chef::Exceptions::DuplicateRole", Assert.Throws<RecipeError>(() => roles.Find("base")).ErrorClass);
    }

    [Theory]
    [InlineData("""{"name": "a b"}""", "the role's name 'a b'")]
    [InlineData("""{"name": "a", "run_list": "policy[x]"}""", "must be recipe[] or role[]")]
    [InlineData("""{"name": "a", "default_attributes": []}""", "\"default_attributes\" must be an object")]
    [InlineData("[]", "must be an object")]
    public void A_wrong_role_says_what_is_wrong(string json, string message)
    {
        var error = Assert.Throws<RecipeError>(() => Role.Parse(json, "roles/a.json"));
        Assert.Equal("roles/a.json", error.File);
        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void Environments_carry_versions()
    {
        using var tree = new CookbookTree().With("environments/prod.json", """{"name": "prod", "cookbook_versions": {"nginx": "~> 2.1"}}""");
        var environments = new EnvironmentStore(tree.Machine, tree["environments"]);
        Assert.True(environments.Get("prod").CookbookVersions["nginx"].Includes("2.4.0"));
        Assert.Equal("_default", environments.Get("_default").Name);
        Assert.Equal("Chef::Exceptions::EnvironmentNotFound", Assert.Throws<RecipeError>(() => environments.Get("dev")).ErrorClass);
        Assert.Equal(
            "Chef::Exceptions::InvalidEnvironmentPath",
            Assert.Throws<RecipeError>(() => new EnvironmentStore(tree.Machine, tree["no"]).Get("dev")).ErrorClass);
    }

    [Fact]
    public void Data_bags_are_directories_of_items()
    {
        using var tree = new CookbookTree().With("bags/users/ada.json", """{"id": "ada", "uid": 12345678901234567890}""")
            .With("bags/users/wrapped.json", """{"json_class": "Chef::DataBagItem", "raw_data": {"id": "bob"}}""").With("bags/users/readme.txt");
        var bags = new DataBagStore(tree.Machine, [tree["bags"]]);
        Assert.Equal(["users"], bags.Names);
        Assert.Equal(["ada", "bob"], bags.Get("users").Items.Keys);
        Assert.Equal("12345678901234567890", bags.GetItem("users", "ada").RawData["uid"]!.ToString());
        Assert.Equal(
            "Item eve not found in data bag users. Other items found: ada, bob", Assert.Throws<RecipeError>(() => bags.GetItem("users", "eve")).Message);
        Assert.Throws<RecipeError>(() => bags.Get("node"));
        tree.With("bags/users/zoe.json", """{"id": "a/b"}""");
        Assert.Equal("Chef::Exceptions::InvalidDataBagItemID", Assert.Throws<RecipeError>(() => bags.Get("users")).ErrorClass);
    }
}
