using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib.Digests;

/// <summary>digest: Digest::MD5, SHA1, SHA256, SHA384, SHA512, SHA2.</summary>
[RubyModule("Digest", Library = "digest")]
public static class DigestLibrary
{
    [RubyLibrary("digest/md5", "digest/sha1", "digest/sha2")]
    public static void LoadParts(Context ctx) => ctx.Interpreter.Require(ctx, "digest");

    [RubyMethod("hexencode", Singleton = true)]
    public static string HexEncode(RString text) => Convert.ToHexStringLower(text.ToBytes());
}

/// <summary>What all digests can do.</summary>
[RubyClass("Digest::Base", Superclass = "Digest::Class", Library = "digest")]
public static class DigestBase
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RDigest(klass);

    static RString Hex(byte[] hash) => new(Convert.ToHexStringLower(hash), RubyEncoding.UsAscii);

    static RDigest Fresh(Context ctx, RClass self, object?[] rest) => (RDigest)ctx.Send(self, Sym.New, rest)!;

    [RubyMethod("digest", Singleton = true)]
    public static RString Digest(Context ctx, RClass self, RString text, params object?[] rest) => new(Once(ctx, self, text, rest), RubyEncoding.Binary);

    static byte[] Once(Context ctx, RClass self, RString text, object?[] rest)
    {
        var digest = Fresh(ctx, self, rest);
        digest.Feed(text.ToBytes());
        return digest.Finish();
    }

    [RubyMethod("hexdigest", Singleton = true)]
    public static RString HexDigest(Context ctx, RClass self, RString text, params object?[] rest) => Hex(Once(ctx, self, text, rest));

    [RubyMethod("base64digest", Singleton = true)]
    public static string Base64Digest(Context ctx, RClass self, RString text, params object?[] rest) => Convert.ToBase64String(Once(ctx, self, text, rest));

    [RubyMethod("file", Singleton = true)]
    public static RDigest OfFile(Context ctx, RClass self, object? path, params object?[] rest) => File(ctx, Fresh(ctx, self, rest), path);

    [RubyMethod("file")]
    public static RDigest File(Context ctx, RDigest self, object? path)
    {
        var text = Coerce.ToPath(ctx, path);
        self.Feed(Core.Files.MachineErrors.Call("rb_sysopen", text, () => ctx.Interpreter.Machine.ReadBytes(text)));
        return self;
    }

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(RDigest self)
    {
    }

    [RubyMethod("initialize_copy")]
    public static RDigest Copy(RDigest self, RDigest other)
    {
        self.CopyFrom(other);
        return self;
    }

    [RubyMethod("update", "<<")]
    public static RDigest Update(RDigest self, RString text)
    {
        self.Feed(text.ToBytes());
        return self;
    }

    [RubyMethod("reset")]
    public static RDigest Reset(RDigest self)
    {
        self.Reset();
        return self;
    }

    static byte[] Finish(RDigest self, RString? text)
    {
        if (text is null)
        {
            return self.Finish();
        }
        self.Reset();
        self.Feed(text.ToBytes());
        var hash = self.Finish();
        self.Reset();
        return hash;
    }

    [RubyMethod("digest")]
    public static RString Digest(RDigest self, RString? text = null) => new(Finish(self, text), RubyEncoding.Binary);

    [RubyMethod("hexdigest")]
    public static RString HexDigest(RDigest self, RString? text = null) => Hex(Finish(self, text));

    [RubyMethod("to_s")]
    public static RString ToS(RDigest self) => Hex(self.Finish());

    [RubyMethod("base64digest")]
    public static string Base64Digest(RDigest self, RString? text = null) => Convert.ToBase64String(Finish(self, text));

    [RubyMethod("digest!")]
    public static RString DigestAndReset(RDigest self)
    {
        var result = Digest(self);
        self.Reset();
        return result;
    }

    [RubyMethod("hexdigest!")]
    public static RString HexDigestAndReset(RDigest self)
    {
        var result = ToS(self);
        self.Reset();
        return result;
    }

    [RubyMethod("digest_length", "length", "size")]
    public static long Length(RDigest self) => self.Length;

    [RubyMethod("block_length")]
    public static long BlockLength(RDigest self) => self.BlockLength;

    [RubyMethod("name")]
    public static string Name(Context ctx, RDigest self) => ctx.ClassOf(self).ToString();

    [RubyMethod("==")]
    public static bool IsEqual(Context ctx, RDigest self, object? other) => other is RDigest d
        ? self.Finish().AsSpan().SequenceEqual(d.Finish())
        : Coerce.TryStr(ctx, other) is { } text && text.Text == ToS(self).Text;

    [RubyMethod("inspect")]
    public static string Inspect(Context ctx, RDigest self) => $"#<{ctx.ClassOf(self)}: {ToS(self).Text}>";
}

/// <summary>What a class of digests of a program's own gets: update, finish and reset must be its own.</summary>
[RubyModule("Digest::Instance", Library = "digest")]
public static class DigestInstance
{
    static object? Missing(Context ctx, object? self, string name) => throw new RubyError("RuntimeError", $"{ctx.ClassOf(self)} does not implement {name}()");

    [RubyMethod("update", "<<")]
    public static object? Update(Context ctx, object? self, object? text) => Missing(ctx, self, "update");

    [RubyMethod("reset")]
    public static object? Reset(Context ctx, object? self) => Missing(ctx, self, "reset");

    [RubyMethod("finish", Private = true)]
    public static object? Finish(Context ctx, object? self) => Missing(ctx, self, "finish");

    /// <summary>A copy with nothing fed to it.</summary>
    [RubyMethod("new")]
    public static object? New(Context ctx, object? self)
    {
        var copy = ctx.Send(self, "clone");
        ctx.Send(copy, "reset");
        return copy;
    }
}

/// <summary>Superclass of all digests.</summary>
[RubyClass("Digest::Class", Includes = ["Digest::Instance"], Library = "digest")]
public static class DigestClass;

/// <summary>MD5</summary>
[RubyClass("Digest::MD5", Superclass = "Digest::Base", Library = "digest")]
public static class DigestMd5;

/// <summary>SHA-1</summary>
[RubyClass("Digest::SHA1", Superclass = "Digest::Base", Library = "digest")]
public static class DigestSha1;

/// <summary>SHA-256</summary>
[RubyClass("Digest::SHA256", Superclass = "Digest::Base", Library = "digest")]
public static class DigestSha256;

/// <summary>SHA-384</summary>
[RubyClass("Digest::SHA384", Superclass = "Digest::Base", Library = "digest")]
public static class DigestSha384;

/// <summary>SHA-512</summary>
[RubyClass("Digest::SHA512", Superclass = "Digest::Base", Library = "digest")]
public static class DigestSha512;

/// <summary>SHA-2 with a number of bits.</summary>
[RubyClass("Digest::SHA2", Superclass = "Digest::Base", Library = "digest")]
public static class DigestSha2
{
    [RubyMethod("initialize", Private = true)]
    public static void Initialize(RDigest self, int bits = 256) =>
        self.Bits = bits is 256 or 384 or 512 ? bits : throw RubyError.Argument($"unsupported bit length: {bits}");
}
