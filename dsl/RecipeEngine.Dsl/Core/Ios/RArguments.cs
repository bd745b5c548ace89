namespace RecipeEngine.Dsl.Core.Ios;

/// <summary>ARGF: the files named in ARGV one after another, or standard input.</summary>
public sealed class RArguments(RClass klass) : RStream(klass)
{
    RStream? current;
    bool started;

    /// <summary>The stream that is being read; null after the last.</summary>
    public RStream? Current(Context ctx)
    {
        if (current is null)
        {
            Advance(ctx);
        }
        return current;
    }

    public string Name { get; private set; } = "-";

    bool Advance(Context ctx)
    {
        var names = (RArray)ctx.Interpreter.Global("$*").Get(ctx)!;
        if (current is RIo io && !ReferenceEquals(io, ctx.Interpreter.Io.StandardInput))
        {
            io.Close(ctx);
        }
        current = null;
        if (names.Count > 0)
        {
            Name = Coerce.ToPath(ctx, names[0]);
            names.RemoveAt(0);
            current = Name == "-" ? Input(ctx) : IoOpening.OpenPath(ctx, new RIo(ctx.Interpreter.FindClass(ctx, "File")), Name, OpenMode.Read(ctx, null, null, null));
        }
        else if (!started)
        {
            current = Input(ctx);
        }
        started = true;
        return current is not null;
    }

    static RStream? Input(Context ctx) => ctx.Interpreter.Global("$stdin").Get(ctx) as RStream;

    public override void CheckReadable()
    {
    }

    public override void CheckWritable() => throw new RubyError("IOError", "not opened for writing");

    public override ReadOnlySpan<byte> Available => current is null ? [] : current.Available;

    public override bool Fill(Context ctx)
    {
        if (Current(ctx) is null)
        {
            return false;
        }
        while (!current!.Fill(ctx))
        {
            // bytes of two files never share a line
            if (current.Available.Length > 0 || !Advance(ctx))
            {
                return false;
            }
        }
        return true;
    }

    public override byte[] ReadAll(Context ctx)
    {
        var all = new List<byte>();
        while (HasMore(ctx))
        {
            all.AddRange(Available);
            Skip(Available.Length);
        }
        return all.ToArray();
    }

    public override void Skip(int count) => current?.Skip(count);

    public override void Unread(ReadOnlySpan<byte> bytes) => current?.Unread(bytes);

    public override void Write(Context ctx, ReadOnlySpan<byte> bytes) => CheckWritable();

    public override void Close(Context ctx) => Advance(ctx);
}

/// <summary>The class of ARGF.</summary>
[RubyClass("ARGF.class", Superclass = "IO")]
public static class Arguments
{
    /// <summary>Kernel#gets: from ARGV's files when there are any, else from $stdin.</summary>
    internal static object? Gets(Context ctx, RHash? keywords, object?[] rest)
    {
        if (ctx.Interpreter.Global("$*").Get(ctx) is RArray { Count: 0 } && ((RArguments)ctx.Interpreter.ObjectClass.Constants["ARGF"].Value!).Name == "-")
        {
            var input = ctx.Interpreter.Global("$stdin").Get(ctx);
            var line = ctx.Send(input, "gets", keywords is null ? rest : [.. rest, StreamReading.Flagged(keywords)]);
            ctx.Interpreter.Global("$_").Set(ctx, line);
            return line;
        }
        return StreamReading.Gets(ctx, (RArguments)ctx.Interpreter.ObjectClass.Constants["ARGF"].Value!, keywords, rest);
    }

    [RubyMethod("argv")]
    public static object? Argv(Context ctx) => ctx.Interpreter.Global("$*").Get(ctx);

    [RubyMethod("filename", "path")]
    public static string FileName(Context ctx, RArguments self)
    {
        self.Current(ctx);
        return self.Name;
    }

    [RubyMethod("file", "to_io")]
    public static object? File(Context ctx, RArguments self) => self.Current(ctx);

    [RubyMethod("inspect", "to_s")]
    public static string Inspect() => "ARGF";
}
