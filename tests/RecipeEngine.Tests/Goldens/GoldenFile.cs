using System.Text;
using RecipeEngine.Tests.Machines;

namespace RecipeEngine.Tests.Goldens;

/// <summary>
/// One case: a sentence that says why it exists, then sections that start with a line <c>-- name --</c>. A section whose text does not end
/// with a line feed says so in a last line, <c>\ no line feed at the end</c>.
/// </summary>
public sealed class GoldenFile
{
    const string Unended = "\\ no line feed at the end\n";

    readonly List<(string Name, string Text)> sections;

    GoldenFile(string name, string why, List<(string, string)> sections)
    {
        Name = name;
        Why = why;
        this.sections = sections;
    }

    /// <summary>"recipes/cron/create"</summary>
    public string Name { get; }

    public string Why { get; }

    public IReadOnlyList<(string Name, string Text)> Sections => sections;

    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "goldens");

    public static string PathOf(string name) => Path.Combine(Folder, name + ".golden");

    public static GoldenFile Read(string name) => Parse(name, File.ReadAllText(PathOf(name)));

    public static GoldenFile Parse(string name, string content)
    {
        var why = new StringBuilder();
        var sections = new List<(string, string)>();
        string? section = null;
        var text = new StringBuilder();
        foreach (var line in content.SplitAfter('\n'))
        {
            if (Header(line) is { } header)
            {
                Close();
                section = header;
            }
            else
            {
                (section is null ? why : text).Append(line);
            }
        }
        Close();
        return new GoldenFile(name, why.ToString().Trim(), sections);

        void Close()
        {
            if (section is not null)
            {
                var whole = text.ToString();
                sections.Add((section, whole.EndsWith(Unended, StringComparison.Ordinal) ? whole[..^(Unended.Length + 1)] : whole));
                text.Clear();
            }
        }
    }

    /// <summary>The text of a section, null when there is none.</summary>
    public string? Find(string section) => sections.Where(entry => entry.Name == section).Select(entry => entry.Text).FirstOrDefault();

    public string Need(string section) => Find(section) ?? throw new InvalidOperationException($"{Name}: section '-- {section} --' is missing");

    /// <summary>The same case with this text in a section, which is put last when it is new.</summary>
    public GoldenFile With(string section, string text)
    {
        var changed = sections.ToList();
        var at = changed.FindIndex(entry => entry.Name == section);
        if (at < 0)
        {
            changed.Add((section, text));
        }
        else
        {
            changed[at] = (section, text);
        }
        return new GoldenFile(Name, Why, changed);
    }

    public GoldenFile WithSections(IEnumerable<(string Name, string Text)> all) => new(Name, Why, [.. all]);

    public GoldenFile Without(string section) => new(Name, Why, [.. sections.Where(entry => entry.Name != section)]);

    public override string ToString()
    {
        var all = new StringBuilder(Why).Append("\n\n");
        foreach (var (name, text) in sections)
        {
            all.Append("-- ").Append(name).Append(" --\n").Append(text);
            if (text.Length > 0 && !text.EndsWith('\n'))
            {
                all.Append('\n').Append(Unended);
            }
        }
        return all.ToString();
    }

    static string? Header(string line) =>
        line.Length > 7 && line.StartsWith("-- ", StringComparison.Ordinal) && line.EndsWith(" --\n", StringComparison.Ordinal) ? line[3..^4] : null;
}

static class Lines
{
    /// <summary>Cuts after every separator, which stays at the end of its piece.</summary>
    public static IEnumerable<string> SplitAfter(this string text, char separator)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf(separator, start);
            end = end < 0 ? text.Length : end + 1;
            yield return text[start..end];
            start = end;
        }
    }
}
