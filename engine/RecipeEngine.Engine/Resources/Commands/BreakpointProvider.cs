namespace RecipeEngine.Engine.Resources;

/// <summary>A place where Chef's interactive shell stops; a run outside of it passes by, as here.</summary>
public sealed class BreakpointProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<BreakpointProvider>(BreakpointResource.Type, ("break", _ => { }));
}
