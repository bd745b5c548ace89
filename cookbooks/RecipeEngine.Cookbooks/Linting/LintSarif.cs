namespace RecipeEngine.Cookbooks.Linting;

/// <summary>Findings in SARIF 2.1.0, the form that code hosts and editors read.</summary>
public static class LintSarif
{
    /// <summary>The document as plain values, for <see cref="PlainJson"/>.</summary>
    public static OrderedDictionary<string, object?> Document(IReadOnlyList<LintFinding> findings, string toolVersion)
    {
        var rules = findings.Select(finding => finding.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(code => (object?)Map(("id", code))).ToList();
        return Map(
            ("$schema", "https://json.schemastore.org/sarif-2.1.0.json"),
            ("version", "2.1.0"),
            ("runs", new List<object?>
            {
                Map(("tool", Map(("driver", Map(("name", "recipe cookbook lint"), ("version", toolVersion), ("rules", rules))))), ("results", findings.Select(Result).ToList())),
            }));
    }

    static object? Result(LintFinding finding) => Map(
        ("ruleId", finding.Code),
        ("level", finding.Severity switch { LintSeverity.Error => "error", LintSeverity.Warning => "warning", _ => "note" }),
        ("message", Map(("text", finding.Message))),
        ("locations", new List<object?>
        {
            Map(("physicalLocation", Map(("artifactLocation", Map(("uri", finding.File))), ("region", Map(("startLine", (long)finding.Line), ("startColumn", (long)finding.Column)))))),
        }));

    static OrderedDictionary<string, object?> Map(params ReadOnlySpan<(string Key, object? Value)> members)
    {
        var result = new OrderedDictionary<string, object?>();
        foreach (var (key, value) in members)
        {
            result[key] = value;
        }

        return result;
    }
}
