namespace RecipeEngine.Cookbooks.Sources;

/// <summary>How long the parts of an installation took, all its turns together.</summary>
public sealed class InstallTimings
{
    /// <summary>Getting and reading the indexes.</summary>
    public TimeSpan Index { get; internal set; }

    /// <summary>Choosing versions, without waiting for indexes.</summary>
    public TimeSpan Resolve { get; internal set; }

    /// <summary>Bringing cookbooks onto this machine, or finding them there.</summary>
    public TimeSpan Fetch { get; internal set; }
}
