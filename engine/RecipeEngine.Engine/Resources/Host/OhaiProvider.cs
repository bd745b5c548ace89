using RecipeEngine.Engine.Ohai;

namespace RecipeEngine.Engine.Resources;

/// <summary>Collects the machine's facts again and puts them into the node's automatic attributes.</summary>
public sealed class OhaiProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<OhaiProvider>(OhaiResource.Type, ("reload", p => p.ReloadFacts()));

    void ReloadFacts() => Converge("re-run ohai and merge results into node attributes", machine =>
    {
        var ohai = new OhaiCollector(machine);
        if (Desired[OhaiResource.Plugin] is { } plugin)
        {
            _ = ohai[plugin];
        }
        else
        {
            ohai.CollectAll();
        }
        foreach (var (name, value) in ohai.Data)
        {
            Run.Node.Attributes.Write(Context, AttributeLevel.Automatic, [new RString(name)], PlainValues.ToRuby(Context, value));
        }
        Info("reloaded");
    });
}
