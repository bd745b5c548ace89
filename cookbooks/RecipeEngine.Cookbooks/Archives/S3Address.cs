namespace RecipeEngine.Cookbooks.Archives;

/// <summary>An object in S3, in whichever way its address is written.</summary>
/// <param name="Bucket">the bucket's name</param>
/// <param name="Key">the object's, not escaped</param>
/// <param name="Region">as the address says it; null when it does not</param>
/// <param name="Query">of the address, such as "versionId=…", without the question mark</param>
public sealed record S3Address(string Bucket, string Key, string? Region = null, string Query = "")
{
    const string Domain = ".amazonaws.com";

    /// <summary>
    /// Reads s3://BUCKET/KEY, https://BUCKET.s3.REGION.amazonaws.com/KEY and https://s3.REGION.amazonaws.com/BUCKET/KEY, with a dot or a dash before the
    /// region or without it; null for an address that is none of these, or one that is signed already.
    /// </summary>
    public static S3Address? TryParse(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url))
        {
            return null;
        }

        var path = Uri.UnescapeDataString(url.AbsolutePath.TrimStart('/'));
        var query = url.Query.TrimStart('?');
        if (url.Scheme == "s3")
        {
            // A bucket's name may have an underscore or capitals, which a host has not.
            var bucket = address["s3://".Length..].Split('/')[0];
            return path.Length > 0 && bucket.Length > 0 ? new S3Address(bucket, path, null, query) : null;
        }

        if (url.Scheme is not ("http" or "https") || Labels(url.Host) is not var (before, region) || query.Contains("Signature=", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if (before.Length > 0)
        {
            return path.Length > 0 ? new S3Address(before, path, region, query) : null;
        }

        return path.Split('/', 2) is [{ Length: > 0 } first, { Length: > 0 } rest] ? new S3Address(first, rest, region, query) : null;
    }

    // "bucket.s3-eu-west-1.amazonaws.com" is the bucket and the region; null for a host that is not S3's.
    static (string Bucket, string? Region)? Labels(string host)
    {
        var end = host.EndsWith(Domain, StringComparison.OrdinalIgnoreCase) ? host.Length - Domain.Length
            : host.EndsWith(Domain + ".cn", StringComparison.OrdinalIgnoreCase) ? host.Length - Domain.Length - 3
            : -1;
        if (end < 0)
        {
            return null;
        }

        var labels = host[..end].Split('.');
        for (var i = labels.Length - 1; i >= Math.Max(0, labels.Length - 3); i--)
        {
            var label = labels[i];
            if (label != "s3" && !label.StartsWith("s3-", StringComparison.Ordinal))
            {
                continue;
            }

            var region = label.Length > 3 ? label[3..] : labels[(i + 1)..].FirstOrDefault(part => part != "dualstack");
            return (string.Join('.', labels[..i]), region is null or "external-1" ? null : region);
        }

        return null;
    }

    /// <summary>Where it is asked for: at the region's own host, or below another server's address (then the bucket is part of the path).</summary>
    /// <param name="server">a server that speaks S3's language; null for Amazon's</param>
    public Uri UrlIn(string region, string? server = null)
    {
        var key = S3Signature.Escape(Key, slashes: true);
        var query = Query.Length > 0 ? "?" + Query : "";
        var suffix = region.StartsWith("cn-", StringComparison.Ordinal) ? Domain + ".cn" : Domain;

        // A bucket with a dot is no host of a certificate.
        return new Uri(server is not null ? $"{server.TrimEnd('/')}/{Bucket}/{key}{query}"
            : Bucket.Contains('.', StringComparison.Ordinal) ? $"https://s3.{region}{suffix}/{Bucket}/{key}{query}"
            : $"https://{Bucket}.s3.{region}{suffix}/{key}{query}");
    }

    public override string ToString() => $"s3://{Bucket}/{Key}";
}
