using RecipeEngine.Dsl.Core.Processes;

namespace RecipeEngine.Dsl.Core.Ios;

/// <summary>The streams of one interpreter: its standard ones, and those with unwritten bytes.</summary>
public sealed class IoWorld(Interpreter interpreter)
{
    // In the order of their first unwritten byte; seldom more than two.
    RIo[] unflushed = [];
    int unflushedCount;
    /// <summary>Bytes for $stdin; null: the machine's descriptor 0. Set before the program starts.</summary>
    public Stream? Input { get; set; }

    /// <summary>Where $stdout goes; null: the machine's descriptor 1.</summary>
    public Stream? Output { get; set; }

    /// <summary>Where $stderr goes; null: the machine's descriptor 2.</summary>
    public Stream? Error { get; set; }

    /// <summary>STDIN</summary>
    public RIo StandardInput { get; private set; } = null!;

    /// <summary>STDOUT</summary>
    public RIo StandardOutput { get; private set; } = null!;

    /// <summary>STDERR</summary>
    public RIo StandardError { get; private set; } = null!;

    /// <summary>Defines STDIN, STDOUT, STDERR, ARGV, ARGF and the globals that start out as them.</summary>
    internal void Define()
    {
        StandardInput = Make(() => Input, 0, "STDIN");
        StandardOutput = Make(() => Output, 1, "STDOUT");
        StandardError = Make(() => Error, 2, "STDERR");
        StandardInput.TiedTo = StandardOutput;
        object? input = StandardInput, output = StandardOutput, error = StandardError;
        interpreter.DefineGlobal("$stdin", _ => input, (_, v) => input = v);
        interpreter.DefineGlobal("$stdout", _ => output, (c, v) => output = Writable(c, "$stdout", v));
        interpreter.DefineGlobal("$stderr", _ => error, (c, v) => error = Writable(c, "$stderr", v));
        interpreter.AliasGlobal("$>", "$stdout");
        interpreter.ObjectClass.SetConstant("ARGV", interpreter.Global("$*").Get(interpreter.MainContext));
        var arguments = new RArguments(interpreter.FindClass(interpreter.MainContext, "ARGF.class"));
        interpreter.ObjectClass.SetConstant("ARGF", arguments);
        interpreter.DefineGlobal("$<", _ => arguments);
        interpreter.ObjectClass.SetConstant("ENV", new REnvironment(interpreter));
    }

    internal void FlushAtExit()
    {
        try
        {
            Flush();
        }
        catch (RubyError)
        {
            // nobody reads any more; there is nobody to tell
        }
    }

    /// <summary>Makes DATA of the text after __END__.</summary>
    internal void DefineData(string text)
    {
        var io = new RIo(interpreter.FindClass(interpreter.MainContext, "File"));
        io.Attach(new MemoryStream(Text.RubyEncoding.Utf8.Encode(text)), null, true, false);
        interpreter.ObjectClass.SetConstant("DATA", io);
    }

    /// <summary>Makes DATA the program's own file, standing behind __END__.</summary>
    internal void DefineData(string path, long offset)
    {
        var io = new RIo(interpreter.FindClass(interpreter.MainContext, "File"));
        IoOpening.OpenPath(interpreter.MainContext, io, path, new OpenMode());
        io.Seek(offset, SeekOrigin.Begin);
        interpreter.ObjectClass.SetConstant("DATA", io);
    }

    static object? Writable(Context ctx, string name, object? value) => ctx.RespondTo(value, Sym.Write) ? value
        : throw RubyError.Type($"{name} must have write method, {ctx.ClassOf(value)} given");

    RIo Make(Func<Stream?> given, int descriptor, string name)
    {
        var io = new RIo(interpreter.FindClass(interpreter.MainContext, "IO")) { Path = $"<{name}>", Sync = descriptor == 2, CloseOnExec = false };
        io.AttachLater(() => given() ?? interpreter.Machine.OpenDescriptor(descriptor), descriptor == 0, descriptor != 0);
        interpreter.ObjectClass.SetConstant(name, io);
        return io;
    }

    internal void NoteUnflushed(RIo io)
    {
        for (var i = 0; i < unflushedCount; i++)
        {
            if (ReferenceEquals(unflushed[i], io))
            {
                return;
            }
        }
        if (unflushedCount == unflushed.Length)
        {
            Array.Resize(ref unflushed, Math.Max(4, unflushedCount * 2));
        }
        unflushed[unflushedCount++] = io;
    }

    /// <summary>Writes out what is buffered, of every open stream; at exit, and before a child starts.</summary>
    public void Flush()
    {
        for (var i = 0; i < unflushedCount; i++)
        {
            unflushed[i].Flush();
        }
        Array.Clear(unflushed, 0, unflushedCount);
        unflushedCount = 0;
    }

    /// <summary>Runs a call that may wait for the world outside.</summary>
    public T Blocking<T>(Context ctx, Func<T> call) => ctx.Blocking(call);

    /// <summary>The last child that ended, for <c>$?</c>.</summary>
    public object? LastStatus { get; set; }
}
