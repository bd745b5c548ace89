namespace RecipeEngine.Engine.Resources;

/// <summary>Changes nothing and always counts as changed: a place to hang several notifications on.</summary>
public sealed class NotifyGroupProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<NotifyGroupProvider>(NotifyGroupResource.Type, ("run", p => p.Notify()));

    void Notify() => Resource.UpdatedByLastAction = true;
}
