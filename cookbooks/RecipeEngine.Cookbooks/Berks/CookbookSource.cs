namespace RecipeEngine.Cookbooks.Berks;

/// <summary>The kinds of place that offer many versions of many cookbooks.</summary>
public enum SourceKind
{
    /// <summary>A server, or a directory, that answers as Supermarket does.</summary>
    Supermarket,

    /// <summary>A directory of cookbooks.</summary>
    Directory,
}

/// <summary>A place that offers many versions of many cookbooks.</summary>
/// <param name="Address">an http(s) address without a trailing slash, or an absolute path</param>
/// <param name="VerifyCertificates">false takes any certificate</param>
public sealed record CookbookSource(SourceKind Kind, string Address, bool VerifyCertificates = true)
{
    /// <summary>Whether it is the public Supermarket, which messages do not name.</summary>
    public bool IsDefault => Address == Berksfile.PublicSupermarket;

    public override string ToString() => Address;
}
