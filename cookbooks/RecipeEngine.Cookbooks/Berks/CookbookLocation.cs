namespace RecipeEngine.Cookbooks.Berks;

/// <summary>A place one cookbook is taken from, instead of from a source of versions.</summary>
public abstract record CookbookLocation
{
    /// <summary>The option lines a lock holds for it, in order.</summary>
    public abstract IReadOnlyList<KeyValuePair<string, string>> LockLines { get; }

    /// <summary>Whether both mean the same place; the commit that a lock adds does not count.</summary>
    public abstract bool IsSamePlace(CookbookLocation? other);
}

/// <summary>A directory of this machine.</summary>
/// <param name="RelativePath">from the Berksfile's directory, "." for itself</param>
/// <param name="FullPath">absolute</param>
/// <param name="IsMetadata">whether it came by the word <c>metadata</c></param>
public sealed record PathLocation(string RelativePath, string FullPath, bool IsMetadata = false) : CookbookLocation
{
    public override IReadOnlyList<KeyValuePair<string, string>> LockLines => IsMetadata
        ? [new("path", RelativePath), new("metadata", "true")]
        : [new("path", RelativePath)];

    public override bool IsSamePlace(CookbookLocation? other) =>
        other is PathLocation path && path.IsMetadata == IsMetadata && path.FullPath == FullPath;

    public override string ToString() => $"source at {RelativePath}";
}

/// <summary>A git repository; the branch, tag or commit taken is the first given of ref, branch and tag, else the repository's own default.</summary>
/// <param name="Url">anything git understands</param>
/// <param name="Revision">the commit, 40 hexadecimal digits, once known</param>
/// <param name="Subdirectory">the cookbook's directory in the repository</param>
public sealed record GitLocation(
    string Url, string? Revision = null, string? Ref = null, string? Branch = null, string? Tag = null, string? Subdirectory = null) : CookbookLocation
{
    public override IReadOnlyList<KeyValuePair<string, string>> LockLines => new (string Key, string? Value)[]
        {
            ("git", Url), ("revision", Revision), ("ref", ShortRef), ("branch", Branch), ("tag", Tag), ("rel", Subdirectory),
        }
        .Where(line => line.Value is not null)
        .Select(line => new KeyValuePair<string, string>(line.Key, line.Value!))
        .ToList();

    /// <summary>What is asked of git; null for the default branch.</summary>
    public string? Wanted => Ref ?? Branch ?? Tag;

    string? ShortRef => Ref is { Length: > 7 } ? Ref[..7] : Ref;

    // git:// of GitHub was switched off; Berkshelf writes https for it since.
    string CanonicalUrl => Url.StartsWith("git://github.com/", StringComparison.Ordinal) ? "https" + Url["git".Length..] : Url;

    public override bool IsSamePlace(CookbookLocation? other) => other is GitLocation git
        && git.CanonicalUrl == CanonicalUrl && git.ShortRef == ShortRef && git.Branch == Branch && git.Tag == Tag && git.Subdirectory == Subdirectory;

    public override string ToString() =>
        $"{Url} (at {Tag ?? Branch ?? ShortRef ?? "HEAD"}{(Subdirectory is null ? "" : "/" + Subdirectory)})";
}
