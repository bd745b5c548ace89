using System.Net;
using System.Net.Http;
using System.Net.Security;
using System.Net.Sockets;

namespace RecipeEngine.Systems;

/// <summary>HTTP over the network.</summary>
public sealed class HttpFetcher : IHttpFetcher
{
    /// <inheritdoc/>
    public HttpReply Send(HttpCall call)
    {
        using var handler = Handler(call);
        using var client = new HttpClient(handler) { Timeout = call.Timeout ?? TimeSpan.FromMinutes(5) };
        using var request = Message(call);
        try
        {
            using var response = client.Send(request, HttpCompletionOption.ResponseContentRead);
            using var body = new MemoryStream();
            response.Content.ReadAsStream().CopyTo(body);
            var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            var lines = new List<KeyValuePair<string, string>>();
            foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
            {
                headers[name] = string.Join(", ", values);
                lines.AddRange(values.Select(value => KeyValuePair.Create(name, value)));
            }
            return new HttpReply((int)response.StatusCode, response.ReasonPhrase ?? "", headers, body.ToArray()) { HeaderLines = lines, Version = response.Version.ToString() };
        }
        catch (HttpRequestException e)
        {
            var errno = e.InnerException is SocketException s && s.SocketErrorCode != SocketError.ConnectionRefused ? Errno.EHOSTUNREACH : Errno.ECONNREFUSED;
            throw new MachineException(errno, "connect", $"{call.Url.Host} port {call.Url.Port}: {e.Message}", e);
        }
        catch (TaskCanceledException e)
        {
            throw new MachineException(Errno.ETIMEDOUT, "connect", $"{call.Url.Host} port {call.Url.Port}", e);
        }
        catch (IOException e)
        {
            throw new MachineException(Errno.ECONNRESET, "read", $"{call.Url.Host} port {call.Url.Port}", e);
        }
    }

    static SocketsHttpHandler Handler(HttpCall call)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = call.FollowRedirects,
            UseCookies = false,
            UseProxy = call.Proxy.FromEnvironment || call.Proxy.Address is not null,
            Proxy = call.Proxy.Address is { } proxy ? new WebProxy(proxy) : null,
            AutomaticDecompression = call.Decompress ? DecompressionMethods.All : DecompressionMethods.None,
            ConnectTimeout = call.ConnectTimeout ?? Timeout.InfiniteTimeSpan,
        };
        if (!call.VerifyCertificates)
        {
            handler.SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = static (_, _, _, _) => true };
        }
        return handler;
    }

    static HttpRequestMessage Message(HttpCall call)
    {
        var request = new HttpRequestMessage(new HttpMethod(call.Method), call.Url);
        if (call.Body is not null)
        {
            request.Content = new ByteArrayContent(call.Body);
        }
        foreach (var (name, value) in call.Headers)
        {
            if (name.Equals("host", StringComparison.OrdinalIgnoreCase))
            {
                request.Headers.Host = value;
            }
            else if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }
        return request;
    }
}
