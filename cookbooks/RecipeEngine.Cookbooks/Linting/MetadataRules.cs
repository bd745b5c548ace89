using RecipeEngine.Dsl.Syntax;
using static RecipeEngine.Cookbooks.Linting.SyntaxTree;

namespace RecipeEngine.Cookbooks.Linting;

/// <summary>Rules about metadata.rb and about whole files of resources/.</summary>
static class MetadataRules
{
    static readonly Dictionary<string, string> Gone = new(StringComparer.Ordinal)
    {
        ["partial_search"] = "search has filter_result:",
        ["compat_resource"] = "custom resources are part of Chef since 12.5",
        ["chef_handler"] = "chef_handler is part of Chef since 14",
        ["poise"] = "custom resources are part of Chef",
        ["chef_nginx"] = "its successor is nginx",
        ["chef_reporting"] = "Chef reports by itself since 11.6",
        ["omnibus_updater"] = "its successor is chef_client_updater",
        ["build-essential"] = "build_essential is part of Chef since 14",
        ["sudo"] = "sudo is part of Chef since 14",
    };

    public static void LookAtFile(LintFile file, ProgramNode program)
    {
        var calls = Statements(program.Body).OfType<CallNode>().Where(call => call.Receiver is null).ToList();
        if (file.Kind == LintKind.Metadata)
        {
            foreach (var word in new[] { "name", "version" }.Where(word => !calls.Exists(call => call.Method == word)))
            {
                file.Report($"Chef/Correctness/MetadataMissing{char.ToUpperInvariant(word[0])}{word[1..]}", word == "name" ? LintSeverity.Error : LintSeverity.Warning, program, $"metadata.rb has no {word}");
            }
        }
        else if (file.Kind == LintKind.Resource && program.Body is not null)
        {
            if (calls.Find(call => call.Method == "resource_name") is { } named && !calls.Exists(call => call.Method == "provides"))
            {
                file.ReportName("Chef/Deprecations/ResourceUsesOnlyResourceName", LintSeverity.Warning, named, "since Chef 16 a name is given by provides", null);
            }

            if (!calls.Exists(call => call.Method == "unified_mode") && calls.Exists(call => call.Method == "action"))
            {
                file.Report("Chef/Deprecations/ResourceWithoutUnifiedTrue", LintSeverity.Note, program, "say unified_mode true: without it the resource's code runs before its nested resources");
            }
        }
    }

    public static void Look(LintFile file, CallNode call)
    {
        if (call.Receiver is not null || Literal(call.Arguments.FirstOrDefault()) is not { } first)
        {
            return;
        }

        switch (call.Method)
        {
            case "version" when !CookbookVersion.TryParse(first, VersionFlavor.Cookbook, out _):
                file.Report("Chef/Correctness/InvalidVersionMetadata", LintSeverity.Error, call.Arguments[0], $"'{first}' is no version of the form x.y.z", first.All(char.IsAsciiDigit) && first.Length > 0 ? $"'{first}.0.0'" : null);
                break;
            case "name" when first.Contains('-', StringComparison.Ordinal):
                file.Report("Chef/Correctness/InvalidCookbookName", LintSeverity.Note, call.Arguments[0], "with a hyphen in its name, the cookbook's resources need another name: use underscores");
                break;
            case "supports" when CodeRules.WrongPlatform(first) is { } wrong:
                file.Report("Chef/Correctness/InvalidPlatformMetadata", LintSeverity.Warning, call.Arguments[0], wrong);
                break;
            case "supports" when call.Arguments is [_, StringNode constraint] && constraint.Value.Length > 0 && !constraint.Value.Contains('.', StringComparison.Ordinal) && char.IsAsciiDigit(constraint.Value[^1]):
                file.Report("Chef/Correctness/SupportsMustBeFloat", LintSeverity.Note, constraint, "write the platform's version with a minor number", $"'{constraint.Value}.0'");
                break;
            case "depends" when first == file.CookbookName:
                file.Report("Chef/Deprecations/CookbooksDependsOnSelf", LintSeverity.Error, call, "the cookbook depends on itself");
                break;
            case "depends" when call.Arguments.Count > 2 || first.Any(char.IsWhiteSpace) || first.Contains(',', StringComparison.Ordinal):
                file.Report("Chef/Correctness/MetadataMalformedDepends", LintSeverity.Error, call, "depends takes a name and at most one constraint");
                break;
            case "depends" when call.Arguments is [_, StringNode wish] && !IsConstraint(wish.Value):
                file.Report("Chef/Correctness/MetadataMalformedDepends", LintSeverity.Error, wish, $"'{wish.Value}' is no version constraint: write one of < <= = > >= ~> and a version");
                break;
            case "depends" when Gone.TryGetValue(first, out var reason):
                file.Report(GoneCode(first), LintSeverity.Note, call, $"{first} is not needed: {reason}");
                break;
        }
    }

    // Cookstyle's own names.
    static string GoneCode(string cookbook) => cookbook switch
    {
        "partial_search" or "compat_resource" or "poise" => "Chef/Deprecations/CookbookDependsOn" + Camel(cookbook),
        "chef_nginx" or "chef_reporting" or "omnibus_updater" => $"Chef/Deprecations/DependsOn{Camel(cookbook)}Cookbook",
        _ => "Chef/Modernize/UnnecessaryDependsChef14",
    };

    static string Camel(string name) => string.Concat(name.Split('_', '-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    static bool IsConstraint(string text)
    {
        try
        {
            VersionConstraint.Parse(text, VersionFlavor.Platform);
            return true;
        }
        catch (RecipeError)
        {
            return false;
        }
    }
}
