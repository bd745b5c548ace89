using System.Globalization;
using Sprache;

namespace RecipeEngine.Cookbooks;

/// <summary>Versions and constraints as text.</summary>
static class VersionGrammar
{
    // Eighteen digits are what a long holds for certain; a longer number is no version anyone wrote.
    static readonly Parser<long> Number =
        from digits in Parse.Chars("0123456789").AtLeastOnce().Text()
        where digits.Length <= 18
        select long.Parse(digits, CultureInfo.InvariantCulture);

    static readonly Parser<long> NextNumber = Parse.Char('.').Then(_ => Number);

    static readonly Parser<CookbookVersion> TwoOrThree =
        from major in Number
        from minor in NextNumber
        from patch in NextNumber.Optional()
        select new CookbookVersion(major, minor, patch.GetOrElse(0));

    static readonly Parser<CookbookVersion> One = Number.Select(major => new CookbookVersion(major, 0, 0));

    static readonly Parser<CookbookVersion> FreeBsd =
        from major in Number
        from minor in Parse.AnyChar.Then(_ => Number)
        from dash in Parse.Char('-')
        from branch in Parse.Letter.AtLeastOnce()
        from digit in Parse.Digit.Optional()
        from patch in Parse.IgnoreCase("-p").Then(_ => Number).Optional()
        select new CookbookVersion(major, minor, patch.GetOrElse(0));

    static readonly Parser<CookbookVersion> CookbookFlavor = TwoOrThree.End();

    static readonly Parser<CookbookVersion> PlatformFlavor = TwoOrThree.End().Or(One.End()).Or(FreeBsd.End());

    static readonly Parser<(string Operator, string Version)> Compared =
        from @operator in Parse.String("<=").Or(Parse.String(">=")).Or(Parse.String("~>"))
            .Or(Parse.String("<")).Or(Parse.String(">")).Or(Parse.String("=")).Text()
        from spaces in Parse.Char(' ').Many()
        from first in Parse.Chars("0123456789")
        from rest in Parse.AnyChar.Many().Text()
        select (@operator, first + rest);

    static readonly Parser<(string Operator, string Version)> Lone =
        from first in Parse.Chars("0123456789")
        from rest in Parse.CharExcept(' ').Many().Text()
        select ("=", first + rest);

    static readonly Parser<(string Operator, string Version)> Comparison = Lone.End().Or(Compared.End());

    public static CookbookVersion? Version(VersionFlavor flavor, string text)
    {
        var result = (flavor == VersionFlavor.Cookbook ? CookbookFlavor : PlatformFlavor).TryParse(text);
        return result.WasSuccessful ? result.Value : null;
    }

    public static (string Operator, string Version)? Constraint(string text)
    {
        var result = Comparison.TryParse(text);
        return result.WasSuccessful ? result.Value : null;
    }
}
