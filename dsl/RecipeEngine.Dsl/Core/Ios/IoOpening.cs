using RecipeEngine.Dsl.Core.Files;
using RecipeEngine.Dsl.Text;
using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Core.Ios;

/// <summary>IO.open, for_fd, sysopen, pipe and File.open.</summary>
[RubyClass("IO")]
public static class IoOpening
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RIo(klass);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RIo self, int descriptor, object? mode = null, [Keywords] RHash? options = null)
    {
        var how = OpenMode.Read(ctx, mode, null, options);
        var stream = descriptor < 0 ? throw MachineErrors.Of(Errno.EBADF) : MachineErrors.Call(null, null, () => ctx.Interpreter.Machine.OpenDescriptor(descriptor, true));
        MachineErrors.Do(null, null, () => stream.Stat());
        if (!how.HasMode)
        {
            how.Flags = (how.Flags & ~OpenFlags.AccessMask) | (stream.CanRead ? stream.CanWrite ? OpenFlags.ReadWrite : OpenFlags.ReadOnly : OpenFlags.WriteOnly);
        }
        else if ((how.CanRead && !stream.CanRead) || (how.CanWrite && !stream.CanWrite))
        {
            GC.SuppressFinalize(stream);
            throw MachineErrors.Of(Errno.EINVAL);
        }
        Apply(ctx, self.Attach(stream, null, how.CanRead, how.CanWrite), how);
        self.AutoClose = options?.Get(ctx, "autoclose") is not false;
    }

    internal static void Apply(Context ctx, RIo io, OpenMode how)
    {
        (io.IsBinary, io.IsAppend) = (how.IsBinary, how.IsAppend);
        how.ApplyEncodings(ctx, io);
    }

    internal static MachineStream OpenStream(Context ctx, string path, OpenMode how)
    {
        var machine = ctx.Interpreter.Machine;
        // A FIFO opens when its other end does, and that may be another thread's work.
        return MachineErrors.Call("rb_sysopen", path, () => ctx.Blocking(() =>
            how.Flags == OpenFlags.ReadOnly ? machine.OpenRead(path) : machine.Open(path, how.Flags | OpenFlags.CloseOnExec, how.Permissions)));
    }

    /// <summary>Opens a path into an IO object.</summary>
    internal static RIo OpenPath(Context ctx, RIo io, string path, OpenMode how)
    {
        var stream = OpenStream(ctx, path, how);
        io.Path = path;
        io.LineNumber = 0;
        Apply(ctx, io.Attach(stream, null, how.CanRead, how.CanWrite), how);
        return io;
    }

    /// <summary>new, and with a block: yields, then closes.</summary>
    [RubyMethod("open", Singleton = true, KeepsKeywords = true)]
    public static object? Open(Context ctx, RClass self, RProc? block, params object?[] rest)
    {
        var io = ctx.Send(self, Sym.New, rest);
        return block is null ? io : Use(ctx, io, block);
    }

    internal static object? Use(Context ctx, object? io, RProc block)
    {
        try
        {
            return block.Yield(ctx, io);
        }
        finally
        {
            CloseQuietly(ctx, io);
        }
    }

    // An IO that the block has closed already, or whose own close says so, is no error.
    static void CloseQuietly(Context ctx, object? io)
    {
        if (io is RIo { IsClosed: true } && ctx.FindMethod(io, RSymbol.Of("close")) is { Body: BuiltinBody })
        {
            return;
        }
        var mark = ctx.GetMark();
        var before = ctx.CurrentException;
        try
        {
            ctx.Send(io, "close");
        }
        catch (RubyError e) when (e.ClassName == "IOError" && e.Message == "closed stream")
        {
            ctx.Unwind(mark);
            ctx.CurrentException = before;
        }
    }

    [RubyMethod("new", Singleton = true, KeepsKeywords = true)]
    public static object? New(Context ctx, RClass self, RProc? block, params object?[] rest)
    {
        var io = self.Allocator!(self);
        ctx.Send(io, Sym.Initialize, rest);
        if (block is not null)
        {
            Kernels.KernelOutput.Warn(ctx, null, null, null, new RString($"{ctx.Backtrace().FirstOrDefault()?.File}:{ctx.Backtrace().FirstOrDefault()?.Line}: warning: {self}::new() does not take block; use {self}::open() instead"));
        }
        return io;
    }

    [RubyMethod("for_fd", Singleton = true, KeepsKeywords = true)]
    public static object? ForDescriptor(Context ctx, RClass self, params object?[] rest) => ctx.Send(self, Sym.New, rest);

    [RubyMethod("sysopen", Singleton = true)]
    public static long SysOpen(Context ctx, object? path, object? mode = null, int? permissions = null)
    {
        var text = Coerce.ToPath(ctx, path);
        var how = OpenMode.Read(ctx, mode, null, null);
        var stream = MachineErrors.Call("rb_sysopen", text, () => ctx.Interpreter.Machine.Open(text, how.Flags | OpenFlags.CloseOnExec, permissions ?? 438));
        GC.SuppressFinalize(stream);
        return stream.Descriptor;
    }

    [RubyMethod("try_convert", Singleton = true)]
    public static object? TryConvert(Context ctx, object? value)
    {
        var io = value is RIo ? value : ctx.SendIfResponds(value, Sym.ToIo);
        return io is Undefined ? null : io is RIo or null ? io : throw Coerce.WrongResult(ctx, value, RSymbol.Of("to_io"), io, "IO");
    }

    [RubyMethod("pipe", Singleton = true)]
    public static object? Pipe(Context ctx, RClass self, object? external = null, object? inner = null, [Keywords] RHash? options = null, RProc? block = null)
    {
        var (read, write) = MachineErrors.Call(null, null, ctx.Interpreter.Machine.CreatePipe);
        var reader = ((RIo)self.Allocator!(self)!).Attach(read, null, true, false);
        var writer = ((RIo)self.Allocator!(self)!).Attach(write, null, false, true);
        writer.Sync = true;
        if (external is not null)
        {
            var text = Coerce.TryStr(ctx, external);
            var how = new OpenMode();
            if (text is not null)
            {
                how.SetEncodings(ctx, text.Text);
            }
            else
            {
                how.SetExternal(Encodings.Of(ctx, external));
            }
            if (inner is not null)
            {
                how.SetInternal(Encodings.Of(ctx, inner));
            }
            how.ApplyEncodings(ctx, reader);
        }
        else
        {
            new OpenMode().ApplyEncodings(ctx, reader);
        }
        var pair = RArray.Of(reader, writer);
        if (block is null)
        {
            return pair;
        }
        try
        {
            return block.Yield(ctx, reader, writer);
        }
        finally
        {
            reader.Close(ctx);
            writer.Close(ctx);
        }
    }
}

/// <summary>File.new.</summary>
[RubyClass("File")]
public static class FileOpening
{
    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RIo self, object? path, object? mode = null, object? permissions = null, [Keywords] RHash? options = null)
    {
        if (path is long)
        {
            IoOpening.Initialize(ctx, self, Coerce.ToInt(ctx, path), mode, options);
            return;
        }
        if (mode is not null && Coerce.TryHash(ctx, mode is RHash ? mode : null) is { } hash)
        {
            (options, mode) = (hash, null);
        }
        var text = Coerce.ToPath(ctx, path);
        IoOpening.OpenPath(ctx, self, text, OpenMode.Read(ctx, mode, permissions, options));
    }
}
