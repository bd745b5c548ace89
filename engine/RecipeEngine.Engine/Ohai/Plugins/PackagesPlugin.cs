using RecipeEngine.Systems;

namespace RecipeEngine.Engine.Ohai.Plugins;

/// <summary>packages: what dpkg has installed, or rpm on systems without it.</summary>
public sealed class PackagesPlugin : OhaiPlugin
{
    const string RpmFormat = "%{NAME}\t%|EPOCH?{%{EPOCH}}:{0}|\t%{VERSION}\t%{RELEASE}\t%{INSTALLTIME}\t%{ARCH}\n";

    public override IReadOnlyList<string> Provides { get; } = ["packages"];

    public override void Collect(OhaiCollector ohai)
    {
        OhaiMap packages = ohai.Data.Branch("packages");
        if (ohai.Machine.IsFile("/var/lib/dpkg/status"))
        {
            DpkgStatus status = DpkgStatus.Parse(ohai.Machine.ReadBytes("/var/lib/dpkg/status"));
            foreach (DpkgPackage package in status.Packages.OrderBy(package => package.Name, StringComparer.Ordinal))
            {
                OhaiMap entry = packages.Branch(package.Name);
                entry["version"] = package.Version;
                entry["arch"] = package.Architecture;
                entry["status"] = package.Status.Split(' ')[^1];
            }
        }
        else if (ohai.Machine.TryQuery("rpm", "-qa", "--qf", RpmFormat) is { IsSuccess: true } listing)
        {
            foreach (string[] fields in listing.Stdout.Split('\n').Select(line => line.Split('\t')).Where(fields => fields.Length > 5))
            {
                OhaiMap entry = packages.Branch(fields[0]);
                foreach ((int index, string key) in ((string[])["", "epoch", "version", "release", "installdate", "arch"]).Index().Skip(1))
                {
                    entry[key] = fields[index];
                }
            }
        }
    }
}
