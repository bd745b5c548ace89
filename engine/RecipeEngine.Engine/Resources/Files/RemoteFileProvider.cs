using System.Text;

namespace RecipeEngine.Engine.Resources;

/// <summary>A file fetched from http(s) or file addresses, asked again only when the server says it has changed.</summary>
public sealed class RemoteFileProvider : FileProvider
{
    public static new readonly ProviderType Provides = ProviderType.For<RemoteFileProvider>(RemoteFileResource.Type,
        ("create", f => f.Run("create")), ("create_if_missing", f => f.Run("create_if_missing")), ("delete", f => f.Run("delete")), ("touch", f => f.Run("touch")));

    new void Run(string action) => FileProvider.Provides.Find(action)!(this);

    protected override byte[]? NewContent()
    {
        var checksum = Desired.Value(RemoteFileResource.Checksum) is { } c ? Context.ToS(c).ToLowerInvariant() : null;
        if (checksum is not null && PresentChecksum?.StartsWith(checksum, StringComparison.Ordinal) == true)
        {
            return null;
        }
        var sources = (Resource.Read(Context, "source") ?? Context.SendIfResponds(Resource, RSymbol.Of("source"))) as RArray ?? new RArray();
        var addresses = sources.Select(Context.ToS).ToList();
        for (var i = 0; i < addresses.Count; i++)
        {
            try
            {
                var content = Fetch(addresses[i]);
                if (content is not null && checksum is not null && Sha256(content) is var actual && !actual.StartsWith(checksum, StringComparison.Ordinal))
                {
                    throw new RubyError("Chef::Exceptions::ChecksumMismatch", $"Checksum on resource ({checksum[..Math.Min(6, checksum.Length)]}) does not match checksum on content ({actual[..6]})");
                }
                return content;
            }
            catch (Exception e) when (e is MachineException or RubyError { ClassName: "Net::HTTPClientException" or "Net::HTTPServerException" or "Net::HTTPFatalError" })
            {
                Warn($"{Resource} cannot be downloaded from {addresses[i]}: {e.Message}");
                if (i + 1 == addresses.Count)
                {
                    throw;
                }
                Info("trying to download from another mirror");
            }
        }
        throw RubyError.Argument($"{Resource}: `source` gives no address");
    }

    protected override bool ContentChecksumMustMatch => false;

    byte[]? Fetch(string address)
    {
        var url = new Uri(address);
        switch (url.Scheme)
        {
            case "file": return Machine.ReadBytes(Uri.UnescapeDataString(url.AbsolutePath));
            case "http" or "https": return FetchHttp(url);
        }
        throw new RubyError("Chef::Exceptions::InvalidRemoteFileURI", $"{Resource}: {url.Scheme} addresses cannot be fetched ({address}): use http, https or file");
    }

    byte[]? FetchHttp(Uri url)
    {
        var headers = new List<KeyValuePair<string, string>>();
        if (Desired[RemoteFileResource.Headers] is { } given)
        {
            headers.AddRange(given.Pairs().Select(p => new KeyValuePair<string, string>(Context.ToS(p.Key), Context.ToS(p.Value))));
        }
        var cache = new RemoteFileCache(Context, base.Run, url.ToString());
        if (PresentChecksum is { } present && cache.Load(Machine) is { } known && known.Checksum == present)
        {
            if (known.ETag is not null && Desired[RemoteFileResource.UseEtag])
            {
                headers.Add(new("if-none-match", known.ETag));
            }
            if (known.ModifiedAt is not null && Desired[RemoteFileResource.UseLastModified])
            {
                headers.Add(new("if-modified-since", known.ModifiedAt));
            }
        }
        if (url.UserInfo.Length > 0)
        {
            headers.Add(new("Authorization", "Basic " + System.Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(url.UserInfo)))));
        }
        var verify = (Desired.Value(RemoteFileResource.SslVerifyMode) ?? base.Run.Config.Get(Context, "ssl_verify_mode")) is not { } mode || Context.ToS(mode) != "verify_none";
        var reply = base.Run.Http.Send(new HttpCall("GET", url, headers, VerifyCertificates: verify));
        if (reply.Status == 304)
        {
            return null;
        }
        if (reply.Status >= 400)
        {
            throw new RubyError(reply.Status >= 500 ? "Net::HTTPFatalError" : "Net::HTTPClientException", $"{reply.Status} \"{reply.Reason}\"");
        }
        if (!WhyRun)
        {
            cache.Save(Context.Interpreter.Machine, Sha256(reply.Body), reply.Header("ETag"), reply.Header("Last-Modified"));
        }
        return reply.Body;
    }
}
