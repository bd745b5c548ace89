namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>inspec_waiver</c> resource: what a recipe may say about it.</summary>
public static class InspecWaiverResource
{
    public static readonly ResourceType Type = new("inspec_waiver", "add");

    public static readonly Property<string> Control = Type.Text("control").NameProperty();
    public static readonly Property<string> Expiration = Type.Text("expiration");
    public static readonly Property<bool> RunTest = Type.Flag("run_test");
    public static readonly Property<string> Justification = Type.Text("justification");
    public static readonly Property<string> Source = Type.Text("source", "Hash|String");
}
