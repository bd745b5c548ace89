namespace RecipeEngine.Dsl.Stdlib;

/// <summary>Pathname's methods that are File's, IO's and Dir's with the path as first argument.</summary>
[RubyClass("Pathname", Library = "pathname")]
public static class PathnameFiles
{
    static readonly (string Class, string Method, string Name)[] Delegated =
    [
        ("IO", "read", "read"),
        ("IO", "binread", "binread"),
        ("IO", "readlines", "readlines"),
        ("IO", "write", "write"),
        ("IO", "binwrite", "binwrite"),
        ("IO", "foreach", "each_line"),
        ("IO", "sysopen", "sysopen"),
        ("File", "atime", "atime"),
        ("File", "birthtime", "birthtime"),
        ("File", "ctime", "ctime"),
        ("File", "mtime", "mtime"),
        ("File", "ftype", "ftype"),
        ("File", "stat", "stat"),
        ("File", "lstat", "lstat"),
        ("File", "open", "open"),
        ("File", "truncate", "truncate"),
        ("File", "blockdev?", "blockdev?"),
        ("File", "chardev?", "chardev?"),
        ("File", "executable?", "executable?"),
        ("File", "executable_real?", "executable_real?"),
        ("File", "exist?", "exist?"),
        ("File", "grpowned?", "grpowned?"),
        ("File", "directory?", "directory?"),
        ("File", "file?", "file?"),
        ("File", "pipe?", "pipe?"),
        ("File", "socket?", "socket?"),
        ("File", "owned?", "owned?"),
        ("File", "readable?", "readable?"),
        ("File", "world_readable?", "world_readable?"),
        ("File", "readable_real?", "readable_real?"),
        ("File", "setuid?", "setuid?"),
        ("File", "setgid?", "setgid?"),
        ("File", "size", "size"),
        ("File", "size?", "size?"),
        ("File", "sticky?", "sticky?"),
        ("File", "symlink?", "symlink?"),
        ("File", "writable?", "writable?"),
        ("File", "world_writable?", "world_writable?"),
        ("File", "writable_real?", "writable_real?"),
        ("File", "zero?", "zero?"),
        ("Dir", "mkdir", "mkdir"),
        ("Dir", "rmdir", "rmdir"),
        ("Dir", "open", "opendir"),
    ];

    // these take the path last
    static readonly string[] PathLast = ["chmod", "lchmod", "chown", "lchown", "utime"];

    // these give a path
    static readonly string[] GivesPath = ["readlink", "realpath", "realdirpath", "basename", "dirname", "expand_path"];

    [RubyLibrary("pathname")]
    public static void Load(Context ctx)
    {
        var pathname = ctx.Interpreter.FindClass(ctx, "Pathname");
        foreach (var (target, method, name) in Delegated)
        {
            var symbol = RSymbol.Of(method);
            pathname.Define(RSymbol.Of(name), BuiltinBody.Of(0, -1, (c, self, args, block) =>
                c.SendBlock(c.Interpreter.FindClass(c, target), symbol, block, [Text(self), .. args]), keepsKeywords: true));
        }
        foreach (var name in PathLast)
        {
            pathname.Define(RSymbol.Of(name), BuiltinBody.Of(0, -1, (c, self, args, _) => c.Send(c.Interpreter.FindClass(c, "File"), name, [.. args, Text(self)])));
        }
        foreach (var name in GivesPath)
        {
            pathname.Define(RSymbol.Of(name), BuiltinBody.Of(0, -1, (c, self, args, _) =>
                PathnameLibrary.Make(c, self, c.ToS(c.Send(c.Interpreter.FindClass(c, "File"), name, [Text(self), .. args])))));
        }
    }

    static RString Text(object? self) => new(((RPathname)self!).Path);

    [RubyMethod("rename")]
    public static object? Rename(Context ctx, RPathname self, object? to) => ctx.Send(ctx.Interpreter.FindClass(ctx, "File"), "rename", Text(self), to);

    [RubyMethod("make_symlink")]
    public static object? MakeSymlink(Context ctx, RPathname self, object? target) => ctx.Send(ctx.Interpreter.FindClass(ctx, "File"), "symlink", target, Text(self));

    [RubyMethod("make_link")]
    public static object? MakeLink(Context ctx, RPathname self, object? target) => ctx.Send(ctx.Interpreter.FindClass(ctx, "File"), "link", target, Text(self));

