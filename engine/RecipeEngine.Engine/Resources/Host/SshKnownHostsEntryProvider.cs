using static RecipeEngine.Engine.Resources.SshKnownHostsEntryResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>Keys of other hosts: all such resources of a run make one file, written at its end or when flushed.</summary>
public sealed class SshKnownHostsEntryProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<SshKnownHostsEntryProvider>(SshKnownHostsEntryResource.Type, ("create", p => p.Create()), ("flush", p => p.Flush()));

    string FileName => $"update ssh known hosts file {Desired[FileLocation]}";
    string HostName => Desired[Host]!;

    string TypeName => Desired[KeyType] switch
    {
        "rsa" => "ssh-rsa",
        "dsa" => "ssh-dss",
        "ecdsa" => "ecdsa-sha2-nistp256",
        "ed25519" => "ssh-ed25519",
        var other => other!,
    };

    string Line()
    {
        var port = Desired[Port] ?? 22;
        if (Desired[Key] is { } key)
        {
            return $"{(port == 22 ? HostName : $"[{HostName}]:{port}")} {TypeName} {key}";
        }
        var command = $"ssh-keyscan -t{Desired[KeyType]} -p {port} {(Desired[HashEntries] ? "-H " : "")}{HostName}";
        var found = ShellOut.Line(Context, command).Within(Desired[SshKnownHostsEntryResource.Timeout]).QueryChecked(Machine).Stdout;
        return port != 22 && found.StartsWith(HostName, StringComparison.Ordinal) ? $"[{HostName}]:{port}{found[HostName.Length..]}" : found;
    }

    void Create()
    {
        var line = Line();
        var file = RootTemplates.Gather(Context, Run, Resource, FileName, ("path", new RString(Desired[FileLocation]!)), ("owner", Desired.Value(Owner)),
            ("group", Desired.Value(Group)), ("mode", Desired.Value(Mode)), ("backup", false));
        var first = line.Split('\n')[0];
        if (RootTemplates.Entries(Context, file, "entries").Select(Context.ToS).Any(e => e.Length > 0 && (e.Contains(first, StringComparison.Ordinal) || e.Contains(line, StringComparison.Ordinal))))
        {
            Debug($"Known hosts key for {HostName} already exists - skipping");
            return;
        }
        RootTemplates.Add(Context, Run, file, "entries", line, entries => string.Concat(entries.Order(StringComparer.Ordinal).Select(e => e + "\n")));
    }

    void Flush()
    {
        var file = Run.RootContext.Collection.TryFind(ResourceCollection.Key("template", FileName))
            ?? throw new RubyError("Chef::Exceptions::ResourceNotFound", $"Cannot find a resource matching template[{FileName}] (did you define it first?)");
        Context.Send(file, "run_action", RSymbol.Of("create"));
        Warn("flushed ssh_known_hosts entries to file, later ssh_known_hosts_entry resources will not have been written");
    }
}
