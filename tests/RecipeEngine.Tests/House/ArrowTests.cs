using Xunit;

namespace RecipeEngine.Tests.House;

/// <summary>Who may know whom: Cli → Runner → Engine → Cookbooks → Dsl → Systems. An arrow may skip a house, never turn back.</summary>
public class ArrowTests
{
    static readonly string[] Houses = ["Systems", "Dsl", "Cookbooks", "Engine", "Runner", "Cli"];

    [Fact]
    public void Every_house_stands() => Assert.All(Houses, house => Assert.Contains(ProjectFile.All, project => project.House == house));

    [Fact]
    public void Arrows_never_turn_back()
    {
        foreach (var project in ProjectFile.All.Where(project => Houses.Contains(project.House)))
        {
            var height = Array.IndexOf(Houses, project.House);
            Assert.All(project.References, reference => Assert.True(
                Array.IndexOf(Houses, reference["RecipeEngine.".Length..]) is var lower and >= 0 && lower < height,
                $"{project.Name} must not know {reference}"));
        }
    }

    [Fact]
    public void Only_tests_and_benchmarks_stand_beside_the_houses() => Assert.Equal(
        ["Benchmarks", "Dsl.Generators", "Tests"],
        ProjectFile.All.Select(project => project.House).Except(Houses).Order(StringComparer.Ordinal));

    [Fact]
    public void Only_these_reach_the_machine_directly() => Assert.Equal(
        ["Benchmarks", "Cli", "Systems", "Tests"],
        ProjectFile.All.Where(project => project.Says("AllowsMachineAccess", "true")).Select(project => project.House).Order(StringComparer.Ordinal));

    [Fact]
    public void The_houses_are_clean_for_trimming() => Assert.All(
        ProjectFile.All.Where(project => Houses.Contains(project.House)),
        project => Assert.True(project.Says("IsAotCompatible", "true"), project.Name));

    [Fact]
    public void Libraries_are_packages_and_nothing_else_is() => Assert.Equal(
        Houses.Except(["Cli"]).Order(StringComparer.Ordinal),
        ProjectFile.All.Where(project => project.Says("IsPackable", "true")).Select(project => project.House).Order(StringComparer.Ordinal));

    [Fact]
    public void Versions_are_pinned_in_one_place()
    {
        Assert.All(ProjectFile.All.SelectMany(project => project.Items("PackageReference")), item =>
            Assert.True(item.Attribute("Version") is null && item.Attribute("VersionOverride") is null && !item.Elements().Any(), item.ToString()));
        Assert.All(ProjectFile.All, project => Assert.Empty(project.Items("PackageVersion")));
    }
}
