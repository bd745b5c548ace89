namespace RecipeEngine.Engine.Resources;

/// <summary>Resources for source control.</summary>
static class SourcesFamily
{
    public static readonly ResourceFamily Family = new(
    [
        new("git", () => GitResource.Type),
        new("subversion", () => SubversionResource.Type),
    ],
    () =>
    [
        GitProvider.Provides, SubversionProvider.Provides,
    ]);
}
