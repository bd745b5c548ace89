using System.IO.Enumeration;
using System.Text.RegularExpressions;

namespace RecipeEngine.Engine.Formats;

/// <summary>A package of an rpm system: name, "epoch:version-release" and architecture.</summary>
public sealed partial record RpmPackage(string Name, string Version, string Arch)
{
    /// <summary>The queryformat whose lines <see cref="Parse"/> reads, for rpm.</summary>
    public const string QueryFormat = "%{NAME} %{EPOCH}:%{VERSION}-%{RELEASE} %{ARCH}\\n";

    /// <summary>"0:2.4.57-5.el9.x86_64"</summary>
    public string VersionWithArch => $"{Version}.{Arch}";

    /// <summary>"httpd-0:2.4.57-5.el9.x86_64"</summary>
    public override string ToString() => $"{Name}-{Version}.{Arch}";

    /// <summary>Lines "name epoch:version-release arch"; others are left out, no epoch counts as 0.</summary>
    public static IEnumerable<RpmPackage> Parse(string lines) => lines.Split('\n').Select(l => l.Trim().Split(' ')).Where(w => w.Length == 3 && w[1].Contains(':', StringComparison.Ordinal))
        .Select(w => new RpmPackage(w[0], w[1].Replace("(none):", "0:", StringComparison.Ordinal), w[2]));

    /// <summary>The lines of <c>yum list</c>: name.arch, version and repository, wrapped where a column is too long.</summary>
    public static IEnumerable<RpmPackage> ParseListing(string listing)
    {
        var words = listing.Split('\n').SkipWhile(l => !l.StartsWith("Available Packages", StringComparison.Ordinal)).Skip(1)
            .SelectMany(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        for (var i = 0; i + 2 < words.Count; i += 3)
        {
            var dot = words[i].LastIndexOf('.');
            if (dot > 0)
            {
                yield return new RpmPackage(words[i][..dot], words[i + 1].Contains(':', StringComparison.Ordinal) ? words[i + 1] : "0:" + words[i + 1], words[i][(dot + 1)..]);
            }
        }
    }

    /// <summary>Whether it fits a version as recipes write them: [epoch:]version[-release], each part may be a pattern.</summary>
    public bool Fits(string? wanted)
    {
        if (wanted is null)
        {
            return true;
        }
        var (epoch, version, release) = Split(wanted);
        var (ownEpoch, ownVersion, ownRelease) = Split(Version);
        if (release is not null && release.EndsWith("." + Arch, StringComparison.Ordinal))
        {
            release = release[..^(Arch.Length + 1)];
        }
        bool Same(string? pattern, string? text) => pattern is null || FileSystemName.MatchesSimpleExpression(pattern, text ?? "", ignoreCase: false);
        return Same(epoch, ownEpoch ?? "0") && Same(version, ownVersion) && Same(release, ownRelease);
    }

    static (string? Epoch, string Version, string? Release) Split(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var rest = colon < 0 ? text : text[(colon + 1)..];
        var dash = rest.IndexOf('-', StringComparison.Ordinal);
        return (colon < 0 ? null : text[..colon], dash < 0 ? rest : rest[..dash], dash < 0 ? null : rest[(dash + 1)..]);
    }

    /// <summary>Compares "epoch:version-release" as rpm does; no epoch is 0, and a release counts only where both have one.</summary>
    public static int CompareVersions(string left, string right)
    {
        var (a, b) = (Split(left), Split(right));
        var byEpoch = CompareParts(a.Epoch ?? "0", b.Epoch ?? "0");
        var byVersion = byEpoch != 0 ? byEpoch : CompareParts(a.Version, b.Version);
        return byVersion != 0 || a.Release is null || b.Release is null ? byVersion : CompareParts(a.Release, b.Release);
    }

    // Runs of digits and of letters are compared one by one; a tilde sorts before everything, a caret after the same text without it.
    static int CompareParts(string left, string right)
    {
        var (a, b) = (Part().Matches(left), Part().Matches(right));
        for (var i = 0; ; i++)
        {
            var (x, y) = (i < a.Count ? a[i].Value : null, i < b.Count ? b[i].Value : null);
            if (x is null && y is null)
            {
                return 0;
            }
            if (x == "~" || y == "~")
            {
                if (x != y)
                {
                    return x == "~" ? -1 : 1;
                }
                continue;
            }
            if (x == "^" || y == "^")
            {
                if (x != y)
                {
                    return x == "^" ? y is null ? 1 : -1 : x is null ? -1 : 1;
                }
                continue;
            }
            if (x is null || y is null)
            {
                return x is null ? -1 : 1;
            }
            var (isNumber, isOtherNumber) = (char.IsAsciiDigit(x[0]), char.IsAsciiDigit(y[0]));
            if (isNumber != isOtherNumber)
            {
                return isNumber ? 1 : -1;
            }
            var order = isNumber ? System.Numerics.BigInteger.Parse(x, CultureInfo.InvariantCulture).CompareTo(System.Numerics.BigInteger.Parse(y, CultureInfo.InvariantCulture)) : string.CompareOrdinal(x, y);
            if (order != 0)
            {
                return Math.Sign(order);
            }
        }
    }

    [GeneratedRegex("[0-9]+|[A-Za-z]+|~|\\^")]
    private static partial Regex Part();
}
