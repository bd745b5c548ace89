namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>rhsm_subscription</c> resource: what a recipe may say about it.</summary>
public static class RhsmSubscriptionResource
{
    public static readonly ResourceType Type = new("rhsm_subscription", "attach remove");

    public static readonly Property<string> PoolId = Type.Text("pool_id").NameProperty();
}
