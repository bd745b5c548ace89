namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>link</c> resource: what a recipe may say about it.</summary>
public static class LinkResource
{
    public static readonly ResourceType Type = new("link", "create delete")
    {
        Aliases = "user=owner",
    };

    public static readonly Property<string> Owner = Type.Text("owner", "String|Integer").Matching(@"^[^-+~:,\t\r\n\f\0]+[^:,\t\r\n\f\0]*$");
    public static readonly Property<string> TargetFile = Type.Text("target_file").NameProperty();
    public static readonly Property<string> To = Type.Text("to");
    public static readonly Property<string> LinkType = Type.Text("link_type", "String|Symbol").OneOf(":symbolic", ":hard").Default(":symbolic").Coerced(Coercions.Symbol);
    public static readonly Property<string> Group = Type.Text("group", "String|Integer").Matching(@"^[^-+~:,\t\r\n\f\0]+[^:,\t\r\n\f\0]*$");
    public static readonly Property<object> Mode = Type.Any("mode", "Integer|String").Accessor();
}
