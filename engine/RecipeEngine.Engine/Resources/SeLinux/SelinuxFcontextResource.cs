namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>selinux_fcontext</c> resource: what a recipe may say about it.</summary>
public static class SelinuxFcontextResource
{
    public static readonly ResourceType Type = new("selinux_fcontext", "manage addormodify add modify delete");

    public static readonly Property<string> FileSpec = Type.Text("file_spec").NameProperty();
    public static readonly Property<string> Secontext = Type.Text("secontext").RequiredFor("add", "modify", "manage");
    public static readonly Property<string> FileType = Type.Text("file_type").OneOf("a", "f", "d", "c", "b", "s", "l", "p").Default("a");
}
