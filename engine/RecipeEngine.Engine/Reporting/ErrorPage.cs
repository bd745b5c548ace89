using System.Text.RegularExpressions;

namespace RecipeEngine.Engine.Reporting;

/// <summary>The pages that show an error with the cookbook's own lines.</summary>
static class ErrorPage
{
    const int MaximumText = 10_000;

    static List<string> Begin(string title) => ["", new string('=', 80), title, new string('=', 80), ""];

    static void Section(List<string> page, string heading, string text)
    {
        page.Add(heading);
        page.Add(new string('-', heading.Length));
        var lines = text.Split('\n');
        page.AddRange(lines[^1].Length == 0 && lines.Length > 1 ? lines[..^1] : lines);
        page.Add("");
    }

    static List<string> End(ChefRun run, List<string> page)
    {
        var context = run.Interpreter.MainContext;
        string Node(string key) => context.ToS(run.Node.Attributes.Top(context, key));
        Section(page, "System Info:", $"chef_version={run.ChefVersion}\nplatform={Node("platform")}\nplatform_version={Node("platform_version")}\nruby=3.1 (RecipeEngine)\nprogram_name=recipe\nexecutable=recipe");
        return page;
    }

    static string Cut(string text) => text.Length <= MaximumText ? text : $"{text[..MaximumText]}... [truncated {text.Length - MaximumText} characters of output]";

    public static IReadOnlyList<string> ForResource(ChefRun run, Resource resource, string action, RunError error)
    {
        var context = run.Interpreter.MainContext;
        var page = Begin($"Error executing action `{action}` on resource '{resource}'");
        Section(page, error.ClassName, Cut(error.Message));
        AddTrace(run, page, error, "");
        var sensitive = Context.Truthy(resource.GetInstanceVariable(RSymbol.Of("@sensitive")));
        if (Declaration(run, resource) is { } declaration)
        {
            Section(page, "Resource Declaration:", sensitive ? "suppressed sensitive resource output" : declaration);
        }
        Section(page, "Compiled Resource:", Dsl.Resources.ResourceIdentity.ToText(context, resource));
        if (error.TemplateContext is { } template)
        {
            Section(page, "Template Context:", template);
        }
        return End(run, page);
    }

    public static IReadOnlyList<string> ForCompile(ChefRun run, string? path, RunError error)
    {
        var named = path is not null && path.StartsWith('/') ? path : Frames(run, error).FirstOrDefault()?.File;
        var page = Begin($"Recipe Compile Error{(named is null || error.ClassName.EndsWith("RecipeNotFound", StringComparison.Ordinal) ? "" : " in " + named)}");
        Section(page, error.ClassName, Cut(error.Message));
        AddTrace(run, page, error, "  ");
        if (Frames(run, error).FirstOrDefault() is { } culprit && Around(run, culprit) is { } content)
        {
            Section(page, "Relevant File Content:", content);
        }
        return End(run, page);
    }

    public static IReadOnlyList<string> ForRoles(ChefRun run, IReadOnlyList<(string Role, string IncludedBy)> missing)
    {
        var page = Begin("Error expanding the run_list:");
        Section(page, "Missing Role(s) in Run List:", string.Join("\n", missing.Select(m => $"* {m.Role} included by '{m.IncludedBy}'")));
        Section(page, "Original Run List", string.Join("\n", run.Node.RunList.Select(i => "* " + i)));
        return End(run, page);
    }

    static List<BacktraceLine> Frames(ChefRun run, RunError error)
    {
        var paths = run.Config.Paths(run.Interpreter.MainContext, "cookbook_path");
        return [.. error.Backtrace.Where(f => paths.Any(p => f.File.StartsWith(p.TrimEnd('/') + "/", StringComparison.Ordinal)) || f.File.EndsWith(".rb", StringComparison.Ordinal)).Where(f => !f.File.EndsWith(".erb", StringComparison.Ordinal))];
    }

    static void AddTrace(ChefRun run, List<string> page, RunError error, string indent)
    {
        var frames = Frames(run, error);
        if (frames.Count > 0)
        {
            Section(page, "Cookbook Trace: (most recent call first)", string.Join("\n", frames.Select(f => indent + f)));
        }
    }

    static string[] Lines(string source) => (source.EndsWith('\n') ? source[..^1] : source).Split('\n');

    static string? Around(ChefRun run, BacktraceLine at)
    {
        if (run.Machine.TryReadText(at.File) is not { } source)
        {
            return null;
        }
        var lines = Lines(source);
        var text = $"{at.File}:\n\n";
        // as Chef counts: one number more than the file has lines
        for (var i = Math.Max(0, at.Line - 8); i <= Math.Min(lines.Length, at.Line + 8); i++)
        {
            text += $"{i + 1,3}{(i + 1 == at.Line ? ">> " : ":  ")}{(i < lines.Length ? lines[i] : "")}\n";
        }
        return text;
    }

    static string? Declaration(ChefRun run, Resource resource)
    {
        if ((resource.CallSite?.File ?? resource.SourceFile) is not { } file || run.Machine.TryReadText(file) is not { } source)
        {
            return null;
        }
        var lines = Lines(source);
        var text = $"# In {file}\n\n";
        var at = Math.Max(0, (resource.CallSite?.Line ?? resource.SourceLine) - 1);
        var first = at;
        var depth = 0;
        while (at < lines.Length)
        {
            if (Regex.IsMatch(lines[at], @"\s+do\s*"))
            {
                depth++;
            }
            if (Regex.IsMatch(lines[at], @"end\s*$"))
            {
                depth--;
            }
            text += Numbered(at);
            if (at + 1 >= lines.Length || at > first + 50 || depth <= 0)
            {
                break;
            }
            at++;
        }
        if (at + 1 < lines.Length)
        {
            text += Numbered(at + 1);
        }
        return text;

        string Numbered(int i) => $"{i + 1,3}: {lines[i]}\n";
    }
}
