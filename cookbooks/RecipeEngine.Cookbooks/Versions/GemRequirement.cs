using Sprache;

namespace RecipeEngine.Cookbooks;

/// <summary>Comparisons by RubyGems' rules that must all hold, as metadata's chef_version and ohai_version take them.</summary>
public sealed class GemRequirement
{
    static readonly Parser<(string Operator, GemVersion Version)> Comparison =
        from lead in Sprache.Parse.WhiteSpace.Many()
        from @operator in Sprache.Parse.String("!=").Or(Sprache.Parse.String("<=")).Or(Sprache.Parse.String(">=")).Or(Sprache.Parse.String("~>"))
            .Or(Sprache.Parse.String("<")).Or(Sprache.Parse.String(">")).Or(Sprache.Parse.String("=")).Text().Optional()
        from spaces in Sprache.Parse.WhiteSpace.Many()
        from version in Sprache.Parse.AnyChar.AtLeastOnce().Text()
        select (@operator.GetOrElse("="), GemVersion.Parse(version));

    readonly IReadOnlyList<(string Operator, GemVersion Version)> comparisons;

    GemRequirement(IReadOnlyList<(string, GemVersion)> comparisons) => this.comparisons = comparisons;

    /// <summary>Reads comparisons; RecipeError (RubyGems' BadRequirementError) when one is malformed.</summary>
    public static GemRequirement Parse(IEnumerable<string> texts) => new(texts.Select(Read).ToList());

    /// <summary>Whether a version meets every comparison.</summary>
    public bool Includes(GemVersion version) => comparisons.All(comparison => Holds(comparison.Operator, version, comparison.Version));

    /// <summary>The comparisons as text, sorted, as metadata.json lists them.</summary>
    public IReadOnlyList<string> ToList() =>
        comparisons.Select(comparison => $"{comparison.Operator} {comparison.Version}").Order(StringComparer.Ordinal).ToList();

    /// <summary>The comparisons joined by ", ".</summary>
    public override string ToString() => string.Join(", ", ToList());

    static (string Operator, GemVersion Version) Read(string text)
    {
        try
        {
            return Comparison.Parse(text);
        }
        catch (Exception fault) when (fault is ParseException or RecipeError)
        {
            throw RecipeError.Ruby("Gem::Requirement::BadRequirementError", $"Illformed requirement [\"{text}\"]");
        }
    }

    static bool Holds(string @operator, GemVersion version, GemVersion bound) => @operator switch
    {
        "=" => version.Equals(bound),
        "!=" => !version.Equals(bound),
        ">" => version.CompareTo(bound) > 0,
        "<" => version.CompareTo(bound) < 0,
        ">=" => version.CompareTo(bound) >= 0,
        "<=" => version.CompareTo(bound) <= 0,
        _ => version.CompareTo(bound) >= 0 && version.Release().CompareTo(bound.Bump()) < 0,
    };
}
