using RecipeEngine.Dsl.Core.Files;
using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Core.Ios;

/// <summary>IO's state: open or closed, position, sync, encodings, descriptor.</summary>
[RubyClass("IO")]
public static class IoState
{
    [RubyConstant("SEEK_SET")]
    public const long SeekSet = 0;

    [RubyConstant("SEEK_CUR")]
    public const long SeekCurrent = 1;

    [RubyConstant("SEEK_END")]
    public const long SeekEnd = 2;

    [RubyMethod("close")]
    public static void Close(Context ctx, RIo self) => self.Close(ctx);

    [RubyMethod("close_read")]
    public static void CloseRead(Context ctx, RIo self) => self.CloseHalf(ctx, true);

    [RubyMethod("close_write")]
    public static void CloseWrite(Context ctx, RIo self) => self.CloseHalf(ctx, false);

    [RubyMethod("closed?")]
    public static bool IsClosed(RIo self) => self.IsInitialized ? self.IsClosed : throw new RubyError("IOError", "uninitialized stream");

    [RubyMethod("fileno", "to_i")]
    public static long Descriptor(RIo self)
    {
        self.CheckOpen();
        return self.Descriptor;
    }

    [RubyMethod("to_io")]
    public static RIo ToIo(RIo self) => self;

    [RubyMethod("tty?", "isatty")]
    public static bool IsTerminal(RIo self)
    {
        self.CheckOpen();
        return self.Machine?.IsTerminal ?? false;
    }

    [RubyMethod("sync")]
    public static bool Sync(RIo self)
    {
        self.CheckOpen();
        return self.Sync;
    }

    [RubyMethod("sync=")]
    public static void SetSync(RIo self, bool value)
    {
        self.CheckOpen();
        self.Sync = value;
        if (value)
        {
            self.Flush();
        }
    }

    [RubyMethod("flush")]
    public static RIo Flush(RIo self)
    {
        self.CheckOpen();
        self.Flush();
        return self;
    }

    [RubyMethod("fsync", "fdatasync")]
    public static long FSync(RIo self)
    {
        self.CheckOpen();
        self.Flush();
        MachineErrors.Do(null, self.Path, () => self.Machine?.Sync());
        return 0;
    }

    [RubyMethod("pid")]
    public static object? Pid(RIo self)
    {
        self.CheckOpen();
        return self.ProcessId is { } id ? Box.Int(id) : null;
    }

    [RubyMethod("pos", "tell")]
    public static long Position(RIo self) => self.Position;

    [RubyMethod("pos=")]
    public static long SetPosition(RIo self, long position)
    {
        self.Seek(position, SeekOrigin.Begin);
        return position;
    }

    [RubyMethod("seek")]
    public static long Seek(Context ctx, RIo self, long offset, object? whence = null)
    {
        self.Seek(offset, Whence(ctx, whence));
        return 0;
    }

    internal static SeekOrigin Whence(Context ctx, object? whence) => whence switch
    {
        null => SeekOrigin.Begin,
        RSymbol { Name: "SET" } => SeekOrigin.Begin,
        RSymbol { Name: "CUR" } => SeekOrigin.Current,
        RSymbol { Name: "END" } => SeekOrigin.End,
        RSymbol s => throw RubyError.Argument($"unknown whence: {s.Name}"),
        _ => (SeekOrigin)Coerce.ToInt(ctx, whence),
    };

    [RubyMethod("sysseek")]
    public static long SysSeek(Context ctx, RIo self, long offset, object? whence = null)
    {
        self.CheckOpen();
        if (self.Available.Length > 0)
        {
            throw new RubyError("IOError", "sysseek for buffered IO");
        }
        self.Seek(offset, Whence(ctx, whence));
        return self.Position;
    }

    [RubyMethod("rewind")]
    public static long Rewind(RIo self)
    {
        self.Seek(0, SeekOrigin.Begin);
        self.LineNumber = 0;
        return 0;
    }

    [RubyMethod("binmode")]
    public static RIo BinaryMode(RIo self)
    {
        self.CheckOpen();
        self.IsBinary = true;
        self.External = Text.RubyEncoding.Binary;
        self.Internal = null;
        return self;
    }

    [RubyMethod("binmode?")]
    public static bool IsBinary(RIo self)
    {
        self.CheckOpen();
        return self.IsBinary;
    }

    [RubyMethod("external_encoding")]
    public static object? ExternalEncoding(Context ctx, RIo self)
    {
        return self.External is null && self.CanWrite ? null : Encodings.Box(ctx, self.External ?? ctx.Interpreter.Encodings.External);
    }

    [RubyMethod("internal_encoding")]
    public static object? InternalEncoding(Context ctx, RIo self)
    {
        return Encodings.Box(ctx, self.Internal);
    }

    [RubyMethod("set_encoding")]
    public static RStream SetEncoding(Context ctx, RStream self, object? external, object? inner = null, [Keywords] RHash? options = null)
    {
        var how = new OpenMode();
        var text = external is RString or null ? external as RString : external is Core.Encodings.REncoding ? null : Coerce.TryStr(ctx, external);
        if (inner is null && text is not null && text.Text.Contains(':'))
        {
            how.SetEncodings(ctx, text.Text);
        }
        else if (external is not null)
        {
            how.SetExternal(Encodings.Of(ctx, text ?? external));
        }
        if (inner is not null)
        {
            var name = inner is Core.Encodings.REncoding ? null : Coerce.TryStr(ctx, inner);
            how.SetInternal(name?.Text == "-" ? null : Encodings.Of(ctx, name ?? inner));
        }
        how.ApplyEncodings(ctx, self);
        return self;
    }

