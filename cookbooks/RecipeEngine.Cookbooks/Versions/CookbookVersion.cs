namespace RecipeEngine.Cookbooks;

/// <summary>The words a version may be written in.</summary>
public enum VersionFlavor
{
    /// <summary>"1.2" or "1.2.3".</summary>
    Cookbook,

    /// <summary>Also "7" and FreeBSD's "9.1-RELEASE-p3".</summary>
    Platform,
}

/// <summary>A version of three numbers, as cookbooks have them; "1.2" is 1.2.0.</summary>
public readonly record struct CookbookVersion(long Major, long Minor, long Patch) : IComparable<CookbookVersion>
{
    /// <summary>Reads a cookbook's version; RecipeError InvalidCookbookVersion when it is not x.y or x.y.z.</summary>
    public static CookbookVersion Parse(string text) => Parse(text, VersionFlavor.Cookbook);

    /// <summary>Reads a version in the given flavor; RecipeError InvalidCookbookVersion or InvalidPlatformVersion.</summary>
    public static CookbookVersion Parse(string text, VersionFlavor flavor)
    {
        if (TryParse(text, flavor, out var version))
        {
            return version;
        }

        throw flavor == VersionFlavor.Cookbook
            ? RecipeError.Chef("InvalidCookbookVersion", $"'{text}' does not match 'x.y.z' or 'x.y'")
            : RecipeError.Chef("InvalidPlatformVersion", $"'{text}' does not match 'x.y.z', 'x.y' or 'x'");
    }

    /// <summary>Reads a version in the given flavor; false when it is none.</summary>
    public static bool TryParse(string text, VersionFlavor flavor, out CookbookVersion version)
    {
        var parsed = VersionGrammar.Version(flavor, text);
        version = parsed ?? default;
        return parsed is not null;
    }

    public int CompareTo(CookbookVersion other) =>
        Major != other.Major ? Major.CompareTo(other.Major)
        : Minor != other.Minor ? Minor.CompareTo(other.Minor)
        : Patch.CompareTo(other.Patch);

    public static bool operator <(CookbookVersion left, CookbookVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(CookbookVersion left, CookbookVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(CookbookVersion left, CookbookVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(CookbookVersion left, CookbookVersion right) => left.CompareTo(right) >= 0;

    public override string ToString() => $"{Major}.{Minor}.{Patch}";
}
