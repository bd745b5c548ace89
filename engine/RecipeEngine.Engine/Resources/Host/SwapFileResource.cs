namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>swap_file</c> resource: what a recipe may say about it.</summary>
public static class SwapFileResource
{
    public static readonly ResourceType Type = new("swap_file", "create remove");

    public static readonly Property<string> Path = Type.Text("path").NameProperty();
    public static readonly Property<long?> Size = Type.Number("size");
    public static readonly Property<bool> Persist = Type.Flag("persist", false);
    public static readonly Property<long?> Timeout = Type.Number("timeout").NotState().Default(600);
    public static readonly Property<long?> Swappiness = Type.Number("swappiness");
}
