using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RecipeEngine.Cookbooks.Archives;

/// <summary>Keys to S3.</summary>
/// <param name="SessionToken">of temporary keys; null for lasting ones</param>
public sealed record S3Keys(string AccessKey, string Secret, string? SessionToken = null);

/// <summary>Signs requests to S3 as Amazon's "Signature Version 4" says.</summary>
public static class S3Signature
{
    const string EmptyBody = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /// <summary>The headers that make a GET of an address a signed one.</summary>
    /// <param name="more">further headers that are sent, which are signed too</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Headers(Uri url, string region, S3Keys keys, DateTimeOffset now, IReadOnlyList<KeyValuePair<string, string>>? more = null)
    {
        var time = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var headers = new List<KeyValuePair<string, string>>(more ?? []) { new("x-amz-content-sha256", EmptyBody), new("x-amz-date", time) };
        if (keys.SessionToken is { } token)
        {
            headers.Add(new("x-amz-security-token", token));
        }

        var signed = headers.Select(header => (Name: header.Key.ToLowerInvariant(), Value: header.Value.Trim()))
            .Append((Name: "host", Value: url.IsDefaultPort ? url.Host : url.Authority))
            .OrderBy(header => header.Name, StringComparer.Ordinal).ToList();
        var names = string.Join(';', signed.Select(header => header.Name));
        var request = string.Join('\n', "GET", url.AbsolutePath, Query(url), string.Concat(signed.Select(header => $"{header.Name}:{header.Value}\n")), names, EmptyBody);
        var scope = $"{time[..8]}/{region}/s3/aws4_request";
        var text = string.Join('\n', "AWS4-HMAC-SHA256", time, scope, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request))));
        var key = new[] { time[..8], region, "s3", "aws4_request" }
            .Aggregate(Encoding.UTF8.GetBytes("AWS4" + keys.Secret), (above, part) => HMACSHA256.HashData(above, Encoding.UTF8.GetBytes(part)));
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
        headers.Add(new("Authorization", $"AWS4-HMAC-SHA256 Credential={keys.AccessKey}/{scope}, SignedHeaders={names}, Signature={signature}"));
        return headers;
    }

    /// <summary>Escapes everything but letters, digits and - . _ ~ (and slashes, when they are to stay).</summary>
    public static string Escape(string text, bool slashes)
    {
        var result = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            _ = char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~' || (slashes && b == '/')
                ? result.Append((char)b)
                : result.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
        }

        return result.ToString();
    }

    static string Query(Uri url) => string.Join('&', url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => (Name: Escape(Uri.UnescapeDataString(pair[0]), slashes: false), Value: pair.Length > 1 ? Escape(Uri.UnescapeDataString(pair[1]), slashes: false) : ""))
        .OrderBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal)
        .Select(pair => $"{pair.Name}={pair.Value}"));
}
