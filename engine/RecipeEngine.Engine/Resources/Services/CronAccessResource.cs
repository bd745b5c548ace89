namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>cron_access</c> resource: what a recipe may say about it.</summary>
public static class CronAccessResource
{
    public static readonly ResourceType Type = new("cron_access", "allow deny");

    public static readonly Property<string> User = Type.Text("user").NameProperty();
}
