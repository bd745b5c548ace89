using System.Text;
using Microsoft.AspNetCore.Http;
using RecipeEngine.Cookbooks;
using RecipeEngine.Cookbooks.Archives;
using RecipeEngine.Systems;
using Xunit;

namespace RecipeEngine.Tests.Cookbooks.Berks;

/// <summary>Archives of cookbooks from web servers and S3.</summary>
public sealed class ArchiveSourceTests : IAsyncLifetime
{
    readonly Workshop workshop = new();
    readonly LocalServer server;
    static readonly byte[] Usual = Workshop.Archive("web", "1.0.0", ("recipes/default.rb", "log 'web'\n"));

    Func<HttpContext, byte[]?> content = _ => Usual;

    public ArchiveSourceTests() => server = new LocalServer(Answer);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        workshop.Dispose();
    }

    async Task Answer(HttpContext http)
    {
        if (content(http) is not { } body)
        {
            return;
        }

        var etag = $"\"{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(body))}\"";
        http.Response.Headers.ETag = etag;
        if (http.Request.Headers.IfNoneMatch == etag)
        {
            http.Response.StatusCode = 304;
            return;
        }

        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body);
    }

    CookbookArchive Fetch(string path = "/cookbooks.tar.gz", string? user = null, string? password = null) =>
        new CookbookArchives(workshop.Context()).Fetch(new ArchiveSource(path.Contains("://", StringComparison.Ordinal) ? path : server.Address + path, user, password));

    string[] Names(CookbookArchive archive) => [.. new CookbookLoader(workshop.Machine, archive.CookbookPaths, new CookbookLoaderOptions { InferNames = true }).Names];

    [Fact]
    public async Task An_archive_is_had_once_and_then_asked_about()
    {
        var first = Fetch();
        Assert.Equal(["web"], Names(first));
        Assert.Equal(first, Fetch() with { CookbookPaths = first.CookbookPaths });
        Assert.Equal(2, server.Asked.Count);
        Assert.Single(workshop.Trees);
        content = _ => Workshop.Archive("web", "2.0.0");
        Assert.NotEqual(first.Digest, Fetch().Digest);
        await server.DisposeAsync();
        Fetch();
        Assert.Contains(workshop.Events.Lines, line => line.Contains("archive of last time", StringComparison.Ordinal));
    }

    [Fact]
    public void A_password_is_sent_and_never_told()
    {
        content = http =>
        {
            if (http.Request.Headers.Authorization == "Basic " + Convert.ToBase64String("me:p@ss"u8))
            {
                return Workshop.Archive("web", "1.0.0");
            }

            http.Response.StatusCode = 401;
            return null;
        };
        Assert.Equal(["web"], Names(Fetch(user: "me", password: "p@ss")));
        Assert.Equal(["web"], Names(Fetch(server.Address.Replace("://", "://me:p%40ss@", StringComparison.Ordinal) + "/other.tgz")));
        var refused = Assert.Throws<RecipeError>(() => Fetch(server.Address.Replace("://", "://me:wrong@", StringComparison.Ordinal) + "/third.tgz"));
        Assert.Contains("asks for a user and a password", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cookbooks/web/recipes/default.rb|roles/base.rb", "web")]
    [InlineData("site/web/recipes/default.rb|site/apt/metadata.json", "apt,web")]
    [InlineData("web/recipes/default.rb|README.md", "web")]
    [InlineData("metadata.json|recipes/default.rb", "lone")]
    public void Every_usual_layout_is_understood(string files, string names)
    {
        content = _ => Zips.Of([.. files.Split('|').Select(file => (file, file.EndsWith(".json", StringComparison.Ordinal) ? file.Contains('/', StringComparison.Ordinal) ? """{"name": "apt", "version": "1.0.0"}""" : """{"name": "lone", "version": "1.0.0"}""" : ""))]);
        Assert.Equal(names, string.Join(',', Names(Fetch()).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void What_is_no_archive_of_cookbooks_is_told()
    {
        content = _ => "<html>Sign in</html>"u8.ToArray();
        Assert.Contains("neither zip nor tar.gz", Assert.Throws<RecipeError>(() => Fetch()).Message, StringComparison.Ordinal);
        content = _ => Zips.Of(("README.md", "hello"));
        Assert.Contains("holds no cookbooks", Assert.Throws<RecipeError>(() => Fetch()).Message, StringComparison.Ordinal);
        content = _ => Zips.Of(("../../x", "hello"));
        Assert.Contains("leads out", Assert.Throws<RecipeError>(() => Fetch()).Message, StringComparison.Ordinal);
        content = http =>
        {
            http.Response.StatusCode = 404;
            return null;
        };
        Assert.Contains("there is no such archive", Assert.Throws<RecipeError>(() => Fetch()).Message, StringComparison.Ordinal);
        Assert.Contains("there is no such file", Assert.Throws<RecipeError>(() => Fetch("file:///nowhere/x.zip")).Message, StringComparison.Ordinal);
        Assert.Empty(workshop.Unfinished);
    }

    [Fact]
    public void S3_is_asked_with_a_signature_in_the_buckets_region()
    {
        var seen = new List<string>();
        content = http =>
        {
            var authorization = http.Request.Headers.Authorization.ToString();
            seen.Add($"{http.Request.Path} {authorization.Split(", ")[0]}");
            http.Response.Headers["x-amz-bucket-region"] = "eu-west-1";
            if (authorization.Contains("/eu-west-1/s3/", StringComparison.Ordinal))
            {
                var url = new Uri($"{server.Address}{http.Request.Path}");
                var time = DateTimeOffset.ParseExact(http.Request.Headers["x-amz-date"].ToString(), "yyyyMMdd'T'HHmmss'Z'", null, System.Globalization.DateTimeStyles.AssumeUniversal);
                Assert.Equal(S3Signature.Headers(url, "eu-west-1", new S3Keys("AK", "secret"), time)[^1].Value, authorization);
                return Workshop.Archive("web", "1.0.0");
            }

            http.Response.StatusCode = 400;
            return null;
        };
        var machine = new VariablesSystem(workshop.Machine, new() { ["AWS_ENDPOINT_URL_S3"] = server.Address, ["AWS_REGION"] = "us-east-1" });
        var context = workshop.Context() with { Machine = machine };
        var archive = new CookbookArchives(context).Fetch(new ArchiveSource("s3://my_bucket/dir/cook books.tgz", "AK", "secret"));
        Assert.Equal(["web"], Names(archive));
        Assert.StartsWith("/my_bucket/dir/cook%20books.tgz AWS4-HMAC-SHA256 Credential=AK/", seen[0], StringComparison.Ordinal);
        Assert.Equal(2, seen.Count);
    }

    [Theory]
    [InlineData("/test.txt", "range", "bytes=0-9", "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41")]
    [InlineData("/?lifecycle", null, null, "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543")]
    [InlineData("/?max-keys=2&prefix=J", null, null, "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7")]
    public void Amazons_own_examples_have_their_signatures(string path, string? header, string? value, string signature)
    {
        var headers = S3Signature.Headers(new Uri("https://examplebucket.s3.amazonaws.com" + path), "us-east-1",
            new S3Keys("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"), new DateTimeOffset(2013, 5, 24, 0, 0, 0, TimeSpan.Zero), header is null ? null : [new(header, value!)]);
        Assert.EndsWith("Signature=" + signature, headers[^1].Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s3://b_1/k/x.zip", "b_1", "k/x.zip", null)]
    [InlineData("https://b.s3.amazonaws.com/k%20x.zip", "b", "k x.zip", null)]
    [InlineData("https://b.c.s3.eu-west-1.amazonaws.com/k", "b.c", "k", "eu-west-1")]
    [InlineData("https://b.s3-eu-west-1.amazonaws.com/k", "b", "k", "eu-west-1")]
    [InlineData("https://s3.amazonaws.com/b/k/x", "b", "k/x", null)]
    [InlineData("https://s3-us-west-2.amazonaws.com/b/k", "b", "k", "us-west-2")]
    [InlineData("https://s3.cn-north-1.amazonaws.com.cn/b/k", "b", "k", "cn-north-1")]
    [InlineData("https://s3.dualstack.us-east-2.amazonaws.com/b/k", "b", "k", "us-east-2")]
    public void Every_way_to_write_an_S3_address_is_known(string address, string bucket, string key, string? region) =>
        Assert.Equal(new S3Address(bucket, key, region), S3Address.TryParse(address));

    [Theory]
    [InlineData("https://example.com/b/k")]
    [InlineData("https://b.s3.amazonaws.com/k?X-Amz-Signature=abc")]
    [InlineData("https://ec2.us-east-1.amazonaws.com/x/y")]
    [InlineData("s3://bucket/")]
    public void Other_addresses_are_not_S3s(string address) => Assert.Null(S3Address.TryParse(address));
}

/// <summary>Zip archives for tests.</summary>
static class Zips
{
    public static byte[] Of(params (string Name, string Content)[] entries)
    {
        using var buffer = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(buffer, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return buffer.ToArray();
    }
}
