namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>openssl_ec_private_key</c> resource: what a recipe may say about it.</summary>
public static class OpensslEcPrivateKeyResource
{
    public static readonly ResourceType Type = new("openssl_ec_private_key", "create");

    public static readonly Property<string> Path = Type.Text("path").NameProperty();
    public static readonly Property<string> KeyCurve = Type.Text("key_curve").OneOf("secp384r1", "secp521r1", "prime256v1", "secp224r1", "secp256k1").Default("prime256v1");
    public static readonly Property<string> KeyPass = Type.Text("key_pass").Secret();
    public static readonly Property<string> KeyCipher = Type.Text("key_cipher").Lazily(Lazies.Text("des3"));
    public static readonly Property<string> Owner = Type.Text("owner", "String|Integer");
    public static readonly Property<string> Group = Type.Text("group", "String|Integer");
    public static readonly Property<object> Mode = Type.Any("mode", "Integer|String").Default("0600");
    public static readonly Property<bool> Force = Type.Flag("force", false).NotState();
}
