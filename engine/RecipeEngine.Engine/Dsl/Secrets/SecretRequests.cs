using System.Text;
using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Dsl.Secrets;

/// <summary>Requests to stores of secrets: JSON there and back. What is sent and answered appears in no message.</summary>
static class SecretRequests
{
    /// <summary>The answer's object; null for 404.</summary>
    /// <exception cref="RubyError">Chef::Exceptions::Secret::FetchFailed for other failures.</exception>
    public static RHash? Send(Context ctx, string method, string url, IEnumerable<(string Name, string? Value)> headers, string? body = null)
    {
        var reply = ChefRun.Of(ctx).Http.Send(new HttpCall(method, new Uri(url),
            [.. headers.Where(h => h.Value is not null).Select(h => new KeyValuePair<string, string>(h.Name, h.Value!)), new("Accept", "application/json"),
                .. body is null ? [] : new[] { new KeyValuePair<string, string>("Content-Type", "application/json") }],
            body is null ? null : Encoding.UTF8.GetBytes(body)));
        if (reply.Status == 404)
        {
            return null;
        }
        if (reply.Status >= 400)
        {
            throw SecretFetcherBase.Failed($"{method} {new Uri(url).GetLeftPart(UriPartial.Path)} was answered with {reply.Status} {reply.Reason}");
        }
        try
        {
            return RubyValues.FromPlain(ctx, PlainTree.Parse(Encoding.UTF8.GetString(reply.Body), "answer")) as RHash ?? new RHash();
        }
        catch (RecipeError)
        {
            throw SecretFetcherBase.Failed($"{method} {new Uri(url).GetLeftPart(UriPartial.Path)} was answered with something that is no JSON object");
        }
    }

    /// <summary>A value some levels down; null when it is not there.</summary>
    public static object? Dig(Context ctx, object? value, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            value = (value as RHash)?.Get(ctx, new RString(key));
        }
        return value;
    }

    /// <summary>The same with symbols for keys, at every level.</summary>
    public static object? Symbolized(Context ctx, object? value)
    {
        switch (value)
        {
            case RHash hash:
                var copy = new RHash();
                foreach (var (key, item) in hash.Pairs())
                {
                    copy.Set(ctx, RSymbol.Of(ctx.ToS(key)), Symbolized(ctx, item));
                }
                return copy;
            case RArray array:
                return new RArray(array.Select(item => Symbolized(ctx, item)));
            default:
                return value;
        }
    }
}
