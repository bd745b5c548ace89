namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>rhsm_repo</c> resource: what a recipe may say about it.</summary>
public static class RhsmRepoResource
{
    public static readonly ResourceType Type = new("rhsm_repo", "enable disable");

    public static readonly Property<string> RepoName = Type.Text("repo_name").NameProperty();
}
