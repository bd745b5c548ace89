using RecipeEngine.Systems;

namespace RecipeEngine.Engine.Ohai.Plugins;

/// <summary>keys.ssh: the host's public keys without type and comment, by type.</summary>
public sealed class SshKeysPlugin : OhaiPlugin
{
    public override IReadOnlyList<string> Provides { get; } = ["keys"];

    public override void Collect(OhaiCollector ohai)
    {
        OhaiMap ssh = ohai.Data.Branch("keys").Branch("ssh");
        foreach (string path in KeyFiles(ohai.Machine))
        {
            string[] words = (Read(ohai.Machine, path) ?? "").Split(' ');
            string? type = words[0] switch
            {
                "ssh-dss" => "dsa",
                "ssh-rsa" => "rsa",
                "ssh-ed25519" => "ed25519",
                var name when name.StartsWith("ecdsa", StringComparison.Ordinal) => "ecdsa",
                _ => null,
            };
            if (type is not null && words.Length > 1)
            {
                ssh[$"host_{type}_public"] = words[1];
                if (type == "ecdsa")
                {
                    ssh["host_ecdsa_type"] = words[0];
                }
            }
        }
    }

    // The HostKey lines of sshd_config, else the usual names.
    static IEnumerable<string> KeyFiles(IReadOnlySystem machine)
    {
        List<string> configured = [];
        foreach (string line in (machine.TryReadText("/etc/ssh/sshd_config") ?? "").Split('\n'))
        {
            string[] words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 1 && words[0].Equals("HostKey", StringComparison.OrdinalIgnoreCase))
            {
                configured.Add(words[1] + ".pub");
            }
        }

        return configured.Count > 0
            ? configured
            : ((string[])["rsa", "dsa", "ecdsa", "ed25519"]).Select(type => $"/etc/ssh/ssh_host_{type}_key.pub");
    }
}
