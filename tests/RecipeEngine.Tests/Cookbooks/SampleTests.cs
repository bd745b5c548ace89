using RecipeEngine.Cookbooks;
using RecipeEngine.Systems;
using RecipeEngine.Tests.Machines;
using Xunit;

namespace RecipeEngine.Tests.Cookbooks;

/// <summary>The cookbooks this project ships, as far as they can be looked at without running them.</summary>
public class SampleTests
{
    static readonly string Samples = Path.Combine(Repository.Root, "cookbooks", "samples");

    [Fact]
    public void Their_roles_environments_and_data_bags_can_be_read()
    {
        var example = Path.Combine(Samples, "webapp", "example");
        var machine = new LocalSystem();
        Assert.Equal("recipe[motd], recipe[webapp]", new RoleStore(machine, [Path.Combine(example, "roles")]).Find("webapp")!.RunList.ToString());
        var environments = new EnvironmentStore(machine, Path.Combine(example, "environments"));
        Assert.Equal(["production", "staging"], environments.Names);
        Assert.All(environments.Names, name => Assert.Equal(name, environments.Get(name).Name));
        Assert.Equal(["ada", "grace"], new DataBagStore(machine, [Path.Combine(example, "data_bags")]).Get("deployers").Items.Keys);
    }
}
