using System.Globalization;

namespace RecipeEngine.Systems.Local;

/// <summary>Starts processes by posix_spawn(3), which costs no copy of our address space.</summary>
internal static unsafe class Spawner
{
    const int SpawnSetPGroup = 2, SpawnSetSigDef = 4, SpawnSetSigMask = 8, SpawnSetSid = 0x80;
    const int CloneFileSystem = 0x200;
    const int SignalPipe = 13;
    static readonly Lock UmaskLock = new();

    /// <summary>Starts the command and returns its process id.</summary>
    public static int Spawn(SpawnPlan plan, SpawnStreams streams)
    {
        if (!plan.ChangesIdentity && plan.Command.Umask is null)
        {
            return SpawnHere(plan, streams);
        }

        // The kernel keeps identity (and, once unshared, umask) per thread and a child takes its parent thread's: so a thread of its
        // own takes them on, starts the child and ends. The C library's setuid would change every thread; hence bare system calls.
        int process = 0;
        Exception? failure = null;
        Thread thread = new(() =>
        {
            try
            {
                process = SpawnAs(plan, streams);
            }
            catch (Exception caught)
            {
                failure = caught;
            }
        });
        thread.Start();
        thread.Join();
        return failure is null ? process : throw failure;
    }

    static int SpawnAs(SpawnPlan plan, SpawnStreams streams)
    {
        if (plan.Command.Umask is not { } mask)
        {
            TakeIdentity(plan);
            return SpawnHere(plan, streams);
        }

        if (Libc.unshare(CloneFileSystem) == 0)
        {
            _ = Libc.umask((uint)mask);
            TakeIdentity(plan);
            return SpawnHere(plan, streams);
        }

        // Containers may forbid unshare: then the whole process wears the mask for the moment of the start.
        lock (UmaskLock)
        {
            uint former = Libc.umask((uint)mask);
            try
            {
                TakeIdentity(plan);
                return SpawnHere(plan, streams);
            }
            finally
            {
                _ = Libc.umask(former);
            }
        }
    }

    static void TakeIdentity(SpawnPlan plan)
    {
        // Becoming oneself needs no right.
        if (plan.Groups is { } groups)
        {
            fixed (uint* list = groups)
            {
                if (Libc.syscall(Native.SetGroupsNumber, groups.Length, (nint)list, 0, 0, 0) != 0 && plan.UserId != Libc.geteuid())
                {
                    throw Native.Failure("setgroups", plan.Command.User);
                }
            }
        }

        if (plan.GroupId is { } group)
        {
            nint id = (nint)group;
            Native.Check(Libc.syscall(Native.SetResGidNumber, id, id, id, 0, 0), "setgid", plan.Command.Group);
        }

        if (plan.UserId is { } user)
        {
            nint id = (nint)user;
            Native.Check(Libc.syscall(Native.SetResUidNumber, id, id, id, 0, 0), "setuid", plan.Command.User);
        }
    }

    static int SpawnHere(SpawnPlan plan, SpawnStreams streams)
    {
        // posix_spawnattr_t and posix_spawn_file_actions_t take 336 and 80 bytes in glibc, sigset_t 128; all less elsewhere.
        byte* attributes = stackalloc byte[512];
        byte* actions = stackalloc byte[128];
        byte* signals = stackalloc byte[128];
        _ = Libc.posix_spawnattr_init(attributes);
        _ = Libc.posix_spawn_file_actions_init(actions);
        try
        {
            // .NET ignores SIGPIPE, and a child would go on doing so.
            _ = Libc.sigemptyset(signals);
            _ = Libc.posix_spawnattr_setsigmask(attributes, signals);
            signals[(SignalPipe - 1) / 8] |= 1 << ((SignalPipe - 1) % 8);
            _ = Libc.posix_spawnattr_setsigdefault(attributes, signals);
            _ = Libc.posix_spawnattr_setflags(attributes, (short)(SpawnSetSigDef | SpawnSetSigMask | GroupingFlags(plan.Command, attributes)));
            foreach ((int from, int target) in streams.Actions)
            {
                _ = from < 0
                    ? Libc.posix_spawn_file_actions_addclose(actions, target)
                    : Libc.posix_spawn_file_actions_adddup2(actions, from, target);
            }

            foreach (int other in plan.Command.ClosesOthers ? OpenDescriptors() : [])
            {
                if (!streams.Actions.Any(action => action.Target == other))
                {
                    _ = Libc.posix_spawn_file_actions_addclose(actions, other);
                }
            }

            fixed (byte* directory = plan.WorkingDirectory is { } path ? MachineText.EncodeTerminated(path) : null)
            {
                if (directory is not null)
                {
                    _ = Libc.posix_spawn_file_actions_addchdir_np(actions, directory);
                }

                return SpawnHere(plan, attributes, actions);
            }
        }
        finally
        {
            _ = Libc.posix_spawn_file_actions_destroy(actions);
            _ = Libc.posix_spawnattr_destroy(attributes);
        }
    }

    static IEnumerable<int> OpenDescriptors() =>
        Directory.EnumerateFileSystemEntries("/proc/self/fd")
            .Select(path => int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1)
            .Where(number => number > 2);

    static int SpawnHere(SpawnPlan plan, byte* attributes, byte* actions)
    {
        using NativeStrings environment = new(plan.Environment);
        CommandSpec command = plan.Command;
        Errno error = Start(plan.Program, [command.ProgramName ?? command.Program, .. command.Arguments], out int process);
        if (error == Errno.ENOEXEC)
        {
            // A script without "#!" is one for the shell, as for execvp(3).
            error = Start("/bin/sh", ["sh", plan.Program, .. command.Arguments], out process);
        }

        return error == Errno.None ? process : throw Explain(error, plan);

        Errno Start(string program, List<string> words, out int process)
        {
            using NativeStrings arguments = new(words);
            fixed (byte* name = MachineText.EncodeTerminated(program))
            {
                int started;
                Errno result = (Errno)Libc.posix_spawn(&started, name, actions, attributes, arguments.Pointers, environment.Pointers);
                process = started;
                return result;
            }
        }
    }

    static int GroupingFlags(CommandSpec command, byte* attributes)
    {
        if (command.JoinProcessGroup is { } group)
        {
            _ = Libc.posix_spawnattr_setpgroup(attributes, group);
            return SpawnSetPGroup;
        }

        return command.Grouping switch
        {
            ProcessGrouping.NewGroup => SpawnSetPGroup,
            ProcessGrouping.NewSession => SpawnSetSid,
            _ => 0,
        };
    }

    // posix_spawn gives one errno for the change of directory and the start of the program: find out which it was.
    static MachineException Explain(Errno error, SpawnPlan plan)
    {
        if (plan.WorkingDirectory is { } directory)
        {
            Errno reached = Native.TryStat(Libc.AtCurrentDirectory, directory, 0, out FileStatus status);
            if (reached != Errno.None)
            {
                return new MachineException(reached, "chdir", directory);
            }

            if (!status.IsDirectory)
            {
                return new MachineException(Errno.ENOTDIR, "chdir", directory);
            }
        }

        return new MachineException(error, "exec", plan.Command.Program);
    }
}
