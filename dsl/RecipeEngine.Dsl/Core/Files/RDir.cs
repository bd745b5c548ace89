using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Core.Files;

/// <summary>An open directory: its names as they were when it was opened (or rewound), and a position in them.</summary>
public sealed class RDir(RClass klass) : RObject(klass)
{
    public string Path { get; set; } = "";
    /// <summary>The path as it was given, in its encoding.</summary>
    public RString? Given { get; set; }
    /// <summary>What names are in; null: UTF-8, or Encoding.default_internal.</summary>
    public Text.RubyEncoding? Encoding { get; set; }
    public IReadOnlyList<string> Names { get; set; } = [];
    public int Position { get; set; }
    public bool IsClosed { get; set; } = true;

    public RDir Open
    {
        get
        {
            if (IsClosed)
            {
                throw new RubyError("IOError", Path.Length == 0 ? "uninitialized Dir" : "closed directory");
            }
            return this;
        }
    }

    public void Read(Context ctx)
    {
        Names = List(ctx, Path, true);
        Position = 0;
        IsClosed = false;
    }

    /// <summary>The names in a directory in the file system's order; "." and ".." first on request.</summary>
    public static IReadOnlyList<string> List(Context ctx, string path, bool dots)
    {
        var names = MachineErrors.Call("dir_initialize", path, () => ctx.Interpreter.Machine.ListDirectory(path)).Select(e => e.Name);
        return dots ? [".", "..", .. names] : [.. names];
    }

    /// <summary>A name in the encoding asked for, or in Encoding.default_internal where it can be said in that.</summary>
    public static RString Name(Context ctx, string name, Text.RubyEncoding? encoding)
    {
        if (encoding is not null && !ReferenceEquals(encoding, Text.RubyEncoding.Utf8))
        {
            return new RString(Text.RubyEncoding.Utf8.Encode(name), encoding);
        }
        if (encoding is not null || ctx.Interpreter.Encodings.Internal is not { } inner || ReferenceEquals(inner, Text.RubyEncoding.Utf8))
        {
            return new RString(name);
        }
        try
        {
            return (RString)ctx.Send(new RString(name), "encode", ctx.Interpreter.Encodings.Of(inner))!;
        }
        catch (RubyError)
        {
            return new RString(name);
        }
    }

    public RString Name(Context ctx, string name) => Name(ctx, name, Encoding);
}

/// <summary>Dir objects: each, children, read, close …</summary>
[RubyClass("Dir", Includes = ["Enumerable"])]
public static class DirObjects
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RDir(klass);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RDir self, object? path, [Keyword] object? encoding = null)
    {
        self.Path = Coerce.ToPath(ctx, path);
        self.Given = path as RString;
        self.Encoding = encoding is null ? null : ctx.Interpreter.Encodings.Get(ctx, encoding);
        self.Read(ctx);
    }

    [RubyMethod("open", Singleton = true)]
    public static object? Open(Context ctx, RClass self, object? path, [Keyword] object? encoding = null, RProc? block = null)
    {
        var options = new RHash { IsKeywords = true };
        if (encoding is not null)
        {
            options.Set(ctx, RSymbol.Of("encoding"), encoding);
        }
        var dir = (RDir)ctx.Send(self, Sym.New, encoding is null ? [path] : [path, options])!;
        if (block is null)
        {
            return dir;
        }
        try
        {
            return block.Yield(ctx, dir);
        }
        finally
        {
            dir.IsClosed = true;
        }
    }

    [RubyMethod("path", "to_path")]
    public static RString Path(RDir self) => self.Given is { } given ? new RString(given.Text, given.Encoding) : new RString(self.Path);

    [RubyMethod("inspect")]
    public static string Inspect(Context ctx, RDir self) => $"#<{ctx.ClassOf(self)}:{self.Path}>";

    [RubyMethod("read")]
    public static object? Read(Context ctx, RDir self) => self.Open.Position < self.Names.Count ? self.Name(ctx, self.Names[self.Position++]) : null;

    [RubyMethod("each")]
    public static object? Each(Context ctx, RDir self, RProc? block)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "each");
        }
        self.Open.Read(ctx);
        while (self.Open.Position < self.Names.Count)
        {
            block.Yield(ctx, self.Name(ctx, self.Names[self.Position++]));
        }
        return self;
    }

    [RubyMethod("children")]
    public static RArray Children(Context ctx, RDir self)
    {
        self.Open.Read(ctx);
        var rest = self.Names.Where(n => n is not ("." or "..")).Select(n => (object?)self.Name(ctx, n)).ToArray();
        self.Position = self.Names.Count;
        return new RArray(rest);
    }

    [RubyMethod("each_child")]
    public static object? EachChild(Context ctx, RDir self, RProc? block)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "each_child");
        }
        foreach (var name in Children(ctx, self).ToArray())
        {
            block.Yield(ctx, name);
        }
        return self;
    }

    [RubyMethod("pos", "tell")]
    public static long Position(RDir self) => self.Open.Position;

    [RubyMethod("pos=")]
    public static long SetPosition(RDir self, int position)
    {
        self.Open.Position = Math.Clamp(position, 0, self.Names.Count);
        return position;
    }

    [RubyMethod("seek")]
    public static RDir Seek(RDir self, int position)
    {
        SetPosition(self, position);
        return self;
    }

    [RubyMethod("rewind")]
    public static RDir Rewind(Context ctx, RDir self)
    {
        self.Open.Read(ctx);
        return self;
    }

    [RubyMethod("close")]
    public static void Close(RDir self) => self.IsClosed = true;
}
