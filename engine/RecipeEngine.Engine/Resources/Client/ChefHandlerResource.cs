namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>chef_handler</c> resource: what a recipe may say about it.</summary>
public static class ChefHandlerResource
{
    public static readonly ResourceType Type = new("chef_handler", "enable disable")
    {
        Aliases = "supports=type",
    };

    public static readonly Property<string> ClassName = Type.Text("class_name").NameProperty();
    public static readonly Property<string> Source = Type.Text("source");
    public static readonly Property<object> Arguments = Type.Any("arguments", "Array|Hash").Default(new object[0]);
    public static readonly Property<RHash> TypeOption = Type.Map("type").Default(new Literal.Table(("report", true), ("exception", true)));
}
