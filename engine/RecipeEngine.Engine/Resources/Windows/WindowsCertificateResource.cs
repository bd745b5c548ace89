namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>windows_certificate</c> resource: what a recipe may say about it.</summary>
public static class WindowsCertificateResource
{
    public static readonly ResourceType Type = new("windows_certificate", "create acl_add delete fetch verify");

    public static readonly Property<string> Source = Type.Text("source").NameProperty();
    public static readonly Property<string> PfxPassword = Type.Text("pfx_password").Secret();
    public static readonly Property<IReadOnlyList<string>> PrivateKeyAcl = Type.List("private_key_acl");
    public static readonly Property<string> StoreName = Type.Text("store_name").OneOf("TRUSTEDPUBLISHER", "TrustedPublisher", "CLIENTAUTHISSUER", "REMOTE DESKTOP", "ROOT", "TRUSTEDDEVICES", "WEBHOSTING", "CA", "AUTHROOT", "TRUSTEDPEOPLE", "MY", "SMARTCARDROOT", "TRUST", "DISALLOWED").Default("MY");
    public static readonly Property<bool> UserStore = Type.Flag("user_store", false);
    public static readonly Property<bool> Exportable = Type.Flag("exportable", false);
    public static readonly Property<string> OutputPath = Type.Text("output_path");
}
