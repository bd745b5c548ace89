using RecipeEngine.Dsl.Syntax;
using static RecipeEngine.Cookbooks.Linting.SyntaxTree;

namespace RecipeEngine.Cookbooks.Linting;

/// <summary>Rules about words that have gone out of use, or do something else than they did.</summary>
static class OldRules
{
    static readonly Dictionary<string, string> YumActions = new(StringComparer.Ordinal) { ["add"] = "create", ["delete"] = "remove" };

    static readonly Dictionary<string, string> YumProperties = new(StringComparer.Ordinal)
    {
        ["url"] = "baseurl",
        ["keyurl"] = "gpgkey",
        ["mirrorexpire"] = "mirror_expire",
        ["mirrorlist_expire"] = "mirror_expire",
    };

    public static void Look(LintFile file, CallNode call)
    {
        switch (call)
        {
            case { Method: "[]=", IsIndex: true } when Root(call) is { Receiver: null, Method: "node", Arguments.Count: 0 } node:
                file.Report("Chef/Deprecations/NodeSetWithoutLevel", LintSeverity.Error, node, "an attribute is set at a level: node.default[…], or another one");
                break;
            case { Receiver: null, Method: "provider_base" }:
                file.ReportName("Chef/Deprecations/ResourceUsesProviderBaseMethod", LintSeverity.Error, call, "provider_base is gone since Chef 16", null);
                break;
            case { Receiver: not null, Method: "dsl_name", Arguments.Count: 0 }:
                file.ReportName("Chef/Deprecations/ResourceUsesDslNameMethod", LintSeverity.Error, call, "dsl_name is gone: use resource_name", "resource_name");
                break;
            case { Receiver: null, Method: "search", Arguments: [_, _, not HashNode, ..] }:
                file.ReportName("Chef/Deprecations/SearchUsesPositionalParameters", LintSeverity.Warning, call, "after the query, search takes names: rows:, start:, filter_result:", null);
                break;
            case { Receiver: null, Method: "unified_mode", Arguments: [TrueNode] } when file.Kind == LintKind.Resource && file.IsUnderCondition(call):
                file.ReportName("Chef/Correctness/ConditionalUnifiedModeTrue", LintSeverity.Note, call, "unified_mode is known since Chef 15.3: say it without a condition", null);
                break;
            case { Receiver: null, Method: "remote_file", Arguments: [var name], Block: not null } when TmpPath(call, name) is { } path:
                file.Report("Chef/Correctness/TmpPath", LintSeverity.Note, path, "what is downloaded to /tmp may be gone or replaced: use \"#{Chef::Config[:file_cache_path]}/…\"");
                break;
            case { Receiver: null, Method: "execute", Block: { } block } when Said(block, "creates") is { Arguments: [StringNode { Value: [not '/', ..] relative }] } creates && Said(block, "cwd") is null && !relative.Contains(':', StringComparison.Ordinal):
                file.ReportName("Chef/Deprecations/ExecuteRelativeCreatesWithoutCwd", LintSeverity.Error, creates, "creates is a path from the root, unless cwd is given", null);
                break;
        }
    }

    /// <summary>A word in a resource's block.</summary>
    public static void Property(LintFile file, CallNode call, string resource)
    {
        switch (call.Method)
        {
            case "notifies" when resource == "log":
                file.ReportName("Chef/Deprecations/LogResourceNotifications", LintSeverity.Warning, call, "a log is no change since Chef 16, so it notifies nobody: use notify_group", null);
                break;
            case "running" or "enabled" when resource.EndsWith("service", StringComparison.Ordinal) && call.Arguments.Count == 1:
                file.ReportName("Chef/Correctness/ResourceSetsInternalProperties", LintSeverity.Error, call, $"{call.Method} tells how the service is; what it is to be is said by action", null);
                break;
            case "verify" when call.Arguments is [StringNode text] && text.Value.Contains("%{file}", StringComparison.Ordinal):
                file.Report("Chef/Deprecations/VerifyPropertyUsesFileExpansion", LintSeverity.Error, text, "verify knows %{path}, not %{file}", file.Text(text).Replace("%{file}", "%{path}", StringComparison.Ordinal));
                break;
            case "action" when resource == "yum_repository":
                foreach (var action in call.Arguments.SelectMany(value => value is ArrayNode several ? several.Elements : [value]).OfType<SymbolNode>().Where(action => YumActions.ContainsKey(action.Value)))
                {
                    file.Report("Chef/Deprecations/DeprecatedYumRepositoryActions", LintSeverity.Error, action, $"yum_repository's action :{action.Value} is :{YumActions[action.Value]}", $":{YumActions[action.Value]}");
                }

                break;
            case var old when resource == "yum_repository" && YumProperties.TryGetValue(old, out var now):
                file.ReportName("Chef/Deprecations/DeprecatedYumRepositoryProperties", LintSeverity.Error, call, $"yum_repository's {old} is {now}", now);
                break;
        }
    }

    /// <summary>Whether <see cref="Property"/> has something to say of a word, which then is not just unknown.</summary>
    public static bool Knows(CallNode call, string resource) => resource == "yum_repository" && YumProperties.ContainsKey(call.Method);

    public static void Look(LintFile file, Node node)
    {
        switch (node)
        {
            case LocalAssignNode { Name: "updated", Value: TrueNode or FalseNode } when file.Kind is LintKind.Resource or LintKind.Provider && !file.ReadsUpdated:
                file.Report("Chef/Deprecations/ResourceUsesUpdatedMethod", LintSeverity.Error, node, "this sets a variable nobody reads: a resource is updated when one within it is, or by converge_by");
                break;
            case OperatorAssignNode { Target: CallNode { IsIndex: true } target } when Root(target) is { Receiver: null, Method: "node", Arguments.Count: 0 } root:
                file.Report("Chef/Deprecations/NodeSetWithoutLevel", LintSeverity.Error, root, "an attribute is set at a level: node.default[…], or another one");
                break;
            case ConstantNode { Name: "ShellOut", Scope: ConstantNode { Name: "Chef", Scope: null } }:
                file.Report("Chef/Deprecations/ChefShellout", LintSeverity.Error, node, "Chef::ShellOut is gone: use the shell_out helper, or Mixlib::ShellOut", "Mixlib::ShellOut");
                break;
        }
    }

    static CallNode? Said(BlockNode block, string word) => Statements(block.Body).OfType<CallNode>().FirstOrDefault(call => call.Receiver is null && call.Method == word);

    static Node? TmpPath(CallNode call, Node name)
    {
        var path = Said(call.Block!, "path") is { Arguments: [var said] } ? said : name;
        var text = path switch { StringNode plain => plain.Value, InterpolatedStringNode { Parts: [StringNode first, ..] } => first.Value, _ => "" };
        return text.StartsWith("/tmp/", StringComparison.Ordinal) ? path : null;
    }
}
