using System.Text.RegularExpressions;

namespace RecipeEngine.Engine.Resources;

/// <summary>The host's time zone, by timedatectl.</summary>
public sealed class TimezoneProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<TimezoneProvider>(TimezoneResource.Type, ("set", p => p.Set()));

    const string Tool = "/usr/bin/timedatectl";

    bool HasSystemd => Run.Node.Attributes.Top(Context, "init_package") is { } init && Context.ToS(init) == "systemd";

    protected override State? Load()
    {
        if (!HasSystemd)
        {
            return new State();
        }
        var status = ShellOut.Of(Context, Tool, "status").Query(Machine);
        return status.ExitCode == 0 && Regex.Match(status.Stdout, @"Time zone: (.*) \(") is { Success: true } zone
            ? new State { [TimezoneResource.Timezone] = zone.Groups[1].Value }
            : throw RubyError.Runtime("There was an error running the timedatectl command");
    }

    void Set()
    {
        if (!HasSystemd || ChangedProperties.Describe(Context, Run, Resource, Current, TimezoneResource.Timezone) is not { } lines)
        {
            return;
        }
        Converge(lines, machine =>
        {
            Nested(n => n.Declare("package", NodeText("platform_family") == "suse" ? "timezone" : "tzdata"));
            ShellOut.Of(Context, Tool, "--no-ask-password", "set-timezone", Desired[TimezoneResource.Timezone]).Run(machine);
        });
    }
}
