namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>chef_client_hab_ca_cert</c> resource: what a recipe may say about it.</summary>
public static class ChefClientHabCaCertResource
{
    public static readonly ResourceType Type = new("chef_client_hab_ca_cert", "add");

    public static readonly Property<string> CertName = Type.Text("cert_name").NameProperty();
    public static readonly Property<string> Certificate = Type.Text("certificate").Required();
}
