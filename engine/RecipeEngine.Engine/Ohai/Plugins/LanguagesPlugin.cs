using RecipeEngine.Systems;

namespace RecipeEngine.Engine.Ohai.Plugins;

/// <summary>languages.ruby: the Ruby that recipes run in, and where the machine's own `ruby` and `gem` lie when it has them.</summary>
public sealed class LanguagesPlugin : OhaiPlugin
{
    /// <summary>The version of Ruby whose behaviour recipes see.</summary>
    public const string RubyVersion = "3.1.2";

    const string ReleaseDate = "2022-04-12";

    public override IReadOnlyList<string> Provides { get; } = ["languages"];

    public override void Collect(OhaiCollector ohai)
    {
        string machine = ohai.Machine.Kernel.Machine;
        OhaiMap ruby = ohai.Data.Branch("languages").Branch("ruby");
        ruby["platform"] = $"{machine}-linux";
        ruby["version"] = RubyVersion;
        ruby["release_date"] = ReleaseDate;
        foreach (string side in (string[])["target", "host"])
        {
            ruby[side] = $"{machine}-pc-linux-gnu";
            ruby[side + "_cpu"] = machine;
            ruby[side + "_vendor"] = "pc";
            ruby[side + "_os"] = "linux";
        }

        if (ohai.Machine.Which("ruby") is { } path)
        {
            ruby["bin_dir"] = path[..path.LastIndexOf('/')];
            ruby["ruby_bin"] = path;
            ruby.SetIf("gem_bin", ohai.Machine.Which("gem"));
        }
    }
}
