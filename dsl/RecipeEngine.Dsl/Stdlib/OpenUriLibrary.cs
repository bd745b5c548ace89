using RecipeEngine.Dsl.Stdlib.Net;
using RecipeEngine.Dsl.Stdlib.Uris;

namespace RecipeEngine.Dsl.Stdlib;

/// <summary>open-uri: URI.open and uri.open, redirects followed.</summary>
[RubyModule("OpenURI", Library = "open-uri")]
public static class OpenUriLibrary
{
    [RubyLibrary("open-uri")]
    public static void Load(Context ctx)
    {
        foreach (var library in new[] { "uri", "stringio", "net/http" })
        {
            ctx.Interpreter.Require(ctx, library);
        }
        var uri = ctx.Interpreter.FindModule(ctx, "URI");
        ctx.Interpreter.SingletonClassOf(uri).Define(RSymbol.Of("open"), BuiltinBody.Of(1, -1, (c, _, args, block) => Open(c, args[0], args[1..], block)));
        var http = ctx.Interpreter.FindClass(ctx, "URI::HTTP");
        http.Define(RSymbol.Of("open"), BuiltinBody.Of(0, -1, (c, self, args, block) => Open(c, self, args, block)));
        http.Define(RSymbol.Of("read"), BuiltinBody.Of(0, -1, (c, self, args, _) => Fetch(c, (RUri)self!, args).Body));
    }

    static object? Open(Context ctx, object? target, object?[] arguments, RProc? block)
    {
        var uri = target as RUri ?? Uris.UriParser.Parse(ctx, target);
        if (uri.Scheme is not ("http" or "https"))
        {
            return ctx.SendBlock(ctx.Interpreter.FindClass(ctx, "File"), RSymbol.Of("open"), block, [target, .. arguments]);
        }
        var response = Fetch(ctx, uri, arguments);
        var io = new RStringIo(ctx.Interpreter.FindClass(ctx, "StringIO")) { String = response.Body! };
        io.SetInstanceVariable(RSymbol.Of("@response"), response);
        return block is null ? io : block.Yield(ctx, io);
    }

    static RHttpResponse Fetch(Context ctx, RUri uri, object?[] arguments)
    {
        for (var i = 0; i < 10; i++)
        {
            var request = new RHttpRequest(ctx.Interpreter.FindClass(ctx, "Net::HTTP::Get")) { Path = UriHttp.RequestUri(uri) };
            foreach (var (name, value) in arguments.OfType<RHash>().SelectMany(h => h.Pairs()).Where(p => p.Key is RString))
            {
                request.Set(ctx.ToS(name), ctx.ToS(value));
            }
            var http = new RHttp(ctx.Interpreter.FindClass(ctx, "Net::HTTP")) { Address = UriGeneric.HostName(uri) ?? "", Port = (int)(uri.Port ?? 80), UseSsl = uri.Scheme == "https" };
            foreach (var options in arguments.OfType<RHash>())
            {
                http.VerifyMode = options.Get(ctx, "ssl_verify_mode") ?? http.VerifyMode;
                http.ReadTimeout = options.Get(ctx, "read_timeout") is { } read ? Coerce.ToDouble(ctx, read) : http.ReadTimeout;
                http.OpenTimeout = options.Get(ctx, "open_timeout") is { } open ? Coerce.ToDouble(ctx, open) : http.OpenTimeout;
            }
            var response = http.Send(ctx, request);
            var location = response.Headers.Where(h => h.Name.Equals("location", StringComparison.OrdinalIgnoreCase)).Select(h => h.Value).FirstOrDefault();
            if (response.Code / 100 == 3 && location is not null)
            {
                uri = Uris.UriParser.Merge(ctx, uri, Uris.UriParser.Parse(ctx, new RString(location)));
                continue;
            }
            if (response.Code / 100 != 2)
            {
                throw new RubyError("OpenURI::HTTPError", $"{response.Code} {response.Message}");
            }
            return response;
        }
        throw new RubyError("OpenURI::HTTPError", "too many redirects");
    }
}

/// <summary>An answer that is no success.</summary>
[RubyClass("OpenURI::HTTPError", Superclass = "StandardError", Library = "open-uri")]
public static class OpenUriHttpError;
