using System.Collections;

namespace RecipeEngine.Cookbooks;

/// <summary>What a node shall run, in order, each entry once.</summary>
public sealed class RunList : IReadOnlyList<RunListItem>
{
    readonly List<RunListItem> items = [];

    public RunList(IEnumerable<RunListItem> items)
    {
        foreach (var item in items)
        {
            if (!this.items.Contains(item))
            {
                this.items.Add(item);
            }
        }
    }

    /// <summary>A run list with nothing in it.</summary>
    public static RunList Empty { get; } = new([]);

    public int Count => items.Count;

    public RunListItem this[int index] => items[index];

    /// <summary>Reads entries one by one.</summary>
    public static RunList Parse(IEnumerable<string> entries) => new(entries.Select(RunListItem.Parse));

    /// <summary>Reads entries from one text, parted by commas and blanks, as the command line gives them.</summary>
    public static RunList ParseCommaSeparated(string text) =>
        Parse(text.Split([',', ' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries));

    public IEnumerator<RunListItem> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>"recipe[a], role[b]".</summary>
    public override string ToString() => string.Join(", ", items);
}
