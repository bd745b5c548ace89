using static RecipeEngine.Engine.Resources.AptRepositoryResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>A package repository for apt: its file in sources.list.d, and the key it is signed with.</summary>
public sealed class AptRepositoryProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<AptRepositoryProvider>(AptRepositoryResource.Type, ("add", p => p.Add()), ("remove", p => p.Remove()));

    string Name => Desired[RepoName]!;
    string ListFile => $"/etc/apt/sources.list.d/{Name}.list";
    string Keyring => $"/etc/apt/keyrings/{Name}.gpg";
    object? Sensitive => Resource.Read(Context, "sensitive");

    bool IsDebian => NodeText("platform_family") == "debian";

    bool IsLaunchpad => Desired[AptRepositoryResource.Uri] is { } uri && uri.StartsWith("ppa:", StringComparison.Ordinal);

    static string? Given(string? text) => text is null or "false" ? null : text;

    void Add()
    {
        if (!IsDebian)
        {
            return;
        }
        if (Desired[AptRepositoryResource.Uri] is null)
        {
            throw new RubyError("NoMethodError", "undefined method `start_with?' for nil:NilClass");
        }
        Nested(n =>
        {
            var caches = n.Declare("execute", "apt-cache gencaches", ("command", new object[] { "apt-cache", "gencaches" }), ("default_env", true),
                ("ignore_failure", Desired[CacheRebuildIgnoreFailure]), ("action", ":nothing"));
            var update = n.Declare("apt_update", Resource.Name, ("ignore_failure", Desired[CacheRebuildIgnoreFailure]), ("action", ":nothing"));
            var keys = new AptRepositoryKeys(Context, Run, Machine, Resource, Keyring, n, caches);
            foreach (var key in Desired.Value(Key) is RArray list ? list.Select(Context.ToS) : [])
            {
                keys.Install(key, Desired[Keyserver] ?? "keyserver.ubuntu.com");
            }
            var uri = IsLaunchpad ? Launchpad(keys) : Desired[AptRepositoryResource.Uri]!;
            RemoveLegacy(n);
            var text = new AptSource(uri, Given(Desired[Distribution]), IsLaunchpad && Desired[Components] is not { Count: > 0 } ? ["main"] : Desired[Components] ?? [],
                [.. SourceOptions()], Desired[DebSrc]).ToString();
            var file = n.Declare("file", ListFile, ("owner", "root"), ("group", "root"), ("mode", "0644"), ("content", new RString(text)), ("sensitive", Sensitive),
                ("action", ":create"));
            n.Notify(file, "run", caches, immediately: true);
            if (Desired[CacheRebuild])
            {
                n.Notify(file, "update", update, immediately: true);
            }
        });
    }

    IEnumerable<string> SourceOptions()
    {
        if (Given(Desired[Arch]) is { } architecture)
        {
            yield return $"arch={architecture}";
        }
        if (Desired[Trusted])
        {
            yield return "trusted=yes";
        }
        if (Desired.Value(SignedBy) is { } signer && Context.Truthy(signer))
        {
            yield return $"signed-by={(signer is RString given ? given.Text : Keyring)}";
        }
        foreach (var option in Desired[AptRepositoryResource.Options] ?? [])
        {
            yield return option;
        }
    }

    // "ppa:owner/name"; Launchpad says which key it is signed with.
    string Launchpad(AptRepositoryKeys keys)
    {
        var parts = Desired[AptRepositoryResource.Uri]![4..].Split('/');
        var (owner, archive) = (parts[0], parts.ElementAtOrDefault(1) ?? "ppa");
        var fingerprint = ShellOut.Of(Context, "curl", "-fsSL", $"https://launchpad.net/api/1.0/~{owner}/+archive/{archive}").Query(Machine);
        if (fingerprint.ExitCode != 0)
        {
            throw RubyError.Runtime($"Could not access Launchpad ppa API: {fingerprint.Stderr.Trim()}");
        }
        var found = System.Text.RegularExpressions.Regex.Match(fingerprint.Stdout, "\"signing_key_fingerprint\": *\"([0-9A-Fa-f]+)\"");
        keys.Install(found.Groups[1].Value, "keyserver.ubuntu.com");
        return $"http://ppa.launchpad.net/{owner}/{archive}/ubuntu";
    }

    void RemoveLegacy(NestedResources n)
    {
        var path = $"/etc/apt/sources.list.d/{Resource.Name}.list";
        if (Resource.Name != Name && Machine.Exists(path))
        {
            n.Declare("file", path, ("action", ":delete"));
        }
    }

    void Remove()
    {
        if (!IsDebian)
        {
            return;
        }
        Nested(RemoveLegacy);
        if (!Machine.Exists(ListFile))
        {
            Debug($"{ListFile} does not exist. Nothing to do");
            return;
        }
        Converge($"Removing {Name} repository from /etc/apt/sources.list.d/", _ => Nested(n =>
        {
            var update = n.Declare("apt_update", Resource.Name, ("ignore_failure", Desired[CacheRebuildIgnoreFailure]), ("action", ":nothing"));
            n.Declare("file", Keyring, ("sensitive", Sensitive), ("action", ":delete"));
            var file = n.Declare("file", ListFile, ("sensitive", Sensitive), ("action", ":delete"));
            if (Desired[CacheRebuild])
            {
                n.Notify(file, "update", update, immediately: true);
            }
        }));
    }
}
