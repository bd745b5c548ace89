namespace RecipeEngine.Engine.Resources;

/// <summary>systemctl for the system's manager, or for that of one user.</summary>
sealed class Systemctl(Context context, IReadOnlySystem machine, string? user)
{
    /// <summary>Enablement and activity of a unit.</summary>
    /// <param name="FileState">"enabled", "static", "masked", …; null when systemd knows no such file</param>
    /// <param name="ActiveState">"active", "inactive", …</param>
    public sealed record UnitState(string? FileState, string? ActiveState)
    {
        public bool IsActive => ActiveState == "active";
        public bool IsEnabled => FileState is "enabled" or "static" or "generated" or "alias" or "indirect";
        public bool IsMasked => FileState == "masked";
        public bool IsStatic => FileState == "static";
        public bool IsIndirect => FileState == "indirect";
    }

    public ShellOut Command(params IReadOnlyList<string> arguments)
    {
        var path = machine.Which("systemctl", ShellCommand.DefaultPath(machine)) ?? "systemctl";
        var command = ShellOut.Of(context, [path, user is null ? "--system" : "--user", .. arguments]);
        if (user is null)
        {
            return command;
        }
        var id = machine.FindUser(user)?.UserId ?? throw RubyError.Argument($"can't find user for {user}");
        return command.As(user).With([new("DBUS_SESSION_BUS_ADDRESS", $"unix:path=/run/user/{id}/bus")]);
    }

    public (UnitState State, CommandResult Result, ShellOut Command) Show(string unit)
    {
        var command = Command("show", "-p", "UnitFileState", "-p", "ActiveState", unit);
        var result = command.Query(machine);
        var shown = SystemdShow.Parse(result.Stdout);
        return (new UnitState(shown.GetValueOrDefault("UnitFileState"), shown.GetValueOrDefault("ActiveState")), result, command);
    }
}
