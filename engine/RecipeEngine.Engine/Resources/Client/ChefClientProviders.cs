using System.Security.Cryptography;
using System.Text;

namespace RecipeEngine.Engine.Resources;

/// <summary>The client run by cron.</summary>
public sealed class ChefClientCronProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<ChefClientCronProvider>(ChefClientCronResource.Type, ("add", p => p.Add()), ("remove", p => p.Remove()));

    string Name => Desired[ChefClientCronResource.JobName]!;

    void Add()
    {
        var folder = Desired[ChefClientCronResource.LogDirectory]!;
        if (!Machine.IsDirectory(folder))
        {
            Nested(n => n.Declare("directory", folder, ("owner", Desired[ChefClientCronResource.User]), ("mode", "0750"), ("recursive", true)));
        }
        Nested(n => n.Declare("cron_d", Name, [.. new[] { "minute", "hour", "day", "weekday", "month", "environment", "mailto", "user", "comment" }.Select(p => (p, Resource.Read(Context, p))), ("command", new RString(Command()))]));
    }

    void Remove() => Nested(n => n.Declare("cron_d", Name, ("action", ":delete")));

    // The same for one node at each run: drawn from what tells it apart.
    long Splay(long splay)
    {
        var seed = Run.Node.Attributes.Top(Context, "shard_seed") ?? Context.Send(new RString(Hash(Run.Node.Name ?? "")), "hex");
        return (long)Context.Send(Context.Send(Context.Interpreter.FindClass(Context, "Random"), "new", Context.Send(seed, "to_i")), "rand", Box.Int(splay))!;
    }

    [SuppressMessage("Security", "CA5351", Justification = "A number drawn from a name, no secret.")]
    static string Hash(string name) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(name)));

    string Command()
    {
        var line = new StringBuilder($"/bin/sleep {Splay(Desired[ChefClientCronResource.Splay] ?? 0)}; ");
        if (Desired[ChefClientCronResource.Nice] is { } nice)
        {
            line.Append($"{Machine.Which("nice", ShellCommand.DefaultPath(Machine)) ?? "false"} -n {nice} ");
        }
        line.Append(Desired[ChefClientCronResource.ChefBinaryPath]).Append(' ');
        if (Desired[ChefClientCronResource.DaemonOptions] is { Count: > 0 } options)
        {
            line.AppendJoin(' ', options).Append(' ');
        }
        line.Append($"-c {Desired[ChefClientCronResource.ConfigDirectory]!.TrimEnd('/')}/client.rb ");
        line.Append(Desired[ChefClientCronResource.AcceptChefLicense] ? "--chef-license accept " : "");
        line.Append($"{(Desired[ChefClientCronResource.AppendLogFile] ? ">>" : ">")} {Desired[ChefClientCronResource.LogDirectory]!.TrimEnd('/')}/{Desired[ChefClientCronResource.LogFileName]} 2>&1");
        return line.Append(Desired[ChefClientCronResource.Mailto] is null ? "" : " || echo \"Chef Infra Client execution failed\"").ToString();
    }
}

/// <summary>The client run by a timer of systemd.</summary>
public sealed class ChefClientSystemdTimerProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<ChefClientSystemdTimerProvider>(ChefClientSystemdTimerResource.Type, ("add", p => p.Add()), ("remove", p => p.Remove()));

    string Name => Desired[ChefClientSystemdTimerResource.JobName]!;

    RHash Table(params (string Key, object? Value)[] pairs)
    {
        var hash = new RHash();
        foreach (var (key, value) in pairs.Where(p => p.Value is not null))
        {
            hash.Set(Context, new RString(key), Literal.ToRuby(value));
        }
        return hash;
    }

    string Command => string.Join(' ', [Desired[ChefClientSystemdTimerResource.ChefBinaryPath]!, .. Desired[ChefClientSystemdTimerResource.DaemonOptions] ?? [],
        .. Desired[ChefClientSystemdTimerResource.AcceptChefLicense] ? ["--chef-license", "accept"] : Array.Empty<string>(), "-c", $"{Desired[ChefClientSystemdTimerResource.ConfigDirectory]!.TrimEnd('/')}/client.rb"]);

    RHash Service => Table(
        ("Unit", Table(("Description", Desired[ChefClientSystemdTimerResource.Description]), ("After", "network.target auditd.service"))),
        ("Service", Table(("Type", "oneshot"), ("ExecStart", Command), ("SuccessExitStatus", new object[] { 3, 213, 35, 37, 41 }),
            ("UMask", Desired.Value(ChefClientSystemdTimerResource.ServiceUmask)), ("ConditionACPower", Desired[ChefClientSystemdTimerResource.RunOnBattery] ? null : "true"),
            ("CPUQuota", Desired[ChefClientSystemdTimerResource.CpuQuota] is { } quota ? quota + "%" : null), ("Environment", Variables))),
        ("Install", Table(("WantedBy", "multi-user.target"))));

    RArray? Variables => Desired[ChefClientSystemdTimerResource.Environment] is { Count: > 0 } given
        ? new RArray(given.Pairs().Select(p => (object?)new RString($"\"{Context.ToS(p.Key)}={Context.ToS(p.Value)}\""))) : null;

    RHash Timer => Table(
        ("Unit", Table(("Description", Desired[ChefClientSystemdTimerResource.Description]))),
        ("Timer", Table(("OnBootSec", Desired[ChefClientSystemdTimerResource.DelayAfterBoot]), ("OnUnitActiveSec", Desired[ChefClientSystemdTimerResource.Interval]), ("RandomizedDelaySec", Desired[ChefClientSystemdTimerResource.Splay]))),
        ("Install", Table(("WantedBy", "timers.target"))));

    void Add() => Nested(n =>
    {
        n.Declare("systemd_unit", $"{Name}.service", ("content", Service), ("action", ":create"));
        n.Declare("systemd_unit", $"{Name}.timer", ("content", Timer), ("action", new object[] { ":create", ":enable", ":start" }));
    });

    void Remove() => Nested(n =>
    {
        n.Declare("systemd_unit", $"{Name}.service", ("action", ":delete"));
        n.Declare("systemd_unit", $"{Name}.timer", ("action", ":delete"));
    });
}

/// <summary>A certificate the client trusts.</summary>
public sealed class ChefClientTrustedCertificateProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<ChefClientTrustedCertificateProvider>(ChefClientTrustedCertificateResource.Type, ("add", p => p.Add()), ("remove", p => p.Remove()));

    string Folder => Run.Config.Get(Context, "trusted_certs_dir") is { } given ? Context.ToS(given) : "/etc/chef/trusted_certs";

    string File => $"{Folder}/{Desired[ChefClientTrustedCertificateResource.CertName]}" is var path && path.EndsWith(".pem", StringComparison.Ordinal) ? path : path + ".pem";

    void Add()
    {
        if (!Machine.IsDirectory(Folder))
        {
            Nested(n => n.Declare("directory", Folder, ("mode", "0640"), ("recursive", true)));
        }
        Nested(n => n.Declare("file", File, ("content", Desired.Value(ChefClientTrustedCertificateResource.Certificate)), ("mode", "0640"), ("sensitive", Resource.Read(Context, "sensitive"))));
    }

    void Remove() => Nested(n => n.Declare("file", File, ("action", ":delete")));
}
