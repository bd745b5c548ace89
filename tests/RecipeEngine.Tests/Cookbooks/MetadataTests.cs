using RecipeEngine.Cookbooks;
using Xunit;

namespace RecipeEngine.Tests.Cookbooks;

public class MetadataTests
{
    [Fact]
    public void Json_is_read_and_written_alike()
    {
        var metadata = MetadataJson.Parse("""
            {"name": "web", "version": "2.1.0", "description": "a \"web\" — server", "privacy": true,
             "platforms": {"ubuntu": ">= 20.04"}, "dependencies": {"apt": "~> 7.0", "old": ["> 1.0", "< 2.0"], "any": []},
             "recipes": {"web::default": "all"}, "chef_versions": [[">= 15.3", "< 20"], ["= 12"]], "gems": [["aws-sdk", "~> 3"]],
             "eager_load_libraries": ["a.rb"]}
            """);
        Assert.Equal(">= 0.0.0", metadata.Dependencies["old"].ConstraintText);
        Assert.Equal("~> 7.0", metadata.Dependencies["apt"].Constraint.ToString());
        Assert.Equal(["a.rb"], metadata.EagerLoadLibraries.Globs);

        var again = MetadataJson.Parse(MetadataJson.Write(metadata));
        Assert.Equal(MetadataJson.Write(metadata), MetadataJson.Write(again));
        Assert.Contains("a \\\"web\\\" — server", MetadataJson.Write(metadata));
        Assert.Equal("< 20, >= 15.3", again.ChefVersions[0].ToString());
    }

    [Fact]
    public void Malformed_json_is_told_with_its_line()
    {
        var error = Assert.Throws<RecipeError>(() => MetadataJson.Parse("{\n  \"name\": oops\n}", "web/metadata.json"));
        Assert.Equal(("web/metadata.json", 2), (error.File, error.Line));
        Assert.Contains("\"name\": oops", error.Message);
    }

    [Fact]
    public void A_builder_collects_the_words_of_metadata_rb()
    {
        var builder = new MetadataBuilder("web/metadata.rb") { Line = 7 };
        builder.Name("web");
        Assert.Equal("web", builder.Name());
        Assert.Equal("1.2.0", builder.Version("1.2"));
        builder.Depends("apt", ">= 7");
        builder.Depends("yum");
        builder.Supports("ubuntu");
        builder.ChefVersion(">= 12.1", "< 14");
        builder.ChefVersion("~> 15");
        builder.EagerLoadLibraries(all: false);
        builder.Unknown("grouping", hasBlock: false);
        var metadata = builder.Build();

        Assert.Equal(">= 7", metadata.Dependencies["apt"].ConstraintText);
        Assert.Equal(7, metadata.Dependencies["yum"].Line);
        Assert.True(metadata.EagerLoadLibraries.ExtendsLoadPath);
        Assert.Equal("All rights reserved", metadata.License);
        metadata.CheckChefVersion("13.1");
        metadata.CheckChefVersion("15.9");
        var error = Assert.Throws<RecipeError>(() => metadata.CheckChefVersion("18.11.21"));
        Assert.Equal(
            "Cookbook 'web' version '1.2.0' depends on Chef Infra Client version [\"< 14\", \">= 12.1\"], [\"~> 15\"], "
            + "but the running Chef Infra Client version is 18.11.21",
            error.Message);
    }

    [Fact]
    public void Mistakes_name_file_and_line()
    {
        var builder = new MetadataBuilder("web/metadata.rb") { Line = 3 };
        builder.Name("web");
        Assert.Equal("web/metadata.rb:3: '1' does not match 'x.y.z' or 'x.y'", Error(() => builder.Version("1")));
        Assert.StartsWith("web/metadata.rb:3: Cookbook depends on itself", Error(() => builder.Depends("web")));
        Assert.Contains("depends 'apt' has the version constraint '<< 1.0'", Error(() => builder.Depends("apt", "<< 1.0")));
        Assert.Contains("more than one version constraint", Error(() => builder.Depends("apt", "> 1.0", "< 2.0")));
        Assert.Contains("undefined method `provide_it'", Error(() => builder.Unknown("provide_it", hasBlock: true)));
    }

    static string Error(Action action) => Assert.Throws<RecipeError>(action).Located;
}
