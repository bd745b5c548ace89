namespace RecipeEngine.Systems.Local;

/// <summary>A command with everything looked up that the machine knows: the program's path, the environment, ids of user and groups.</summary>
internal sealed class SpawnPlan
{
    SpawnPlan(CommandSpec command) => Command = command;

    public CommandSpec Command { get; }

    public required string Program { get; init; }

    public required IReadOnlyCollection<string> Environment { get; init; }

    public required string? WorkingDirectory { get; init; }

    public long? UserId { get; init; }

    public long? GroupId { get; init; }

    /// <summary>Supplementary groups to set; null leaves them.</summary>
    public uint[]? Groups { get; init; }

    public bool ChangesIdentity => UserId is not null || GroupId is not null;

    public static SpawnPlan For(IReadOnlySystem machine, CommandSpec command)
    {
        UserEntry? user = command.User is { } name ? FindUser(machine, name) : null;
        bool login = command.Login && user is not null;
        Dictionary<string, string> environment = command.ClearEnvironment
            ? new Dictionary<string, string>(StringComparer.Ordinal)
            : new Dictionary<string, string>(machine.GetEnvironmentVariables(), StringComparer.Ordinal);
        if (login)
        {
            // The variables su(1) sets.
            environment["USER"] = environment["LOGNAME"] = user!.Name;
            environment["HOME"] = user.Home;
            environment["SHELL"] = user.Shell;
            environment["PATH"] = "/sbin:/bin:/usr/sbin:/usr/bin";
            environment["IFS"] = "\t\n";
        }

        foreach ((string key, string? value) in command.Environment)
        {
            if (value is null)
            {
                environment.Remove(key);
            }
            else
            {
                environment[key] = value;
            }
        }

        string? directory = command.WorkingDirectory ?? (login ? user!.Home : null);
        return new SpawnPlan(command)
        {
            Program = FindProgram(machine, command.Program, environment.GetValueOrDefault("PATH"), directory),
            Environment = [.. environment.Select(variable => $"{variable.Key}={variable.Value}")],
            WorkingDirectory = directory,
            UserId = user?.UserId,
            GroupId = command.Group is { } group ? FindGroup(machine, group) : login ? user!.GroupId : null,
            Groups = login ? GroupsOf(machine, user!) : null,
        };
    }

    static UserEntry FindUser(IReadOnlySystem machine, string name) =>
        machine.FindUser(name)
        ?? (long.TryParse(name, out long id)
            ? machine.FindUser(id) ?? new UserEntry(name, "x", id, id, "", "/", "/bin/sh")
            : throw new MachineException(Errno.EINVAL, $"can't find user for {name}"));

    static long FindGroup(IReadOnlySystem machine, string name) =>
        machine.FindGroup(name)?.GroupId
        ?? (long.TryParse(name, out long id) ? id : throw new MachineException(Errno.EINVAL, $"can't find group for {name}"));

    static uint[] GroupsOf(IReadOnlySystem machine, UserEntry user) =>
    [
        .. machine.Groups.Where(group => group.Members.Contains(user.Name)).Select(group => (uint)group.GroupId)
            .Append((uint)user.GroupId).Distinct(),
    ];

    // As execvp(3), but in the command's own PATH. What cannot be found keeps its name: starting it says ENOENT.
    static string FindProgram(IReadOnlySystem machine, string program, string? searchPath, string? directory)
    {
        if (program.Contains('/', StringComparison.Ordinal))
        {
            return program;
        }

        bool forbidden = false;
        foreach (string entry in (searchPath ?? "/bin:/usr/bin").Split(':'))
        {
            string candidate = entry.Length == 0 ? "./" + program : $"{entry}/{program}";
            string seen = directory is not null && candidate[0] != '/' ? $"{directory}/{candidate}" : candidate;
            if (machine.TryStat(seen) is { IsFile: true })
            {
                if (machine.CanAccess(seen, AccessModes.Execute))
                {
                    return candidate;
                }

                forbidden = true;
            }
        }

        throw new MachineException(forbidden ? Errno.EACCES : Errno.ENOENT, "execvp", program);
    }
}
