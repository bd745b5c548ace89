namespace RecipeEngine.Tests.Goldens;

/// <summary>What the cases of one folder below tests/goldens mean.</summary>
interface IGoldenFamily
{
    /// <summary>Runs the case's input and gives the case back with the sections that came out of it.</summary>
    GoldenFile Run(GoldenFile golden);
}
