using System.Runtime.InteropServices;

namespace RecipeEngine.Systems;

/// <summary>A call on the machine failed: which errno, what was tried, and on which path or program.</summary>
public sealed class MachineException : IOException
{
    public MachineException(Errno errno, string operation, string? path = null, Exception? cause = null)
        : base($"{DescriptionOf(errno)} @ {operation}{(path is null ? "" : " - " + path)}", cause)
    {
        Errno = errno;
        Operation = operation;
        Path = path;
    }

    /// <summary>The error's number.</summary>
    public Errno Errno { get; }

    /// <summary>The error's symbolic name, such as "ENOENT".</summary>
    public string Name => Errno.ToString();

    /// <summary>The call that failed, such as "open".</summary>
    public string Operation { get; }

    /// <summary>The path or program it failed on; two are joined as "(from, to)".</summary>
    public string? Path { get; }

    /// <summary>The C library's words alone, such as "No such file or directory".</summary>
    public string Description => DescriptionOf(Errno);

    /// <summary>The C library's words for an errno.</summary>
    public static string DescriptionOf(Errno errno) => Marshal.GetPInvokeErrorMessage((int)errno);
}
