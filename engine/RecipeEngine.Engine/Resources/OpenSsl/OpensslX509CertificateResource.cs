namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>openssl_x509_certificate</c> resource: what a recipe may say about it.</summary>
public static class OpensslX509CertificateResource
{
    public static readonly ResourceType Type = new("openssl_x509_certificate", "create");

    public static readonly Property<string> Path = Type.Text("path").NameProperty();
    public static readonly Property<string> Owner = Type.Text("owner", "String|Integer");
    public static readonly Property<string> Group = Type.Text("group", "String|Integer");
    public static readonly Property<long?> Expire = Type.Number("expire").Default(365);
    public static readonly Property<object> Mode = Type.Any("mode", "Integer|String");
    public static readonly Property<string> Country = Type.Text("country");
    public static readonly Property<string> State = Type.Text("state");
    public static readonly Property<string> City = Type.Text("city");
    public static readonly Property<string> Org = Type.Text("org");
    public static readonly Property<string> OrgUnit = Type.Text("org_unit");
    public static readonly Property<string> CommonName = Type.Text("common_name");
    public static readonly Property<string> Email = Type.Text("email");
    public static readonly Property<RHash> Extensions = Type.Map("extensions").DefaultsToHash();
    public static readonly Property<IReadOnlyList<string>> SubjectAltName = Type.List("subject_alt_name").Default(new object[0]);
    public static readonly Property<string> KeyFile = Type.Text("key_file");
    public static readonly Property<string> KeyPass = Type.Text("key_pass").Secret();
    public static readonly Property<string> KeyType = Type.Text("key_type").OneOf("rsa", "ec").Default("rsa");
    public static readonly Property<long?> KeyLength = Type.Number("key_length").OneOf(1024, 2048, 4096, 8192).Default(2048);
    public static readonly Property<string> KeyCurve = Type.Text("key_curve").OneOf("secp384r1", "secp521r1", "prime256v1").Default("prime256v1");
    public static readonly Property<string> CsrFile = Type.Text("csr_file");
    public static readonly Property<string> CaCertFile = Type.Text("ca_cert_file");
    public static readonly Property<string> CaKeyFile = Type.Text("ca_key_file");
    public static readonly Property<string> CaKeyPass = Type.Text("ca_key_pass");
    public static readonly Property<long?> RenewBeforeExpiry = Type.Number("renew_before_expiry");
}
