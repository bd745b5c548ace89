using System.Text;
using static RecipeEngine.Engine.Resources.HttpRequestResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>A request to a web server, sent each time; HEAD only tells whether there is something new.</summary>
public sealed class HttpRequestProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<HttpRequestProvider>(HttpRequestResource.Type,
        ("get", p => p.Send("GET", false)), ("patch", p => p.Send("PATCH", true)), ("put", p => p.Send("PUT", true)), ("post", p => p.Send("POST", true)),
        ("delete", p => p.Send("DELETE", false)), ("head", p => p.Head()));

    string Address => Desired[Url]!;

    void Send(string method, bool withMessage) => Converge($"{Resource} {method} to {Address}", _ =>
    {
        Call(method, withMessage ? Message() : null);
        Info($"{method} to {Address} successful");
    });

    void Head()
    {
        // It changes nothing, so a dry run asks too.
        var modified = Call("HEAD", null).Status != 304;
        Info($"HEAD to {Address} successful");
        if (modified)
        {
            Converge($"{Resource} HEAD to {Address} returned modified, trigger notifications", _ => { });
        }
    }

    byte[]? Message()
    {
        var message = Resource.GetInstanceVariable(RSymbol.Of("@message"));
        return (message is RProc block ? block.Yield(Context, []) : message) switch
        {
            null => null,
            RString text => text.ToBytes(),
            var other => Encoding.UTF8.GetBytes(Context.ToS(other)),
        };
    }

    HttpReply Call(string method, byte[]? body)
    {
        var headers = (Desired[Headers]?.Pairs() ?? []).Select(h => new KeyValuePair<string, string>(Context.ToS(h.Key), Context.ToS(h.Value))).ToList();
        var verify = Run.Config.Get(Context, "ssl_verify_mode") is not { } mode || Context.ToS(mode) != "verify_none";
        var reply = Run.Http.Send(new HttpCall(method, new Uri(Address), headers, body, verify));
        return reply.Status < 400 ? reply
            : throw new RubyError(reply.Status >= 500 ? "Net::HTTPFatalError" : "Net::HTTPClientException", $"{reply.Status} \"{reply.Reason}\"");
    }
}
