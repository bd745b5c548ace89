namespace RecipeEngine.Cookbooks.Sources;

/// <summary>The everyday versions and constraints of large indexes, read fast; anything unusual goes to the grammar.</summary>
static class PlainVersion
{
    static readonly System.Collections.Concurrent.ConcurrentDictionary<string, VersionConstraint?> Constraints = new(StringComparer.Ordinal);

    public static bool TryParse(string text, out CookbookVersion version)
    {
        Span<long> numbers = stackalloc long[3];
        var at = 0;
        var digits = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c) && digits < 15)
            {
                numbers[at] = (numbers[at] * 10) + (c - '0');
                digits++;
            }
            else if (c == '.' && digits > 0 && at < 2)
            {
                at++;
                digits = 0;
            }
            else
            {
                return CookbookVersion.TryParse(text, VersionFlavor.Cookbook, out version);
            }
        }

        version = new CookbookVersion(numbers[0], numbers[1], numbers[2]);
        return at > 0 && digits > 0;
    }

    /// <summary>A constraint; null when the text is none.</summary>
    public static VersionConstraint? Constraint(string text) => Constraints.GetOrAdd(text, static text =>
    {
        try
        {
            return VersionConstraint.Parse(text.Trim(), VersionFlavor.Platform);
        }
        catch (RecipeError)
        {
            return null;
        }
    });
}
