using RecipeEngine.Systems;

namespace RecipeEngine.Engine.Ohai.Plugins;

/// <summary>
/// lsb: id, description, release and codename as `lsb_release -a` gives them. Empty where that program is not installed, as with Ohai;
/// the files it reads are read here, since it is a slow script.
/// </summary>
public sealed class LsbPlugin : OhaiPlugin
{
    public override IReadOnlyList<string> Provides { get; } = ["lsb"];

    public override void Collect(OhaiCollector ohai)
    {
        OhaiMap lsb = ohai.Data.Branch("lsb");
        if (ohai.Machine.Which("lsb_release") is null)
        {
            return;
        }

        Dictionary<string, string> distribution = OsReleaseFile.Parse(ohai.Machine.TryReadText("/etc/lsb-release") ?? "");
        IReadOnlyDictionary<string, string> release = OsReleaseFile.Read(ohai.Machine) ?? distribution;
        string? id = distribution.GetValueOrDefault("DISTRIB_ID") ?? Capitalized(release.GetValueOrDefault("ID"));
        lsb.SetIf("id", id);
        lsb.SetIf("description", distribution.GetValueOrDefault("DISTRIB_DESCRIPTION") ?? release.GetValueOrDefault("PRETTY_NAME"));
        lsb.SetIf("release", distribution.GetValueOrDefault("DISTRIB_RELEASE") ?? release.GetValueOrDefault("VERSION_ID"));
        lsb.SetIf("codename", distribution.GetValueOrDefault("DISTRIB_CODENAME") ?? release.GetValueOrDefault("VERSION_CODENAME"));
    }

    static string? Capitalized(string? word) => string.IsNullOrEmpty(word) ? word : char.ToUpperInvariant(word[0]) + word[1..];
}
