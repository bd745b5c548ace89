namespace RecipeEngine.Dsl.Core.Ios;

/// <summary>Fcntl: the numbers for IO#fcntl on Linux.</summary>
[RubyModule("Fcntl", Library = "fcntl")]
public static class FcntlLibrary
{
    [RubyLibrary("fcntl")]
    public static void Load(Context ctx)
    {
        var module = ctx.Interpreter.Ensure("Fcntl");
        foreach (var (name, value) in new (string, long)[]
        {
            ("F_DUPFD", 0), ("F_GETFD", 1), ("F_SETFD", 2), ("F_GETFL", 3), ("F_SETFL", 4), ("F_GETLK", 5), ("F_SETLK", 6), ("F_SETLKW", 7), ("FD_CLOEXEC", 1),
            ("F_DUPFD_CLOEXEC", 1030), ("F_RDLCK", 0), ("F_WRLCK", 1), ("F_UNLCK", 2), ("O_CREAT", 64), ("O_EXCL", 128), ("O_NOCTTY", 256), ("O_TRUNC", 512), ("O_APPEND", 1024),
            ("O_NONBLOCK", 2048), ("O_NDELAY", 2048), ("O_RDONLY", 0), ("O_RDWR", 2), ("O_WRONLY", 1), ("O_ACCMODE", 3),
        })
        {
            module.SetConstant(name, Box.Int(value));
        }
    }
}

/// <summary>The library io/nonblock: whether a descriptor waits.</summary>
[RubyClass("IO", Library = "io/nonblock")]
public static class NonBlockLibrary
{
    const int GetFlags = 3, SetFlags = 4, NonBlocking = 2048;

    static long Flags(RIo self)
    {
        self.CheckOpen();
        return self.Machine is { } m ? Files.MachineErrors.Call(null, self.Path, () => m.Control(GetFlags, 0)) : 0;
    }

    [RubyMethod("nonblock?")]
    public static bool IsNonBlocking(RIo self) => (Flags(self) & NonBlocking) != 0;

    [RubyMethod("nonblock=")]
    public static bool Set(RIo self, bool value)
    {
        var flags = Flags(self);
        Files.MachineErrors.Do(null, self.Path, () => self.Machine?.Control(SetFlags, value ? flags | NonBlocking : flags & ~NonBlocking));
        return value;
    }

    [RubyMethod("nonblock")]
    public static object? During(Context ctx, RIo self, RProc block, bool value = true)
    {
        var before = IsNonBlocking(self);
        Set(self, value);
        try
        {
            return block.Yield(ctx, self);
        }
        finally
        {
            Set(self, before);
        }
    }
}
