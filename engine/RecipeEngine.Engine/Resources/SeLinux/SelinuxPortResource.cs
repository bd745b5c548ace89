namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>selinux_port</c> resource: what a recipe may say about it.</summary>
public static class SelinuxPortResource
{
    public static readonly ResourceType Type = new("selinux_port", "manage addormodify add modify delete");

    public static readonly Property<string> Port = Type.Text("port", "Integer|String").NameProperty().Matching(@"^\d+$");
    public static readonly Property<string> Protocol = Type.Text("protocol").RequiredFor("manage", "add", "modify").OneOf("tcp", "udp");
    public static readonly Property<string> Secontext = Type.Text("secontext").RequiredFor("manage", "add", "modify");
}
