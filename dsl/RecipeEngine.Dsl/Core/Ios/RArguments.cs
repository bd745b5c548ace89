using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core.Ios;

/// <summary>ARGF: the files named in ARGV one after another, or standard input.</summary>
public sealed class RArguments(RClass klass) : RObject(klass)
{
    enum Step { Stay, Next, Input }

    Step step;
    bool started;
    RArray? own;

    /// <summary>The stream being read: an IO, or whatever $stdin is; null before the first.</summary>
    public object? Current { get; private set; }

    public string Name { get; private set; } = "-";
    public long LineNumber { get; set; }
    public bool IsBinary { get; set; }

    /// <summary>The names that wait: ARGV, or those given to ARGF.class.new.</summary>
    public RArray Names(Context ctx) => own ?? (RArray)ctx.Interpreter.Global("$*").Get(ctx)!;

    internal void Use(RArray names) => own = names;

    /// <summary>Has a stream at hand, the next one where the last has ended; false when there is none.</summary>
    public bool Advance(Context ctx)
    {
        var names = Names(ctx);
        if (!started)
        {
            step = names.Count > 0 ? Step.Next : Step.Input;
            started = true;
            LineNumber = 0;
        }
        else if (step == Step.Input && names.Count > 0)
        {
            step = Step.Next;
        }
        if (step == Step.Next)
        {
            if (names.Count == 0)
            {
                return false;
            }
            Name = Coerce.ToPath(ctx, names[0]);
            names.RemoveAt(0);
            Current = Name == "-" ? Input(ctx) : IoOpening.OpenPath(ctx, new RIo(ctx.Interpreter.FindClass(ctx, "File")), Name, OpenMode.Read(ctx, null, null, null, IsBinary ? "rb" : "r"));
            step = Step.Stay;
        }
        else if (step == Step.Input)
        {
            Current = Input(ctx);
            Name = "-";
        }
        return true;
    }

    static object? Input(Context ctx) => ctx.Interpreter.Global("$stdin").Get(ctx);

    /// <summary>Leaves the current file; the next read opens the following one. False on standard input, which stays.</summary>
    public bool Leave(Context ctx)
    {
        if (step == Step.Input)
        {
            return false;
        }
        if (!ReferenceEquals(Current, ctx.Interpreter.Io.StandardInput) && Current is not RIo { IsClosed: true })
        {
            ctx.Send(Current, "close");
        }
        step = Step.Next;
        return true;
    }

    /// <summary>In the midst of a file.</summary>
    public bool IsReading => started && step == Step.Stay;

    /// <summary>Asks the streams one after another until one has an answer.</summary>
    public object? Ask(Context ctx, string method, params object?[] arguments)
    {
        while (Advance(ctx))
        {
            if (ctx.Send(Current, method, arguments) is { } answer)
            {
                return answer;
            }
            if (!Leave(ctx))
            {
                return null;
            }
        }
        return null;
    }

    /// <summary>The current stream for a question of position.</summary>
    public object? Need(Context ctx, string purpose) => Advance(ctx) ? Current : throw RubyError.Argument($"no stream{purpose}");
}

