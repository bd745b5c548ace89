using System.Text.RegularExpressions;
using static RecipeEngine.Engine.Resources.HostnameResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>The host's name: the kernel's, that in /etc/hosts, and the one it has after the next boot.</summary>
public sealed class HostnameProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<HostnameProvider>(HostnameResource.Type, ("set", p => p.Set()));

    string Wanted => Desired[Hostname]!;

    bool IsDocker => Run.Node.Attributes.Read(Context, [new RString("virtualization"), new RString("systems"), new RString("docker")]) is RString { Text: "guest" };

    void Set() => Nested(n =>
    {
        var reload = n.Declare("ohai", "reload hostname", ("plugin", "hostname"), ("action", ":nothing"));
        var now = n.Declare("execute", $"set hostname to {Wanted}", ("command", $"/bin/hostname {Wanted}"));
        NestedResources.NotIf(now, () => ShellOut.Line(Context, "hostname").QueryChecked(Machine).Stdout.TrimEnd('\n') == Wanted);
        n.Notify(now, "reload", reload);
        if (Desired[Ipaddress] is { } address)
        {
            string[] names = [address, Desired[Fqdn] ?? "", Wanted, .. Desired[Aliases] ?? [], Wanted.Split('.')[0]];
            var hosts = ReplaceLine(n, "/etc/hosts", $@"^{Regex.Escape(address)}\s+|\s+{Regex.Escape(Wanted)}\s+", string.Join(' ', names.Where(w => w.Length > 0)));
            n.Notify(hosts, "reload", reload);
        }
        Persist(n, reload);
    });

    void Persist(NestedResources n, Resource reload)
    {
        if (Machine.Exists("/usr/bin/hostnamectl") && !IsDocker)
        {
            var control = n.Declare("execute", $"hostnamectl set-hostname {Wanted}");
            NestedResources.NotIf(control, () => Regex.IsMatch(ShellOut.Line(Context, "hostnamectl status").QueryChecked(Machine, 0, 1).Stdout,
                $@"Static hostname:\s*{Regex.Escape(Wanted)}\s*$", RegexOptions.Multiline));
            n.Notify(control, "reload", reload);
        }
        else if (Machine.Exists("/etc/hostname"))
        {
            WriteFile(n, "/etc/hostname", $"{Wanted}\n");
        }
        else if (Machine.IsFile("/etc/sysconfig/network"))
        {
            ReplaceLine(n, "/etc/sysconfig/network", @"^HOSTNAME\s*=", $"HOSTNAME={Wanted}");
        }
        else if (Machine.Exists("/etc/HOSTNAME"))
        {
            WriteFile(n, "/etc/HOSTNAME", $"{Wanted}\n");
        }
        else if (Machine.Exists("/etc/conf.d/hostname"))
        {
            WriteFile(n, "/etc/conf.d/hostname", $"hostname=\"{Wanted}\"\n");
        }
        else
        {
            ReplaceLine(n, "/etc/sysctl.conf", @"^\s+kernel\.hostname\s+=", $"kernel.hostname={Wanted}");
        }
    }

    Resource WriteFile(NestedResources n, string path, string text) => n.Declare("file", path, ("content", new RString(text)), ("owner", "root"),
        ("group", "root"), ("mode", "0644"), ("atomic_update", IsDocker ? false : null));

    // The lines that match go, the new one comes last.
    Resource ReplaceLine(NestedResources n, string path, string pattern, string line)
    {
        var lines = Machine.ReadText(path).TrimEnd('\n').Split('\n');
        var file = WriteFile(n, path, string.Join('\n', lines.Where(l => !Regex.IsMatch(l, pattern)).Append(line)) + "\n");
        NestedResources.NotIf(file, () => Machine.ReadText(path).Split('\n').Contains(line));
        return file;
    }
}
