using System.Text;
using RecipeEngine.Dsl.Stdlib.Uris;

namespace RecipeEngine.Dsl.Stdlib.Net;

/// <summary>Net::HTTPRequest: headers and body of a request.</summary>
[RubyClass("Net::HTTPRequest", Superclass = "Net::HTTPGenericRequest", Library = "net/http")]
public static class HttpRequestClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RHttpRequest(klass);

    internal static void AddHeaders(Context ctx, RHttpRequest request, object? headers)
    {
        foreach (var (name, value) in headers is null ? [] : Coerce.ToHash(ctx, headers).Pairs())
        {
            request.Set(ctx.ToS(name), ctx.ToS(value));
        }
    }

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RHttpRequest self, object? path, object? headers = null)
    {
        self.Method = ctx.ClassOf(self).ToString().Split("::")[^1].ToUpperInvariant();
        if (path is RUri uri)
        {
            self.Uri = uri;
            self.Path = UriHttp.RequestUri(uri);
        }
        else
        {
            self.Path = Coerce.ToText(ctx, path);
            if (self.Path.Length == 0)
            {
                throw RubyError.Argument("HTTP request path is empty");
            }
        }
        AddHeaders(ctx, self, headers);
    }

    [RubyMethod("method")]
    public static string Method(RHttpRequest self) => self.Method;

    [RubyMethod("path")]
    public static string Path(RHttpRequest self) => self.Path;

    [RubyMethod("uri")]
    public static object? Uri(RHttpRequest self) => self.Uri;

    [RubyMethod("body")]
    public static RString? Body(RHttpRequest self) => self.Body is null ? null : new RString(self.Body, Text.RubyEncoding.Utf8);

    [RubyMethod("body=")]
    public static void SetBody(RHttpRequest self, RString? body) => self.Body = body?.ToBytes();

    [RubyMethod("[]")]
    public static string? Get(Context ctx, RHttpRequest self, object? name) => self.Headers.Where(h => h.Name.Equals(ctx.ToS(name), StringComparison.OrdinalIgnoreCase)).Select(h => h.Value).FirstOrDefault();

    [RubyMethod("[]=")]
    public static void Set(Context ctx, RHttpRequest self, object? name, object? value) => self.Set(ctx.ToS(name), value is null ? null : ctx.ToS(value));

    [RubyMethod("add_field")]
    public static void Add(Context ctx, RHttpRequest self, object? name, object? value) => self.Headers.Add((ctx.ToS(name), ctx.ToS(value)));

    [RubyMethod("delete")]
    public static void Delete(Context ctx, RHttpRequest self, object? name) => self.Set(ctx.ToS(name), null);

    [RubyMethod("key?")]
    public static bool HasKey(Context ctx, RHttpRequest self, object? name) => self.Has(ctx.ToS(name));

    [RubyMethod("content_type")]
    public static string? ContentType(Context ctx, RHttpRequest self) => Get(ctx, self, new RString("content-type"));

    [RubyMethod("content_type=", "set_content_type")]
    public static void SetContentType(RHttpRequest self, string type, RHash? parameters = null) => self.Set("Content-Type", type);

    [RubyMethod("basic_auth")]
    public static void BasicAuth(Context ctx, RHttpRequest self, object? user, object? password) =>
        self.Set("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ctx.ToS(user)}:{ctx.ToS(password)}")));

    [RubyMethod("set_form_data", "form_data=")]
    public static void SetFormData(Context ctx, RHttpRequest self, object? form, string separator = "&")
    {
        self.Body = Encoding.UTF8.GetBytes(UriModule.EncodeForm(ctx, form));
        self.Set("Content-Type", "application/x-www-form-urlencoded");
    }

    [RubyMethod("each_header", "each")]
    public static void EachHeader(Context ctx, RHttpRequest self, RProc block)
    {
        foreach (var (name, value) in self.Headers.ToList())
        {
            block.Yield(ctx, new RString(name.ToLowerInvariant()), new RString(value));
        }
    }
}

/// <summary>What requests are.</summary>
[RubyClass("Net::HTTPGenericRequest", Library = "net/http")]
public static class HttpGenericRequest;

/// <summary>GET</summary>
[RubyClass("Net::HTTP::Get", Superclass = "Net::HTTPRequest", Library = "net/http")]
public static class HttpGet;

/// <summary>HEAD</summary>
[RubyClass("Net::HTTP::Head", Superclass = "Net::HTTPRequest", Library = "net/http")]
public static class HttpHead;

/// <summary>POST</summary>
[RubyClass("Net::HTTP::Post", Superclass = "Net::HTTPRequest", Library = "net/http")]
public static class HttpPost;

/// <summary>PUT</summary>
[RubyClass("Net::HTTP::Put", Superclass = "Net::HTTPRequest", Library = "net/http")]
public static class HttpPut;

/// <summary>PATCH</summary>
[RubyClass("Net::HTTP::Patch", Superclass = "Net::HTTPRequest", Library = "net/http")]
public static class HttpPatch;

/// <summary>DELETE</summary>
[RubyClass("Net::HTTP::Delete", Superclass = "Net::HTTPRequest", Library = "net/http")]
public static class HttpDelete;

/// <summary>OPTIONS</summary>
[RubyClass("Net::HTTP::Options", Superclass = "Net::HTTPRequest", Library = "net/http")]
public static class HttpOptions;
