namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>openssl_dhparam</c> resource: what a recipe may say about it.</summary>
public static class OpensslDhparamResource
{
    public static readonly ResourceType Type = new("openssl_dhparam", "create");

    public static readonly Property<string> Path = Type.Text("path").NameProperty();
    public static readonly Property<long?> KeyLength = Type.Number("key_length").OneOf(1024, 2048, 4096, 8192).Default(2048);
    public static readonly Property<long?> Generator = Type.Number("generator").OneOf(2, 5).Default(2);
    public static readonly Property<string> Owner = Type.Text("owner", "String|Integer");
    public static readonly Property<string> Group = Type.Text("group", "String|Integer");
    public static readonly Property<object> Mode = Type.Any("mode", "Integer|String").Default("0640");
}
