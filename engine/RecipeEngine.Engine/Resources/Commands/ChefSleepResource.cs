namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>chef_sleep</c> resource: what a recipe may say about it.</summary>
public static class ChefSleepResource
{
    public static readonly ResourceType Type = new("chef_sleep", "sleep");

    public static readonly Property<long?> Seconds = Type.Number("seconds", "String|Integer").NameProperty().Coerced(Coercions.Integer);
}
