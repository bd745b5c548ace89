using System.Text.RegularExpressions;
using RecipeEngine.Tests.Machines;

namespace RecipeEngine.Tests.Engine.Catalog;

/// <summary>Which resources, actions and properties a set of recipes uses, read from their text: "file", "file create", "file.path".</summary>
sealed partial class Evidence
{
    // What a general name stands for on the hosts of the tests.
    internal static readonly Dictionary<string, string> On = new(StringComparer.Ordinal) { ["package"] = "apt_package", ["user"] = "linux_user" };

    // Words that collect under another name.
    static readonly Dictionary<string, string> Collected = new(StringComparer.Ordinal) { ["verifications"] = "verify", ["inline_helper_blocks"] = "helper", ["helper_modules"] = "helpers" };

    readonly HashSet<string> seen = new(StringComparer.Ordinal);

    /// <summary>What the runs on real Debian hosts noted of themselves; skipped resources are none of it.</summary>
    public static Evidence OfHosts(IReadOnlyDictionary<string, ResourceFacts> facts)
    {
        var evidence = new Evidence(facts, []);
        foreach (var line in HostEvidence.Read().SelectMany(run => run.Value))
        {
            var (resource, what) = line.Split(' ', '.') is [var declared, var said] ? (declared, said) : throw new InvalidDataException(line);
            evidence.Add(resource, "");
            evidence.Add(resource, line[resource.Length] + what);
            foreach (var alias in facts.GetValueOrDefault(resource)?.Properties.Where(p => p.Value("alias") == what) ?? [])
            {
                evidence.Add(resource, "." + alias.Name);
            }
            if (Collected.TryGetValue(what, out var word))
            {
                evidence.Add(resource, "." + word);
            }
            foreach (var name in facts.GetValueOrDefault(resource)?.Properties.Where(p => p.Has("name")) ?? [])
            {
                evidence.Add(resource, "." + name.Name);
            }
        }
        return evidence;
    }

    /// <summary>Recipes that are converged on a machine in memory, whose commands answer by script.</summary>
    public static Evidence OfMemory(IReadOnlyDictionary<string, ResourceFacts> facts) => new(facts,
    [
        .. Files("goldens/recipes", "*.golden").Select(File.ReadAllText),
        .. Files("RecipeEngine.Tests/Engine/Providers", "*.cs").Select(path => File.ReadAllText(path).Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal)),
    ]);

    static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", folder), pattern, SearchOption.AllDirectories);

    Evidence(IReadOnlyDictionary<string, ResourceFacts> facts, IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            foreach (Match match in Declaration().Matches(text))
            {
                if (facts.TryGetValue(match.Groups["name"].Value, out var resource))
                {
                    Note(resource, Block(text, match));
                }
            }
            foreach (Match match in Notification().Matches(text))
            {
                Add(match.Groups["name"].Value, " " + match.Groups["action"].Value);
            }
        }
    }

    public bool Of(string resource) => seen.Contains(resource);
    public bool OfAction(string resource, string action) => seen.Contains($"{resource} {action}");
    public bool OfProperty(string resource, string property) => seen.Contains($"{resource}.{property}");

    void Note(ResourceFacts resource, string block)
    {
        if (Never().IsMatch(block))
        {
            return;
        }
        Add(resource.Name, "");
        var actions = Action().Matches(block).SelectMany(m => Word().Matches(m.Value[6..])).Select(m => m.Value).ToList();
        foreach (var action in actions.DefaultIfEmpty(resource.Default))
        {
            Add(resource.Name, " " + action);
        }
        foreach (var property in resource.Properties.Where(p => p.Has("name") || Regex.IsMatch(block, $@"(^|[;{{\n]|do)\s*{p.Name}[ (]")))
        {
            Add(resource.Name, "." + property.Name);
        }
    }

    void Add(string resource, string what)
    {
        seen.Add(resource + what);
        if (On.TryGetValue(resource, out var real))
        {
            seen.Add(real + what);
        }
    }

    // The text of the block after a declaration: to the brace that closes it, or to an "end" as far left as its beginning.
    static string Block(string text, Match match)
    {
        var line = text[match.Index..];
        var end = line.IndexOf('\n', StringComparison.Ordinal);
        var first = end < 0 ? line : line[..end];
        if (Regex.IsMatch(first, @"\bdo\s*$"))
        {
            var indent = match.Groups["indent"].Value;
            var close = Regex.Match(line, $@"\n{Regex.Escape(indent)}end\b");
            return close.Success ? line[..close.Index] : first;
        }
        var open = line.IndexOf('{', StringComparison.Ordinal);
        if (open < 0 || open > first.Length)
        {
            return "";
        }
        var depth = 0;
        for (var i = open; i < line.Length; i++)
        {
            depth += line[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return line[open..i];
            }
        }
        return line[open..];
    }

    [GeneratedRegex(@"(?<=^|[\n""{;])(?<indent>[ ]*)(?<name>[a-z][a-z0-9_]+)(?=\(['""%\[]| +['""%\[]| do\s*\n|\n|$|"")")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\b(?:notifies|subscribes) :(?<action>\w+), '(?<name>\w+)\[")]
    private static partial Regex Notification();

    [GeneratedRegex(@"\baction[ (]+(\[[^\]]*\]|%i\([^)]*\)|:\w+)")]
    private static partial Regex Action();

    [GeneratedRegex(@"\bonly_if( \{ |\()false|\bnot_if( \{ |\()true")]
    private static partial Regex Never();

    [GeneratedRegex(@"[a-z_]{2,}")]
    private static partial Regex Word();
}