    [RubyMethod("set_encoding_by_bom")]
    public static object? SetEncodingByBom(Context ctx, RStream self)
    {
        if (self is not RIo)
        {
            return Encodings.Box(ctx, OpenMode.TakeByteOrderMark(ctx, self)); // a string's bytes need no mode
        }
        if (!self.IsBinary)
        {
            throw RubyError.Argument("ASCII incompatible encoding needs binmode");
        }
        if (self.Internal is not null)
        {
            throw RubyError.Argument("encoding conversion is set");
        }
        if (self.External is { } known && !ReferenceEquals(known, Text.RubyEncoding.Binary))
        {
            throw RubyError.Argument($"encoding is set to {known.Name} already");
        }
        return self is RIo { CanRead: false } ? null : Encodings.Box(ctx, OpenMode.TakeByteOrderMark(ctx, self));
    }

    [RubyMethod("initialize_copy", Private = true)]
    public static RIo InitializeCopy(RIo self, RIo other)
    {
        if (!ReferenceEquals(self, other))
        {
            self.CopyFrom(other);
        }
        return self;
    }

    [RubyMethod("fcntl")]
    public static long Control(Context ctx, RIo self, int command, object? argument = null)
    {
        self.CheckOpen();
        var value = argument switch { null or false => 0, true => 1, _ => Coerce.ToLong(ctx, argument) };
        return self.Machine is { } m ? MachineErrors.Call(null, self.Path, () => m.Control(command, value)) : throw RubyError.NotImplemented("fcntl() function is unimplemented on this machine");
    }

    /// <summary>A hint about coming reads; it changes nothing that a program can see.</summary>
    [RubyMethod("advise")]
    public static void Advise(Context ctx, RIo self, object? advice, object? offset = null, object? length = null)
    {
        if (advice is not RSymbol { Name: var name })
        {
            throw RubyError.Type($"no implicit conversion of {Coerce.Describe(ctx, advice)} into Symbol");
        }
        foreach (var number in new[] { offset, length })
        {
            _ = number is null ? 0 : Coerce.ToLong(ctx, number);
        }
        if (name is not ("normal" or "sequential" or "random" or "willneed" or "dontneed" or "noreuse"))
        {
            throw RubyError.NotImplemented($"Unsupported advice: :{name}");
        }
        self.CheckOpen();
    }

    const int GetDescriptorFlags = 1, SetDescriptorFlags = 2;

    [RubyMethod("close_on_exec?")]
    public static bool ClosesOnExec(RIo self)
    {
        self.CheckOpen();
        return self.Machine is { } m ? (MachineErrors.Call(null, self.Path, () => m.Control(GetDescriptorFlags, 0)) & 1) != 0 : self.CloseOnExec;
    }

    [RubyMethod("close_on_exec=")]
    public static void SetCloseOnExec(RIo self, bool value)
    {
        self.CheckOpen();
        self.CloseOnExec = value;
        MachineErrors.Do(null, self.Path, () => self.Machine?.Control(SetDescriptorFlags, value ? 1 : 0));
    }

    [RubyMethod("autoclose?")]
    public static bool ClosesItself(RIo self)
    {
        self.CheckOpen();
        return self.AutoClose;
    }

    [RubyMethod("autoclose=")]
    public static void SetAutoClose(RIo self, bool value)
    {
        self.CheckOpen();
        self.AutoClose = value;
    }

    [RubyMethod("stat")]
    public static RFileStat Stat(Context ctx, RIo self) => RFileStat.Of(ctx, self.Stat());

    [RubyMethod("inspect")]
    public static string Inspect(Context ctx, RIo self)
    {
        var name = self.Path ?? (self.IsClosed ? null : self.Machine is { } m ? $"fd {m.Descriptor}" : "stream");
        return !self.IsInitialized ? ctx.AnyToS(self) : $"#<{ctx.ClassOf(self)}:{name}{(self.IsClosed ? name is null ? "(closed)" : " (closed)" : "")}>";
    }

    [RubyMethod("reopen")]
    public static RIo Reopen(Context ctx, RIo self, object? target, object? mode = null, [Keywords] RHash? options = null)
    {
        if (!self.IsClosed)
        {
            self.Flush();
        }
        else if (target is not RString && self.IsInitialized)
        {
            throw new RubyError("IOError", "closed stream");
        }
        if (target is RIo || (target is not RString && ctx.RespondTo(target, Sym.ToIo)))
        {
            var other = RIo.Of(ctx, target);
            other.CheckOpen();
            other.Flush();
            self.Share(other);
            return self;
        }
        var path = Coerce.ToPath(ctx, target);
        var how = OpenMode.Read(ctx, mode, null, options, self.CanRead ? self.CanWrite ? "r+" : "r" : "w");
        if (self.IsClosed || self.Output is not null || self.Machine is null)
        {
            return IoOpening.OpenPath(ctx, self, path, how);
        }
        using var opened = IoOpening.OpenStream(ctx, path, how);
        self.Refer(opened, how.CanRead, how.CanWrite);
        (self.Path, self.LineNumber) = (path, 0);
        IoOpening.Apply(ctx, self, how);
        return self;
    }
}
