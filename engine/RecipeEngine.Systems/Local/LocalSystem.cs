namespace RecipeEngine.Systems;

/// <summary>This Linux machine. Nothing is read before it is asked for.</summary>
public sealed partial class LocalSystem : ISystem;
