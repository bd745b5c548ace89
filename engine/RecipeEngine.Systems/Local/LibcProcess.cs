using System.Runtime.InteropServices;

namespace RecipeEngine.Systems.Local;

/// <summary>The C library's calls about processes.</summary>
internal static unsafe partial class Libc
{
    public const int ErrnoInterrupted = 4;

    [LibraryImport(Library)]
    public static partial int getpid();

    [LibraryImport(Library)]
    public static partial int getppid();

    [LibraryImport(Library)]
    public static partial uint getuid();

    [LibraryImport(Library)]
    public static partial uint geteuid();

    [LibraryImport(Library)]
    public static partial uint getgid();

    [LibraryImport(Library)]
    public static partial uint getegid();

    [LibraryImport(Library, SetLastError = true)]
    public static partial int getgroups(int size, uint* list);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int kill(int process, int signal);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int waitpid(int process, int* status, int options);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int execve(byte* path, byte** arguments, byte** environment);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int unshare(int flags);

    [LibraryImport(Library)]
    public static partial int posix_spawn(int* process, byte* path, void* actions, void* attributes, byte** arguments, byte** environment);

    [LibraryImport(Library)]
    public static partial int posix_spawnattr_init(void* attributes);

    [LibraryImport(Library)]
    public static partial int posix_spawnattr_destroy(void* attributes);

    [LibraryImport(Library)]
    public static partial int posix_spawnattr_setflags(void* attributes, short flags);

    [LibraryImport(Library)]
    public static partial int posix_spawnattr_setpgroup(void* attributes, int group);

    [LibraryImport(Library)]
    public static partial int posix_spawnattr_setsigmask(void* attributes, void* signals);

    [LibraryImport(Library)]
    public static partial int posix_spawnattr_setsigdefault(void* attributes, void* signals);

    [LibraryImport(Library)]
    public static partial int sigemptyset(void* signals);

    [LibraryImport(Library)]
    public static partial int sigfillset(void* signals);

    [LibraryImport(Library)]
    public static partial int sigdelset(void* signals, int signal);

    [LibraryImport(Library)]
    public static partial int posix_spawn_file_actions_init(void* actions);

    [LibraryImport(Library)]
    public static partial int posix_spawn_file_actions_destroy(void* actions);

    [LibraryImport(Library)]
    public static partial int posix_spawn_file_actions_adddup2(void* actions, int from, int to);

    [LibraryImport(Library)]
    public static partial int posix_spawn_file_actions_addclose(void* actions, int descriptor);

    // glibc 2.29, musl 1.1.24.
    [LibraryImport(Library)]
    public static partial int posix_spawn_file_actions_addchdir_np(void* actions, byte* path);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int dup2(int from, int to);

    [LibraryImport(Library)]
    public static partial nint signal(int signal, nint handler);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int setreuid(uint real, uint effective);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int setregid(uint real, uint effective);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int setgroups(nuint count, uint* list);

    [LibraryImport(Library, SetLastError = true)]
    public static partial nint sysconf(int name);

    [LibraryImport(Library, SetLastError = true)]
    public static partial nuint confstr(int name, byte* buffer, nuint size);
}
