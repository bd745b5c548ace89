namespace RecipeEngine.Cookbooks.Archives;

/// <summary>Where an archive of cookbooks lies.</summary>
/// <param name="Url">http(s), s3://BUCKET/KEY, S3's own https addresses, or a path of this machine</param>
/// <param name="User">for a server that asks for one; S3's access key</param>
/// <param name="Password">for a server that asks for one; S3's secret key</param>
/// <param name="Region">of S3; null takes what the address or AWS_REGION says</param>
public sealed record ArchiveSource(string Url, string? User = null, string? Password = null, string? Region = null)
{
    /// <summary>The address without the secrets that it may hold.</summary>
    public override string ToString() => Uri.TryCreate(Url, UriKind.Absolute, out var url) && url.Scheme != "file"
        ? $"{url.Scheme}://{(url.IsDefaultPort ? url.Host : url.Authority)}{url.AbsolutePath}"
        : Url;
}

/// <summary>An unpacked archive of cookbooks.</summary>
/// <param name="Root">the directory that holds <see cref="CookbookPaths"/>, and roles, data bags and the like beside them</param>
/// <param name="CookbookPaths">directories of cookbooks, or the one directory of a lone cookbook; none where it is an exported policy</param>
/// <param name="Digest">SHA-256 of the archive</param>
public sealed record CookbookArchive(string Root, IReadOnlyList<string> CookbookPaths, string Digest);
