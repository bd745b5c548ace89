namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>timezone</c> resource: what a recipe may say about it.</summary>
public static class TimezoneResource
{
    public static readonly ResourceType Type = new("timezone", "set");

    public static readonly Property<string> Timezone = Type.Text("timezone").NameProperty();
}
