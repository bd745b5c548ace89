namespace RecipeEngine.Engine.Ohai.Plugins;

/// <summary>os_release: the fields of /etc/os-release, in lower case; id_like is a list.</summary>
public sealed class OsReleasePlugin : OhaiPlugin
{
    public override IReadOnlyList<string> Provides { get; } = ["os_release"];

    public override void Collect(OhaiCollector ohai)
    {
        if (OsReleaseFile.Read(ohai.Machine) is not { } fields)
        {
            return;
        }

        OhaiMap release = ohai.Data.Branch("os_release");
        foreach ((string key, string value) in fields)
        {
            release[key.ToLowerInvariant()] = key == "ID_LIKE" ? OhaiMap.ListOf(value.Split(' ')) : value;
        }
    }
}
