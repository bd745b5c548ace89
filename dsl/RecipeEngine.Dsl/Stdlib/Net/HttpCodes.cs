namespace RecipeEngine.Dsl.Stdlib.Net;

/// <summary>The classes of HTTP answers.</summary>
static class HttpCodes
{
    static readonly Dictionary<int, string> Names = new()
    {
        [100] = "Continue",
        [200] = "OK",
        [201] = "Created",
        [202] = "Accepted",
        [204] = "NoContent",
        [206] = "PartialContent",
        [300] = "MultipleChoices",
        [301] = "MovedPermanently",
        [302] = "Found",
        [303] = "SeeOther",
        [304] = "NotModified",
        [307] = "TemporaryRedirect",
        [308] = "PermanentRedirect",
        [400] = "BadRequest",
        [401] = "Unauthorized",
        [403] = "Forbidden",
        [404] = "NotFound",
        [405] = "MethodNotAllowed",
        [406] = "NotAcceptable",
        [408] = "RequestTimeOut",
        [409] = "Conflict",
        [410] = "Gone",
        [412] = "PreconditionFailed",
        [422] = "UnprocessableEntity",
        [429] = "TooManyRequests",
        [500] = "InternalServerError",
        [501] = "NotImplemented",
        [502] = "BadGateway",
        [503] = "ServiceUnavailable",
        [504] = "GatewayTimeOut",
    };

    static string Family(int code) => (code / 100) switch { 1 => "Information", 2 => "Success", 3 => "Redirection", 4 => "ClientError", 5 => "ServerError", _ => "UnknownResponse" };

    public static string ClassOf(int code) => "Net::HTTP" + (Names.GetValueOrDefault(code) ?? Family(code));

    /// <summary>Makes a class for each code below its family's.</summary>
    public static void Define(Context ctx)
    {
        var net = ctx.Interpreter.FindModule(ctx, "Net");
        foreach (var (code, name) in Names)
        {
            var c = ctx.Interpreter.NewClass("Net::HTTP" + name, ctx.Interpreter.FindClass(ctx, "Net::HTTP" + Family(code)));
            net.SetConstant("HTTP" + name, c);
        }
        net.SetConstant("HTTPServerException", ctx.Interpreter.FindClass(ctx, "Net::HTTPClientException"));
    }
}

/// <summary>Net: the namespace.</summary>
[RubyModule("Net", Library = "net/http")]
public static class NetModule;

/// <summary>Any answer.</summary>
[RubyClass("Net::HTTPResponse", Library = "net/http")]
public static class HttpResponseClass
{
    [RubyMethod("code")]
    public static string Code(RHttpResponse self) => self.Code.ToString(System.Globalization.CultureInfo.InvariantCulture);

    [RubyMethod("message", "msg")]
    public static string Message(RHttpResponse self) => self.Message;

    [RubyMethod("http_version")]
    public static string Version(RHttpResponse self) => self.Version;

    [RubyMethod("body", "entity")]
    public static RString? Body(RHttpResponse self) => self.Body;

    [RubyMethod("read_body")]
    public static RString? ReadBody(Context ctx, RHttpResponse self, object? target = null, RProc? block = null)
    {
        if (target is not null)
        {
            ctx.Send(target, Sym.ShiftLeft, self.Body);
        }
        block?.Yield(ctx, self.Body);
        return self.Body;
    }

    static string? Header(RHttpResponse self, string name)
    {
        var values = self.Headers.Where(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value).ToList();
        return values.Count == 0 ? null : string.Join(", ", values);
    }

    [RubyMethod("[]")]
    public static string? Get(Context ctx, RHttpResponse self, object? name) => Header(self, ctx.ToS(name));

    [RubyMethod("fetch")]
    public static object? Fetch(Context ctx, RHttpResponse self, object? name, [Optional] object? fallback, RProc? block = null) =>
        Header(self, ctx.ToS(name)) is { } value ? new RString(value) : block is not null ? block.Yield(ctx, name)
        : fallback is not Undefined ? fallback : throw RubyError.Key($"key not found: {ctx.Inspect(name)}", self, name);

    [RubyMethod("key?")]
    public static bool HasKey(Context ctx, RHttpResponse self, object? name) => Header(self, ctx.ToS(name)) is not null;

    [RubyMethod("get_fields")]
    public static object? Fields(Context ctx, RHttpResponse self, object? name) =>
        Header(self, ctx.ToS(name)) is null ? null : new RArray(self.Headers.Where(h => h.Name.Equals(ctx.ToS(name), StringComparison.OrdinalIgnoreCase)).Select(h => (object?)new RString(h.Value)));

