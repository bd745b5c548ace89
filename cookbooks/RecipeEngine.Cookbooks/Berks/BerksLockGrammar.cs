using Sprache;

namespace RecipeEngine.Cookbooks.Berks;

/// <summary>The lines of a Berksfile.lock: two spaces and a cookbook, four spaces and what belongs to it.</summary>
static class BerksLockGrammar
{
    static readonly Parser<string> Name = Parse.CharExcept(" \t:()").AtLeastOnce().Text();

    static readonly Parser<string?> InBrackets =
        (from open in Parse.String(" (")
         from text in Parse.CharExcept(')').Many().Text()
         from close in Parse.Char(')')
         select text).Optional().Select(text => text.GetOrDefault());

    static readonly Parser<(string Name, string? Text)> Entry =
        from indent in Parse.String("  ")
        from name in Name
        from text in InBrackets
        select (name, text);

    static readonly Parser<(string Name, string? Text)> Inner =
        from indent in Parse.String("    ")
        from name in Name
        from text in InBrackets
        select (name, text);

    static readonly Parser<(string Key, string Value)> Option =
        from indent in Parse.String("    ")
        from key in Parse.CharExcept(" :").AtLeastOnce().Text()
        from colon in Parse.String(": ")
        from value in Parse.AnyChar.Many().Text()
        select (key, value);

    static readonly Parser<(string Name, string? Text)> EntryLine = Entry.End();
    static readonly Parser<(string Name, string? Text)> InnerLine = Inner.End();
    static readonly Parser<(string Key, string Value)> OptionLine = Option.End();

    public static BerksLock Read(string text, string? file)
    {
        var dependencies = new List<LockedDependency>();
        var graph = new List<LockedCookbook>();
        List<KeyValuePair<string, string>>? inner = null;
        string? part = null;
        var number = 0;
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            number++;
            switch (line)
            {
                case "": break;
                case "DEPENDENCIES" or "GRAPH": (part, inner) = (line, null); break;
                case var _ when part == "DEPENDENCIES" && EntryLine.TryParse(line) is { WasSuccessful: true } entry:
                    inner = [];
                    dependencies.Add(new LockedDependency(entry.Value.Name, entry.Value.Text, inner));
                    break;
                case var _ when part == "DEPENDENCIES" && inner is not null && OptionLine.TryParse(line) is { WasSuccessful: true } option:
                    inner.Add(new(option.Value.Key, option.Value.Value));
                    break;
                case var _ when part == "GRAPH" && EntryLine.TryParse(line) is { WasSuccessful: true, Value.Text: { } version } cookbook:
                    inner = [];
                    graph.Add(new LockedCookbook(cookbook.Value.Name, version, inner));
                    break;
                case var _ when part == "GRAPH" && inner is not null && InnerLine.TryParse(line) is { WasSuccessful: true } needed:
                    inner.Add(new(needed.Value.Name, needed.Value.Text ?? VersionConstraint.Any.ToString()));
                    break;
                default:
                    throw RecipeError.Ruby("Berkshelf::LockfileParserError",
                        $"Error reading the Berkshelf lockfile: '{line}' is not understood; mend the line, or delete the file and run `recipe berks install`", file, number);
            }
        }

        return new BerksLock(dependencies, graph);
    }
}
