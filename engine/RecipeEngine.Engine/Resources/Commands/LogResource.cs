namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>log</c> resource: what a recipe may say about it.</summary>
public static class LogResource
{
    public static readonly ResourceType Type = new("log", "write");

    public static readonly Property<string> Message = Type.Text("message").NameProperty().Identity();
    public static readonly Property<string> Level = Type.Text("level", "Symbol").OneOf(":debug", ":info", ":warn", ":error", ":fatal").Default(":info");
}
