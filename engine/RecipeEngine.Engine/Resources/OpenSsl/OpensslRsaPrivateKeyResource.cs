namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>openssl_rsa_private_key</c> resource: what a recipe may say about it.</summary>
public static class OpensslRsaPrivateKeyResource
{
    public static readonly ResourceType Type = new("openssl_rsa_private_key", "create");

    public static readonly Property<string> Path = Type.Text("path").NameProperty();
    public static readonly Property<long?> KeyLength = Type.Number("key_length").OneOf(1024, 2048, 4096, 8192).Default(2048);
    public static readonly Property<string> KeyPass = Type.Text("key_pass").Secret();
    public static readonly Property<string> KeyCipher = Type.Text("key_cipher").Lazily(Lazies.Text("des3"));
    public static readonly Property<string> Owner = Type.Text("owner", "String|Integer");
    public static readonly Property<string> Group = Type.Text("group", "String|Integer");
    public static readonly Property<object> Mode = Type.Any("mode", "Integer|String").Default("0600");
    public static readonly Property<bool> Force = Type.Flag("force", false).NotState();
}
