using static RecipeEngine.Engine.Resources.AptUpdateResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>Fetches apt's package lists, always or when they are old. A stamp file, touched by apt itself after a success, holds the time.</summary>
public sealed class AptUpdateProvider : Provider
{
    const string Stamps = "/var/lib/apt/periodic";
    const string Configuration = "/etc/apt/apt.conf.d";

    public static readonly ProviderType Provides = ProviderType.For<AptUpdateProvider>(AptUpdateResource.Type,
        ("periodic", p => p.Periodic()), ("update", p => p.Update("force update new lists of packages")));

    void Periodic()
    {
        if (Machine.TryStat($"{Stamps}/update-success-stamp") is not { } stamp
            || stamp.ModificationTime.ToDateTimeOffset() <= Machine.UtcNow - TimeSpan.FromSeconds(Desired[Frequency] ?? 86400))
        {
            Update("update new lists of packages");
        }
    }

    void Update(string description)
    {
        if (NodeText("platform_family") != "debian")
        {
            return;
        }
        Converge(description, _ => Nested(n =>
        {
            n.Declare("directory", Stamps, ("recursive", true));
            n.Declare("directory", Configuration, ("recursive", true));
            n.Declare("file", $"{Configuration}/15update-stamp",
                ("content", new RString($"APT::Update::Post-Invoke-Success {{\"touch {Stamps}/update-success-stamp 2>/dev/null || true\";}};\n")), ("action", ":create_if_missing"));
            n.Declare("execute", "apt-get -q update", ("command", new object[] { "apt-get", "-q", "update" }), ("default_env", true));
        }));
    }
}
