namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>erl_call</c> resource of Chef 11 and 12: what a recipe may say about it.</summary>
public static class ErlCallResource
{
    public static readonly ResourceType Type = new("erl_call", "run");

    public static readonly Property<string> Code = Type.Text("code").Default("q().");
    public static readonly Property<string> Cookie = Type.Text("cookie");
    public static readonly Property<bool> Distributed = Type.Flag("distributed", false);
    public static readonly Property<string> NameType = Type.Text("name_type").OneOf("name", "sname").Default("sname");
    public static readonly Property<string> NodeName = Type.Text("node_name").Default("chef@localhost");
}
