using RecipeEngine.Dsl.Syntax;
using static RecipeEngine.Cookbooks.Linting.SyntaxTree;

namespace RecipeEngine.Cookbooks.Linting;

/// <summary>Rules about resources in recipes: their names and properties, guards, notifications, actions.</summary>
static class ResourceRules
{
    static readonly string[] Timings = ["immediate", "immediately", "delayed", "before"];

    /// <param name="inside">the name of the resource whose block this lies in; null outside</param>
    public static void Look(LintFile file, CallNode call, string? inside)
    {
        if (call.Receiver is not null)
        {
            return;
        }

        if (inside is not null)
        {
            Guard(file, call);
            Notification(file, call);
            OldRules.Property(file, call, inside);
            Property(file, call, inside);
        }

        Resource(file, call);
    }

    static void Guard(LintFile file, CallNode call)
    {
        if (call.Method is not ("only_if" or "not_if"))
        {
            return;
        }

        if (call.Block is { } block && Statements(block.Body) is [StringNode or InterpolatedStringNode] only)
        {
            file.Report("Chef/Correctness/BlockGuardWithOnlyString", LintSeverity.Error, call,
                $"the block of {call.Method} gives a string, which is always true: leave the braces out to run it as a command", $"{call.Method} {file.Text(only[0])}");
        }
        else if (call.Block is { } lazy && Statements(lazy.Body) is [CallNode { Receiver: null, Method: "lazy" }])
        {
            file.Report("Chef/Correctness/LazyInResourceGuard", LintSeverity.Error, call, "a guard's block is lazy already, and lazy in it is always true: leave it out");
        }
        else if (call.Block is { } shelled && Statements(shelled.Body) is [CallNode { Receiver: null, Method: "system" or "shell_out" or "shell_out!" or "`", Arguments: [StringNode or InterpolatedStringNode] } runs])
        {
            var isCommand = runs.Method == "system";
            file.Report("Chef/Correctness/ConditionalRubyShellout", isCommand ? LintSeverity.Warning : LintSeverity.Error, call,
                isCommand ? $"a command is the guard itself: {call.Method} {file.Text(runs.Arguments[0])}" : $"{runs.Method} gives an object, which is always true: write {call.Method} {file.Text(runs.Arguments[0])}",
                $"{call.Method} {file.Text(runs.Arguments[0])}");
        }
        else if (call.Arguments is [StringNode { Value: "" }])
        {
            file.Report("Chef/Correctness/EmptyResourceGuard", LintSeverity.Error, call, $"{call.Method} has an empty command");
        }
        else if (call.Block is null && call.Arguments is [CallNode { Receiver: not null } ruby] && ruby.Method.EndsWith('?'))
        {
            file.Report("Chef/Correctness/RubyGuardWithoutBlock", LintSeverity.Error, call, $"{call.Method} takes Ruby in a block: {call.Method} {{ {file.Text(ruby)} }}", $"{call.Method} {{ {file.Text(ruby)} }}");
        }

        foreach (var test in call.Block is null ? [] : All(call.Block).OfType<CallNode>())
        {
            if (test is { Receiver: ConstantNode { Name: "File", Scope: null, TopLevel: false } constant, Method: "exist?" or "exists?" })
            {
                file.Report("Chef/Correctness/ScopedFileExist", LintSeverity.Warning, constant, "in a guard, File may mean Chef's resource: write ::File", "::File");
            }
        }
    }

    static void Notification(LintFile file, CallNode call)
    {
        if (call.Method is not ("notifies" or "subscribes") || call.Arguments.Count < 2)
        {
            return;
        }

        if (call.Arguments[0] is StringNode action)
        {
            file.Report("Chef/Correctness/NotifiesActionNotSymbol", LintSeverity.Warning, action, "the action of a notification is a symbol", $":{action.Value}");
        }

        if (call.Arguments[1] is CallNode { Receiver: null, Method: "resources" })
        {
            file.Report("Chef/Deprecations/LegacyNotifySyntax", LintSeverity.Warning, call.Arguments[1], "name the resource as 'type[name]'");
        }
        else if (call.Arguments[1] is StringNode target && (target.Value.IndexOf('[', StringComparison.Ordinal) <= 0 || !target.Value.EndsWith(']')))
        {
            file.Report("Chef/Correctness/InvalidNotificationResource", LintSeverity.Error, target, $"'{target.Value}' names no resource: write 'type[name]'");
        }

        if (call.Arguments.Count > 2 && Literal(call.Arguments[2]) is { } timing && !Timings.Contains(timing))
        {
            file.Report("Chef/Correctness/InvalidNotificationTiming", LintSeverity.Error, call.Arguments[2], $"'{timing}' is no time of a notification: use {string.Join(", ", Timings.Select(known => ":" + known))}");
        }
    }

