using System.Security.Cryptography;
using RecipeEngine.Dsl.Core.Files;
using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Stdlib;

/// <summary>tmpdir: Dir.tmpdir and Dir.mktmpdir.</summary>
[RubyClass("Dir", Library = "tmpdir")]
public static class TmpdirLibrary
{
    [RubyLibrary("tmpdir")]
    public static void Load(Context ctx) => ctx.Interpreter.Require(ctx, "fileutils");

    /// <summary>TMPDIR, TMP, TEMP or /tmp: the first that is a directory one can write to.</summary>
    [RubyMethod("tmpdir", Singleton = true)]
    public static string TemporaryDirectory(Context ctx)
    {
        var machine = ctx.Interpreter.Machine;
        foreach (var candidate in new[] { machine.GetEnvironmentVariable("TMPDIR"), machine.GetEnvironmentVariable("TMP"), machine.GetEnvironmentVariable("TEMP"), "/tmp", "." })
        {
            if (candidate is { Length: > 0 } && machine.TryStat(candidate) is { IsDirectory: true } status && machine.CanAccess(candidate, AccessModes.Write)
                && ((status.Mode & 2) == 0 || (status.Mode & 0x200) != 0))
            {
                return PathText.Absolute(candidate, machine.CurrentDirectory);
            }
        }
        throw RubyError.Argument("could not find a temporary directory");
    }

    /// <summary>"prefix20260101-123-abc123suffix" in a directory, until <paramref name="make"/> does not find it taken.</summary>
    internal static string Create(Context ctx, object? basename, object? directory, string usualPrefix, Action<string> make)
    {
        var (prefix, suffix) = basename is RArray pair ? (Coerce.ToText(ctx, pair.At(0)), pair.At(1) is null ? "" : Coerce.ToText(ctx, pair.At(1))) : (basename is null ? usualPrefix : Part(ctx, basename), "");
        var place = directory is null ? Coerce.ToPath(ctx, ctx.Send(ctx.Interpreter.FindClass(ctx, "Dir"), "tmpdir")) : Coerce.ToPath(ctx, directory);
        var date = Core.Times.RTime.Now(ctx).Civil;
        prefix = prefix.Replace("/", "", StringComparison.Ordinal);
        suffix = suffix.Replace("/", "", StringComparison.Ordinal);
        while (true)
        {
            var path = $"{place}/{prefix}{date.Year:0000}{date.Month:00}{date.Day:00}-{ctx.Interpreter.Machine.Identity.ProcessId}-{RandomNumberGenerator.GetString("0123456789abcdefghijklmnopqrstuvwxyz", 6)}{suffix}";
            try
            {
                make(path);
                return path;
            }
            catch (MachineException e) when (e.Errno == Errno.EEXIST)
            {
            }
            catch (RubyError e) when (e.ClassName == "Errno::EEXIST")
            {
            }
        }
    }

    static string Part(Context ctx, object? value) => Coerce.TryStr(ctx, value)?.Text ?? throw RubyError.Argument($"unexpected prefix: {ctx.Inspect(value)}");

    [RubyMethod("mktmpdir", Singleton = true)]
    public static object? MakeTemporaryDirectory(Context ctx, object? prefix = null, object? directory = null, [Keyword(Name = "max_try")] object? tries = null, RProc? block = null)
    {
        var path = Create(ctx, prefix, directory, "d", p => ctx.Send(ctx.Interpreter.FindClass(ctx, "Dir"), "mkdir", new RString(p), Box.Int(448)));
        if (block is null)
        {
            return new RString(path);
        }
        try
        {
            return block.Yield(ctx, new RString(path));
        }
        finally
        {
            if (ctx.Interpreter.Machine.IsDirectory(path))
            {
                ctx.Send(ctx.Interpreter.FindModule(ctx, "FileUtils"), "remove_entry", new RString(path));
            }
        }
    }
}
