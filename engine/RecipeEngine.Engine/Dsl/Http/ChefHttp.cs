using System.Text;

namespace RecipeEngine.Engine.Dsl.Http;

/// <summary>A server that requests are sent to: base address and headers.</summary>
public sealed class HttpObject(RClass klass) : RObject(klass)
{
    public string Url { get; set; } = "";
    public RHash? Options { get; set; }
    internal HttpReply? LastReply { get; set; }
}

/// <summary>Chef::HTTP: requests to one server; the answer is the body's text.</summary>
[RubyClass("Chef::HTTP")]
public static class ChefHttp
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new HttpObject(klass);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, HttpObject self, object? url, [Keywords] RHash? options) => (self.Url, self.Options) = (ctx.ToS(url), options);

    [RubyMethod("url")]
    public static string Url(HttpObject self) => self.Url;

    [RubyMethod("options")]
    public static object? Options(HttpObject self) => self.Options ?? new RHash();

    [RubyMethod("get")]
    public static object? Get(Context ctx, HttpObject self, object? path, RHash? headers = null) => Request(ctx, self, RSymbol.Of("GET"), path, headers);

    [RubyMethod("head")]
    public static object? Head(Context ctx, HttpObject self, object? path, RHash? headers = null) => Request(ctx, self, RSymbol.Of("HEAD"), path, headers);

    [RubyMethod("delete")]
    public static object? Delete(Context ctx, HttpObject self, object? path, RHash? headers = null) => Request(ctx, self, RSymbol.Of("DELETE"), path, headers);

    [RubyMethod("put")]
    public static object? Put(Context ctx, HttpObject self, object? path, object? data, RHash? headers = null) => Request(ctx, self, RSymbol.Of("PUT"), path, headers, data);

    [RubyMethod("post")]
    public static object? Post(Context ctx, HttpObject self, object? path, object? data, RHash? headers = null) => Request(ctx, self, RSymbol.Of("POST"), path, headers, data);

    /// <summary>The body; false when it has not changed (304).</summary>
    [RubyMethod("request")]
    public static object? Request(Context ctx, HttpObject self, RSymbol method, object? path, RHash? headers = null, object? data = null)
    {
        var json = ctx.IsA(self, ctx.Interpreter.FindClass(ctx, "Chef::HTTP::SimpleJSON")) || ctx.IsA(self, ctx.Interpreter.FindClass(ctx, "Chef::ServerAPI"));
        var reply = Send(ctx, self, method.Name.ToUpperInvariant(), ctx.ToS(path), headers, Body(ctx, data, json), json);
        if (reply.Status == 304)
        {
            return false;
        }
        var body = new RString(Encoding.UTF8.GetString(reply.Body));
        if (!json || reply.Header("Content-Type")?.Contains("json", StringComparison.OrdinalIgnoreCase) != true)
        {
            return body;
        }
        ctx.Interpreter.Require(ctx, "json");
        return ctx.Send(ctx.Interpreter.FindModule(ctx, "JSON"), "parse", body);
    }

    static byte[]? Body(Context ctx, object? data, bool json)
    {
        if (!Context.Truthy(data))
        {
            return null;
        }
        if (data is RString text)
        {
            return text.ToBytes();
        }
        if (!json && data is not RHash and not RArray)
        {
            return Encoding.UTF8.GetBytes(ctx.ToS(data));
        }
        ctx.Interpreter.Require(ctx, "json");
        return Encoding.UTF8.GetBytes(ctx.ToS(ctx.Send(ctx.Interpreter.FindModule(ctx, "JSON"), "generate", data)));
    }

    internal static HttpReply Send(Context ctx, HttpObject self, string method, string path, RHash? headers, byte[]? body, bool json)
    {
        var run = ChefRun.Of(ctx);
        var lines = new List<KeyValuePair<string, string>>();
        void Add(RHash? hash)
        {
            foreach (var (name, value) in hash?.Pairs() ?? [])
            {
                lines.Add(new(ctx.ToS(name), ctx.ToS(value)));
            }
        }
        Add(self.Options?.Get(ctx, RSymbol.Of("headers")) as RHash);
        Add(headers);
        if (json)
        {
            lines.Add(new("Accept", "application/json"));
            if (body is not null)
            {
                lines.Add(new("Content-Type", "application/json"));
            }
        }
        var verify = run.Config.Get(ctx, "ssl_verify_mode") is not { } mode || ctx.ToS(mode) != "verify_none";
        var reply = run.Http.Send(new HttpCall(method, Address(self.Url, path), lines, body, verify));
        self.LastReply = reply;
        return reply.Status < 400 ? reply
            : throw new RubyError(reply.Status >= 500 ? "Net::HTTPFatalError" : "Net::HTTPClientException", $"{reply.Status} \"{reply.Reason}\"");
    }

    static Uri Address(string url, string path)
    {
        var whole = path.StartsWith("http://", StringComparison.Ordinal) || path.StartsWith("https://", StringComparison.Ordinal) ? path
            : path.Length == 0 ? url : $"{url.TrimEnd('/')}/{path.TrimStart('/')}";
        return Uri.TryCreate(whole, UriKind.Absolute, out var address) ? address : throw RubyError.Argument($"{whole} is not an address: it must begin with http:// or https://");
    }

    /// <summary>Writes the body to a temporary file, which is handed to the block, or given back.</summary>
    [RubyMethod("streaming_request", "streaming_request_with_progress")]
    public static object? Streaming(Context ctx, HttpObject self, object? path, RHash? headers = null, object? tempfile = null, RProc? block = null)
    {
        var reply = Send(ctx, self, "GET", ctx.ToS(path), headers, null, json: false);
        if (reply.Status == 304)
        {
            return null;
        }
        if (tempfile is null)
        {
            ctx.Interpreter.Require(ctx, "tempfile");
            tempfile = ctx.Send(ctx.Interpreter.FindClass(ctx, "Tempfile"), "open", new RString("chef-rest"));
        }
        ctx.Send(tempfile, "binmode");
        ctx.Send(tempfile, "write", new RString(reply.Body, RecipeEngine.Dsl.Text.RubyEncoding.Binary));
        ctx.Send(tempfile, "close");
        if (block is null)
        {
            return tempfile;
        }
        try
        {
            block.Yield(ctx, tempfile);
        }
        finally
        {
            ctx.Send(tempfile, "close!");
        }
        return tempfile;
    }
}

/// <summary>Chef::HTTP::Simple</summary>
[RubyClass("Chef::HTTP::Simple", Superclass = "Chef::HTTP")]
public static class SimpleHttp;

/// <summary>Chef::HTTP::SimpleJSON: sends and answers objects.</summary>
[RubyClass("Chef::HTTP::SimpleJSON", Superclass = "Chef::HTTP")]
public static class SimpleJsonHttp;
