using System.Net;
using System.Text.RegularExpressions;

namespace RecipeEngine.Dsl.Stdlib.Uris;

/// <summary>URI::Generic: the proxy that the environment names for an address.</summary>
[RubyClass("URI::Generic", Library = "uri")]
public static partial class UriProxy
{
    /// <summary>The proxy's URI by http_proxy and its like, unless no_proxy or a local host speaks against it; nil without one.</summary>
    [RubyMethod("find_proxy")]
    public static object? FindProxy(Context ctx, RUri self, object? environment = null)
    {
        if (self.Scheme is not { } scheme)
        {
            throw new RubyError("URI::BadURIError", $"relative URI: {self}");
        }
        string? Variable(string name) => environment is null ? ctx.Interpreter.Machine.GetEnvironmentVariable(name)
            : ctx.Send(environment, Sym.Index, new RString(name)) is { } value ? ctx.ToS(value) : null;
        var variable = scheme + "_proxy";
        var proxy = Variable(variable);
        if (variable == "http_proxy" && Variable("REQUEST_METHOD") is not null)
        {
            // In a CGI program HTTP_PROXY may be a header of the request.
            proxy ??= Variable("CGI_HTTP_PROXY");
        }
        else if (proxy is null && (proxy = Variable(variable.ToUpperInvariant())) is not null && variable == "http_proxy")
        {
            ctx.Warn($"{Core.Kernels.KernelControl.Where(ctx)}warning: The environment variable HTTP_PROXY is discouraged.  Use http_proxy.");
        }
        var host = self.Host?.Trim('[', ']') ?? "";
        if (string.IsNullOrEmpty(proxy) || host is "localhost" or "::1" || host.StartsWith("127.", StringComparison.Ordinal))
        {
            return null;
        }
        return (Variable("no_proxy") ?? Variable("NO_PROXY")) is { } without && !UsesProxy(host, null, self.Port, without) ? null
            : ctx.Send(ctx.Interpreter.FindModule(ctx, "URI"), "parse", new RString(proxy));
    }

    /// <summary>Whether a list of names, domains and networks leaves a host to the proxy.</summary>
    [RubyMethod("use_proxy?", Singleton = true)]
    public static bool UsesProxy(string? hostname, string? address, long? port, string without)
    {
        foreach (Match entry in Entry.Matches(without))
        {
            if (entry.Groups[2].Success && entry.Groups[2].Value != port?.ToString(System.Globalization.CultureInfo.InvariantCulture))
            {
                continue;
            }
            var name = entry.Groups[1].Value;
            if (name.Contains('/', StringComparison.Ordinal))
            {
                if (IPNetwork.TryParse(name, out var network) && IPAddress.TryParse(address ?? hostname, out var ip) && network.Contains(ip))
                {
                    return false;
                }
            }
            else if (name == address || ("." + hostname).EndsWith("." + name.TrimStart('.'), StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }
        return true;
    }

    [GeneratedRegex(@"([^:,\s]+)(?::(\d+))?")]
    private static partial Regex Entry { get; }
}
