using RecipeEngine.Dsl.Syntax;
using static RecipeEngine.Cookbooks.Linting.SyntaxTree;

namespace RecipeEngine.Cookbooks.Linting;

/// <summary>Rules about the node, platforms, and the words of custom resources.</summary>
static class CodeRules
{
    // Words that look like a platform or a family and are not one, with what was meant.
    static readonly Dictionary<string, string> WrongPlatforms = new(StringComparer.Ordinal)
    {
        ["rhel"] = "redhat",
        ["sles"] = "suse",
        ["macosx"] = "mac_os_x",
        ["osx"] = "mac_os_x",
        ["darwin"] = "mac_os_x",
        ["linux"] = "",
        ["archlinux"] = "arch",
        ["arch_linux"] = "arch",
        ["redhat-enterprise"] = "redhat",
        ["oracle_linux"] = "oracle",
        ["oraclelinux"] = "oracle",
        ["amazonlinux"] = "amazon",
        ["win"] = "windows",
        ["mswin"] = "windows",
        ["opensuse-leap"] = "opensuseleap",
    };

    static readonly Dictionary<string, string> WrongFamilies = new(StringComparer.Ordinal)
    {
        ["ubuntu"] = "debian",
        ["centos"] = "rhel",
        ["redhat"] = "rhel",
        ["oracle"] = "rhel",
        ["scientific"] = "rhel",
        ["rocky"] = "rhel",
        ["almalinux"] = "rhel",
        ["opensuse"] = "suse",
        ["opensuseleap"] = "suse",
        ["sles"] = "suse",
        ["linux"] = "",
        ["macosx"] = "mac_os_x",
        ["darwin"] = "mac_os_x",
    };

    static readonly HashSet<string> NodeMethods = new(StringComparer.Ordinal)
    {
        "platform", "platform_family", "platform_version", "fqdn", "hostname", "ipaddress", "kernel", "lsb", "memory", "cpu", "domain", "os", "os_version", "machinename", "macaddress", "virtualization", "network",
    };

    public static void Look(LintFile file, CallNode call)
    {
        NodeRules(file, call);
        Platforms(file, call);
        OldHelpers(file, call);
        if (file.Kind == LintKind.Resource)
        {
            Properties(file, call);
        }
    }

    static void NodeRules(LintFile file, CallNode call)
    {
        if (call.Receiver is CallNode { Receiver: null, Method: "node", Arguments.Count: 0 })
        {
            switch (call.Method)
            {
                case "set": file.ReportName("Chef/Deprecations/NodeSet", LintSeverity.Error, call, "node.set is gone: use node.default, or node.normal for what must be kept", "normal"); break;
                case "set_unless": file.ReportName("Chef/Deprecations/NodeSetUnless", LintSeverity.Error, call, "node.set_unless is gone: use node.default_unless", "normal_unless"); break;
                case "normal" or "normal_unless": file.ReportName("Chef/Correctness/NodeNormal", LintSeverity.Note, call, "normal attributes stay on the node for ever: use node.default", null); break;
                case "save": file.ReportName("Chef/Correctness/CookbookUsesNodeSave", LintSeverity.Warning, call, "node.save in the middle of a run keeps a half-converged node", null); break;
                case var method when NodeMethods.Contains(method) && call is { Arguments.Count: 0, IsIndex: false }:
                    file.Report("Chef/Deprecations/NodeMethodsInsteadofAttributes", LintSeverity.Warning, call, $"node.{method} is node['{method}']", $"node['{method}']");
                    break;
            }
        }

        if (call.Method is ">" or "<" or ">=" or "<=" && IsNodeAttribute(call.Receiver, "platform_version") && call.Arguments is [StringNode])
        {
            file.Report("Chef/Correctness/PlatformVersionStringComparison", LintSeverity.Error, call, "versions compared as text are in the wrong order: add .to_f or .to_i, or use platform_version's =~ '>= …'");
        }
    }

    static void Platforms(LintFile file, CallNode call)
    {
        if (call.Receiver is null && call.Method is "platform?" or "platform_family?")
        {
            var isFamily = call.Method == "platform_family?";
            foreach (var name in call.Arguments)
            {
                Wrong(file, name, isFamily, isFamily ? "InvalidPlatformFamilyHelper" : "InvalidPlatformHelper");
            }
        }
        else if (call is { Receiver: null, Method: "value_for_platform" or "value_for_platform_family", Arguments: [HashNode map] })
        {
            var isFamily = call.Method == "value_for_platform_family";
            foreach (var name in map.Elements.OfType<PairNode>().SelectMany(pair => pair.Key is ArrayNode several ? several.Elements : [pair.Key]))
            {
                Wrong(file, name, isFamily, isFamily ? "InvalidPlatformValueForPlatformFamilyHelper" : "InvalidPlatformValueForPlatformHelper");
            }
        }
    }

