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

    // An operator, a space, two or three numbers.
    static VersionConstraint? Everyday(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var @operator = space switch
        {
            1 => text[0] switch { '=' => "=", '<' => "<", '>' => ">", _ => null },
            2 => text.AsSpan(0, 2) switch { ">=" => ">=", "~>" => "~>", "<=" => "<=", _ => null },
            _ => null,
        };
        return @operator is not null && text.Length > space + 1 && char.IsAsciiDigit(text[^1]) && TryParse(text[(space + 1)..], out var version)
            ? VersionConstraint.Of(@operator, text[(space + 1)..], version, VersionFlavor.Platform)
            : null;
    }

    /// <summary>A constraint; null when the text is none.</summary>
    public static VersionConstraint? Constraint(string text) => Constraints.GetOrAdd(text, static text =>
    {
        if (Everyday(text) is { } plain)
        {
            return plain;
        }

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
