namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>chef_client_trusted_certificate</c> resource: what a recipe may say about it.</summary>
public static class ChefClientTrustedCertificateResource
{
    public static readonly ResourceType Type = new("chef_client_trusted_certificate", "add remove");

    public static readonly Property<string> CertName = Type.Text("cert_name").NameProperty();
    public static readonly Property<string> Certificate = Type.Text("certificate").RequiredFor("add");
}
