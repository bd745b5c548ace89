namespace RecipeEngine.Systems;

/// <summary>One HTTP request.</summary>
/// <param name="Method">GET, HEAD, PUT, POST, DELETE, PATCH</param>
/// <param name="Url">absolute address</param>
/// <param name="Headers">names and values</param>
/// <param name="Body">what is sent; null for nothing</param>
/// <param name="VerifyCertificates">false accepts any certificate</param>
/// <param name="Timeout">for the whole exchange</param>
public sealed record HttpCall(string Method, Uri Url, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[]? Body = null, bool VerifyCertificates = true, TimeSpan? Timeout = null)
{
    /// <summary>Goes where a 3xx answer points to.</summary>
    public bool FollowRedirects { get; init; } = true;

    /// <summary>For the connection alone; null: no limit of its own.</summary>
    public TimeSpan? ConnectTimeout { get; init; }

    /// <summary>Which proxy to use.</summary>
    public HttpProxy Proxy { get; init; } = HttpProxy.OfEnvironment;

    /// <summary>Asks for a compressed answer and unpacks it.</summary>
    public bool Decompress { get; init; }
}

/// <summary>A proxy: none, that of the environment (http_proxy, https_proxy, no_proxy), or one by address.</summary>
public sealed record HttpProxy(Uri? Address)
{
    /// <summary>Straight to the server.</summary>
    public static HttpProxy None { get; } = new((Uri?)null);

    /// <summary>What http_proxy, https_proxy and no_proxy say.</summary>
    public static HttpProxy OfEnvironment { get; } = new((Uri?)null) { FromEnvironment = true };

    internal bool FromEnvironment { get; init; }
}

/// <summary>The answer: status, headers (all values of a name joined by ", "), body.</summary>
public sealed record HttpReply(int Status, string Reason, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>Every header with each of its values, in the order they came; empty when only <see cref="Headers"/> is known.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> HeaderLines { get; init; } = [];

    /// <summary>Of HTTP: "1.1", "2.0".</summary>
    public string Version { get; init; } = "1.1";

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}

/// <summary>Sends HTTP requests.</summary>
public interface IHttpFetcher
{
    /// <exception cref="MachineException">The server cannot be reached (ECONNREFUSED, ETIMEDOUT, EHOSTUNREACH …), or the request may not be sent (EPERM).</exception>
    HttpReply Send(HttpCall call);
}
