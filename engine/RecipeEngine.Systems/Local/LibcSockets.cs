using System.Runtime.InteropServices;

namespace RecipeEngine.Systems.Local;

/// <summary>The C library's calls about sockets.</summary>
internal static unsafe partial class Libc
{
    [LibraryImport(Library, SetLastError = true)]
    public static partial int socketpair(int family, int type, int protocol, int* descriptors);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int bind(int descriptor, byte* address, uint length);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int connect(int descriptor, byte* address, uint length);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int listen(int descriptor, int backlog);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int accept4(int descriptor, byte* address, uint* length, int flags);

    [LibraryImport(Library, SetLastError = true)]
    public static partial nint sendto(int descriptor, byte* buffer, nint count, int flags, byte* address, uint length);

    [LibraryImport(Library, SetLastError = true)]
    public static partial nint recvfrom(int descriptor, byte* buffer, nint count, int flags, byte* address, uint* length);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int getsockname(int descriptor, byte* address, uint* length);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int getpeername(int descriptor, byte* address, uint* length);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int getsockopt(int descriptor, int level, int name, byte* value, uint* length);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int setsockopt(int descriptor, int level, int name, byte* value, uint length);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int shutdown(int descriptor, int how);
}
