namespace RecipeEngine.Engine.Ohai.Plugins;

/// <summary>chef_packages: the version of Chef whose behaviour recipes see. There is no chef_root: no such files are on the machine.</summary>
public sealed class ChefPackagesPlugin : OhaiPlugin
{
    /// <summary>The version of Chef Infra Client whose behaviour recipes see.</summary>
    public const string ChefVersion = "18.11.21";

    public override IReadOnlyList<string> Provides { get; } = ["chef_packages"];

    public override void Collect(OhaiCollector ohai) => ohai.Data.Branch("chef_packages").Branch("chef")["version"] = ChefVersion;
}
