using Sprache;

namespace RecipeEngine.Cookbooks.Berks;

/// <summary>
/// The lock that Berkshelf 1 wrote, lines such as <c>cookbook 'apt', :locked_version => '1.7.0'</c>: turned into one of today, without a graph's edges.
/// </summary>
static class BerksLockRuby
{
    static readonly Parser<string> Text =
        from quote in Parse.Chars('\'', '"')
        from text in Parse.CharExcept($"{quote}").Many().Text()
        from end in Parse.Char(quote)
        select text;

    static readonly Parser<string> Key =
        (from colon in Parse.Char(':') from name in Word from arrow in Parse.String("=>").Token() select name)
        .Or(from name in Word from colon in Parse.Char(':').Token() select name);

    static readonly Parser<KeyValuePair<string, string>> Option =
        from comma in Parse.Char(',').Token()
        from key in Key
        from value in Text.Or(Parse.Char(':').Then(_ => Word))
        select KeyValuePair.Create(key, value);

    static readonly Parser<(string Name, IEnumerable<KeyValuePair<string, string>> Options)> Line =
        (from word in Parse.String("cookbook").Token()
         from open in Parse.Char('(').Token().Optional()
         from name in Text
         from options in Option.Many()
         from close in Parse.Char(')').Token().Optional()
         select (name, options)).End();

    static Parser<string> Word => Parse.LetterOrDigit.Or(Parse.Char('_')).AtLeastOnce().Text();

    public static bool IsOne(string text) => text.Split('\n').FirstOrDefault(line => line.Trim().Length > 0)?.TrimStart().StartsWith("cookbook", StringComparison.Ordinal) == true;

    public static BerksLock Read(string text, string? file)
    {
        var dependencies = new List<LockedDependency>();
        var graph = new List<LockedCookbook>();
        var number = 0;
        foreach (var line in text.Split('\n').Select(line => line.Trim()))
        {
            number++;
            if (line.Length == 0 || line.StartsWith('#'))
            {
                continue;
            }

            if (Line.TryParse(line) is not { WasSuccessful: true, Value: var (name, given) })
            {
                throw RecipeError.Ruby("Berkshelf::LockfileParserError",
                    $"Error reading the Berkshelf lockfile: '{line}' is not understood; mend the line, or delete the file and run `recipe berks install`", file, number);
            }

            // Its :ref was the commit itself.
            var options = given.Where(option => option.Key is "git" or "ref" or "branch" or "tag" or "rel" or "path")
                .Select(option => option is { Key: "ref", Value.Length: 40 } ? KeyValuePair.Create("revision", option.Value) : option).ToList();
            dependencies.Add(new LockedDependency(name, null, options));
            if (given.FirstOrDefault(option => option.Key == "locked_version").Value is { } version)
            {
                graph.Add(new LockedCookbook(name, version, []));
            }
        }

        return new BerksLock([.. dependencies.OrderBy(entry => entry.Name, StringComparer.Ordinal)], [.. graph.OrderBy(entry => entry.Name, StringComparer.Ordinal)]);
    }
}
