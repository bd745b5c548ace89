namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>homebrew_update</c> resource: what a recipe may say about it.</summary>
public static class HomebrewUpdateResource
{
    public static readonly ResourceType Type = new("homebrew_update", "periodic update")
    {
        DefaultName = "",
    };

    public static readonly Property<long?> Frequency = Type.Number("frequency").Default(86400);
}
