namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>openssl_x509_crl</c> resource: what a recipe may say about it.</summary>
public static class OpensslX509CrlResource
{
    public static readonly ResourceType Type = new("openssl_x509_crl", "create");

    public static readonly Property<string> Path = Type.Text("path").NameProperty();
    public static readonly Property<string> SerialToRevoke = Type.Text("serial_to_revoke", "Integer|String");
    public static readonly Property<long?> RevocationReason = Type.Number("revocation_reason").Default(0);
    public static readonly Property<long?> Expire = Type.Number("expire").Default(8);
    public static readonly Property<long?> RenewalThreshold = Type.Number("renewal_threshold").Default(1);
    public static readonly Property<string> CaCertFile = Type.Text("ca_cert_file").Required();
    public static readonly Property<string> CaKeyFile = Type.Text("ca_key_file").Required();
    public static readonly Property<string> CaKeyPass = Type.Text("ca_key_pass");
    public static readonly Property<string> Owner = Type.Text("owner", "String|Integer");
    public static readonly Property<string> Group = Type.Text("group", "String|Integer");
    public static readonly Property<object> Mode = Type.Any("mode", "Integer|String");
}
