using RecipeEngine.Systems;

namespace RecipeEngine.Engine.Ohai;

/// <summary>Collects some of a machine's facts.</summary>
public abstract class OhaiPlugin
{
    /// <summary>The top-level attributes it fills.</summary>
    public abstract IReadOnlyList<string> Provides { get; }

    /// <summary>Whether it runs only when one of its attributes is asked for.</summary>
    public virtual bool IsOptional => false;

    /// <summary>Fills its attributes; what the machine does not tell is left out.</summary>
    public abstract void Collect(OhaiCollector ohai);

    /// <summary>A small file's text without white space around it, null when it is missing, unreadable or empty.</summary>
    protected static string? Read(IReadOnlySystem machine, string path) => machine.TryReadText(path)?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The names in a directory in order, none when it cannot be listed.</summary>
    protected internal static List<string> SortedNames(IReadOnlySystem machine, string path)
    {
        List<string> names = [];
        foreach (DirectoryEntry entry in machine.TryListDirectory(path))
        {
            names.Add(entry.Name);
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }
}
