namespace RecipeEngine.Systems;

/// <summary>One HTTP request.</summary>
/// <param name="Method">GET, HEAD, PUT, POST, DELETE, PATCH</param>
/// <param name="Url">absolute address</param>
/// <param name="Headers">names and values</param>
/// <param name="Body">what is sent; null for nothing</param>
/// <param name="VerifyCertificates">false accepts any certificate</param>
/// <param name="Timeout">for the whole exchange</param>
public sealed record HttpCall(string Method, Uri Url, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[]? Body = null, bool VerifyCertificates = true, TimeSpan? Timeout = null);

/// <summary>The answer: status, headers (all values of a name joined by ", "), body.</summary>
public sealed record HttpReply(int Status, string Reason, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}

/// <summary>Sends HTTP requests; redirects are followed, proxies are those of the environment (http_proxy, https_proxy, no_proxy).</summary>
public interface IHttpFetcher
{
    /// <exception cref="MachineException">The server cannot be reached (ECONNREFUSED, ETIMEDOUT, EHOSTUNREACH …).</exception>
    HttpReply Send(HttpCall call);
}
