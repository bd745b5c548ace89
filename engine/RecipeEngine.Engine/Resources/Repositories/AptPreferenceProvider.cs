using static RecipeEngine.Engine.Resources.AptPreferenceResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>Pins of packages, one file each in /etc/apt/preferences.d.</summary>
public sealed class AptPreferenceProvider : Provider
{
    const string Folder = "/etc/apt/preferences.d";

    public static readonly ProviderType Provides = ProviderType.For<AptPreferenceProvider>(AptPreferenceResource.Type,
        ("add", p => p.Add()), ("remove", p => p.Remove()));

    string Package => Desired[PackageName]!;

    // apt reads no file with another dot or a star in its name.
    string SafeName => Package.Replace('.', '_').Replace("*", "wildcard", StringComparison.Ordinal);

    bool IsDebian => NodeText("platform_family") == "debian";

    void Add()
    {
        if (!IsDebian)
        {
            return;
        }
        var text = $"Package: {Desired[Glob] ?? Package}\nPin: {Desired[Pin]}\nPin-Priority: {Desired[PinPriority]}\n";
        Nested(n =>
        {
            n.Declare("directory", Folder, ("mode", "0755"), ("action", ":create"));
            if (SafeName != Package && Machine.Exists($"{Folder}/{Package}.pref"))
            {
                Replace(n, $"{Package}.pref");
            }
            if (Machine.Exists($"{Folder}/{Package}"))
            {
                Replace(n, Package);
            }
            n.Declare("file", $"{Folder}/{SafeName}.pref", ("mode", "0644"), ("content", new RString(text)), ("action", ":create"));
        });
    }

    void Replace(NestedResources n, string old)
    {
        Warn($"Replacing legacy {old} with {SafeName}.pref in {Folder}");
        n.Declare("file", $"{Folder}/{old}", ("action", ":delete"));
    }

    void Remove()
    {
        if (IsDebian && Machine.Exists($"{Folder}/{SafeName}.pref"))
        {
            Nested(n => n.Declare("file", $"{Folder}/{SafeName}.pref", ("action", ":delete")));
        }
    }
}