/// <summary>The class of ARGF.</summary>
[RubyClass("ARGF.class", Includes = ["Enumerable"])]
public static class Arguments
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RArguments(klass);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(RArguments self, params object?[] rest) => self.Use(new RArray(rest));

    static object?[] With(object?[] rest, RHash? keywords) => keywords is null ? rest : [.. rest, StreamReading.Flagged(keywords)];

    [RubyMethod("gets")]
    public static object? Gets(Context ctx, RArguments self, [Keywords] RHash? keywords, params object?[] rest)
    {
        var line = self.Ask(ctx, "gets", With(rest, keywords));
        ctx.Interpreter.Global("$_").Set(ctx, line);
        if (line is not null)
        {
            self.LineNumber++;
            ctx.SendIfResponds(self.Current, RSymbol.Of("lineno="), Box.Int(self.LineNumber));
            ctx.Interpreter.Global("$.").Set(ctx, Box.Int(self.LineNumber));
        }
        return line;
    }

    [RubyMethod("readline")]
    public static object? ReadLine(Context ctx, RArguments self, [Keywords] RHash? keywords, params object?[] rest) => Gets(ctx, self, keywords, rest) ?? throw StreamReading.EndOfFile();

    [RubyMethod("readlines", "to_a")]
    public static RArray ReadLines(Context ctx, RArguments self, [Keywords] RHash? keywords, params object?[] rest)
    {
        var lines = new RArray();
        while (self.Advance(ctx))
        {
            var more = (RArray)ctx.Send(self.Current, "readlines", With(rest, keywords?.Copy(ctx)))!;
            lines.AddRange(more.Span);
            self.LineNumber += more.Count;
            if (!self.Leave(ctx))
            {
                break;
            }
        }
        return lines;
    }

    [RubyMethod("each_line", "each")]
    public static object? EachLine(Context ctx, RArguments self, [Keywords] RHash? keywords, RProc? block, params object?[] rest)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "each_line", With(rest, keywords));
        }
        while (Gets(ctx, self, keywords?.Copy(ctx), rest) is { } line)
        {
            block.Yield(ctx, line);
        }
        return self;
    }

    static object? Each(Context ctx, RArguments self, RProc? block, string each, string get)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, each);
        }
        while (self.Ask(ctx, get) is { } item)
        {
            block.Yield(ctx, each == "each_codepoint" ? ctx.Send(item, "ord") : item);
        }
        return self;
    }

    [RubyMethod("each_byte")]
    public static object? EachByte(Context ctx, RArguments self, RProc? block) => Each(ctx, self, block, "each_byte", "getbyte");

    [RubyMethod("each_char")]
    public static object? EachChar(Context ctx, RArguments self, RProc? block) => Each(ctx, self, block, "each_char", "getc");

    [RubyMethod("each_codepoint")]
    public static object? EachCodepoint(Context ctx, RArguments self, RProc? block) => Each(ctx, self, block, "each_codepoint", "getc");

    [RubyMethod("getc")]
    public static object? GetC(Context ctx, RArguments self) => self.Ask(ctx, "getc");

    [RubyMethod("getbyte")]
    public static object? GetByte(Context ctx, RArguments self) => self.Ask(ctx, "getbyte");

    [RubyMethod("readchar")]
    public static object? ReadChar(Context ctx, RArguments self) => self.Ask(ctx, "getc") ?? throw StreamReading.EndOfFile();

    [RubyMethod("readbyte")]
    public static object? ReadByte(Context ctx, RArguments self) => self.Ask(ctx, "getbyte") ?? throw StreamReading.EndOfFile();

    [RubyMethod("read")]
    public static object? Read(Context ctx, RArguments self, long? length = null, RString? into = null)
    {
        RString? all = null;
        var left = length;
        while (self.Advance(ctx))
        {
            var piece = ctx.Send(self.Current, "read", left is { } l ? Box.Int(l) : null) as RString;
            all = all is null ? piece : piece is null ? all : (RString)ctx.Send(all, "+", piece)!;
            left -= piece?.ByteLength ?? 0;
            if ((length is not null && left <= 0) || !self.Leave(ctx))
            {
                break;
            }
        }
        return into is null || all is null ? all : StreamReading.Into(into, all);
    }

    static object? Partial(Context ctx, RArguments self, string method, long length, RString? into, object? exception)
    {
        if (self.Advance(ctx))
        {
            var mark = ctx.GetMark();
            try
            {
                object?[] arguments = into is null ? [Box.Int(length)] : [Box.Int(length), into];
                if (exception is false)
                {
                    var options = new RHash { IsKeywords = true };
                    options.Set(ctx, RSymbol.Of("exception"), Box.False);
                    arguments = [.. arguments, options];
                }
                if (ctx.Send(self.Current, method, arguments) is { } given)
                {
                    return given;
                }
            }
            catch (RubyError e) when (e.ClassName == "EOFError")
            {
                ctx.Unwind(mark);
            }
            if (self.Leave(ctx) && self.Names(ctx).Count > 0)
            {
                into?.Replace("");
                return into ?? new RString("");
            }
        }
        into?.Replace("");
        return exception is false ? null : throw StreamReading.EndOfFile();
    }

    [RubyMethod("readpartial")]
    public static object? ReadPartial(Context ctx, RArguments self, long length, RString? into = null) => Partial(ctx, self, "readpartial", length, into, null);

    [RubyMethod("read_nonblock")]
    public static object? ReadNonBlocking(Context ctx, RArguments self, long length, RString? into = null, [Keyword] object? exception = null) => Partial(ctx, self, "read_nonblock", length, into, exception);

    [RubyMethod("eof?", "eof")]
    public static object? IsEof(Context ctx, RArguments self) => self.Advance(ctx) ? ctx.Send(self.Current, "eof?") : throw new RubyError("IOError", "ARGF is not opened for reading");

    [RubyMethod("skip")]
    public static RArguments Skip(Context ctx, RArguments self)
    {
        if (self.IsReading)
        {
            self.Leave(ctx);
        }
        return self;
    }

    [RubyMethod("close")]
    public static RArguments Close(Context ctx, RArguments self)
    {
        self.Advance(ctx);
        self.Leave(ctx);
        self.LineNumber = 0;
        return self;
    }

    [RubyMethod("closed?")]
    public static object? IsClosed(Context ctx, RArguments self)
    {
        self.Advance(ctx);
        return ctx.Send(self.Current, "closed?");
    }

    [RubyMethod("argv")]
    public static object? Argv(Context ctx, RArguments self) => self.Names(ctx);

    [RubyMethod("filename", "path")]
    public static string FileName(Context ctx, RArguments self)
    {
        self.Advance(ctx);
        return self.Name;
    }

    [RubyMethod("file")]
    public static object? File(Context ctx, RArguments self)
    {
        self.Advance(ctx);
        return self.Current;
    }

    [RubyMethod("to_io")]
    public static object? ToIo(Context ctx, RArguments self) => ctx.Send(File(ctx, self), Sym.ToIo);

    [RubyMethod("fileno", "to_i")]
    public static object? FileNumber(Context ctx, RArguments self) => ctx.Send(self.Need(ctx, ""), "fileno");

    [RubyMethod("pos", "tell")]
    public static object? Position(Context ctx, RArguments self) => ctx.Send(self.Need(ctx, " to tell"), "pos");

    [RubyMethod("pos=")]
    public static object? SetPosition(Context ctx, RArguments self, object? value) => ctx.Send(self.Need(ctx, " to set position"), "pos=", value);

    [RubyMethod("seek")]
    public static object? Seek(Context ctx, RArguments self, params object?[] rest) => ctx.Send(self.Need(ctx, " to seek"), "seek", rest);

    [RubyMethod("rewind")]
    public static object? Rewind(Context ctx, RArguments self)
    {
        var stream = self.Need(ctx, " to rewind");
        self.LineNumber -= ctx.Send(stream, "lineno") is long n ? n : 0;
        return ctx.Send(stream, "rewind");
    }

    [RubyMethod("lineno")]
    public static long LineNumber(RArguments self) => self.LineNumber;

    [RubyMethod("lineno=")]
    public static void SetLineNumber(Context ctx, RArguments self, long value)
    {
        self.LineNumber = value;
        ctx.Interpreter.Global("$.").Set(ctx, Box.Int(value));
    }

    [RubyMethod("binmode")]
    public static RArguments BinaryMode(Context ctx, RArguments self)
    {
        self.IsBinary = true;
        self.Advance(ctx);
        ctx.Send(self.Current, "binmode");
        return self;
    }

    [RubyMethod("binmode?")]
    public static bool IsBinary(RArguments self) => self.IsBinary;

    [RubyMethod("external_encoding")]
    public static object? ExternalEncoding(Context ctx, RArguments self) => self.Advance(ctx) ? ctx.Send(self.Current, "external_encoding") : ctx.Interpreter.Encodings.Of(ctx.Interpreter.Encodings.External);

    [RubyMethod("internal_encoding")]
    public static object? InternalEncoding(Context ctx, RArguments self) => self.Advance(ctx) ? ctx.Send(self.Current, "internal_encoding") : null;

    [RubyMethod("set_encoding")]
    public static RArguments SetEncoding(Context ctx, RArguments self, params object?[] rest)
    {
        ctx.Send(self.Need(ctx, " to set encoding"), "set_encoding", rest);
        return self;
    }

    [RubyMethod("inspect", "to_s")]
    public static string Inspect() => "ARGF";
}
