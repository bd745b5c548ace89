using System.Globalization;
using System.Security.Cryptography;

namespace RecipeEngine.Cookbooks.Sources;

/// <summary>
/// Gets documents over HTTP and does not give up at once: what may pass (no connection, a cut-off body, 5xx, 429) is tried again after a
/// pause that doubles.
/// </summary>
/// <param name="sleep">waits; null really does</param>
public sealed class HttpGetter(IHttpFetcher fetcher, Action<TimeSpan>? sleep = null)
{
    const int Attempts = 4;
    static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(300);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(20);

    /// <summary>
    /// The reply, whose status is 2xx, 304, 404 or 410. RecipeError when the server cannot be reached, refuses, or keeps sending something else
    /// than it announced or than is expected.
    /// </summary>
    /// <param name="sha256">what the body must hash to, in hexadecimal digits; null takes any</param>
    /// <param name="size">bytes the body must have; null takes any number</param>
    /// <param name="follow">false hands a redirection back</param>
    /// <param name="sign">headers that are made anew for each attempt</param>
    /// <param name="refused">whether a refusal is to be handed back instead of told</param>
    public HttpReply Get(
        Uri url, bool verifyCertificates = true, string? etag = null, string? sha256 = null, long? size = null, IReadOnlyList<KeyValuePair<string, string>>? headers = null,
        bool follow = true, Func<IReadOnlyList<KeyValuePair<string, string>>>? sign = null, Func<HttpReply, bool>? refused = null)
    {
        List<KeyValuePair<string, string>> all = [new("User-Agent", "recipe-engine"), .. headers ?? []];
        if (etag is not null)
        {
            all.Add(new("If-None-Match", etag));
        }

        var pause = FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            var call = new HttpCall("GET", url, [.. all, .. sign?.Invoke() ?? []], VerifyCertificates: verifyCertificates, Timeout: Limit) { FollowRedirects = follow, ConnectTimeout = ConnectLimit };
            var (reply, problem, after) = Try(call, sha256, size, refused);
            if (problem is null)
            {
                return reply!;
            }

            if (attempt == Attempts || problem.IsFinal)
            {
                throw RecipeError.Ruby("Berkshelf::DownloadFailure", $"{url}: {problem.Text}{(attempt > 1 ? $" (tried {attempt} times)" : "")}");
            }

            (sleep ?? Thread.Sleep)(after is { } asked && asked > pause ? asked : pause);
            pause += pause;
        }
    }

    sealed record Problem(string Text, bool IsFinal = false);

    (HttpReply? Reply, Problem? Problem, TimeSpan? After) Try(HttpCall call, string? sha256, long? size, Func<HttpReply, bool>? refused)
    {
        HttpReply reply;
        try
        {
            reply = fetcher.Send(call);
        }
        catch (MachineException fault)
        {
            return (null, new Problem($"the server cannot be reached: {fault.Message}"), null);
        }
        catch (IOException fault)
        {
            return (null, new Problem($"the connection broke: {fault.Message}"), null);
        }

        return reply.Status switch
        {
            >= 200 and < 300 => Check(reply, sha256, size) is { } damage ? (null, new Problem(damage), null) : (reply, null, null),
            304 or 404 or 410 => (reply, null, null),
            >= 300 and < 500 when refused?.Invoke(reply) == true => (reply, null, null),
            >= 300 and < 400 when !call.FollowRedirects => (reply, null, null),
            408 or 429 or >= 500 => (null, new Problem($"the server answers {reply.Status} {reply.Reason}"), RetryAfter(reply)),
            _ => (null, new Problem($"the server answers {reply.Status} {reply.Reason}", IsFinal: true), null),
        };
    }

    static string? Check(HttpReply reply, string? sha256, long? size)
    {
        if (reply.Header("Content-Encoding") is null && long.TryParse(reply.Header("Content-Length"), CultureInfo.InvariantCulture, out var announced) && announced != reply.Body.Length)
        {
            return $"the answer is cut off: {reply.Body.Length} of {announced} bytes came";
        }

        if (size is { } expected && expected != reply.Body.Length)
        {
            return $"the size is wrong: {reply.Body.Length} bytes came, {expected} are expected";
        }

        if (sha256 is not null && !Convert.ToHexStringLower(SHA256.HashData(reply.Body)).Equals(sha256, StringComparison.OrdinalIgnoreCase))
        {
            return $"the checksum is wrong: expected SHA-256 {sha256}, got {Convert.ToHexStringLower(SHA256.HashData(reply.Body))}";
        }

        return reply.Header("Content-MD5") is { } md5 && Convert.ToBase64String(MD5.HashData(reply.Body)) != md5
            ? "the checksum is wrong: the body does not match the Content-MD5 header"
            : null;
    }

    static TimeSpan? RetryAfter(HttpReply reply) => int.TryParse(reply.Header("Retry-After"), CultureInfo.InvariantCulture, out var seconds)
        ? TimeSpan.FromTicks(Math.Min(TimeSpan.FromSeconds(seconds).Ticks, LongestPause.Ticks))
        : null;
}
