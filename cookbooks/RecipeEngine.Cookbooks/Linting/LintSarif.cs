using static RecipeEngine.Cookbooks.PlainJson;

namespace RecipeEngine.Cookbooks.Linting;

/// <summary>Findings in SARIF 2.1.0, the form that code hosts and editors read.</summary>
public static class LintSarif
{
    /// <summary>The document as plain values, for <see cref="PlainJson"/>.</summary>
    public static OrderedDictionary<string, object?> Document(IReadOnlyList<LintFinding> findings, string toolVersion)
    {
        var rules = findings.Select(finding => finding.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(code => (object?)Object(("id", code))).ToList();
        return Object(
            ("$schema", "https://json.schemastore.org/sarif-2.1.0.json"),
            ("version", "2.1.0"),
            ("runs", new List<object?>
            {
                Object(("tool", Object(("driver", Object(("name", "recipe cookbook lint"), ("version", toolVersion), ("rules", rules))))), ("results", findings.Select(Result).ToList())),
            }));
    }

    static object? Result(LintFinding finding) => Object(
        ("ruleId", finding.Code),
        ("level", finding.Severity switch { LintSeverity.Error => "error", LintSeverity.Warning => "warning", _ => "note" }),
        ("message", Object(("text", finding.Message))),
        ("locations", new List<object?>
        {
            Object(("physicalLocation", Object(("artifactLocation", Object(("uri", finding.File))), ("region", Object(("startLine", (long)finding.Line), ("startColumn", (long)finding.Column)))))),
        }));
}
