namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>apt_update</c> resource: what a recipe may say about it.</summary>
public static class AptUpdateResource
{
    public static readonly ResourceType Type = new("apt_update", "periodic update")
    {
        DefaultName = "",
    };

    public static readonly Property<long?> Frequency = Type.Number("frequency").Default(86400);
}
