namespace RecipeEngine.Systems.Overlay;

/// <summary>Lets requests through that only ask; others are noted and refused, since what the server would have answered is not known.</summary>
internal sealed class ReadingFetcher(IHttpFetcher inner, List<HeldBackChange> notes) : IHttpFetcher
{
    public HttpReply Send(HttpCall call)
    {
        if (call.Method is "GET" or "HEAD" or "OPTIONS" or "TRACE" or "PROPFIND" || IsMetadataToken(call))
        {
            return inner.Send(call);
        }

        string address = call.Url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        notes.Add(new HeldBackChange("http", address, $"send {call.Method} {address}"));
        throw new MachineException(Errno.EPERM, $"{call.Method} request (a dry run sends none)", address);
    }

    // Clouds hand out the token for reading their metadata by PUT (IMDSv2).
    static bool IsMetadataToken(HttpCall call) =>
        call is { Method: "PUT", Url.Host: "169.254.169.254", Url.AbsolutePath: "/latest/api/token" };
}
