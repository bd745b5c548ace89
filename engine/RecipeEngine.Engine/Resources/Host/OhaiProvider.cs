namespace RecipeEngine.Engine.Resources;

/// <summary>Collects the machine's facts again and puts them into the node's automatic attributes.</summary>
public sealed class OhaiProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<OhaiProvider>(OhaiResource.Type, ("reload", p => p.ReloadFacts()));

    void ReloadFacts() => Converge("re-run ohai and merge results into node attributes", _ =>
    {
        foreach (var (name, value) in Run.OhaiPlugins.Collect(Context, Desired.Value(OhaiResource.Plugin)))
        {
            Run.Node.Attributes.Write(Context, AttributeLevel.Automatic, [new RString(name)], value);
        }
        Info("reloaded");
    });
}
