using RecipeEngine.Dsl.Core.Files;

namespace RecipeEngine.Dsl.Stdlib;

/// <summary>A Pathname.</summary>
public sealed class RPathname(RClass klass) : RObject(klass)
{
    public string Path { get; set; } = "";
}

/// <summary>pathname: paths as objects.</summary>
[RubyClass("Pathname", Library = "pathname")]
public static class PathnameLibrary
{
    [RubyConstant("SEPARATOR_LIST")]
    public static RString Separators() => new("/") { Frozen = true };

    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RPathname(klass);

    internal static RPathname Make(Context ctx, object? like, string path) => new(ctx.ClassOf(like)) { Path = path };

    static string Text(Context ctx, object? value) => value is RPathname p ? p.Path : Coerce.ToPath(ctx, value);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RPathname self, object? path)
    {
        var text = path is RPathname p ? p.Path : path is RString s ? s.Text : path is not null && ctx.SendIfResponds(path, Sym.ToPath) is RString t ? t.Text : Coerce.ToText(ctx, path);
        self.Path = text.Contains('\0') ? throw RubyError.Argument("pathname contains null byte") : text;
    }

    [RubyMethod("initialize_copy")]
    public static RPathname Copy(RPathname self, RPathname other)
    {
        self.Path = other.Path;
        return self;
    }

    [RubyMethod("to_s", "to_path")]
    public static string ToS(RPathname self) => self.Path;

    [RubyMethod("inspect")]
    public static string Inspect(Context ctx, RPathname self) => $"#<{ctx.ClassOf(self)}:{self.Path}>";

    [RubyMethod("==", "===", "eql?")]
    public static bool IsEqual(RPathname self, object? other) => other is RPathname p && p.Path == self.Path;

    [RubyMethod("<=>")]
    public static object? Compare(RPathname self, object? other) => other is RPathname p ? Box.Int(Math.Sign(string.CompareOrdinal(self.Path.Replace('/', '\0'), p.Path.Replace('/', '\0')))) : null;

    [RubyMethod("hash")]
    public static long Hash(RPathname self) => string.GetHashCode(self.Path);

    [RubyMethod("+", "/")]
    public static RPathname Plus(Context ctx, RPathname self, object? other) => Make(ctx, self, PathnameText.Plus(self.Path, Text(ctx, other)));

    [RubyMethod("join")]
    public static RPathname Join(Context ctx, RPathname self, params object?[] rest)
    {
        var result = self.Path;
        foreach (var part in rest)
        {
            result = PathnameText.Plus(result, Text(ctx, part));
        }
        return Make(ctx, self, result);
    }

    [RubyMethod("parent")]
    public static RPathname Parent(Context ctx, RPathname self) => Make(ctx, self, PathnameText.Plus(self.Path, ".."));

    [RubyMethod("cleanpath")]
    public static RPathname CleanPath(Context ctx, RPathname self, bool conservative = false) =>
        Make(ctx, self, conservative ? PathnameText.CleanConservatively(self.Path) : PathnameText.Clean(self.Path));

    [RubyMethod("relative_path_from")]
    public static RPathname Relative(Context ctx, RPathname self, object? from) => Make(ctx, self, PathnameText.Relative(self.Path, Text(ctx, from)));

    [RubyMethod("root?")]
    public static bool IsRoot(RPathname self) => self.Path.Length > 0 && self.Path.All(c => c == '/');

    [RubyMethod("absolute?")]
    public static bool IsAbsolute(RPathname self) => self.Path.StartsWith('/');

    [RubyMethod("relative?")]
    public static bool IsRelative(RPathname self) => !self.Path.StartsWith('/');

    [RubyMethod("mountpoint?")]
    public static bool IsMountPoint(Context ctx, RPathname self)
    {
        var machine = ctx.Interpreter.Machine;
        return machine.TryLStat(self.Path) is { } here && machine.TryLStat(self.Path + "/..") is { } above && (here.Device != above.Device || here.Inode == above.Inode);
    }

    [RubyMethod("each_filename")]
    public static object? EachFilename(Context ctx, RPathname self, RProc? block)
    {
        var parts = new RArray(self.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(p => (object?)new RString(p)));
        if (block is null)
        {
            return Enumerators.Make(ctx, parts, "each");
        }
        foreach (var part in parts)
        {
            block.Yield(ctx, part);
        }
        return null;
    }

    static List<string> Upwards(string path)
    {
        var all = new List<string>();
        for (var at = path; at.Length > 0; at = PathText.Dirname(at))
        {
            all.Add(at);
            if (PathText.Dirname(at) is "." || PathText.Dirname(at) == at)
            {
                break;
            }
        }
        return all;
    }

    static object? EachOf(Context ctx, RPathname self, IEnumerable<string> paths, RProc? block)
    {
        var list = new RArray(paths.Select(p => (object?)Make(ctx, self, p)));
        if (block is null)
        {
            return Enumerators.Make(ctx, list, "each");
        }
        foreach (var path in list)
        {
            block.Yield(ctx, path);
        }
        return null;
    }

    [RubyMethod("ascend")]
    public static object? Ascend(Context ctx, RPathname self, RProc? block) => EachOf(ctx, self, Upwards(self.Path), block);

    [RubyMethod("descend")]
    public static object? Descend(Context ctx, RPathname self, RProc? block) => EachOf(ctx, self, Upwards(self.Path).AsEnumerable().Reverse(), block);

    [RubyMethod("split")]
    public static RArray Split(Context ctx, RPathname self) => RArray.Of(Make(ctx, self, PathText.Dirname(self.Path)), Make(ctx, self, PathText.Basename(self.Path)));

    [RubyMethod("sub")]
    public static RPathname Sub(Context ctx, RPathname self, RProc? block, params object?[] rest) => Make(ctx, self, ctx.ToS(ctx.SendBlock(new RString(self.Path), RSymbol.Of("sub"), block, rest)));

    [RubyMethod("sub_ext")]
    public static RPathname SubExtension(Context ctx, RPathname self, string replacement)
    {
        var extension = PathText.Extname(self.Path);
        return Make(ctx, self, self.Path[..(self.Path.Length - extension.Length)] + replacement);
    }

    [RubyMethod("pwd", "getwd", Singleton = true)]
    public static object? Pwd(Context ctx, RClass self) => ctx.Send(self, Sym.New, new RString(DirClass.Pwd(ctx)));
}

/// <summary>Kernel#Pathname.</summary>
[RubyModule("Kernel", Library = "pathname")]
public static class KernelPathname
{
    [RubyMethod("Pathname", ModuleFunction = true)]
    public static object? Pathname(Context ctx, object? path) => path is RPathname ? path : ctx.Send(ctx.Interpreter.FindClass(ctx, "Pathname"), Sym.New, path);
}
