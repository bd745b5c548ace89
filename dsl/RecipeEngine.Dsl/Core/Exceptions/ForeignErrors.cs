using RecipeEngine.Dsl.Syntax;
using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Core.Exceptions;

/// <summary>Errors of the layers below as the Ruby exceptions a program rescues.</summary>
public static class ForeignErrors
{
    // The names of MRI's own functions, which its messages show.
    static readonly Dictionary<string, string> Functions = new(StringComparer.Ordinal)
    {
        ["open"] = "rb_sysopen", ["stat"] = "rb_file_s_stat", ["lstat"] = "rb_file_lstat", ["opendir"] = "dir_initialize", ["readdir"] = "dir_initialize",
        ["mkdir"] = "dir_s_mkdir", ["rmdir"] = "dir_s_rmdir", ["unlink"] = "apply2files", ["chmod"] = "apply2files", ["chown"] = "apply2files",
        ["lchown"] = "apply2files", ["utimensat"] = "apply2files", ["utime"] = "apply2files", ["rename"] = "rb_file_s_rename", ["symlink"] = "rb_file_s_symlink",
        ["link"] = "rb_file_s_link", ["readlink"] = "rb_readlink", ["realpath"] = "rb_realpath_internal", ["chdir"] = "dir_chdir", ["truncate"] = "rb_file_s_truncate",
        ["mkfifo"] = "rb_file_s_mkfifo", ["read"] = "io_fread", ["write"] = "io_write",
    };

    /// <summary>The Ruby error for one of .NET or the machine; null when it is none that a program may see.</summary>
    public static RubyError? Translate(Exception error) => error switch
    {
        RubyError e => e,
        MachineException m => new RubyError("Errno::" + m.Name, MessageOf(m), (_, e) => Hidden.Set(e, "errno", Box.Int((long)m.Errno))),
        SyntaxErrorException s => new RubyError("SyntaxError", s.Message),
        InsufficientExecutionStackException => new RubyError("SystemStackError", "stack level too deep"),
        OutOfMemoryException => new RubyError("NoMemoryError", "failed to allocate memory"),
        ThrowException t => UncaughtThrowErrorClass.Make(t.Tag, t.Value),
        DivideByZeroException => RubyError.ZeroDivision(),
        _ => null,
    };

    static string MessageOf(MachineException m)
    {
        if (m.Operation is "execve" or "spawn" or "exec" or "kill" or "waitpid")
        {
            return m.Path is null ? m.Description : $"{m.Description} - {m.Path}";
        }
        return $"{m.Description} @ {Functions.GetValueOrDefault(m.Operation, m.Operation)}{(m.Path is null ? "" : " - " + m.Path)}";
    }
}
