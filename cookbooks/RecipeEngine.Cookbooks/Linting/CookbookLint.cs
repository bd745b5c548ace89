using RecipeEngine.Dsl.Syntax;

namespace RecipeEngine.Cookbooks.Linting;

/// <summary>Looks through a cookbook's Ruby for what cannot work, does not do what it looks like, or is out of date. Nothing is run.</summary>
public sealed class CookbookLint(IReadOnlySystem machine, ILintVocabulary words)
{
    static readonly string[] Folders = ["recipes", "attributes", "libraries", "resources", "providers", "definitions"];

    /// <summary>The findings in a cookbook's directory, by file and line.</summary>
    public IReadOnlyList<LintFinding> Look(string directory)
    {
        var tree = new FileTree(machine, [directory]);
        var files = tree.RootFiles.Where(file => file.RelativePath == "metadata.rb").Concat(Folders.SelectMany(tree.Below).Where(file => file.Extension == ".rb")).ToList();
        var findings = new List<LintFinding>();
        var programs = new List<(CookbookFile File, SourceText Source, ProgramNode Program)>();
        foreach (var file in files)
        {
            var source = SourceText.FromBytes(machine.ReadBytes(file.FullPath), file.RelativePath);
            try
            {
                programs.Add((file, source, Parser.Parse(source, grammarOnly: true)));
            }
            catch (SyntaxErrorException error)
            {
                findings.AddRange(error.Diagnostics.Select(fault => new LintFinding("Lint/Syntax", LintSeverity.Error, fault.Message, file.RelativePath, fault.Line, fault.Column)));
            }
        }

        var metadata = programs.FirstOrDefault(entry => entry.File.RelativePath == "metadata.rb").Program;
        var said = SyntaxTree.Statements(metadata?.Body).OfType<CallNode>().ToList();
        var name = said.Find(call => call.Method == "name") is { Arguments: [var first] } ? SyntaxTree.Literal(first) : null;
        var own = OwnResources(name ?? MachinePath.Name(directory), programs);
        // Libraries may define any method, and metadata may depend on anything in a loop.
        var hasDependencies = metadata?.Body is null || Mentions(metadata, "depends")
            || files.Exists(file => file.RelativePath.StartsWith("libraries/", StringComparison.Ordinal) || file.RelativePath.StartsWith("definitions/", StringComparison.Ordinal));
        foreach (var (file, source, program) in programs)
        {
            var looked = new LintFile(file.RelativePath, source, words, findings)
            {
                HasDependencies = hasDependencies,
                OwnResources = own,
                CookbookName = name,
                ReadsUpdated = ReadsUpdated(program),
            };
            MetadataRules.LookAtFile(looked, program);
            Walk(looked, program, null);
        }

        return findings.OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line).ThenBy(finding => finding.Column).ToList();
    }

    void Walk(LintFile file, Node node, string? inside)
    {
        if (file.Kind != LintKind.Metadata)
        {
            OldRules.Look(file, node);
        }

        switch (node)
        {
            case CallNode call when file.Kind == LintKind.Metadata:
                MetadataRules.Look(file, call);
                break;
            case CallNode call:
                CodeRules.Look(file, call);
                OldRules.Look(file, call);
                ResourceRules.Look(file, call, inside);
                break;
            case CaseNode branch:
                CodeRules.Look(file, branch);
                break;
            case IfNode condition:
                file.Conditions.Add(condition);
                break;
        }

        if (node is CallNode { Receiver: null, Block: { } block } resource && words.IsResource(resource.Method) && IsResource(resource))
        {
            foreach (var argument in resource.Arguments)
            {
                Walk(file, argument, null);
            }

            // What a resource says stands directly in its block, or under a condition there.
            Walk(file, block, resource.Method);
            return;
        }

        var within = node is BlockNode or StatementsNode or IfNode or BeginBlockNode ? inside : null;
        foreach (var child in SyntaxTree.Children(node))
        {
            Walk(file, child, within);
        }
    }

    // `mount do … end` within something else is that one's word; only names such as apt_update stand without their own.
    static bool IsResource(CallNode call) => call.Arguments.Count == 1 || (call.Arguments.Count == 0 && call.Method.Contains('_', StringComparison.Ordinal));

    static bool Mentions(Node node, string method) => node is CallNode { Receiver: null } call && call.Method == method || SyntaxTree.Children(node).Any(child => Mentions(child, method));

    static bool ReadsUpdated(Node node) => node is LocalVariableNode { Name: "updated" } || SyntaxTree.Children(node).Any(ReadsUpdated);

    static HashSet<string> OwnResources(string cookbook, List<(CookbookFile File, SourceText Source, ProgramNode Program)> programs)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (file, _, program) in programs.Where(entry => entry.File.RelativePath.StartsWith("resources/", StringComparison.Ordinal)))
        {
            names.Add((file.BareName == "default" ? cookbook : $"{cookbook}_{file.BareName}").Replace('-', '_'));
            names.UnionWith(SyntaxTree.Statements(program.Body).OfType<CallNode>().Where(call => call.Method is "provides" or "resource_name" && call.Arguments.Count > 0)
                .Select(call => SyntaxTree.Literal(call.Arguments[0])).OfType<string>());
        }

        return names;
    }
}
