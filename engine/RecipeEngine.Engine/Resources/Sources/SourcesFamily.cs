namespace RecipeEngine.Engine.Resources;

/// <summary>Resources for source control.</summary>
static class SourcesFamily
{
    public static readonly ResourceFamily Family = new(
    [
        new("git", () => GitResource.Type),
        new("subversion", () => SubversionResource.Type),
        new("deploy", () => DeployResource.Type, Chef: "< 14"),
        new("timestamped_deploy", () => DeployResource.Timestamped, Chef: "< 14"),
        new("deploy_revision", () => DeployResource.Revision, Chef: "< 14"),
        new("deploy_branch", () => DeployResource.Branch, Chef: "< 14"),
    ],
    () =>
    [
        GitProvider.Provides, SubversionProvider.Provides, DeployProvider.Provides, DeployProvider.OfRevision, DeployProvider.RevisionAlias, DeployProvider.BranchAlias,
    ]);
}
