using RecipeEngine.Dsl.Stdlib.Uris;

namespace RecipeEngine.Dsl.Stdlib.Net;

/// <summary>net/http.</summary>
[RubyClass("Net::HTTP", Library = "net/http")]
public static class HttpClass
{
    [RubyLibrary("net/http")]
    public static void Load(Context ctx)
    {
        ctx.Interpreter.Require(ctx, "uri");
        ctx.Interpreter.Require(ctx, "timeout");
        HttpCodes.Define(ctx);
    }

    [RubyLibrary("net/https", "net/protocol")]
    public static void LoadSecure(Context ctx)
    {
        ctx.Interpreter.Require(ctx, "net/http");
        ctx.Interpreter.Require(ctx, "openssl");
    }

    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RHttp(klass);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RHttp self, string address, object? port = null, object? proxyAddress = null, object? proxyPort = null, params object?[] rest)
    {
        (self.Address, self.Port) = (address, port is null ? 80 : Coerce.ToInt(ctx, port));
        if (proxyAddress is RString proxy)
        {
            self.Proxy = new Uri($"http://{proxy.Text}:{(proxyPort is null ? 80 : Coerce.ToInt(ctx, proxyPort))}");
        }
    }

    static RHttp For(Context ctx, RUri uri)
    {
        var http = new RHttp(ctx.Interpreter.FindClass(ctx, "Net::HTTP")) { Address = (uri.Host ?? "").Trim('[', ']'), Port = (int)(uri.Port ?? 80), UseSsl = uri.Scheme == "https" };
        return http;
    }

    static RHttpRequest Request(Context ctx, string method, string path, object? headers)
    {
        var name = char.ToUpperInvariant(method[0]) + method[1..].ToLowerInvariant();
        var request = new RHttpRequest(ctx.Interpreter.FindClass(ctx, "Net::HTTP::" + name)) { Method = method, Path = path.Length == 0 ? "/" : path };
        HttpRequestClass.AddHeaders(ctx, request, headers);
        return request;
    }

    static (RHttp Http, string Path) Target(Context ctx, object? target, object? path, object? port)
    {
        if (target is RUri uri)
        {
            return (For(ctx, uri), UriHttp.RequestUri(uri));
        }
        return (new RHttp(ctx.Interpreter.FindClass(ctx, "Net::HTTP")) { Address = Coerce.ToText(ctx, target), Port = port is null ? 80 : Coerce.ToInt(ctx, port) }, Coerce.ToText(ctx, path));
    }

    [RubyMethod("get_response", Singleton = true)]
    public static RHttpResponse GetResponse(Context ctx, object? target, object? path = null, object? port = null)
    {
        var (http, where) = Target(ctx, target, path is RHash ? null : path, port);
        return http.Send(ctx, Request(ctx, "GET", where, path as RHash));
    }

    [RubyMethod("get", Singleton = true)]
    public static RString? GetBody(Context ctx, object? target, object? path = null, object? port = null) => GetResponse(ctx, target, path, port).Body;

    [RubyMethod("post", Singleton = true)]
    public static RHttpResponse PostTo(Context ctx, RUri uri, RString data, object? headers = null)
    {
        var request = Request(ctx, "POST", UriHttp.RequestUri(uri), headers);
        request.Body = data.ToBytes();
        return For(ctx, uri).Send(ctx, request);
    }

    [RubyMethod("post_form", Singleton = true)]
    public static RHttpResponse PostForm(Context ctx, RUri uri, object? form)
    {
        var request = Request(ctx, "POST", UriHttp.RequestUri(uri), null);
        HttpRequestClass.SetFormData(ctx, request, form);
        return For(ctx, uri).Send(ctx, request);
    }

    [RubyMethod("start", Singleton = true)]
    public static object? StartNew(Context ctx, RClass self, string address, object? port = null, [Keywords] RHash? options = null, RProc? block = null, params object?[] rest)
    {
        if (rest.Length > 0 && rest[^1] is RHash given)
        {
            options ??= given;
        }
        if (port is RHash)
        {
            (options, port) = (options ?? (RHash)port, null);
        }
        var http = (RHttp)ctx.Send(self, Sym.New, new RString(address), port)!;
        foreach (var (name, value) in options?.Pairs() ?? [])
        {
            ctx.Send(http, ctx.ToS(name) + "=", value);
        }
        return Start(ctx, http, block);
    }

    [RubyMethod("start")]
    public static object? Start(Context ctx, RHttp self, RProc? block = null)
    {
        self.Started = true;
        if (block is null)
        {
            return self;
        }
        try
        {
            return block.Yield(ctx, self);
        }
        finally
        {
            self.Started = false;
        }
    }

    [RubyMethod("finish")]
    public static void Finish(RHttp self) => self.Started = self.Started ? false : throw new RubyError("IOError", "HTTP session not yet started");

    [RubyMethod("started?", "active?")]
    public static bool IsStarted(RHttp self) => self.Started;

    [RubyMethod("address")]
    public static string Address(RHttp self) => self.Address;

    [RubyMethod("port")]
    public static long Port(RHttp self) => self.Port;

    [RubyMethod("use_ssl?", "use_ssl")]
    public static bool UsesSsl(RHttp self) => self.UseSsl;

    [RubyMethod("use_ssl=")]
    public static void SetUseSsl(RHttp self, bool value) => self.UseSsl = value;

    [RubyMethod("verify_mode")]
    public static object? VerifyMode(RHttp self) => self.VerifyMode;

    [RubyMethod("verify_mode=")]
    public static void SetVerifyMode(RHttp self, object? mode) => self.VerifyMode = mode;

    [RubyMethod("open_timeout")]
    public static double? OpenTimeout(RHttp self) => self.OpenTimeout;

    [RubyMethod("open_timeout=")]
    public static void SetOpenTimeout(RHttp self, double? seconds) => self.OpenTimeout = seconds;

    [RubyMethod("read_timeout")]
    public static double? ReadTimeout(RHttp self) => self.ReadTimeout;

    [RubyMethod("read_timeout=")]
    public static void SetReadTimeout(RHttp self, double? seconds) => self.ReadTimeout = seconds;

    [RubyMethod("request")]
    public static RHttpResponse Send(Context ctx, RHttp self, RHttpRequest request, RString? body = null, RProc? block = null)
    {
        request.Body = body?.ToBytes() ?? request.Body;
        var response = self.Send(ctx, request);
        block?.Yield(ctx, response);
        return response;
    }

    static RHttpResponse Do(Context ctx, RHttp self, string method, string path, RString? body, object? headers, RProc? block)
    {
        var request = Request(ctx, method, path, headers);
        return Send(ctx, self, request, body, block);
    }

    [RubyMethod("get", "get2", "request_get")]
    public static RHttpResponse Get(Context ctx, RHttp self, string path, object? headers = null, RProc? block = null) => Do(ctx, self, "GET", path, null, headers, block);

    [RubyMethod("head", "head2", "request_head")]
    public static RHttpResponse Head(Context ctx, RHttp self, string path, object? headers = null, RProc? block = null) => Do(ctx, self, "HEAD", path, null, headers, block);

    [RubyMethod("delete")]
    public static RHttpResponse Delete(Context ctx, RHttp self, string path, object? headers = null) => Do(ctx, self, "DELETE", path, null, headers, null);

    [RubyMethod("post", "post2", "request_post")]
    public static RHttpResponse Post(Context ctx, RHttp self, string path, RString? body, object? headers = null, RProc? block = null) => Do(ctx, self, "POST", path, body, headers, block);

    [RubyMethod("put", "put2", "request_put")]
    public static RHttpResponse Put(Context ctx, RHttp self, string path, RString? body, object? headers = null) => Do(ctx, self, "PUT", path, body, headers, null);

    [RubyMethod("patch")]
    public static RHttpResponse Patch(Context ctx, RHttp self, string path, RString? body, object? headers = null) => Do(ctx, self, "PATCH", path, body, headers, null);
}
