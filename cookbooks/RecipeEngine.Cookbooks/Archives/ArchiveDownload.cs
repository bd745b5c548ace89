using System.Text;
using RecipeEngine.Cookbooks.Sources;

namespace RecipeEngine.Cookbooks.Archives;

/// <summary>Gets an archive's bytes: from a file, over HTTP with or without a password, or from S3.</summary>
sealed class ArchiveDownload(SourceContext context)
{
    const string DefaultRegion = "us-east-1";

    /// <summary>The reply: 200 with the archive, or 304 when it is still the one of the tag.</summary>
    public HttpReply Get(ArchiveSource source, string? etag)
    {
        var reply = S3Address.TryParse(source.Url) is { } stored ? FromS3(source, stored, etag) : FromServer(source, etag);
        return reply.Status is 404 or 410 ? throw Failed(source, $"the server answers {reply.Status}: there is no such archive") : reply;
    }

    HttpReply FromServer(ArchiveSource source, string? etag)
    {
        if (!Uri.TryCreate(source.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            throw Failed(source, "an archive is named by an http(s) or s3 address, or by a file on this machine");
        }

        var login = source.User is null ? Uri.UnescapeDataString(url.UserInfo) : $"{source.User}:{source.Password}";
        var plain = new UriBuilder(url) { UserName = "", Password = "" }.Uri;
        var reply = context.Http.Get(plain, etag: etag, refused: refusal => refusal.Status == 401,
            headers: login.Length == 0 ? [] : [new("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(login)))]);
        return reply.Status == 401 ? throw Failed(source, "the server asks for a user and a password: write them as https://USER:PASSWORD@HOST/…") : reply;
    }

    HttpReply FromS3(ArchiveSource source, S3Address stored, string? etag)
    {
        var server = Variable("AWS_ENDPOINT_URL_S3") ?? Variable("AWS_ENDPOINT_URL");
        var keys = Keys(source);
        var region = source.Region ?? stored.Region ?? Variable("AWS_REGION") ?? Variable("AWS_DEFAULT_REGION") ?? DefaultRegion;
        var asked = region;
        while (true)
        {
            var url = stored.UrlIn(asked, server);
            string? elsewhere = null;
            var reply = context.Http.Get(url, etag: etag, follow: false, sign: () => keys is null ? [] : S3Signature.Headers(url, asked, keys, context.Machine.UtcNow),
                refused: refusal =>
                {
                    elsewhere = refusal.Header("x-amz-bucket-region");
                    return elsewhere is not null && elsewhere != asked && asked == region;
                });
            if (elsewhere is null || reply.Status is 200 or 304)
            {
                return reply.Status is >= 300 and < 400 and not 304 ? throw Failed(source, $"S3 answers {reply.Status}: name the bucket's region with AWS_REGION") : reply;
            }

            asked = elsewhere;
        }
    }

    S3Keys? Keys(ArchiveSource source) =>
        source is { User: { Length: > 0 } user, Password: { } secret } ? new S3Keys(user, secret)
        : Variable("AWS_ACCESS_KEY_ID") is { } access && Variable("AWS_SECRET_ACCESS_KEY") is { } key ? new S3Keys(access, key, Variable("AWS_SESSION_TOKEN"))
        : null;

    string? Variable(string name) => context.Machine.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    internal static RecipeError Failed(ArchiveSource source, string reason) => RecipeError.Ruby("Archive::DownloadFailed", $"the archive {source}: {reason}");
}
