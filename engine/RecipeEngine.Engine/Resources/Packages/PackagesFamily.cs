namespace RecipeEngine.Engine.Resources;

/// <summary>Resources for package managers.</summary>
static class PackagesFamily
{
    public static readonly ResourceFamily Family = new(
    [
        new("package", () => PackageResource.Type),
        new("apt_package", () => AptPackageResource.Type),
        new("package", () => AptPackageResource.Type, Family: "debian"),
        new("dpkg_package", () => DpkgPackageResource.Type),
        new("yum_package", () => YumPackageResource.Type),
        new("package", () => YumPackageResource.Type, Family: "fedora rhel amazon"),
        new("dnf_package", () => DnfPackageResource.Type),
        new("package", () => DnfPackageResource.Type, Family: "rhel", Version: ">= 8"),
        new("package", () => DnfPackageResource.Type, Platform: "fedora", Version: ">= 22"),
        new("package", () => DnfPackageResource.Type, Platform: "amazon", Version: ">= 2023"),
        new("rpm_package", () => RpmPackageResource.Type),
        new("zypper_package", () => ZypperPackageResource.Type),
        new("package", () => ZypperPackageResource.Type, Family: "suse"),
        new("snap_package", () => SnapPackageResource.Type),
        new("pacman_package", () => PacmanPackageResource.Type),
        new("package", () => PacmanPackageResource.Type, Platform: "arch"),
        new("portage_package", () => PortagePackageResource.Type),
        new("package", () => PortagePackageResource.Type, Platform: "gentoo"),
        new("paludis_package", () => PaludisPackageResource.Type),
        new("package", () => PaludisPackageResource.Type, Platform: "exherbo"),
        new("easy_install_package", () => EasyInstallPackageResource.Type, Chef: "< 13"),
        new("gem_package", () => GemPackageResource.Type),
        new("chef_gem", () => ChefGemResource.Type),
        new("bff_package", () => BffPackageResource.Type),
        new("freebsd_package", () => FreebsdPackageResource.Type),
        new("package", () => FreebsdPackageResource.Type, Platform: "freebsd"),
        new("openbsd_package", () => OpenbsdPackageResource.Type),
        new("package", () => OpenbsdPackageResource.Type, Os: "openbsd"),
        new("ips_package", () => IpsPackageResource.Type),
        new("package", () => IpsPackageResource.Type, Os: "solaris2"),
        new("smartos_package", () => SmartosPackageResource.Type),
        new("package", () => SmartosPackageResource.Type, Family: "smartos"),
        new("solaris_package", () => SolarisPackageResource.Type),
        new("habitat_package", () => HabitatPackageResource.Type),
        new("build_essential", () => BuildEssentialResource.Type, Wins: true),
    ],
    () =>
    [
        AptPackageProvider.Provides, DpkgPackageProvider.Provides, BuildEssentialProvider.Provides,
        GemPackageProvider.Provides, ChefGemProvider.Provides,
        DnfPackageProvider.Provides, YumPackageProvider.Provides, RpmPackageProvider.Provides, ZypperPackageProvider.Provides, SnapPackageProvider.Provides,
        PacmanPackageProvider.Provides, PortagePackageProvider.Provides, PaludisPackageProvider.Provides, EasyInstallPackageProvider.Provides, HabitatPackageProvider.Provides,
    ]);
}
