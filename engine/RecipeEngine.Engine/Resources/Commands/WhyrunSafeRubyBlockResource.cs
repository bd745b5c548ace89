namespace RecipeEngine.Engine.Resources;

/// <summary>The <c>whyrun_safe_ruby_block</c> resource: what a recipe may say about it.</summary>
public static class WhyrunSafeRubyBlockResource
{
    public static readonly ResourceType Type = new("whyrun_safe_ruby_block", "run create", RubyBlockResource.Type);
}
