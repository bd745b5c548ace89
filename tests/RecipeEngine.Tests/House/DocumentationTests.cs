using System.Text.RegularExpressions;
using Xunit;

namespace RecipeEngine.Tests.House;

/// <summary>Every public type of the libraries says in a sentence what it is; the source text is read line by line.</summary>
public partial class DocumentationTests
{
    static readonly string[] Libraries =
    [
        "engine/RecipeEngine.Systems/", "dsl/RecipeEngine.Dsl/", "cookbooks/RecipeEngine.Cookbooks/", "engine/RecipeEngine.Engine/", "runner/RecipeEngine.Runner/",
    ];

    [Fact]
    public void Public_types_have_a_sentence()
    {
        var types = Libraries.SelectMany(library => Sources.CSharp.Where(file => file.StartsWith(library, StringComparison.Ordinal)).SelectMany(file => PublicTypes(library, file)));
        // A partial type is documented once, in whichever file.
        var bare = types.GroupBy(type => (type.Library, type.Name)).Where(parts => !parts.Any(part => part.Documented)).Select(parts => $"{parts.First().File}: {parts.Key.Name}");
        Assert.Empty(bare);
    }

    static IEnumerable<(string Library, string File, string Name, bool Documented)> PublicTypes(string library, string file)
    {
        var lines = Sources.Read(file).Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            if (Declaration().Match(lines[at]) is { Success: true } match)
            {
                var above = at - 1;
                while (above >= 0 && (lines[above].TrimStart().StartsWith('[') || lines[above].TrimStart().StartsWith('#')))
                {
                    above--;
                }
                yield return (library, file, match.Groups["name"].Value, above >= 0 && lines[above].TrimStart().StartsWith("///", StringComparison.Ordinal));
            }
        }
    }

    [GeneratedRegex(@"^\s*(\[.*\]\s*)?public\s+((static|sealed|abstract|partial|readonly|unsafe|ref|new)\s+)*(class|struct|interface|enum|record struct|record class|record|delegate\s+\S+)\s+(?<name>\w+)")]
    private static partial Regex Declaration();
}
