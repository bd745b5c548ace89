using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Core.Exceptions;

/// <summary>Errors of the machine as the Ruby exceptions a program rescues.</summary>
public static class ForeignErrors
{
    // The names of MRI's own functions, which its messages show.
    static readonly Dictionary<string, string> Functions = new(StringComparer.Ordinal)
    {
        ["open"] = "rb_sysopen",
        ["stat"] = "rb_file_s_stat",
        ["lstat"] = "rb_file_lstat",
        ["opendir"] = "dir_initialize",
        ["readdir"] = "dir_initialize",
        ["mkdir"] = "dir_s_mkdir",
        ["rmdir"] = "dir_s_rmdir",
        ["unlink"] = "apply2files",
        ["chmod"] = "apply2files",
        ["chown"] = "apply2files",
        ["lchown"] = "apply2files",
        ["utimensat"] = "apply2files",
        ["utime"] = "apply2files",
        ["rename"] = "rb_file_s_rename",
        ["symlink"] = "rb_file_s_symlink",
        ["link"] = "rb_file_s_link",
        ["readlink"] = "rb_readlink",
        ["realpath"] = "rb_realpath_internal",
        ["chdir"] = "dir_chdir",
        ["truncate"] = "rb_file_s_truncate",
        ["mkfifo"] = "rb_file_s_mkfifo",
        ["read"] = "io_fread",
        ["write"] = "io_write",
    };

    /// <summary>Errno::X with the words MRI uses.</summary>
    public static RubyError Of(MachineException m) => new("Errno::" + m.Name, MessageOf(m), (_, e) => Hidden.Set(e, "errno", Box.Int((long)m.Errno)));

    static string MessageOf(MachineException m)
    {
        if (m.Operation is "execve" or "spawn" or "exec" or "kill" or "waitpid")
        {
            return m.Path is null ? m.Description : $"{m.Description} - {m.Path}";
        }
        return $"{m.Description} @ {Functions.GetValueOrDefault(m.Operation, m.Operation)}{(m.Path is null ? "" : " - " + m.Path)}";
    }
}
