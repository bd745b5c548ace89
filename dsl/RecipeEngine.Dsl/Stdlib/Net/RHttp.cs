using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib.Net;

/// <summary>A Net::HTTP: where to, and how.</summary>
public sealed class RHttp(RClass klass) : RObject(klass)
{
    public string Address { get; set; } = "";
    public int Port { get; set; } = 80;
    public bool UseSsl { get; set; }
    /// <summary>OpenSSL::SSL::VERIFY_NONE is 0.</summary>
    public object? VerifyMode { get; set; }
    public double? OpenTimeout { get; set; } = 60;
    public double? ReadTimeout { get; set; } = 60;
    public bool Started { get; set; }
    public Uri? Proxy { get; set; }

    /// <summary>Sends a request and reads the whole answer; redirects are not followed.</summary>
    public RHttpResponse Send(Context ctx, RHttpRequest request)
    {
        ctx.Interpreter.Io.Flush();
        using var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = Proxy is not null,
            Proxy = Proxy is null ? null : new WebProxy(Proxy),
            AutomaticDecompression = request.Has("accept-encoding") ? DecompressionMethods.None : DecompressionMethods.All,
            ConnectTimeout = OpenTimeout is { } open ? TimeSpan.FromSeconds(open) : Timeout.InfiniteTimeSpan,
        };
        if (VerifyMode is 0L)
        {
            handler.SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = static (_, _, _, _) => true };
        }
        using var client = new HttpClient(handler) { Timeout = ReadTimeout is { } read ? TimeSpan.FromSeconds(read) : Timeout.InfiniteTimeSpan };
        using var message = request.ToMessage(new Uri($"{(UseSsl ? "https" : "http")}://{(Address.Contains(':') ? $"[{Address.Trim('[', ']')}]" : Address)}:{Port}{request.Path}"));
        try
        {
            return ctx.Interpreter.Io.Blocking(ctx, () =>
            {
                using var answer = client.Send(message, HttpCompletionOption.ResponseContentRead);
                using var body = new MemoryStream();
                answer.Content.CopyTo(body, null, CancellationToken.None);
                return RHttpResponse.Of(ctx, answer, body.ToArray());
            });
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
        {
            throw Failure(e);
        }
    }

    RubyError Failure(Exception error)
    {
        for (var e = error; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData }:
                    return new RubyError("SocketError", $"Failed to open TCP connection to {Address}:{Port} (getaddrinfo: Name or service not known)");
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused }:
                    return new RubyError("Errno::ECONNREFUSED", $"Connection refused - Failed to open TCP connection to {Address}:{Port} (Connection refused - connect(2) for \"{Address}\" port {Port})"["Connection refused - ".Length..]);
                case SocketException { SocketErrorCode: SocketError.NetworkUnreachable }:
                    return new RubyError("Errno::ENETUNREACH", $"Failed to open TCP connection to {Address}:{Port} (Network is unreachable - connect(2) for \"{Address}\" port {Port})");
                case SocketException { SocketErrorCode: SocketError.HostUnreachable }:
                    return new RubyError("Errno::EHOSTUNREACH", $"Failed to open TCP connection to {Address}:{Port} (No route to host - connect(2) for \"{Address}\" port {Port})");
                case SocketException { SocketErrorCode: SocketError.ConnectionReset }:
                    return new RubyError("Errno::ECONNRESET", "Connection reset by peer");
                case System.Security.Authentication.AuthenticationException:
                    return new RubyError("OpenSSL::SSL::SSLError", $"SSL_connect returned=1 errno=0 state=error: {e.Message}");
                case TimeoutException when error is TaskCanceledException:
                    return new RubyError(e.Message.Contains("connect", StringComparison.OrdinalIgnoreCase) ? "Net::OpenTimeout" : "Net::ReadTimeout", e.Message.Contains("connect", StringComparison.OrdinalIgnoreCase) ? "execution expired" : "Net::ReadTimeout");
            }
        }
        return error is TaskCanceledException ? new RubyError("Net::ReadTimeout", "Net::ReadTimeout") : new RubyError("EOFError", "end of file reached");
    }
}

/// <summary>A Net::HTTP request: method, path, headers, body.</summary>
public sealed class RHttpRequest(RClass klass) : RObject(klass)
{
    public string Method { get; set; } = "GET";
    public string Path { get; set; } = "/";
    public object? Uri { get; set; }
    public List<(string Name, string Value)> Headers { get; } = [];
    public byte[]? Body { get; set; }

    public bool Has(string name) => Headers.Any(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public void Set(string name, string? value)
    {
        Headers.RemoveAll(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (value is not null)
        {
            Headers.Add((name, value));
        }
    }

    public HttpRequestMessage ToMessage(Uri uri)
    {
        var message = new HttpRequestMessage(new HttpMethod(Method), uri);
        if (Body is not null || Method is "POST" or "PUT" or "PATCH")
        {
            message.Content = new ByteArrayContent(Body ?? []);
            if (!Has("content-type") && Body is not null)
            {
                message.Content.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded");
            }
        }
        foreach (var (name, value) in Headers)
        {
            if (name.Equals("host", StringComparison.OrdinalIgnoreCase))
            {
                message.Headers.Host = value;
            }
            else if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }
        if (!Has("user-agent"))
        {
            message.Headers.TryAddWithoutValidation("User-Agent", "Ruby");
        }
        if (!Has("accept"))
        {
            message.Headers.TryAddWithoutValidation("Accept", "*/*");
        }
        return message;
    }
}

/// <summary>A Net::HTTP response, read to its end.</summary>
public sealed class RHttpResponse(RClass klass) : RObject(klass)
{
    public int Code { get; private set; }
    public string Message { get; private set; } = "";
    public string Version { get; private set; } = "1.1";
    public List<(string Name, string Value)> Headers { get; } = [];
    public RString? Body { get; set; }

    public static RHttpResponse Of(Context ctx, HttpResponseMessage answer, byte[] body)
    {
        var code = (int)answer.StatusCode;
        var response = new RHttpResponse(ctx.Interpreter.FindClass(ctx, HttpCodes.ClassOf(code))) { Code = code, Message = answer.ReasonPhrase ?? "", Version = answer.Version.ToString() };
        foreach (var header in answer.Headers.Concat(answer.Content.Headers))
        {
            foreach (var value in header.Value)
            {
                response.Headers.Add((header.Key, value));
            }
        }
        response.Body = new RString(body, RubyEncoding.Utf8);
        return response;
    }
}
