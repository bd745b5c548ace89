namespace RecipeEngine.Dsl.Core.Files;

/// <summary>FileTest: File's questions under another name.</summary>
[RubyModule("FileTest")]
public static class FileTests
{
    [RubyMethod("exist?", "exists?", ModuleFunction = true)]
    public static bool Exists(Context ctx, object? file) => FileQueries.Exists(ctx, file);

    [RubyMethod("file?", ModuleFunction = true)]
    public static bool IsFile(Context ctx, object? file) => FileQueries.IsFile(ctx, file);

    [RubyMethod("directory?", ModuleFunction = true)]
    public static bool IsDirectory(Context ctx, object? file) => FileQueries.IsDirectory(ctx, file);

    [RubyMethod("symlink?", ModuleFunction = true)]
    public static bool IsSymlink(Context ctx, object? file) => FileQueries.IsSymlink(ctx, file);

    [RubyMethod("pipe?", ModuleFunction = true)]
    public static bool IsPipe(Context ctx, object? file) => FileQueries.IsPipe(ctx, file);

    [RubyMethod("socket?", ModuleFunction = true)]
    public static bool IsSocket(Context ctx, object? file) => FileQueries.IsSocket(ctx, file);

    [RubyMethod("blockdev?", ModuleFunction = true)]
    public static bool IsBlockDevice(Context ctx, object? file) => FileQueries.IsBlockDevice(ctx, file);

    [RubyMethod("chardev?", ModuleFunction = true)]
    public static bool IsCharacterDevice(Context ctx, object? file) => FileQueries.IsCharacterDevice(ctx, file);

    [RubyMethod("readable?", ModuleFunction = true)]
    public static bool IsReadable(Context ctx, object? file) => FileQueries.IsReadable(ctx, file);

    [RubyMethod("readable_real?", ModuleFunction = true)]
    public static bool IsReadableReal(Context ctx, object? file) => FileQueries.IsReadableReal(ctx, file);

    [RubyMethod("writable?", ModuleFunction = true)]
    public static bool IsWritable(Context ctx, object? file) => FileQueries.IsWritable(ctx, file);

    [RubyMethod("writable_real?", ModuleFunction = true)]
    public static bool IsWritableReal(Context ctx, object? file) => FileQueries.IsWritableReal(ctx, file);

    [RubyMethod("executable?", ModuleFunction = true)]
    public static bool IsExecutable(Context ctx, object? file) => FileQueries.IsExecutable(ctx, file);

    [RubyMethod("executable_real?", ModuleFunction = true)]
    public static bool IsExecutableReal(Context ctx, object? file) => FileQueries.IsExecutableReal(ctx, file);

    [RubyMethod("world_readable?", ModuleFunction = true)]
    public static object? WorldReadable(Context ctx, object? file) => FileQueries.WorldReadable(ctx, file);

    [RubyMethod("world_writable?", ModuleFunction = true)]
    public static object? WorldWritable(Context ctx, object? file) => FileQueries.WorldWritable(ctx, file);

    [RubyMethod("owned?", ModuleFunction = true)]
    public static bool IsOwned(Context ctx, object? file) => FileQueries.IsOwned(ctx, file);

    [RubyMethod("grpowned?", ModuleFunction = true)]
    public static bool IsGroupOwned(Context ctx, object? file) => FileQueries.IsGroupOwned(ctx, file);

    [RubyMethod("setuid?", ModuleFunction = true)]
    public static bool IsSetUid(Context ctx, object? file) => FileQueries.IsSetUid(ctx, file);

    [RubyMethod("setgid?", ModuleFunction = true)]
    public static bool IsSetGid(Context ctx, object? file) => FileQueries.IsSetGid(ctx, file);

    [RubyMethod("sticky?", ModuleFunction = true)]
    public static bool IsSticky(Context ctx, object? file) => FileQueries.IsSticky(ctx, file);

    [RubyMethod("zero?", "empty?", ModuleFunction = true)]
    public static bool IsEmpty(Context ctx, object? file) => FileQueries.IsEmpty(ctx, file);

    [RubyMethod("size?", ModuleFunction = true)]
    public static object? SizeOrNil(Context ctx, object? file) => FileQueries.SizeOrNil(ctx, file);

    [RubyMethod("size", ModuleFunction = true)]
    public static long Size(Context ctx, object? file) => FileQueries.Size(ctx, file);

    [RubyMethod("identical?", ModuleFunction = true)]
    public static bool IsIdentical(Context ctx, object? a, object? b) => FileQueries.IsIdentical(ctx, a, b);
}
