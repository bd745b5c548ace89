using static RecipeEngine.Engine.Resources.KernelModuleResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>Modules of the kernel: loaded now, at every boot, or never.</summary>
public sealed class KernelModuleProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<KernelModuleProvider>(KernelModuleResource.Type,
        ("install", p => p.Install()), ("uninstall", p => p.Uninstall()), ("blacklist", p => p.Forbid("blacklist", "blacklist {0}")),
        ("disable", p => p.Forbid("disable", "install {0} /bin/false")), ("enable", p => p.Enable()), ("load", p => p.Load(true)), ("unload", p => p.Load(false)));

    string Module => Desired[Modname]!;
    string LoadFile => $"{Desired[LoadDir]}/{Module}.conf";

    string Unloaded(string kind) => $"{Desired[UnloadDir]}/{kind}_{Module}.conf";

    bool IsLoaded => (Machine.TryReadText("/proc/modules") ?? "").Split('\n').Any(l => l.StartsWith(Module, StringComparison.Ordinal));

    // One for the whole run, at its end.
    Resource InitialRamDisk()
    {
        const string Name = "update initramfs";
        var root = Run.RootContext;
        if (root.Collection.TryFind(ResourceCollection.Key("execute", Name)) is { } known)
        {
            return known;
        }
        var resource = Run.Registry.Build(Context, "execute", new RString(Name), root);
        var isDebian = NodeText("platform_family") == "debian";
        Context.Send(resource, "command", new RString(isDebian ? "update-initramfs -u" : "dracut -f"));
        resource.SetActions([RSymbol.Of("nothing")]);
        root.Collection.Insert(resource);
        return resource;
    }

    void Files(Action<NestedResources, Resource> declare)
    {
        var disk = InitialRamDisk();
        Nested(n => declare(n, disk));
    }

    static void Write(NestedResources n, Resource? disk, string path, string? text)
    {
        var file = n.Declare("file", path, ("content", text is null ? null : new RString(text)), ("action", text is null ? ":delete" : null));
        if (disk is not null)
        {
            n.Notify(file, "run", disk);
        }
    }

    void Install()
    {
        Enable();
        if (Desired[Options] is { } options)
        {
            Nested(n => Write(n, null, Unloaded("options"), $"options {Module} {string.Join(' ', options)}\n"));
        }
        Load(true);
        Files((n, disk) =>
        {
            n.Declare("directory", Desired[LoadDir]!, ("recursive", true));
            Write(n, disk, LoadFile, $"{Module}\n");
        });
    }

    void Uninstall()
    {
        Files((n, disk) =>
        {
            Write(n, disk, LoadFile, null);
            Write(n, disk, Unloaded("blacklist"), null);
            Write(n, null, Unloaded("options"), null);
        });
        Load(false);
    }

    void Forbid(string kind, string line)
    {
        Files((n, disk) => Write(n, disk, Unloaded(kind), string.Format(System.Globalization.CultureInfo.InvariantCulture, line, Module)));
        Load(false);
    }

    void Enable() => Files((n, disk) => Write(n, disk, Unloaded("disable"), null));

    void Load(bool wanted)
    {
        if (IsLoaded != wanted)
        {
            Converge($"{(wanted ? "load" : "unload")} kernel module {Module}", machine => ShellOut.Line(Context, $"modprobe {(wanted ? "" : "-r ")}{Module}").Run(machine));
        }
    }
}
