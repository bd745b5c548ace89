using RecipeEngine.Dsl.Core.Modules;

namespace RecipeEngine.Dsl.Core.Kernels;

/// <summary>Kernel: require, load, autoload.</summary>
[RubyModule("Kernel")]
public static class KernelLoading
{
    [RubyMethod("require", ModuleFunction = true)]
    public static bool Require(Context ctx, object? name) => ctx.Interpreter.Require(ctx, Coerce.ToPath(ctx, name));

    [RubyMethod("require_relative", ModuleFunction = true)]
    public static bool RequireRelative(Context ctx, object? name)
    {
        var path = Coerce.ToPath(ctx, name);
        var file = ctx.Current?.Code.File ?? "";
        if (file.StartsWith('('))
        {
            throw new RubyError("LoadError", "cannot infer basepath");
        }
        return ctx.Interpreter.Require(ctx, Path.GetFullPath(path, DirectoryOf(ctx, file)));
    }

    /// <summary>The real directory of a source file.</summary>
    internal static string DirectoryOf(Context ctx, string file)
    {
        var machine = ctx.Interpreter.Machine;
        var full = Path.GetFullPath(file, machine.CurrentDirectory);
        if (machine.TryStat(full) is not null)
        {
            full = machine.RealPath(full);
        }
        return Path.GetDirectoryName(full) ?? "/";
    }

    /// <summary>Runs a file each time; with <paramref name="wrap"/> in an anonymous module, or the one given.</summary>
    [RubyMethod("load", ModuleFunction = true)]
    public static bool Load(Context ctx, object? name, object? wrap = null)
    {
        var path = Coerce.ToPath(ctx, name);
        var interpreter = ctx.Interpreter;
        var file = Locate(ctx, path) ?? throw Interpreter.CannotLoad(path);
        if (!Context.Truthy(wrap))
        {
            interpreter.LoadFile(ctx, file);
            return true;
        }
        var module = wrap as RModule ?? interpreter.NewModule(null);
        var self = ctx.Send(interpreter.MainObject, "clone");
        interpreter.SingletonClassOf(self).Include(module);
        interpreter.LoadFile(ctx, file, "<top (required)>", self, new LexicalScope(module, interpreter.TopScope));
        return true;
    }

    static string? Locate(Context ctx, string path)
    {
        var machine = ctx.Interpreter.Machine;
        if (path.StartsWith('~'))
        {
            path = machine.GetEnvironmentVariable("HOME") + path[1..];
        }
        bool IsFile(string p) => machine.TryStat(p) is { IsFile: true };
        if (!path.StartsWith('/') && !path.StartsWith("./", StringComparison.Ordinal) && !path.StartsWith("../", StringComparison.Ordinal))
        {
            foreach (var directory in ctx.Interpreter.LoadDirectories(ctx))
            {
                var candidate = Path.Combine(directory, path);
                if (IsFile(candidate))
                {
                    return Path.GetFullPath(candidate);
                }
            }
        }
        var full = Path.GetFullPath(path, machine.CurrentDirectory);
        return IsFile(full) ? full : null;
    }

    [RubyMethod("autoload", ModuleFunction = true)]
    public static void Autoload(Context ctx, object? name, object? path) =>
        ModuleAutoload.Autoload(ctx, ctx.Current?.LexicalScope.ForConstants().Module(ctx.Interpreter) ?? ctx.Interpreter.ObjectClass, name, path);

    [RubyMethod("autoload?", ModuleFunction = true)]
    public static object? IsAutoload(Context ctx, object? name, bool inherit = true) =>
        ModuleAutoload.IsAutoload(ctx, ctx.Current?.LexicalScope.ForConstants().Module(ctx.Interpreter) ?? ctx.Interpreter.ObjectClass, Coerce.ToSymbol(ctx, name), inherit);
}