    [RubyMethod("content_type")]
    public static string? ContentType(RHttpResponse self) => Header(self, "content-type")?.Split(';')[0].Trim();

    [RubyMethod("content_length")]
    public static object? ContentLength(RHttpResponse self) => long.TryParse(Header(self, "content-length"), out var n) ? Box.Int(n) : null;

    [RubyMethod("to_hash")]
    public static RHash ToHash(Context ctx, RHttpResponse self)
    {
        var hash = new RHash();
        foreach (var group in self.Headers.GroupBy(h => h.Name.ToLowerInvariant()))
        {
            hash.Set(ctx, new RString(group.Key), new RArray(group.Select(h => (object?)new RString(h.Value))));
        }
        return hash;
    }

    [RubyMethod("each_header", "each")]
    public static void EachHeader(Context ctx, RHttpResponse self, RProc block)
    {
        foreach (var group in self.Headers.GroupBy(h => h.Name.ToLowerInvariant()))
        {
            block.Yield(ctx, new RString(group.Key), new RString(string.Join(", ", group.Select(h => h.Value))));
        }
    }

    /// <summary>Raises unless the answer is a success.</summary>
    [RubyMethod("value", "error!")]
    public static void Value(RHttpResponse self)
    {
        if (self.Code / 100 == 2)
        {
            return;
        }
        throw new RubyError((self.Code / 100) switch { 3 => "Net::HTTPRetriableError", 4 => "Net::HTTPClientException", 5 => "Net::HTTPFatalError", _ => "Net::HTTPError" },
            $"{self.Code} \"{self.Message}\"", (_, e) => e.SetInstanceVariable(RSymbol.Of("@response"), self));
    }

    [RubyMethod("inspect")]
    public static string Inspect(Context ctx, RHttpResponse self) => $"#<{ctx.ClassOf(self)} {self.Code} {self.Message} readbody=true>";
}

/// <summary>1xx</summary>
[RubyClass("Net::HTTPInformation", Superclass = "Net::HTTPResponse", Library = "net/http")]
public static class HttpInformation;

/// <summary>2xx</summary>
[RubyClass("Net::HTTPSuccess", Superclass = "Net::HTTPResponse", Library = "net/http")]
public static class HttpSuccess;

/// <summary>3xx</summary>
[RubyClass("Net::HTTPRedirection", Superclass = "Net::HTTPResponse", Library = "net/http")]
public static class HttpRedirection;

/// <summary>4xx</summary>
[RubyClass("Net::HTTPClientError", Superclass = "Net::HTTPResponse", Library = "net/http")]
public static class HttpClientErrorClass;

/// <summary>5xx</summary>
[RubyClass("Net::HTTPServerError", Superclass = "Net::HTTPResponse", Library = "net/http")]
public static class HttpServerErrorClass;

/// <summary>Other codes.</summary>
[RubyClass("Net::HTTPUnknownResponse", Superclass = "Net::HTTPResponse", Library = "net/http")]
public static class HttpUnknownResponse;

/// <summary>What protocol errors are.</summary>
[RubyClass("Net::ProtocolError", Superclass = "StandardError", Library = "net/http")]
public static class NetProtocolError;

/// <summary>An answer that is an error.</summary>
[RubyClass("Net::HTTPError", Superclass = "Net::ProtocolError", Library = "net/http")]
public static class HttpErrorClass
{
    [RubyMethod("response", "data")]
    public static object? Response(RException self) => self.GetInstanceVariable(RSymbol.Of("@response"));
}

/// <summary>A redirection where none was wanted.</summary>
[RubyClass("Net::HTTPRetriableError", Superclass = "Net::HTTPError", Library = "net/http")]
public static class HttpRetriableError;

/// <summary>4xx as an exception.</summary>
[RubyClass("Net::HTTPClientException", Superclass = "Net::HTTPError", Library = "net/http")]
public static class HttpClientException;

/// <summary>5xx as an exception.</summary>
[RubyClass("Net::HTTPFatalError", Superclass = "Net::HTTPError", Library = "net/http")]
public static class HttpFatalError;

/// <summary>Not HTTP.</summary>
[RubyClass("Net::HTTPBadResponse", Superclass = "StandardError", Library = "net/http")]
public static class HttpBadResponse;

/// <summary>Nobody answered the connection in time.</summary>
[RubyClass("Net::OpenTimeout", Superclass = "Timeout::Error", Library = "net/http")]
public static class NetOpenTimeout;

/// <summary>No answer in time.</summary>
[RubyClass("Net::ReadTimeout", Superclass = "Timeout::Error", Library = "net/http")]
public static class NetReadTimeout;
