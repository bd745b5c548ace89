namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>openssl_x509_request</c> resource: what a recipe may say about it.</summary>
public static class OpensslX509RequestResource
{
    public static readonly ResourceType Type = new("openssl_x509_request", "create");

    public static readonly Property<string> Path = Type.Text("path").NameProperty();
    public static readonly Property<string> Owner = Type.Text("owner", "String|Integer");
    public static readonly Property<string> Group = Type.Text("group", "String|Integer");
    public static readonly Property<object> Mode = Type.Any("mode", "Integer|String");
    public static readonly Property<string> Country = Type.Text("country");
    public static readonly Property<string> State = Type.Text("state");
    public static readonly Property<string> City = Type.Text("city");
    public static readonly Property<string> Org = Type.Text("org");
    public static readonly Property<string> OrgUnit = Type.Text("org_unit");
    public static readonly Property<string> CommonName = Type.Text("common_name").Required();
    public static readonly Property<string> Email = Type.Text("email");
    public static readonly Property<string> KeyFile = Type.Text("key_file");
    public static readonly Property<string> KeyPass = Type.Text("key_pass").Secret();
    public static readonly Property<string> KeyType = Type.Text("key_type").OneOf("rsa", "ec").Default("ec");
    public static readonly Property<long?> KeyLength = Type.Number("key_length").OneOf(1024, 2048, 4096, 8192).Default(2048);
    public static readonly Property<string> KeyCurve = Type.Text("key_curve").OneOf("secp384r1", "secp521r1", "prime256v1").Default("prime256v1");
}
