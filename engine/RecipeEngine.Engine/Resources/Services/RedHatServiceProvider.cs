using System.Text.RegularExpressions;

namespace RecipeEngine.Engine.Resources;

/// <summary>Services of Red Hat's systems before systemd: scripts started by service, enabled by chkconfig.</summary>
public sealed class RedHatServiceProvider : InitServiceProvider
{
    const string Tool = "/sbin/chkconfig";

    public static new readonly ProviderType Provides = Table<RedHatServiceProvider>("Chef::Provider::Service::Redhat",
        q => q.PlatformFamily is "rhel" or "fedora" or "amazon" or "suse" && q.Machine.Exists(Tool));

    readonly List<string> levels = [];
    bool isMissing;

    protected override string Script => Desired[ServiceResource.InitCommand] ?? "/sbin/service " + Name;

    protected override bool AsksScript => true;

    IReadOnlyList<string> Wanted => Desired[ServiceResource.RunLevels] ?? [];

    // "web   0:off  1:off  2:on …"
    protected override bool FindEnabled()
    {
        if (!Machine.Exists(Tool))
        {
            return false;
        }
        var listing = ShellOut.Line(Context, $"{Tool} --list {Name}").QueryChecked(Machine, 0, 1);
        isMissing = listing.Stderr.Contains("No such", StringComparison.Ordinal);
        levels.AddRange(Regex.Matches(listing.Stdout, @"(\d):on").Select(m => m.Groups[1].Value));
        return Wanted.Count > 0 ? levels.ToHashSet().SetEquals(Wanted) : levels.Count > 0;
    }

    protected override void Require(Requirements requirements)
    {
        requirements.Assert("all_actions", () => Machine.Exists(Tool), "Chef::Exceptions::Service", $"{Tool} does not exist!");
        requirements.Assert("enable", () => !isMissing, "Chef::Exceptions::Service", $"{Resource}: Service is not known to chkconfig.",
            assumption: "Assuming service would be enabled. The init script is not presently installed.");
        requirements.Assert("start reload restart", () => Desired[ServiceResource.InitCommand] is not null || Own is not null || !isMissing, "Chef::Exceptions::Service",
            $"{Resource}: No custom command for {Action} specified and unable to locate the init.d script!", assumption: "Assuming service would be enabled. The init script is not presently installed.");
    }

    string Levels => Wanted.Count == 0 ? "" : $"--level {string.Concat(Wanted)} ";

    protected override void EnableService(ISystem machine)
    {
        if (Wanted.Count > 0 && levels.Except(Wanted).ToList() is { Count: > 0 } others)
        {
            ShellOut.Line(Context, $"{Tool} --level {string.Concat(others)} {Name} off").Run(machine);
        }
        ShellOut.Line(Context, $"{Tool} {Levels}{Name} on").Run(machine);
    }

    protected override void DisableService(ISystem machine) => ShellOut.Line(Context, $"{Tool} {Levels}{Name} off").Run(machine);
}