    static void Property(LintFile file, CallNode call, string resource)
    {
        var value = call.Arguments is [var only] ? only : null;
        switch (call.Method)
        {
            case "action" when Literal(value) == "none":
                file.Report("Chef/Correctness/ResourceWithNoneAction", LintSeverity.Error, value!, "there is no action :none: use :nothing", ":nothing");
                break;
            case "action" when resource == "ruby_block" && Literal(value) == "create":
                file.Report("Chef/Deprecations/RubyBlockCreateAction", LintSeverity.Warning, value!, "ruby_block's action is :run", ":run");
                break;
            case "mode" when value is StringNode { Value: var text } && text.StartsWith("0o", StringComparison.Ordinal):
                file.Report("Chef/Correctness/OctalModeAsString", LintSeverity.Error, value, "a mode in a string is written without 0o", $"'{text.Replace("0o", "0", StringComparison.Ordinal)}'");
                break;
            case "checksum" when value is StringNode { Value: var sum } && !(sum.Length == 64 && sum.All(char.IsAsciiHexDigit)):
                file.Report("Chef/Correctness/InvalidChecksum", LintSeverity.Error, value, "checksum is a SHA-256: 64 hexadecimal digits");
                break;
            case "supports" when resource == "user":
                file.Report("Chef/Deprecations/UserDeprecatedSupportsProperty", LintSeverity.Warning, call, "user has no supports any more: say manage_home and non_unique");
                break;
            case "path" when resource == "execute":
                file.Report("Chef/Deprecations/ExecutePathProperty", LintSeverity.Warning, call, "execute has no path any more: set PATH in environment");
                break;
            case "epic_fail":
                file.ReportName("Chef/Deprecations/EpicFail", LintSeverity.Warning, call, "epic_fail is ignore_failure", "ignore_failure");
                break;
            default:
                UnknownProperty(file, call, resource);
                break;
        }
    }

    static void UnknownProperty(LintFile file, CallNode call, string resource)
    {
        if (OldRules.Knows(call, resource))
        {
            return;
        }

        // A property is told by how it looks, name and one value; anything else may be a method of the cookbook's.
        if (call.Block is null && call.Arguments is [not BlockPassNode] && !call.HasParentheses && char.IsAsciiLetterLower(call.Method[0]) && !call.Method.EndsWith('!')
            && !file.Words.IsResource(call.Method) && !file.OwnResources.Contains(call.Method) && !file.Words.Understands(resource, call.Method) && call.Method is not ("include_recipe" or "include" or "prepend" or "rights" or "deny_rights" or "inherits"))
        {
            var similar = file.Words.Properties(resource).Where(name => name.Length > 2 && call.Method.Length > 2 && (name.StartsWith(call.Method[..3], StringComparison.Ordinal) || name.EndsWith(call.Method[^3..], StringComparison.Ordinal))).Order(StringComparer.Ordinal).Take(3).ToList();
            file.ReportName("Recipe/UnknownProperty", LintSeverity.Warning, call, $"{resource} has no property {call.Method}{(similar.Count == 0 ? "" : $"; it has {string.Join(", ", similar)}")}", null);
        }
    }

    static void Resource(LintFile file, CallNode call)
    {
        switch (call.Method)
        {
            case "easy_install_package" when call.Arguments.Count > 0:
                file.ReportName("Chef/Deprecations/EasyInstallResource", LintSeverity.Error, call, "easy_install_package is gone: use execute with pip", null);
                break;
            case "erl_call" when call.Arguments.Count > 0:
                file.ReportName("Chef/Deprecations/ErlCallResource", LintSeverity.Error, call, "erl_call is gone", null);
                break;
            case "require_recipe":
                file.ReportName("Chef/Deprecations/RequireRecipe", LintSeverity.Error, call, "require_recipe is include_recipe", "include_recipe");
                break;
            case "execute" when Command(call) is { } command && command.StartsWith("rm ", StringComparison.Ordinal) && !command.Contains('*', StringComparison.Ordinal) && !command.Contains("&&", StringComparison.Ordinal):
                file.ReportName("Chef/Correctness/ExecuteDeleteFile", LintSeverity.Note, call, "a file is deleted by the file or directory resource's action :delete, which also works in a dry run", null);
                break;
            case "execute" when Command(call) is { } service && (service.StartsWith("service ", StringComparison.Ordinal) || service.StartsWith("/etc/init.d/", StringComparison.Ordinal) || service.StartsWith("/sbin/service ", StringComparison.Ordinal)):
                file.ReportName("Chef/Correctness/ServiceResource", LintSeverity.Note, call, "a service is started and stopped by the service resource", null);
                break;
            default:
                UnknownResource(file, call);
                break;
        }
    }

    static void UnknownResource(LintFile file, CallNode call)
    {
        if (file.Kind == LintKind.Recipe && !file.HasDependencies && call is { Block: { Parameters: null }, Arguments: [StringNode or InterpolatedStringNode] }
            && !file.Words.IsResource(call.Method) && !file.OwnResources.Contains(call.Method))
        {
            file.ReportName("Recipe/UnknownResource", LintSeverity.Warning, call, $"there is no resource {call.Method}, here or in Chef, and metadata.rb depends on no cookbook that could have it", null);
        }
    }

    static string? Command(CallNode call)
    {
        var said = Statements(call.Block?.Body).OfType<CallNode>().FirstOrDefault(inner => inner is { Receiver: null, Method: "command", Arguments.Count: 1 })?.Arguments[0];
        return said is StringNode text ? text.Value : said is null ? Literal(call.Arguments.FirstOrDefault()) : null;
    }

    static IEnumerable<Node> All(Node node) => Children(node).SelectMany(child => All(child).Prepend(child));
}
