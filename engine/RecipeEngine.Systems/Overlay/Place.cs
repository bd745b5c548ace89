namespace RecipeEngine.Systems.Overlay;

/// <summary>Where a path leads: to something changed (a node), to something as it is on the machine below, or to a vacant name in a directory.</summary>
internal sealed class Place(Place? parent, string name, OverlayNode? node, string? lower, FileStatus? status)
{
    /// <summary>The directory it lies in; null for the root.</summary>
    public Place? Parent => parent;

    public string Name => name;

    public OverlayNode? Node { get; set; } = node;

    /// <summary>Path on the machine below, for what is not changed.</summary>
    public string? Lower => Node is null ? lower : Node.Lower;

    /// <summary>Status on the machine below, for what is not changed.</summary>
    public FileStatus? Status => status;

    public bool Exists => Node is not null || status is not null;

    public FileType Type => Node?.Type ?? status?.Type ?? FileType.Unknown;

    public bool IsDirectory => Type == FileType.Directory;

    /// <summary>The path without symbolic links, as programs see it.</summary>
    public string Path => parent is null ? "/" : Join(parent.Path, name);

    public static string Join(string directory, string name) => directory == "/" ? "/" + name : directory + "/" + name;
}
