using static RecipeEngine.Engine.Resources.SystemdUnitResource;

namespace RecipeEngine.Engine.Resources;

/// <summary>Unit files of systemd, and what systemctl does with units.</summary>
public sealed class SystemdUnitProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<SystemdUnitProvider>(SystemdUnitResource.Type,
        ("create", p => p.Create()), ("delete", p => p.Delete()),
        ("preset", p => p.Tell(true, "restoring enable/disable preset configuration for", "preset", null, true)),
        ("revert", p => p.Tell(true, "reverting to vendor version of", "revert", null, true)),
        ("enable", p => p.Tell(!p.Current![Enabled] && !p.IsNotEnableable, "enabling", "enable", "enabled", true)),
        ("disable", p => p.Tell(p.Current![Enabled] && !p.IsNotEnableable, "disabling", "disable", "disabled", true)),
        ("reenable", p => p.Tell(true, "reenabling", "reenable", "reenabled", true)),
        ("mask", p => p.Tell(!p.Current![Masked], "masking", "mask", "masked", true)),
        ("unmask", p => p.Tell(p.Current![Masked], "unmasking", "unmask", "unmasked", true)),
        ("start", p => p.Tell(!p.Current![Active], "starting", "start", "started")),
        ("stop", p => p.Tell(p.Current![Active], "stopping", "stop", "stopped")),
        ("restart", p => p.Tell(true, "restarting", "restart", "restarted")),
        ("reload", p => p.Tell(p.Current![Active], "reloading", "reload", "reloaded")),
        ("try_restart", p => p.Tell(true, "try-restarting", "try-restart", "try-restarted")),
        ("reload_or_restart", p => p.Tell(true, "reload-or-restarting", "reload-or-restart", "reload-or-restarted")),
        ("reload_or_try_restart", p => p.Tell(true, "reload-or-try-restarting", "reload-or-try-restart", "reload-or-try-restarted")));

    Systemctl Control => field ??= new Systemctl(Context, Machine, Desired[User]);

    string Unit => Desired[UnitName]!;

    string Path => $"/etc/systemd/{(Desired[User] is null ? "system" : "user")}/{Unit}";

    // Nothing says which units such a one belongs to.
    bool IsNotEnableable => Current![Static] || Current[Indirect];

    protected override State? Load()
    {
        var unit = Control.Show(Unit).State;
        return new State
        {
            [Content] = Machine.Exists(Path) ? Machine.ReadText(Path) : null,
            [Enabled] = unit.IsEnabled,
            [Active] = unit.IsActive,
            [Masked] = unit.IsMasked,
            [Static] = unit.IsStatic,
            [Indirect] = unit.IsIndirect,
        };
    }

    string Wanted => Desired.Value(Content) is RHash sections
        ? SystemdUnit.Render(sections.Pairs().Select(s => new KeyValuePair<string, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>>>(
            Context.ToS(s.Key), s.Value is RHash options ? options.Pairs().Select(o => new KeyValuePair<string, IReadOnlyList<string>>(Context.ToS(o.Key), Values(o.Value))) : [])))
        : Context.ToS(Desired.Value(Content));

    IReadOnlyList<string> Values(object? value) => value is RArray list ? [.. list.SelectMany(Values)] : [Context.ToS(value)];

    void Create()
    {
        var wanted = Wanted;
        if (Current![Content] == wanted)
        {
            return;
        }
        Converge($"creating unit: {Unit}", machine =>
        {
            Nested(n => n.Declare("file", Path, ("owner", "root"), ("group", "root"), ("mode", "0644"),
                ("sensitive", Resource.Read(Context, "sensitive")), ("content", new RString(wanted)), ("verify", Desired[Verify] && Machine.Which("systemd-analyze") is not null ? ":systemd_unit" : null), ("action", ":create")));
            Reload(machine);
        });
    }

    void Delete()
    {
        if (!Machine.Exists(Path))
        {
            return;
        }
        Converge($"deleting unit: {Unit}", machine =>
        {
            Nested(n => n.Declare("file", Path, ("owner", "root"), ("group", "root"), ("mode", "0644"),
                ("sensitive", Resource.Read(Context, "sensitive")), ("content", new RString(Wanted)), ("action", ":delete")));
            Reload(machine);
        });
    }

    void Reload(ISystem machine)
    {
        if (Desired[TriggersReload])
        {
            Command(false, "daemon-reload").Run(machine);
        }
    }

    void Tell(bool needed, string doing, string verb, string? past, bool withDefaults = false)
    {
        if (!needed)
        {
            return;
        }
        Converge($"{doing} unit: {Unit}", machine =>
        {
            Command(withDefaults, verb, Unit).Run(machine);
            if (past is not null)
            {
                Info(past);
            }
        });
    }

    ShellOut Command(bool withDefaults, params IReadOnlyList<string> arguments)
    {
        var command = Control.Command(arguments);
        return withDefaults ? command : command.WithoutDefaults().With(command.Spec.Environment.Where(v => v.Key == "DBUS_SESSION_BUS_ADDRESS"));
    }
}
