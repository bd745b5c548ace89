using RecipeEngine.Dsl.Text;
using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Core.Files;

/// <summary>File's class methods on path text: basename, join, expand_path, fnmatch …</summary>
[RubyClass("File", Superclass = "IO")]
public static class FilePaths
{
    [RubyConstant("SEPARATOR")]
    public static RString Separator() => new("/") { Frozen = true };

    [RubyConstant("Separator")]
    public static RString OtherSeparator() => new("/") { Frozen = true };

    [RubyConstant("ALT_SEPARATOR")]
    public static object? AltSeparator() => null;

    [RubyConstant("PATH_SEPARATOR")]
    public static RString PathSeparator() => new(":") { Frozen = true };

    internal static string Path(Context ctx, object? value) => Coerce.ToPath(ctx, value);

    [RubyMethod("basename", Singleton = true)]
    public static string Basename(Context ctx, object? path, string? suffix = null) => PathText.Basename(Path(ctx, path), suffix);

    [RubyMethod("dirname", Singleton = true)]
    public static string Dirname(Context ctx, object? path, long level = 1) =>
        level < 0 ? throw RubyError.Argument($"negative level: {level}") : PathText.Dirname(Path(ctx, path), level);

    [RubyMethod("extname", Singleton = true)]
    public static string Extname(Context ctx, object? path)
    {
        var text = Path(ctx, path);
        return text.EndsWith('.') && PathText.Basename(text).TrimStart('.').Contains('.') ? "." : PathText.Extname(text);
    }

    [RubyMethod("split", Singleton = true)]
    public static RArray Split(Context ctx, object? path)
    {
        var text = Path(ctx, path);
        return RArray.Of(new RString(PathText.Dirname(text)), new RString(PathText.Basename(text)));
    }

    [RubyMethod("path", Singleton = true)]
    public static string PathOf(Context ctx, object? path) => Path(ctx, path);

    [RubyMethod("join", Singleton = true)]
    public static RString Join(Context ctx, params object?[] rest)
    {
        var joined = new RString(PathText.Join(Parts(ctx, rest, [])));
        return rest.Any(part => part is RString { IsAscii: false } s && ReferenceEquals(s.Encoding, RubyEncoding.Binary)) ? new RString(joined.ToBytes(), RubyEncoding.Binary) : joined;
    }

    static IEnumerable<string> Parts(Context ctx, IEnumerable<object?> values, List<RArray> inside)
    {
        foreach (var value in values)
        {
            if (value is RArray array)
            {
                if (inside.Contains(array))
                {
                    throw RubyError.Argument("recursive array");
                }
                inside.Add(array);
                yield return PathText.Join(Parts(ctx, array.ToArray(), inside));
                inside.Remove(array);
            }
            else
            {
                yield return value is RString text && text.Text.Contains('\0') ? throw RubyError.Argument("string contains null byte") : Path(ctx, value);
            }
        }
    }

    [RubyMethod("expand_path", Singleton = true)]
    public static string ExpandPath(Context ctx, object? path, object? directory = null) => Expand(ctx, Path(ctx, path), directory is null ? null : Path(ctx, directory), true);

    [RubyMethod("absolute_path", Singleton = true)]
    public static string AbsolutePath(Context ctx, object? path, object? directory = null) => Expand(ctx, Path(ctx, path), directory is null ? null : Path(ctx, directory), false);

    [RubyMethod("absolute_path?", Singleton = true)]
    public static bool IsAbsolutePath(Context ctx, object? path) => Path(ctx, path).StartsWith('/');

    internal static string Expand(Context ctx, string path, string? directory, bool tilde)
    {
        var machine = ctx.Interpreter.Machine;
        if (tilde && path.StartsWith('~'))
        {
            return PathText.Absolute(Home(ctx, path), "/");
        }
        if (path.StartsWith('/'))
        {
            return PathText.Absolute(path, "/");
        }
        return PathText.Absolute(path, directory is null ? machine.CurrentDirectory : Expand(ctx, directory, null, tilde));
    }

    static string Home(Context ctx, string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var user = slash < 0 ? path[1..] : path[1..slash];
        var home = HomeOf(ctx, user.Length == 0 ? null : user);
        return slash < 0 ? home : home + path[slash..];
    }

    /// <summary>The home directory of a user, or (null) of the one we run as.</summary>
    internal static string HomeOf(Context ctx, string? user)
    {
        var machine = ctx.Interpreter.Machine;
        if (user is not null)
        {
            return machine.FindUser(user)?.Home ?? throw RubyError.Argument($"user {user} doesn't exist");
        }
        var home = machine.GetEnvironmentVariable("HOME") ?? machine.FindUser(machine.Identity.UserId)?.Home
            ?? throw RubyError.Argument("couldn't find HOME environment -- expanding `~'");
        return home.StartsWith('/') ? home : throw RubyError.Argument("non-absolute home");
    }

    [RubyMethod("fnmatch", "fnmatch?", Singleton = true)]
    public static bool FnMatch(Context ctx, string pattern, object? path, int flags = 0) => Globs.FnMatch.IsMatch(pattern, Path(ctx, path), (Globs.GlobFlags)flags);

    [RubyMethod("realpath", Singleton = true)]
    public static string RealPath(Context ctx, object? path, object? directory = null)
    {
        var full = Full(ctx, path, directory);
        return MachineErrors.Call("rb_check_realpath_internal", full, () => ctx.Interpreter.Machine.RealPath(full));
    }

    /// <summary>As realpath, but the last part need not exist.</summary>
    [RubyMethod("realdirpath", Singleton = true)]
    public static string RealDirectoryPath(Context ctx, object? path, object? directory = null)
    {
        var machine = ctx.Interpreter.Machine;
        var full = PathText.Absolute(Full(ctx, path, directory), machine.CurrentDirectory);
        if (machine.TryLStat(full) is not null)
        {
            return MachineErrors.Call("realpath_rec", full, () => machine.RealPath(full));
        }
        var parent = PathText.Dirname(full);
        for (var above = parent; machine.TryStat(parent) is null && machine.TryStat(PathText.Dirname(above)) is null; above = PathText.Dirname(above))
        {
            parent = PathText.Dirname(above);
        }
        return PathText.Join([MachineErrors.Call("realpath_rec", parent, () => machine.RealPath(parent)), PathText.Basename(full)]);
    }

    static string Full(Context ctx, object? path, object? directory)
    {
        var text = Path(ctx, path);
        return directory is null || text.StartsWith('/') ? text : Path(ctx, directory) + "/" + text;
    }

    [RubyMethod("readlink", Singleton = true)]
    public static string ReadLink(Context ctx, object? path)
    {
        var text = Path(ctx, path);
        return MachineErrors.Call("rb_readlink", text, () => ctx.Interpreter.Machine.ReadLink(text));
    }
}
