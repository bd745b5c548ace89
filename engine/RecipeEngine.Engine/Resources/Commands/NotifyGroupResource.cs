namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>notify_group</c> resource: what a recipe may say about it.</summary>
public static class NotifyGroupResource
{
    public static readonly ResourceType Type = new("notify_group", "run")
    {
        DefaultActions = ["nothing"],
    };
}
