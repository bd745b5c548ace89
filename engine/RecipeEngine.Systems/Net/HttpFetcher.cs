using System.Net.Http;
using System.Net.Sockets;

namespace RecipeEngine.Systems;

/// <summary>HTTP over the network.</summary>
public sealed class HttpFetcher : IHttpFetcher
{
    /// <inheritdoc/>
    public HttpReply Send(HttpCall call)
    {
        using var handler = new HttpClientHandler();
        if (!call.VerifyCertificates)
        {
            handler.ServerCertificateCustomValidationCallback = static (_, _, _, _) => true;
        }
        using var client = new HttpClient(handler) { Timeout = call.Timeout ?? TimeSpan.FromMinutes(5) };
        using var request = new HttpRequestMessage(new HttpMethod(call.Method), call.Url);
        if (call.Body is not null)
        {
            request.Content = new ByteArrayContent(call.Body);
        }
        foreach (var (name, value) in call.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }
        try
        {
            using var response = client.Send(request);
            using var body = new MemoryStream();
            response.Content.ReadAsStream().CopyTo(body);
            var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
            {
                headers[name] = string.Join(", ", values);
            }
            return new HttpReply((int)response.StatusCode, response.ReasonPhrase ?? "", headers, body.ToArray());
        }
        catch (HttpRequestException e)
        {
            var errno = e.InnerException is SocketException s && s.SocketErrorCode != SocketError.ConnectionRefused ? Errno.EHOSTUNREACH : Errno.ECONNREFUSED;
            throw new MachineException(errno, "connect", $"{call.Url.Host} port {call.Url.Port}: {e.Message}");
        }
        catch (TaskCanceledException)
        {
            throw new MachineException(Errno.ETIMEDOUT, "connect", $"{call.Url.Host} port {call.Url.Port}");
        }
    }
}
