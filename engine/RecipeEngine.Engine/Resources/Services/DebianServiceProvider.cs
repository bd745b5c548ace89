using System.Text.RegularExpressions;

namespace RecipeEngine.Engine.Resources;

/// <summary>Services of a Debian host without systemd: scripts in /etc/init.d, enabled by links that update-rc.d keeps.</summary>
public sealed partial class DebianServiceProvider : InitServiceProvider
{
    const string Tool = "/usr/sbin/update-rc.d";

    public static new readonly ProviderType Provides = Table<DebianServiceProvider>("Chef::Provider::Service::Debian",
        q => q.PlatformFamily == "debian" && q.Machine.Exists(Tool));

    readonly Dictionary<string, (bool Starts, string Priority)> links = new(StringComparer.Ordinal);

    protected override bool FindEnabled()
    {
        foreach (var level in LevelsOfScript())
        {
            foreach (var entry in Machine.TryListDirectory($"/etc/rc{level}.d"))
            {
                if (Link().Match(entry.Name) is { Success: true } link && link.Groups[3].Value == Name)
                {
                    links[level] = (link.Groups[1].Value == "S", link.Groups[2].Value);
                }
            }
        }
        return links.Any(l => l.Value.Starts && l.Key is "1" or "2" or "3" or "4" or "5" or "S");
    }

    // The levels its header names (LSB comments).
    IEnumerable<string> LevelsOfScript()
    {
        var text = Machine.TryReadText(Script) ?? "";
        var from = text.IndexOf("### BEGIN INIT INFO", StringComparison.Ordinal);
        var to = text.IndexOf("### END INIT INFO", StringComparison.Ordinal);
        return from < 0 || to < from ? []
            : Levels().Matches(text[from..to]).SelectMany(m => m.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct().ToList();
    }

    protected override void Require(Requirements requirements)
    {
        base.Require(requirements);
        requirements.Assert("all_actions", () => Machine.Exists(Tool), "Chef::Exceptions::Service", $"{Tool} does not exist!");
    }

    // A priority of the recipe's own is compared with what is there only as a table of runlevels; a number never equals it.
    protected override bool NeedsEnabling => !IsEnabled || Desired.Value(ServiceResource.Priority) is not null;

    protected override void EnableService(ISystem machine)
    {
        if (SetLevels(machine))
        {
            return;
        }
        var start = Desired.Value(ServiceResource.Priority) is long given ? given : 20;
        Change(machine, $"-f {Name} remove");
        Change(machine, $"{Name} defaults {start} {100 - start}");
    }

    protected override void DisableService(ISystem machine)
    {
        if (SetLevels(machine))
        {
            return;
        }
        Change(machine, $"-f {Name} remove");
        Change(machine, $"{Name} defaults");
        Change(machine, $"{Name} disable");
    }

    bool SetLevels(ISystem machine)
    {
        if (Desired.Value(ServiceResource.Priority) is not RHash table)
        {
            return false;
        }
        Change(machine, $"-f {Name} remove");
        Change(machine, $"{Name} defaults");
        foreach (var (level, what) in table.Pairs())
        {
            var starts = Context.ToS(what is RArray pair ? pair.At(0) : what) == "start";
            Change(machine, $"{Name} {(starts ? "enable" : "disable")} {Context.ToS(level)}");
        }
        return true;
    }

    void Change(ISystem machine, string arguments) => ShellOut.Line(Context, $"{Tool} {arguments}").Run(machine);

    [GeneratedRegex(@"^([SK])(\d\d)(.+)$")]
    private static partial Regex Link();

    [GeneratedRegex(@"Default-(?:Start|Stop):\s+(\d.*)")]
    private static partial Regex Levels();
}
