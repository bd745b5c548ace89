using RecipeEngine.Cookbooks;
using Xunit;

namespace RecipeEngine.Tests.Cookbooks;

/// <summary>Versions and constraints; the cases are what Chef 18.11.21 answered.</summary>
public class VersionTests
{
    [Theory]
    [InlineData("~> 1.2", "1.9.9", true)]
    [InlineData("~> 1.2", "2.0.0", false)]
    [InlineData("~> 1.2.3", "1.2.9", true)]
    [InlineData("~> 1.2.3", "1.3.0", false)]
    [InlineData("~> 1.0", "1.5.0", true)]
    [InlineData("1.2.3", "1.2.3", true)]
    [InlineData("1.2", "1.2.0", true)]
    [InlineData("= 1.2", "1.2.0", true)]
    [InlineData(">= 1.2", "1.2.0", true)]
    [InlineData(">1.2", "1.3.0", true)]
    public void A_constraint_includes(string constraint, string version, bool expected) =>
        Assert.Equal(expected, VersionConstraint.Parse(constraint).Includes(version));

    [Theory]
    [InlineData("~> 1", "InvalidCookbookVersion", "'1' does not match 'x.y.z' or 'x.y'")]
    [InlineData("< 2", "InvalidCookbookVersion", "'2' does not match 'x.y.z' or 'x.y'")]
    [InlineData(">= 1", "InvalidCookbookVersion", "'1' does not match 'x.y.z' or 'x.y'")]
    [InlineData("", "InvalidVersionConstraint", "''")]
    [InlineData("foo", "InvalidVersionConstraint", "'foo'")]
    [InlineData(">= 1.2.3.4", "InvalidCookbookVersion", "'1.2.3.4' does not match 'x.y.z' or 'x.y'")]
    [InlineData("=> 1.0", "InvalidVersionConstraint", "'=> 1.0'")]
    [InlineData("1.2.3-beta", "InvalidCookbookVersion", "'1.2.3-beta' does not match 'x.y.z' or 'x.y'")]
    public void A_wrong_constraint_says_what_is_wrong(string constraint, string exception, string message)
    {
        var error = Assert.Throws<RecipeError>(() => VersionConstraint.Parse(constraint));
        Assert.Equal(("Chef::Exceptions::" + exception, message), (error.ErrorClass, error.Message));
    }

    [Fact]
    public void Two_constraints_are_one_too_many() => Assert.Equal(
        "only one version constraint operation is supported, but you gave 2 ['> 1.0, < 2.0']",
        Assert.Throws<RecipeError>(() => VersionConstraint.Parse(["> 1.0", "< 2.0"])).Message);

    [Fact]
    public void No_constraint_includes_everything() => Assert.Equal(">= 0.0.0", VersionConstraint.Parse((string?)null).ToString());

    [Theory]
    [InlineData(">= 7", "7.9", true)]
    [InlineData("~> 7", "7.9", true)]
    [InlineData("~> 7", "8.0", false)]
    [InlineData("= 9.1", "9.1-RELEASE", true)]
    [InlineData("> 9.1", "9.1-RELEASE-p3", true)]
    public void A_platform_constraint_also_knows_single_numbers(string constraint, string version, bool expected) =>
        Assert.Equal(expected, VersionConstraint.Parse(constraint, VersionFlavor.Platform).Includes(version));

    // Answers of RubyGems 3.3.
    [Theory]
    [InlineData("18.11.21", true, ">= 12.1")]
    [InlineData("18.11.21", false, ">= 12.1", "< 18")]
    [InlineData("13.0.0.rc1", false, ">= 13.0")]
    [InlineData("13.0.0.rc1", true, "> 12.99")]
    [InlineData("1.5", true, "~> 1.2")]
    [InlineData("2.0.0.pre", false, "~> 1.2")]
    [InlineData("1.2.9", true, "~>1.2.3")]
    [InlineData("1.3", false, "~> 1.2.3")]
    [InlineData("1.0", true, "1")]
    [InlineData("1.0", true, "!= 1.0.0.a")]
    public void A_gem_requirement_includes(string version, bool expected, params string[] requirements) =>
        Assert.Equal(expected, GemRequirement.Parse(requirements).Includes(GemVersion.Parse(version)));

    [Theory]
    [InlineData("1.0.rc1", "1.0", -1)]
    [InlineData("1.0.a10", "1.0.a9", 1)]
    [InlineData("1.0.0", "1", 0)]
    [InlineData("1.0-beta", "1.0.pre.beta", 0)]
    [InlineData("1.a1", "1.a", 1)]
    public void Gem_versions_compare(string left, string right, int expected) =>
        Assert.Equal(expected, Math.Sign(GemVersion.Parse(left).CompareTo(GemVersion.Parse(right))));
}
