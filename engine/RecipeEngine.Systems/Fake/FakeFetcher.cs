namespace RecipeEngine.Systems.Fake;

/// <summary>The web as a <see cref="FakeSystem"/> was told it is.</summary>
internal sealed class FakeFetcher(IReadOnlyList<Func<HttpCall, HttpReply?>> answers, List<HttpCall> calls) : IHttpFetcher
{
    public HttpReply Send(HttpCall call)
    {
        calls.Add(call);
        foreach (Func<HttpCall, HttpReply?> known in answers)
        {
            if (known(call) is { } reply)
            {
                return reply;
            }
        }

        throw new MachineException(Errno.ECONNREFUSED, "connect", $"{call.Url.Host} port {call.Url.Port}");
    }
}
