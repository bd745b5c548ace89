using System.Net;
using System.Net.Sockets;

namespace RecipeEngine.Systems.Local;

/// <summary>Canonical host names: from /etc/hosts, else from DNS.</summary>
internal static class NameResolution
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static string? CanonicalName(IReadOnlySystem machine, string hostName) =>
        FromHostsFile(machine.TryReadText("/etc/hosts") ?? "", hostName) ?? FromDns(hostName);

    /// <summary>The first name on the first line that has the wanted one.</summary>
    internal static string? FromHostsFile(string hosts, string hostName)
    {
        foreach (string line in hosts.Split('\n'))
        {
            string[] words = line.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            for (int at = 1; at < words.Length; at++)
            {
                if (string.Equals(words[at], hostName, StringComparison.OrdinalIgnoreCase))
                {
                    return words[1];
                }
            }
        }

        return null;
    }

    static string? FromDns(string hostName)
    {
        try
        {
            Task<IPHostEntry> lookup = Dns.GetHostEntryAsync(hostName);
            return lookup.Wait(Patience) ? lookup.Result.HostName : null;
        }
        catch (AggregateException failed) when (failed.InnerException is SocketException or ArgumentException)
        {
            return null;
        }
    }
}
