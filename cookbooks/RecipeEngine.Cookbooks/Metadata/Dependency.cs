namespace RecipeEngine.Cookbooks;

/// <summary>A cookbook that another one needs, or a platform it supports, with the versions that will do.</summary>
/// <param name="ConstraintText">As written; ">= 0.0.0" when nothing was.</param>
/// <param name="File">The metadata file that declares it.</param>
/// <param name="Line">1-based line of the declaration, null when unknown.</param>
public sealed record Dependency(string Name, string ConstraintText = ">= 0.0.0", string? File = null, int? Line = null)
{
    /// <summary>The constraint; RecipeError with file and line when the text is none.</summary>
    public VersionConstraint Constraint
    {
        get
        {
            try
            {
                return VersionConstraint.Parse(ConstraintText, VersionFlavor.Platform);
            }
            catch (RecipeError error)
            {
                throw error.At(File, Line);
            }
        }
    }
}

/// <summary>A gem that a cookbook's code needs.</summary>
/// <param name="Requirements">Version comparisons in RubyGems' syntax.</param>
/// <param name="Options">What else was said, as plain values.</param>
public sealed record GemDependency(string Name, IReadOnlyList<string> Requirements, IReadOnlyDictionary<string, object?> Options);

/// <summary>Which library files of a cookbook are loaded without being required.</summary>
/// <param name="Globs">Patterns below libraries/, null for all of them.</param>
public sealed record EagerLoading(IReadOnlyList<string>? Globs)
{
    /// <summary>Every .rb file below libraries/.</summary>
    public static EagerLoading All { get; } = new((IReadOnlyList<string>?)null);

    /// <summary>No file: libraries/ only becomes part of the load path.</summary>
    public static EagerLoading None { get; } = new([]);

    /// <summary>Whether libraries/ becomes part of the load path, because not everything is loaded anyway.</summary>
    public bool ExtendsLoadPath => Globs is not null;
}