    /// <summary>Platforms in <c>case node['platform']</c>.</summary>
    public static void Look(LintFile file, CaseNode branch)
    {
        var isFamily = IsNodeAttribute(branch.Subject, "platform_family");
        if (isFamily || IsNodeAttribute(branch.Subject, "platform"))
        {
            foreach (var name in branch.Whens.SelectMany(when => when.Conditions))
            {
                Wrong(file, name, isFamily, isFamily ? "InvalidPlatformFamilyInCase" : "InvalidPlatformInCase");
            }
        }
    }

    static void Wrong(LintFile file, Node name, bool isFamily, string code)
    {
        if (name is StringNode text && (isFamily ? WrongFamilies : WrongPlatforms).TryGetValue(text.Value, out var meant))
        {
            file.Report("Chef/Correctness/" + code, LintSeverity.Warning, name, NoSuch(isFamily ? "platform family" : "platform", text.Value, meant));
        }
    }

    static string NoSuch(string kind, string name, string meant) => $"there is no {kind} '{name}'{(meant.Length == 0 ? "" : $"; did you mean '{meant}'?")}";

    /// <summary>What is wrong with a platform that <c>supports</c> in metadata names; null when nothing is.</summary>
    public static string? WrongPlatform(string name) => WrongPlatforms.TryGetValue(name, out var meant) ? NoSuch("platform", name, meant) : null;

    static void OldHelpers(LintFile file, CallNode call)
    {
        switch (call)
        {
            case { Method: "fatal!", Receiver: ConstantNode { Name: "Application", Scope: ConstantNode { Name: "Chef" } } }:
                file.Report("Chef/Correctness/ChefApplicationFatal", LintSeverity.Warning, call, "Chef::Application.fatal! ends the process without handlers: raise an error");
                break;
            case { Receiver: null, Method: "partial_search" }:
                file.ReportName("Chef/Deprecations/PartialSearchHelperUsage", LintSeverity.Warning, call, "partial_search is search with filter_result:", null);
                break;
            case { Receiver: null, Method: "run_command", Arguments.Count: > 0 }:
                file.ReportName("Chef/Deprecations/UsesRunCommandHelper", LintSeverity.Error, call, "run_command is gone: use shell_out!", null);
                break;
            case { Receiver: null, Method: "shell_out_compact" or "shell_out_with_timeout" or "shell_out_compact_timeout" or "shell_out_with_systems_locale" }:
                file.ReportName("Chef/Deprecations/DeprecatedShelloutMethods", LintSeverity.Warning, call, $"{call.Method} is shell_out", "shell_out");
                break;
            case { Receiver: null, Method: "use_inline_resources", Arguments.Count: 0 }:
                file.ReportName("Chef/Deprecations/UseInlineResourcesDefined", LintSeverity.Note, call, "use_inline_resources is always so since Chef 13: leave it out", null);
                break;
        }
    }

    static void Properties(LintFile file, CallNode call)
    {
        if (call.Receiver is not null)
        {
            return;
        }

        if (call.Method is "property" or "attribute" && Literal(call.Arguments.FirstOrDefault()) is { } name)
        {
            if (call.Method == "property" && (call.Arguments.Count == 1 || call.Arguments[1] is HashNode) && Keyword(call, "kind_of") is null && Keyword(call, "equal_to") is null && Keyword(call, "is") is null)
            {
                file.ReportName("Chef/Correctness/PropertyWithoutType", LintSeverity.Note, call, $"property :{name} takes anything: say its type", null);
            }

            if (name == "name")
            {
                file.ReportName("Chef/Correctness/ResourceSetsNameProperty", LintSeverity.Warning, call, "every resource has a name already", null);
            }

            if (Keyword(call, "name_property") is TrueNode && Keyword(call, "default") is { } unused)
            {
                file.Report("Chef/Deprecations/NamePropertyWithDefaultValue", LintSeverity.Error, unused, $"property :{name} takes the resource's name: a default is never used");
            }

            if (Keyword(call, "default") is CallNode { IsIndex: true } fallback && Root(fallback) is { Receiver: null, Method: "node" })
            {
                file.Report("Chef/Correctness/LazyEvalNodeAttributeDefaults", LintSeverity.Error, fallback, "node is read when the cookbook is loaded, before roles and recipes have had their say: default: lazy { … }", $"lazy {{ {file.Text(fallback)} }}");
            }
        }
        else if (call.Method == "default_action" && call.Arguments is [not (SymbolNode or ArrayNode)])
        {
            file.Report("Chef/Correctness/InvalidDefaultAction", LintSeverity.Error, call, "default_action takes a symbol or a list of symbols");
        }
    }
}
