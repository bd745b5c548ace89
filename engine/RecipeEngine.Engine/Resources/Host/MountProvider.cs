using static RecipeEngine.Engine.Resources.MountResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>Mounts file systems, and keeps their lines in /etc/fstab.</summary>
public sealed class MountProvider : Provider
{
    const string TableFile = "/etc/fstab";

    public static readonly ProviderType Provides = ProviderType.For<MountProvider>(MountResource.Type,
        ("mount", p => p.Mount()), ("umount", p => p.Unmount()), ("unmount", p => p.Unmount()), ("remount", p => p.Remount()),
        ("enable", p => p.Enable()), ("disable", p => p.Disable())).When("Chef::Provider::Mount::Linux", null);

    static readonly string[] WithoutDevice = ["cgroup", "tmpfs", "fuse", "vboxsf", "zfs", "efivarfs"];

    Fstab table = Fstab.Parse("");
    int line = -1;
    FstabEntry? enabled;

    string Wanted => Trimmed(Desired[Device] ?? "");
    string Point => Desired[MountPoint]!;
    string Written => Desired[DeviceType] switch { "label" => "LABEL=" + Wanted, "uuid" => "UUID=" + Wanted, _ => Wanted };
    IReadOnlyList<string> Options => Desired[MountResource.Options] ?? [];

    string Device0 => field ??= Desired[DeviceType] == "device" ? Wanted
        : Trimmed(ShellOut.Of(Context, "/sbin/findfs", Written).Query(Machine).Stdout.Split('\n')[0]);

    static string Trimmed(string device) => device != "/" && device.EndsWith('/') && !device.EndsWith(":/", StringComparison.Ordinal) ? device[..^1] : device;

    MountTable Table => field ??= new MountTable(Device0, Written, LinkTarget(Device0), Point);

    string? LinkTarget(string device)
    {
        if (Machine.TryReadLink(device) is not { } target || target.StartsWith('/'))
        {
            return Machine.TryReadLink(device);
        }
        var parts = new List<string>();
        foreach (var part in (device[..device.LastIndexOf('/')] + "/" + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "..")
            {
                parts.RemoveRange(Math.Max(0, parts.Count - 1), Math.Min(1, parts.Count));
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }
        return "/" + string.Join('/', parts);
    }

    protected override State? Load()
    {
        var mounted = IsMounted(Machine);
        table = Fstab.Parse(Machine.TryReadText(TableFile) ?? "");
        line = Table.IndexIn(table);
        enabled = line < 0 ? null : FstabEntry.Parse(table.Lines[line]);
        return new State
        {
            [MountPoint] = Point,
            [Device] = enabled?.Device ?? Desired[Device],
            [Mounted] = mounted,
            [Enabled] = enabled is not null,
        };
    }

    bool IsMounted(IReadOnlySystem machine) => Table.IsMounted(ShellOut.Line(Context, "findmnt -rn").QueryChecked(machine).Stdout,
        machine.Exists(Point) ? machine.RealPath(Point) : Point, () => machine.TryQuery("losetup", "-a")?.Stdout ?? "");

    string Shown => Current![Device] ?? "";

    void Mount()
    {
        if (Current![Mounted])
        {
            Debug($"{Resource} is already mounted");
            return;
        }
        Converge($"mount {Shown} to {Point}", machine =>
        {
            MountNow(machine);
            Info("mounted");
        });
    }

    void MountNow(ISystem machine)
    {
        var needsDevice = Wanted != "none" && !Wanted.Contains(':', StringComparison.Ordinal) && !Wanted.Contains("//", StringComparison.Ordinal)
            && !WithoutDevice.Contains(Desired[Fstype]);
        if (needsDevice && !machine.Exists(Device0))
        {
            throw new RubyError("Chef::Exceptions::Mount", $"Device {Desired[Device]} does not exist");
        }
        if (Point != "none" && !machine.Exists(Point))
        {
            throw new RubyError("Chef::Exceptions::Mount", $"Mount point {Point} does not exist");
        }
        IEnumerable<string> options = Options.Count > 0 ? ["-o", string.Join(',', Options)] : [];
        IEnumerable<string> what = Desired[DeviceType] switch { "label" => ["-L", Desired[Device]!], "uuid" => ["-U", Desired[Device]!], _ => [Device0] };
        ShellOut.Of(Context, ["mount", "-t", Desired[Fstype], .. options, .. what, Point]).Run(machine);
    }

    void Unmount()
    {
        if (!Current![Mounted])
        {
            Debug($"{Resource} is already unmounted");
            return;
        }
        Converge($"unmount {Shown}", UnmountNow);
    }

    void UnmountNow(ISystem machine)
    {
        ShellOut.Of(Context, "umount", Point).Run(machine);
        Info("unmounted");
    }

    void Remount()
    {
        if (!Current![Mounted])
        {
            Debug($"{Resource} not mounted, nothing to remount");
            return;
        }
        if (Desired.Value(Supports) is RHash supports && Context.Truthy(supports.Get(Context, "remount")))
        {
            Converge($"remount {Shown}", machine =>
            {
                ShellOut.Of(Context, "mount", "-o", $"remount,{string.Join(',', Options)}", Point).Run(machine);
                Info("remounted");
            });
            return;
        }
        Converge($"unmount {Shown}", machine =>
        {
            UnmountNow(machine);
            for (var tries = 20; IsMounted(machine); tries--)
            {
                if (tries == 0)
                {
                    throw new RubyError("Chef::Exceptions::Mount", "Retries exceeded waiting for filesystem to unmount");
                }
                Run.Sleep(TimeSpan.FromSeconds(0.1));
            }
        });
        Converge($"mount {Shown}", machine =>
        {
            MountNow(machine);
            Info("mounted");
        });
    }

    static int Number(object? value) => value is long n ? (int)n : 0;

    FstabEntry Entry => new(Written, Point, Desired[Fstype]!, Options.Count == 0 ? "defaults" : string.Join(',', Options),
        Number(Desired.Value(Dump)), Number(Desired.Value(Pass)));

    void Enable()
    {
        if (enabled == Entry)
        {
            Debug($"{Resource} already enabled");
            return;
        }
        Converge($"enable {Shown}", machine =>
        {
            Save(machine, line < 0 ? [.. table.Lines, Entry.ToString()] : [.. table.Lines.Take(line), Entry.ToString(), .. table.Lines.Skip(line + 1)]);
            Info("enabled");
        });
    }

    void Disable()
    {
        if (enabled is null)
        {
            Debug($"{Resource} already disabled");
            return;
        }
        Converge($"disable {Shown}", machine =>
        {
            Save(machine, [.. table.Lines.Take(line), .. table.Lines.Skip(line + 1)]);
            Info("disabled");
        });
    }

    static void Save(ISystem machine, IReadOnlyList<string> lines) => machine.WriteText(TableFile, new Fstab(lines).ToString());
}
