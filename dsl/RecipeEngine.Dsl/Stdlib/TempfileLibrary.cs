using RecipeEngine.Dsl.Core.Files;
using RecipeEngine.Dsl.Core.Ios;
using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Stdlib;

/// <summary>tempfile: files that go when they are no longer needed. They are removed at exit at the latest.</summary>
[RubyClass("Tempfile", Superclass = "File", Library = "tempfile")]
public static class TempfileLibrary
{
    static readonly RSymbol Removed = RSymbol.Of("@unlinked");

    [RubyLibrary("tempfile")]
    public static void Load(Context ctx) => ctx.Interpreter.Require(ctx, "tmpdir");

    static RIo OpenNew(Context ctx, RIo io, object? basename, object? directory, object? mode, RHash? options)
    {
        var extra = mode is long flags ? (OpenFlags)(int)flags : 0;
        var how = OpenMode.Read(ctx, null, null, options, "w+");
        how.Flags = OpenFlags.ReadWrite | OpenFlags.Create | OpenFlags.Exclusive | extra;
        how.Permissions = 384;
        TmpdirLibrary.Create(ctx, basename, directory, "", path =>
        {
            try
            {
                IoOpening.OpenPath(ctx, io, path, how);
            }
            catch (RubyError e) when (e.ClassName == "Errno::EEXIST")
            {
                throw new MachineException(Errno.EEXIST, "open", path);
            }
        });
        return io;
    }

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RIo self, object? basename = null, object? directory = null, [Keyword] object? mode = null, [Keyword] object? encoding = null,
        [Keyword(Name = "external_encoding")] object? external = null, [Keyword] object? binmode = null, [Keyword] object? anonymous = null)
    {
        OpenNew(ctx, self, basename, directory, mode, null);
        self.External = (external ?? encoding) is { } e ? Encodings.Of(ctx, e) : null;
        self.IsBinary = Context.Truthy(binmode);
        var machine = ctx.Interpreter.Machine;
        var path = self.Path!;
        ctx.Interpreter.Closers.Add(() =>
        {
            if (!self.HasInstanceVariable(Removed) && machine.TryLStat(path) is not null)
            {
                machine.RemoveFile(path);
            }
        });
    }

    /// <summary>With a block: yields the tempfile, closes it and keeps its removal for later.</summary>
    [RubyMethod("open", Singleton = true, KeepsKeywords = true)]
    public static object? Open(Context ctx, RClass self, RProc? block, params object?[] rest)
    {
        var io = (RIo)ctx.Send(self, Sym.New, rest)!;
        if (block is null)
        {
            return io;
        }
        try
        {
            return block.Yield(ctx, io);
        }
        finally
        {
            io.Close(ctx);
        }
    }

    /// <summary>A plain File; with a block it is removed afterwards.</summary>
    [RubyMethod("create", Singleton = true)]
    public static object? Create(Context ctx, object? basename = null, object? directory = null, [Keywords] RHash? options = null, RProc? block = null)
    {
        var mode = options?.Get(ctx, "mode");
        options?.Remove(ctx, RSymbol.Of("mode"), out _);
        var io = OpenNew(ctx, new RIo(ctx.Interpreter.FindClass(ctx, "File")), basename, directory, mode, options);
        if (block is null)
        {
            return io;
        }
        var path = io.Path!;
        try
        {
            return block.Yield(ctx, io);
        }
        finally
        {
            io.Close(ctx);
            if (ctx.Interpreter.Machine.TryLStat(path) is not null)
            {
                ctx.Interpreter.Machine.RemoveFile(path);
            }
        }
    }

    [RubyMethod("close")]
    public static void Close(Context ctx, RIo self, bool unlink = false)
    {
        self.Close(ctx);
        if (unlink)
        {
            Unlink(ctx, self);
        }
    }

    [RubyMethod("close!")]
    public static void CloseAndUnlink(Context ctx, RIo self) => Close(ctx, self, true);

    [RubyMethod("unlink", "delete")]
    public static void Unlink(Context ctx, RIo self)
    {
        if (self.HasInstanceVariable(Removed))
        {
            return;
        }
        var path = self.Path!;
        if (ctx.Interpreter.Machine.TryLStat(path) is not null)
        {
            MachineErrors.Do("apply2files", path, () => ctx.Interpreter.Machine.RemoveFile(path));
        }
        self.SetInstanceVariable(Removed, true);
    }

    [RubyMethod("path")]
    public static string? Path(RIo self) => self.HasInstanceVariable(Removed) ? null : self.Path;

    [RubyMethod("open")]
    public static RIo Reopen(Context ctx, RIo self)
    {
        self.Close(ctx);
        return IoOpening.OpenPath(ctx, self, self.Path!, new OpenMode { Flags = OpenFlags.ReadWrite });
    }

    [RubyMethod("size", "length")]
    public static long Size(Context ctx, RIo self)
    {
        if (!self.IsClosed)
        {
            return self.Stat().Size;
        }
        return ctx.Interpreter.Machine.TryStat(self.Path!)?.Size ?? 0;
    }

    [RubyMethod("inspect")]
    public static string Inspect(RIo self) => $"#<Tempfile:{Path(self)}{(self.IsClosed ? " (closed)" : "")}>";
}
