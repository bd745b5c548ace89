namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>openssl_rsa_public_key</c> resource: what a recipe may say about it.</summary>
public static class OpensslRsaPublicKeyResource
{
    public static readonly ResourceType Type = new("openssl_rsa_public_key", "create");

    public static readonly Property<string> Path = Type.Text("path").NameProperty();
    public static readonly Property<string> PrivateKeyPath = Type.Text("private_key_path");
    public static readonly Property<string> PrivateKeyContent = Type.Text("private_key_content").Secret();
    public static readonly Property<string> PrivateKeyPass = Type.Text("private_key_pass").Secret();
    public static readonly Property<string> Owner = Type.Text("owner", "String|Integer");
    public static readonly Property<string> Group = Type.Text("group", "String|Integer");
    public static readonly Property<object> Mode = Type.Any("mode", "Integer|String").Default("0640");
}
