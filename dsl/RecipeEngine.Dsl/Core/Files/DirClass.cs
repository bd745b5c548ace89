using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Core.Files;

/// <summary>Dir's class methods: entries, mkdir, chdir, exist? …</summary>
[RubyClass("Dir")]
public static class DirClass
{
    static RArray Names(Context ctx, object? path, bool dots, object? encoding)
    {
        var wanted = encoding is null ? null : ctx.Interpreter.Encodings.Get(ctx, encoding);
        return new(RDir.List(ctx, Coerce.ToPath(ctx, path), dots).Select(n => (object?)RDir.Name(ctx, n, wanted)));
    }

    [RubyMethod("entries", Singleton = true)]
    public static RArray Entries(Context ctx, object? path, [Keyword] object? encoding = null) => Names(ctx, path, true, encoding);

    [RubyMethod("children", Singleton = true)]
    public static RArray Children(Context ctx, object? path, [Keyword] object? encoding = null) => Names(ctx, path, false, encoding);

    [RubyMethod("foreach", Singleton = true)]
    public static object? ForEach(Context ctx, RClass self, object? path, [Keyword] object? encoding = null, RProc? block = null) =>
        Visit(ctx, self, path, "foreach", true, encoding, block);

    [RubyMethod("each_child", Singleton = true)]
    public static object? EachChild(Context ctx, RClass self, object? path, [Keyword] object? encoding = null, RProc? block = null) =>
        Visit(ctx, self, path, "each_child", false, encoding, block);

    static object? Visit(Context ctx, RClass self, object? path, string method, bool dots, object? encoding, RProc? block)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, method, [path]);
        }
        foreach (var name in Names(ctx, path, dots, encoding).ToArray())
        {
            block.Yield(ctx, name);
        }
        return null;
    }

    [RubyMethod("exist?", "exists?", Singleton = true)]
    public static bool Exists(Context ctx, object? path) => FileQueries.IsDirectory(ctx, path);

    [RubyMethod("empty?", Singleton = true)]
    public static bool IsEmpty(Context ctx, object? path)
    {
        var text = Coerce.ToPath(ctx, path);
        if (ctx.Interpreter.Machine.TryStat(text) is { IsDirectory: false })
        {
            return false;
        }
        return MachineErrors.Call("rb_dir_s_empty_p", text, () => ctx.Interpreter.Machine.ListDirectory(text)).Count == 0;
    }

    [RubyMethod("mkdir", Singleton = true)]
    public static long MakeDirectory(Context ctx, object? path, int mode = 511)
    {
        var text = Coerce.ToPath(ctx, path);
        MachineErrors.Do("dir_s_mkdir", text, () => ctx.Interpreter.Machine.CreateDirectory(text, mode));
        return 0;
    }

    [RubyMethod("rmdir", "delete", "unlink", Singleton = true)]
    public static long Remove(Context ctx, object? path)
    {
        var text = Coerce.ToPath(ctx, path);
        MachineErrors.Do("dir_s_rmdir", text, () => ctx.Interpreter.Machine.RemoveDirectory(text));
        return 0;
    }

    [RubyMethod("pwd", "getwd", Singleton = true)]
    public static string Pwd(Context ctx) => MachineErrors.Call("rb_dir_getwd", null, () => ctx.Interpreter.Machine.CurrentDirectory);

    [RubyMethod("chdir", Singleton = true)]
    public static object? ChangeDirectory(Context ctx, object? path = null, RProc? block = null)
    {
        var machine = ctx.Interpreter.Machine;
        var target = path is null
            ? machine.GetEnvironmentVariable("HOME") ?? machine.GetEnvironmentVariable("LOGDIR") ?? throw RubyError.Argument("HOME/LOGDIR not set")
            : Coerce.ToPath(ctx, path);
        if (block is null)
        {
            MachineErrors.Do("dir_s_chdir", target, () => machine.ChangeDirectory(target));
            return Box.Int(0);
        }
        var before = machine.CurrentDirectory;
        MachineErrors.Do("dir_chdir", target, () => machine.ChangeDirectory(target));
        try
        {
            return block.Yield(ctx, new RString(target));
        }
        finally
        {
            MachineErrors.Do("dir_chdir", before, () => machine.ChangeDirectory(before));
        }
    }

    [RubyMethod("home", Singleton = true)]
    public static string Home(Context ctx, string? user = null) => FilePaths.HomeOf(ctx, user is { Length: 0 } ? null : user);

    [RubyMethod("glob", Singleton = true)]
    public static object? Glob(Context ctx, object? pattern, object? flags = null, [Keyword(Name = "flags")] object? keywordFlags = null, [Keyword(Name = "base")] object? baseDirectory = null,
        [Keyword] [Optional] object? sort = null, RProc? block = null)
    {
        var options = (Globs.GlobFlags)(int)Coerce.ToLong(ctx, keywordFlags ?? flags ?? Box.Int(0));
        var patterns = Coerce.TryAry(ctx, pattern) is { } list ? list.ToArray() : [pattern];
        var found = Find(ctx, patterns, options, baseDirectory, sort, pattern is not RArray);
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

    [RubyMethod("[]", Singleton = true)]
    public static RArray Index(Context ctx, [Keyword(Name = "base")] object? baseDirectory = null, [Keyword] [Optional] object? sort = null, params object?[] rest) =>
        Find(ctx, rest.SelectMany(p => p is RArray a ? a.ToArray() : [p]), 0, baseDirectory, sort, rest is [not RArray]);

    static RArray Find(Context ctx, IEnumerable<object?> patterns, Globs.GlobFlags flags, object? baseDirectory, object? order, bool isOnly)
    {
        var sort = order is Undefined or true ? true : order is false ? false : throw RubyError.Argument($"expected true or false as sort: {ctx.Inspect(order)}");
        var result = new RArray();
        var start = baseDirectory is null ? null : baseDirectory is RDir d ? d.Path : Coerce.ToPath(ctx, baseDirectory);
        foreach (var pattern in patterns)
        {
            var value = pattern is not RString && ctx.SendIfResponds(pattern, Sym.ToPath) is RString path ? path : pattern;
            var given = Coerce.ToStr(ctx, value);
            if (!given.Encoding.IsAsciiCompatible)
            {
                throw new RubyError("Encoding::CompatibilityError", $"incompatible character encodings: {given.Encoding.Name} and US-ASCII");
            }
            var text = Coerce.FileText(given);
            if (text.Contains('\0'))
            {
                throw RubyError.Argument(isOnly ? "nul-separated glob pattern is deprecated" : "path name contains null byte");
            }
            foreach (var name in Globs.Glob.Find(ctx.Interpreter.Machine, text, flags, start, sort))
            {
                result.Add(new RString(name));
            }
        }
        return result;
    }
}
