namespace RecipeEngine.Engine.Formats;

/// <summary>A package dpkg knows.</summary>
/// <param name="Status">Three words, such as "install ok installed" or "deinstall ok config-files".</param>
public sealed record DpkgPackage(string Name, string Architecture, string Status, string Version)
{
    /// <summary>Whether its files are there and configured.</summary>
    public bool IsInstalled => Status.EndsWith(" installed", StringComparison.Ordinal);

    /// <summary>Whether it is held at its version.</summary>
    public bool IsHeld => Status.StartsWith("hold ", StringComparison.Ordinal);
}

/// <summary>dpkg's database, /var/lib/dpkg/status.</summary>
public sealed class DpkgStatus
{
    readonly Dictionary<string, DpkgPackage> byName = new(StringComparer.Ordinal);

    DpkgStatus(List<DpkgPackage> packages)
    {
        Packages = packages;
        foreach (DpkgPackage package in packages)
        {
            byName[$"{package.Name}:{package.Architecture}"] = package;
            if (!byName.TryGetValue(package.Name, out DpkgPackage? other) || (!other.IsInstalled && package.IsInstalled))
            {
                byName[package.Name] = package;
            }
        }
    }

    /// <summary>All packages in the file's order.</summary>
    public IReadOnlyList<DpkgPackage> Packages { get; }

    /// <summary>Reads the file's bytes.</summary>
    public static DpkgStatus Parse(ReadOnlyMemory<byte> text)
    {
        List<DpkgPackage> packages = [];
        foreach (string?[] fields in DebianControl.Read(text, "Package", "Architecture", "Status", "Version"))
        {
            if (fields[0] is { } name)
            {
                packages.Add(new DpkgPackage(name, fields[1] ?? "", fields[2] ?? "", fields[3] ?? ""));
            }
        }

        return new DpkgStatus(packages);
    }

    /// <summary>A package by "name" or "name:architecture", null when dpkg does not know it; of several architectures an installed one.</summary>
    public DpkgPackage? Find(string name) => byName.GetValueOrDefault(name);
}
