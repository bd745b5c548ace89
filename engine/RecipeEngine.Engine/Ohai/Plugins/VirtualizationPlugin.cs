using RecipeEngine.Systems;

namespace RecipeEngine.Engine.Ohai.Plugins;

/// <summary>virtualization: system, role ("guest" or "host") and all systems with their roles; what is found later prevails.</summary>
public sealed class VirtualizationPlugin : OhaiPlugin
{
    static readonly string[] Engines = ["lxc", "docker", "containerd"];

    static readonly string[] KvmProcessors = ["QEMU Virtual CPU", "Common KVM processor", "Common 32-bit KVM processor"];

    public override IReadOnlyList<string> Provides { get; } = ["virtualization"];

    public override void Collect(OhaiCollector ohai)
    {
        OhaiMap virtualization = ohai.Data.Branch("virtualization");
        OhaiMap systems = virtualization.Branch("systems");
        foreach ((string system, string role) in Findings(ohai))
        {
            systems[system] = role;
            virtualization["system"] = system;
            virtualization["role"] = role;
        }

        // Key-value pairs, each padded with zeros: "HostName\0…\0NAME\0…".
        string[] pool = (ohai.Machine.TryReadText("/var/lib/hyperv/.kvp_pool_3") ?? "").Split('\0', StringSplitOptions.RemoveEmptyEntries);
        int host = Array.IndexOf(pool, "HostName");
        if (host >= 0 && host + 1 < pool.Length)
        {
            virtualization["hypervisor_host"] = pool[host + 1];
        }
    }

    static IEnumerable<(string System, string Role)> Findings(OhaiCollector ohai)
    {
        IReadOnlySystem machine = ohai.Machine;
        foreach (string engine in (string[])["docker", "podman"])
        {
            if (machine.Which(engine) is not null)
            {
                yield return (engine, "host");
            }
        }

        if (machine.Exists("/proc/xen"))
        {
            bool controls = Read(machine, "/proc/xen/capabilities")?.Contains("control_d", StringComparison.Ordinal) == true;
            yield return ("xen", controls ? "host" : "guest");
        }

        string modules = "\n" + machine.TryReadText("/proc/modules");
        if (modules.Contains("\nvboxdrv", StringComparison.Ordinal) || modules.Contains("\nvboxguest", StringComparison.Ordinal))
        {
            yield return ("vbox", modules.Contains("\nvboxdrv", StringComparison.Ordinal) ? "host" : "guest");
        }

        if (machine.Which("nova") is not null)
        {
            yield return ("openstack", "host");
        }

        string processors = machine.TryReadText("/proc/cpuinfo") ?? "";
        if (Array.Exists(KvmProcessors, name => processors.Contains(name, StringComparison.Ordinal)))
        {
            yield return ("kvm", "guest");
        }

        if (machine.Exists("/sys/devices/virtual/misc/kvm"))
        {
            yield return ("kvm", processors.Contains("hypervisor", StringComparison.Ordinal) ? "guest" : "host");
        }

        if (FromFirmware(ohai.Branch("dmi")) is { } guest)
        {
            yield return (guest, "guest");
        }

        foreach ((string, string) finding in Containers(machine))
        {
            yield return finding;
        }
    }

    // By what the firmware calls maker and product.
    static string? FromFirmware(OhaiMap dmi)
    {
        string maker = dmi.Text("system", "manufacturer") ?? "", product = dmi.Text("system", "product_name") ?? "";
        bool Made(string text) => maker.Contains(text, StringComparison.Ordinal);
        bool Named(string text) => product.Contains(text, StringComparison.Ordinal);
        return Made("OpenStack") || Named("OpenStack") ? "openstack"
            : Made("Xen") ? "xen"
            : Made("VMware") ? "vmware"
            : Made("Amazon EC2") && !Named("metal") ? "amazonec2"
            : Made("Parallels") || Named("Parallels") ? "parallels"
            : Made("Microsoft") && Named("Virtual Machine") ? "hyperv"
            : Named("VirtualBox") ? "vbox"
            : Named("KVM") || Named("RHEV") || Made("QEMU") || Made("Red Hat") || Made("DigitalOcean") || Made("Google") ? "kvm"
            : Named("BHYVE") ? "bhyve"
            : Made("Veertu") ? "veertu"
            : null;
    }

    static IEnumerable<(string System, string Role)> Containers(IReadOnlySystem machine)
    {
        if (machine.Exists("/proc/bc/0") || machine.Exists("/proc/vz"))
        {
            yield return ("openvz", machine.Exists("/proc/bc/0") ? "host" : "guest");
        }

        if (machine.Exists("/var/lib/hyperv/.kvp_pool_3"))
        {
            yield return ("hyperv", "guest");
        }

        if (VServerContext(machine) is { } context)
        {
            yield return ("linux-vserver", context == "0" ? "host" : "guest");
        }

        if ((FromControlGroup(machine) ?? FromFirstProcess(machine)) is { } container)
        {
            yield return (container, "guest");
        }

        if (machine.Exists("/.dockerenv") || machine.Exists("/.dockerinit"))
        {
            yield return ("docker", "guest");
        }

        if (machine.Exists("/dev/lxd/sock"))
        {
            yield return ("lxd", "guest");
        }
        else if (machine.Exists("/var/lib/lxd/devlxd") || machine.Exists("/var/snap/lxd/common/lxd/devlxd"))
        {
            yield return ("lxd", "host");
        }
    }

    static string? VServerContext(IReadOnlySystem machine)
    {
        foreach (string line in (machine.TryReadText("/proc/self/status") ?? "").Split('\n'))
        {
            if (line.StartsWith("s_context:", StringComparison.Ordinal) || line.StartsWith("VxID:", StringComparison.Ordinal))
            {
                return line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
            }
        }

        return null;
    }

    // A group such as "/docker/ID", "/lxc/NAME" or "/system.slice/docker-ID.scope".
    static string? FromControlGroup(IReadOnlySystem machine)
    {
        foreach (string line in (machine.TryReadText("/proc/self/cgroup") ?? "").Split('\n'))
        {
            string[] fields = line.Split(':', 3);
            string[] names = fields.Length == 3 ? fields[2].Split('/') : [];
            for (int at = 1; at < names.Length; at++)
            {
                foreach (string system in Engines)
                {
                    bool isLast = at == names.Length - 1;
                    if (isLast ? names[at].StartsWith(system + "-", StringComparison.Ordinal) : names[at] == system)
                    {
                        return system == "containerd" ? "docker" : system;
                    }
                }
            }
        }

        return null;
    }

    // Container managers tell the first process which of them it is.
    static string? FromFirstProcess(IReadOnlySystem machine)
    {
        foreach (string variable in (machine.TryReadText("/proc/1/environ") ?? "").Split('\0'))
        {
            if (variable.StartsWith("container=", StringComparison.Ordinal))
            {
                return variable["container=".Length..] switch
                {
                    "systemd-nspawn" => "nspawn",
                    "podman" => "podman",
                    var name when name.StartsWith("lxc", StringComparison.Ordinal) => "lxc",
                    _ => null,
                };
            }
        }

        return null;
    }
}
