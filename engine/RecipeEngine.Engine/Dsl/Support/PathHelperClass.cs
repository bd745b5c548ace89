namespace RecipeEngine.Engine.Dsl.Support;

/// <summary>ChefConfig::PathHelper and Chef::Util::PathHelper: paths on systems whose separator is a slash.</summary>
[RubyClass("ChefConfig::PathHelper")]
public static class PathHelperClass
{
    static string Absolute(Context ctx, object? path) => Path.GetFullPath(ctx.ToS(path), ctx.Interpreter.Machine.CurrentDirectory);

    static string Clean(Context ctx, object? path)
    {
        ctx.Interpreter.Require(ctx, "pathname");
        return ctx.ToS(ctx.Send(ctx.Send(ctx.Interpreter.FindClass(ctx, "Pathname"), "new", new RString(ctx.ToS(path))), "cleanpath")).Replace('\\', '/');
    }

    static string Escaped(string path)
    {
        var text = new System.Text.StringBuilder();
        foreach (var c in path)
        {
            _ = "\\{}[]*?".Contains(c, StringComparison.Ordinal) ? text.Append('\\').Append(c) : text.Append(c);
        }
        return text.ToString();
    }

    [RubyMethod("dirname", Singleton = true)]
    public static string DirectoryName(string path, [Keyword] object? windows = null)
    {
        var end = path.TrimEnd('/');
        var slash = end.LastIndexOf('/');
        return end.Length == 0 && path.Length > 0 ? "/" : slash < 0 ? "." : slash == 0 ? "/" : end[..slash];
    }

    [RubyMethod("path_separator", Singleton = true)]
    public static string Separator([Keyword] object? windows = null) => "/";

    [RubyMethod("join", Singleton = true)]
    public static string Join(Context ctx, [Keyword] object? windows = null, params object?[] rest)
    {
        var parts = rest.SelectMany(r => r is RArray a ? a.ToArray() : [r]).Select(ctx.ToS).ToList();
        return parts.Count == 0 ? "" : parts.Skip(1).Aggregate(parts[0], (path, part) => path.TrimEnd('/') + "/" + part.TrimStart('/'));
    }

    [RubyMethod("validate_path", Singleton = true)]
    public static object? Validate(object? path, [Keyword] object? windows = null) => path;

    [RubyMethod("windows_max_length_exceeded?", Singleton = true)]
    public static bool TooLongForWindows(string path) => !path.StartsWith("\\\\?\\", StringComparison.Ordinal) && path.Length > 259;

    [RubyMethod("printable?", Singleton = true)]
    public static bool IsPrintable(string text) => !text.Any(char.IsControl);

    [RubyMethod("canonical_path", Singleton = true)]
    public static string Canonical(Context ctx, object? path, bool addPrefix = true, [Keyword] object? windows = null) => Absolute(ctx, path);

    [RubyMethod("cleanpath", Singleton = true)]
    public static string CleanPath(Context ctx, object? path, [Keyword] object? windows = null) => Clean(ctx, path);

    [RubyMethod("escapepath", Singleton = true)]
    public static string EscapePath(string path) => path.Replace("\\", "\\\\\\\\", StringComparison.Ordinal);

    [RubyMethod("paths_eql?", Singleton = true)]
    public static bool AreEqual(Context ctx, object? first, object? second, [Keyword] object? windows = null) => Absolute(ctx, first) == Absolute(ctx, second);

    [RubyMethod("escape_glob", "escape_glob_dir", Singleton = true)]
    public static string EscapeGlob(Context ctx, [Keyword] object? windows = null, params object?[] rest) => Escaped(Clean(ctx, new RString(Join(ctx, null, rest))));

    [RubyMethod("relative_path_from", Singleton = true)]
    public static object? Relative(Context ctx, object? from, object? to, [Keyword] object? windows = null)
    {
        ctx.Interpreter.Require(ctx, "pathname");
        var type = ctx.Interpreter.FindClass(ctx, "Pathname");
        return ctx.Send(ctx.Send(type, "new", new RString(Clean(ctx, to))), "relative_path_from", ctx.Send(type, "new", new RString(Clean(ctx, from))));
    }

    static string? HomeOf(Context ctx) => ctx.Interpreter.Machine.GetEnvironmentVariable("CHEF_HOME") ?? ctx.Interpreter.Machine.GetEnvironmentVariable("HOME");

    [RubyMethod("home", Singleton = true)]
    public static object? Home(Context ctx, RProc? block = null, params object?[] rest)
    {
        if (HomeOf(ctx) is not { } home)
        {
            return null;
        }
        var path = new RString(Join(ctx, null, [new RString(home), .. rest]));
        return block is null ? path : block.Yield(ctx, path);
    }

    [RubyMethod("all_homes", Singleton = true)]
    public static object? AllHomes(Context ctx, RProc? block = null, params object?[] rest)
    {
        var all = new RArray(((string?[])[ctx.Interpreter.Machine.GetEnvironmentVariable("CHEF_HOME"), ctx.Interpreter.Machine.GetEnvironmentVariable("HOME")])
            .OfType<string>().Distinct().Select(h => (object?)new RString(Join(ctx, null, [new RString(h), .. rest]))));
        if (block is null)
        {
            return all;
        }
        foreach (var home in all)
        {
            block.Yield(ctx, home);
        }
        return null;
    }

    [RubyMethod("is_sip_path?", "writable_sip_path?", Singleton = true)]
    public static bool IsProtectedOnMac(params object?[] rest) => false;

    /// <summary>A command line cut into words, quotes and backslashes heeded.</summary>
    [RubyMethod("split_args", Singleton = true)]
    public static object? SplitArguments(Context ctx, string line)
    {
        ctx.Interpreter.Require(ctx, "shellwords");
        return ctx.Send(ctx.Interpreter.FindModule(ctx, "Shellwords"), "shellsplit", new RString(line));
    }
}

/// <summary>Chef::Util::PathHelper</summary>
[RubyClass("Chef::Util::PathHelper", Superclass = "ChefConfig::PathHelper")]
public static class ChefPathHelper;