    [RubyMethod("fnmatch", "fnmatch?")]
    public static object? FnMatch(Context ctx, RPathname self, object? pattern, params object?[] rest) => ctx.Send(ctx.Interpreter.FindClass(ctx, "File"), "fnmatch", [pattern, Text(self), .. rest]);

    [RubyMethod("extname")]
    public static object? Extname(Context ctx, RPathname self) => ctx.Send(ctx.Interpreter.FindClass(ctx, "File"), "extname", Text(self));

    [RubyMethod("empty?")]
    public static object? IsEmpty(Context ctx, RPathname self) =>
        ctx.Send(ctx.Interpreter.FindClass(ctx, Systems.SystemExtensions.IsDirectory(ctx.Interpreter.Machine, self.Path) ? "Dir" : "File"), "empty?", Text(self));

    [RubyMethod("delete", "unlink")]
    public static object? Delete(Context ctx, RPathname self) =>
        ctx.Send(ctx.Interpreter.FindClass(ctx, ctx.Interpreter.Machine.TryLStat(self.Path) is { IsDirectory: true } ? "Dir" : "File"), "unlink", Text(self));

    static object? FileUtils(Context ctx, string method, params object?[] arguments)
    {
        ctx.Interpreter.Require(ctx, "fileutils");
        return ctx.Send(ctx.Interpreter.FindModule(ctx, "FileUtils"), method, arguments);
    }

    [RubyMethod("mkpath")]
    public static void MakePath(Context ctx, RPathname self) => FileUtils(ctx, "mkdir_p", Text(self));

    [RubyMethod("rmtree")]
    public static RPathname RemoveTree(Context ctx, RPathname self)
    {
        FileUtils(ctx, "rm_rf", Text(self));
        return self;
    }

    [RubyMethod("entries")]
    public static RArray Entries(Context ctx, RPathname self) => new(Core.Files.RDir.List(ctx, self.Path, true).Select(n => (object?)PathnameLibrary.Make(ctx, self, n)));

    [RubyMethod("each_entry")]
    public static void EachEntry(Context ctx, RPathname self, RProc block)
    {
        foreach (var entry in Entries(ctx, self).ToArray())
        {
            block.Yield(ctx, entry);
        }
    }

    [RubyMethod("children")]
    public static RArray Children(Context ctx, RPathname self, bool withDirectory = true) =>
        new(Core.Files.RDir.List(ctx, self.Path, false).Select(n => (object?)PathnameLibrary.Make(ctx, self, withDirectory && self.Path != "." ? Core.Files.PathText.Join([self.Path, n]) : n)));

    [RubyMethod("each_child")]
    public static object? EachChild(Context ctx, RPathname self, bool withDirectory = true, RProc? block = null)
    {
        var children = Children(ctx, self, withDirectory);
        if (block is null)
        {
            return Enumerators.Make(ctx, children, "each");
        }
        foreach (var child in children.ToArray())
        {
            block.Yield(ctx, child);
        }
        return children;
    }

    [RubyMethod("glob")]
    public static object? Glob(Context ctx, RPathname self, string pattern, int flags = 0, RProc? block = null) => Each(ctx,
        new RArray(Core.Files.Globs.Glob.Find(ctx.Interpreter.Machine, pattern, (Core.Files.Globs.GlobFlags)flags, self.Path).Select(p => (object?)PathnameLibrary.Make(ctx, self, Core.Files.PathText.Join([self.Path, p])))), block);

    [RubyMethod("glob", Singleton = true, KeepsKeywords = true)]
    public static object? GlobAll(Context ctx, RClass self, object? pattern, params object?[] rest)
    {
        var found = (RArray)ctx.Send(ctx.Interpreter.FindClass(ctx, "Dir"), "glob", [pattern, .. rest])!;
        return new RArray(found.Select(p => ctx.Send(self, Sym.New, p)));
    }

    static object? Each(Context ctx, RArray found, RProc? block)
    {
        if (block is null)
        {
            return found;
        }
        foreach (var path in found.ToArray())
        {
            block.Yield(ctx, path);
        }
        return null;
    }

    [RubyMethod("find")]
    public static object? Find(Context ctx, RPathname self, RProc? block, [Keyword(Name = "ignore_error")] bool ignore = true)
    {
        var all = new RArray(new FileVerbs.Tree(ctx.Interpreter.Machine).Walk(self.Path).Select(p => (object?)PathnameLibrary.Make(ctx, self, p)));
        return block is null ? Enumerators.Make(ctx, all, "each") : Each(ctx, all, block);
    }
}
