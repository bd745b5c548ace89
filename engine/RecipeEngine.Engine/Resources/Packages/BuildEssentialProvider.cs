namespace RecipeEngine.Engine.Resources;

/// <summary>Compilers and what else it takes to build programs.</summary>
public sealed class BuildEssentialProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<BuildEssentialProvider>(BuildEssentialResource.Type,
        ("install", p => p.Packages("install")), ("upgrade", p => p.Packages("upgrade")));

    static readonly object[] Debian = ["autoconf", "binutils-doc", "bison", "build-essential", "flex", "gettext", "ncurses-dev"];
    static readonly object[] RedHat = ["autoconf", "bison", "flex", "gcc", "gcc-c++", "gettext", "kernel-devel", "make", "m4", "ncurses-devel", "patch"];

    void Packages(string action)
    {
        var family = NodeText("platform_family");
        var names = family switch
        {
            "debian" => Debian,
            "rhel" or "fedora" or "amazon" => RedHat,
            _ => null,
        };
        if (names is not null)
        {
            Nested(n => n.DeclareNamed("package", names, ("action", ":" + action)));
            return;
        }
        const string Text = "The build_essential resource does not currently support the '";
        if (Desired[BuildEssentialResource.RaiseIfUnsupported])
        {
            throw RubyError.Runtime(Text + family + "' platform family. Skipping...");
        }
        Warn(Text + family + "' platform family. Skipping...");
    }
}
