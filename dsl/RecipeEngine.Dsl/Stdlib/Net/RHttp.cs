using RecipeEngine.Systems;
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
        var call = request.ToCall(new Uri($"{(UseSsl ? "https" : "http")}://{(Address.Contains(':') ? $"[{Address.Trim('[', ']')}]" : Address)}:{Port}{request.Path}")) with
        {
            VerifyCertificates = VerifyMode is not 0L,
            FollowRedirects = false,
            Proxy = new HttpProxy(Proxy),
            Decompress = !request.Has("accept-encoding"),
            ConnectTimeout = OpenTimeout is { } open ? TimeSpan.FromSeconds(open) : null,
            Timeout = ReadTimeout is { } read ? TimeSpan.FromSeconds(read) : Timeout.InfiniteTimeSpan,
        };
        try
        {
            return RHttpResponse.Of(ctx, ctx.Interpreter.Io.Blocking(ctx, () => ctx.Interpreter.Machine.Http.Send(call)));
        }
        catch (MachineException e) when (e.InnerException is not null)
        {
            throw Failure(e.InnerException);
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

    public HttpCall ToCall(Uri uri)
    {
        var headers = Headers.Select(h => KeyValuePair.Create(h.Name, h.Value)).ToList();
        void Default(string name, string value)
        {
            if (!Has(name))
            {
                headers.Add(KeyValuePair.Create(name, value));
            }
        }
        if (Body is not null)
        {
            Default("Content-Type", "application/x-www-form-urlencoded");
        }
        Default("User-Agent", "Ruby");
        Default("Accept", "*/*");
        return new HttpCall(Method, uri, headers, Body ?? (Method is "POST" or "PUT" or "PATCH" ? [] : null));
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

    public static RHttpResponse Of(Context ctx, HttpReply answer)
    {
        var response = new RHttpResponse(ctx.Interpreter.FindClass(ctx, HttpCodes.ClassOf(answer.Status))) { Code = answer.Status, Message = answer.Reason, Version = answer.Version };
        foreach (var (name, value) in answer.HeaderLines.Count > 0 ? answer.HeaderLines : [.. answer.Headers])
        {
            response.Headers.Add((name, value));
        }
        response.Body = new RString(answer.Body, RubyEncoding.Utf8);
        return response;
    }
}
