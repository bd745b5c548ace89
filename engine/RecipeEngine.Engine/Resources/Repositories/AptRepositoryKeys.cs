using System.Text.RegularExpressions;
using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Resources;

/// <summary>Brings the keys of a repository to the host: from a URL, a cookbook or a key server; into a keyring of its own (signed-by), or into apt's common one.</summary>
sealed partial class AptRepositoryKeys(Context context, ChefRun run, IReadOnlySystem machine, Resource resource, string keyring, NestedResources nested, Resource caches)
{
    bool IsSigned => Context.Truthy(resource.Read(context, "signed_by"));
    object? Sensitive => resource.Read(context, "sensitive");
    string? Proxy => resource.Read(context, "key_proxy") is RString text ? text.Text : null;

    /// <param name="key">a fingerprint or key id, a URL, or a file of the cookbook</param>
    public void Install(string key, string server)
    {
        if (IsKeyId(key) && !IsInCookbook(key))
        {
            FromServer(key, server.StartsWith("hkp://", StringComparison.Ordinal) ? server : $"hkp://{server}:80");
        }
        else
        {
            FromFile(key);
        }
    }

    static bool IsKeyId(string key)
    {
        var id = key.StartsWith("0x", StringComparison.Ordinal) ? key[2..] : key;
        return id.Length is 8 or 16 or 40 && id.All(char.IsAsciiHexDigit);
    }

    string? Cookbook => resource.Read(context, "cookbook") is RString given ? given.Text : resource.CookbookName;

    bool IsInCookbook(string file) => CookbookSources.Has(context, run, Cookbook, CookbookSegment.Files, file);

    void FromServer(string key, string server)
    {
        var proxy = Proxy is { } p ? $" --keyserver-options http-proxy={p}" : "";
        var command = IsSigned
            ? $"gpg --no-default-keyring --keyring {keyring}{proxy} --keyserver {server} --recv {key}"
            : $"apt-key adv --no-tty --recv{proxy} --keyserver {server} {key}";
        var install = nested.Declare("execute", $"install-key {key}", ("command", new RString(command)), ("default_env", true), ("sensitive", Sensitive));
        NestedResources.NotIf(install, () => IsSigned ? IsInKeyring(key) : IsInCommonKeyring(key));
        nested.Notify(install, "run", caches, immediately: true);
    }

    bool IsInKeyring(string key)
    {
        var found = ShellOut.Of(context, "gpg", "--no-default-keyring", "--keyring", keyring, "--list-public-keys", key.ToUpperInvariant()).Query(machine);
        return found.ExitCode == 0 && !found.Stdout.Contains("[expired:", StringComparison.Ordinal) && !found.Stdout.Contains("[revoked:", StringComparison.Ordinal);
    }

    bool IsInCommonKeyring(string key) => Lines("fpr", "apt-key", "adv", "--list-public-keys", "--with-fingerprint", "--with-colons")
        .Any(l => l.TrimEnd(':').EndsWith(key.ToUpperInvariant(), StringComparison.Ordinal));

    IEnumerable<string> Lines(string kind, params string[] command) =>
        ShellOut.Of(context, command).Query(machine).Stdout.Split('\n').Where(l => l.StartsWith(kind + ":", StringComparison.Ordinal));

    void FromFile(string key)
    {
        var type = key.StartsWith("http", StringComparison.Ordinal) ? "remote_file"
            : IsInCookbook(key) ? "cookbook_file"
            : throw new RubyError("Chef::Exceptions::FileNotFound", $"Cannot locate key file: {key}");
        (string, object?)[] common = [("source", new RString(key)), ("mode", "0644"), ("sensitive", Sensitive), ("cookbook", type == "cookbook_file" && Cookbook is { } c ? new RString(c) : null)];
        if (!IsSigned)
        {
            nested.Declare(type, keyring, [.. common, ("action", ":create")]);
            var add = nested.Declare("execute", $"apt-key add {keyring}", ("command", new object[] { "apt-key", "add", keyring }), ("default_env", true),
                ("sensitive", Sensitive), ("action", ":run"));
            NestedResources.NotIf(add, IsKnown);
            nested.Notify(add, "run", caches, immediately: true);
            return;
        }
        var copy = $"{(run.Config.Text(context, "file_cache_path") ?? "/var/chef/cache").TrimEnd('/')}/{Unsafe().Replace(key, "_")}";
        nested.Declare("directory", "/etc/apt/keyrings", ("mode", "0755"));
        var fetched = nested.Declare(type, copy, [.. common, ("action", ":create")]);
        var import = nested.Declare("execute", $"import {keyring}", ("command", new object[] { "gpg", "--import", "--batch", "--yes", "--no-default-keyring", "--keyring", RingPrefix + keyring, copy }),
            ("default_env", true), ("sensitive", Sensitive), ("action", ":nothing"));
        nested.Notify(fetched, "run", import, immediately: true);
        var ring = nested.Declare("file", keyring, ("mode", "0644"));
        nested.NotifyBefore(ring, "run", import, () => !machine.Exists(keyring));
    }

    // apt 3 comes with a gpg that has to be told the old form.
    string RingPrefix => DebianPackages.Read(machine).InstalledVersion("apt") is { } apt && int.TryParse(apt.Split('.')[0], out var major) && major > 2 ? "gnupg-ring:" : "";

    // All keys of the file are in the common keyring.
    bool IsKnown()
    {
        static string Identity(string line) => string.Join(':', line.Split(':').Take(6));
        var installed = Lines("pub", "apt-key", "adv", "--list-public-keys", "--with-fingerprint", "--with-colons").Select(Identity).ToHashSet(StringComparer.Ordinal);
        return Lines("pub", "gpg", "--with-fingerprint", "--with-colons", keyring).Select(Identity).All(installed.Contains);
    }

    [GeneratedRegex(@"[^0-9A-Za-z\-]")]
    private static partial Regex Unsafe();
}
