namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>ruby_block</c> resource: what a recipe may say about it.</summary>
public static class RubyBlockResource
{
    public static readonly ResourceType Type = new("ruby_block", "run create")
    {
        DefineMethods = SpecialMethods.RubyBlock,
    };

    public static readonly Property<string> BlockName = Type.Text("block_name").NameProperty();
}
