using RecipeEngine.Cookbooks;
using RecipeEngine.Cookbooks.Linting;
using RecipeEngine.Cookbooks.Scaffold;
using RecipeEngine.Cookbooks.Sources;
using RecipeEngine.Engine.Resources;
using RecipeEngine.Systems;

namespace RecipeEngine.Cli.Verbs.Berks;

/// <summary><c>recipe cookbook new|show|lint</c>.</summary>
static class CookbookVerb
{
    /// <summary>0; 1 for a mistake or findings of the lint that are no notes; 64 for a wrong command line.</summary>
    public static int Run(string[] args)
    {
        var json = args.Contains("--json");
        var sarif = args.Contains("--sarif");
        var fix = args.Contains("--fix") || args.Contains("-a");
        var names = args.Where(arg => !arg.StartsWith('-')).ToList();
        if (args.FirstOrDefault(arg => arg.StartsWith('-') && arg is not ("--json" or "--sarif" or "--fix" or "-a" or "-h" or "--help")) is { } unknown)
        {
            return Usage.Fail($"cookbook: unknown option {unknown}; recipe cookbook --help lists them");
        }
        try
        {
            var machine = new LocalSystem();
            return names switch
            {
                [] => Help(),
                ["new", var name] => New(machine, name, json),
                ["show"] or ["show", _] => Show(machine, Path.GetFullPath(names.ElementAtOrDefault(1) ?? "."), json),
                ["lint", ..] => Lint(machine, names.Count == 1 ? ["."] : names[1..], json, sarif, fix),
                ["new", ..] => Usage.Fail("cookbook new: give one name, or DIR/NAME"),
                ["show", ..] => Usage.Fail("cookbook show: give one directory"),
                _ => Usage.Fail($"cookbook: unknown verb {names[0]}; known are new, show, lint"),
            };
        }
        catch (Exception fault) when (fault is RecipeError or MachineException)
        {
            return BerksOutput.Fail(fault, json);
        }
    }

    static int New(ISystem machine, string name, bool json)
    {
        var full = Path.GetFullPath(name);
        var files = NewCookbook.Write(machine, Path.GetDirectoryName(full)!, Path.GetFileName(full));
        if (json)
        {
            BerksOutput.Write(PlainJson.Object(("directory", full), ("files", files.Select(file => (object?)file).ToList())));
            return 0;
        }
        foreach (var file in files)
        {
            StandardStreams.Out.WriteLine(file);
        }
        return 0;
    }

    static int Show(ISystem machine, string directory, bool json)
    {
        var context = SourceContext.For(machine, new SilentBerksEvents());
        var metadata = context.ReadMetadata(directory);
        if (json)
        {
            StandardStreams.Out.WriteLine(MetadataJson.Write(metadata));
            return 0;
        }
        var cookbook = new CookbookLoader(machine, [directory], new CookbookLoaderOptions { RubyMetadata = context.Ruby.Metadata }).Get(metadata.Name!);
        foreach (var (title, value) in new[]
        {
            ("Name", metadata.Name!), ("Version", metadata.Version), ("Description", metadata.Description), ("Maintainer", metadata.Maintainer), ("License", metadata.License),
            ("Depends on", string.Join(", ", metadata.Dependencies.Values.Select(needed => $"{needed.Name} ({needed.ConstraintText})"))),
            ("Platforms", string.Join(", ", metadata.Platforms.Keys)),
            ("Recipes", string.Join(", ", cookbook.Files(CookbookSegment.Recipes).Select(file => file.BareName))),
            ("Resources", string.Join(", ", cookbook.Resources.Select(file => file.BareName))),
            ("Directory", directory),
        })
        {
            if (value.Length > 0)
            {
                StandardStreams.Out.WriteLine($"{title,12}: {value}");
            }
        }
        return 0;
    }

    static int Lint(ISystem machine, IReadOnlyList<string> directories, bool json, bool sarif, bool fix)
    {
        var lint = new CookbookLint(machine, new ResourceVocabulary(new RecordingSystem(machine)));
        var findings = new List<LintFinding>();
        var mended = 0;
        foreach (var directory in directories.Select(Path.GetFullPath))
        {
            if (!machine.IsDirectory(directory))
            {
                return Usage.Fail($"cookbook lint: there is no directory {directory}");
            }
            var found = lint.Look(directory);
            mended += fix ? Mend(machine, directory, found) : 0;
            found = fix ? lint.Look(directory) : found;
            findings.AddRange(directories.Count == 1 ? found : found.Select(finding => finding with { File = Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(directory, finding.File)) }));
        }
        if (sarif)
        {
            BerksOutput.Write(LintSarif.Document(findings, typeof(CookbookVerb).Assembly.GetName().Version?.ToString(3) ?? "0"));
        }
        else if (json)
        {
            BerksOutput.Write(PlainJson.Object(("fixed", (long)mended), ("findings", findings.Select(finding => (object?)PlainJson.Object(
                ("code", finding.Code), ("severity", finding.Severity.ToString().ToLowerInvariant()), ("message", finding.Message), ("file", finding.File),
                ("line", (long)finding.Line), ("column", (long)finding.Column), ("fixable", finding.Fix is not null))).ToList())));
        }
        else
        {
            foreach (var finding in findings)
            {
                StandardStreams.Out.WriteLine(finding);
            }
            var fixable = findings.Count(finding => finding.Fix is not null);
            StandardStreams.Out.WriteLine($"{findings.Count} findings{(fixable > 0 ? $", {fixable} of which --fix mends" : "")}{(mended > 0 ? $"; {mended} mended" : "")}");
        }
        return findings.Exists(finding => finding.Severity != LintSeverity.Note) ? 1 : 0;
    }

    static int Mend(ISystem machine, string directory, IReadOnlyList<LintFinding> findings)
    {
        var count = 0;
        foreach (var group in findings.Where(finding => finding.Fix is not null).GroupBy(finding => finding.File))
        {
            var path = Path.Combine(directory, group.Key);
            // Offsets count characters after a byte order mark; a file in another encoding is left alone.
            var text = machine.ReadText(path);
            var mark = text.StartsWith('\uFEFF') ? "\uFEFF" : "";
            if (!text.Contains('\uFFFD', StringComparison.Ordinal))
            {
                machine.WriteAtomically(path, mark + LintFix.Apply(text[mark.Length..], group.Select(finding => finding.Fix!)));
                count += group.Count();
            }
        }
        return count;
    }

    static int Help()
    {
        StandardStreams.Out.Write("""
            recipe cookbook new [DIR/]NAME        a small cookbook that converges
            recipe cookbook show [DIR]            what a cookbook says of itself
            recipe cookbook lint [DIR…] [--fix]   mistakes and outdated words, as file:line:column: code: message

            --json everywhere; --sarif for lint.

            """);
        return 0;
    }
}
