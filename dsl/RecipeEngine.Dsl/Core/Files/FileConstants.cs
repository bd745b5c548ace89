namespace RecipeEngine.Dsl.Core.Files;

/// <summary>File::Constants: the flags of open, flock and fnmatch.</summary>
[RubyModule("File::Constants")]
public static class FileConstants
{
    [RubyConstant("RDONLY")]
    public const long Rdonly = 0;

    [RubyConstant("WRONLY")]
    public const long Wronly = 1;

    [RubyConstant("RDWR")]
    public const long Rdwr = 2;

    [RubyConstant("APPEND")]
    public const long Append = 1024;

    [RubyConstant("CREAT")]
    public const long Creat = 64;

    [RubyConstant("EXCL")]
    public const long Excl = 128;

    [RubyConstant("NONBLOCK")]
    public const long Nonblock = 2048;

    [RubyConstant("TRUNC")]
    public const long Trunc = 512;

    [RubyConstant("NOCTTY")]
    public const long Noctty = 256;

    [RubyConstant("BINARY")]
    public const long Binary = 0;

    [RubyConstant("SHARE_DELETE")]
    public const long ShareDelete = 0;

    [RubyConstant("SYNC")]
    public const long Sync = 1052672;

    [RubyConstant("DSYNC")]
    public const long Dsync = 4096;

    [RubyConstant("RSYNC")]
    public const long Rsync = 1052672;

    [RubyConstant("NOFOLLOW")]
    public const long Nofollow = 131072;

    [RubyConstant("NOATIME")]
    public const long Noatime = 262144;

    [RubyConstant("DIRECT")]
    public const long Direct = 16384;

    [RubyConstant("TMPFILE")]
    public const long Tmpfile = 4259840;

    [RubyConstant("LOCK_SH")]
    public const long LockSh = 1;

    [RubyConstant("LOCK_EX")]
    public const long LockEx = 2;

    [RubyConstant("LOCK_UN")]
    public const long LockUn = 8;

    [RubyConstant("LOCK_NB")]
    public const long LockNb = 4;

    [RubyConstant("FNM_NOESCAPE")]
    public const long FnmNoescape = 1;

    [RubyConstant("FNM_PATHNAME")]
    public const long FnmPathname = 2;

    [RubyConstant("FNM_DOTMATCH")]
    public const long FnmDotmatch = 4;

    [RubyConstant("FNM_CASEFOLD")]
    public const long FnmCasefold = 8;

    [RubyConstant("FNM_EXTGLOB")]
    public const long FnmExtglob = 16;

    [RubyConstant("FNM_SYSCASE")]
    public const long FnmSyscase = 0;

    [RubyConstant("FNM_SHORTNAME")]
    public const long FnmShortname = 0;

    [RubyConstant("NULL")]
    public static RString Null() => new("/dev/null") { Frozen = true };
}
