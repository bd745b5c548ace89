using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib.StringScanning;

/// <summary>strscan: taking a text apart from left to right.</summary>
[RubyClass("StringScanner", Library = "strscan")]
public static class StringScannerClass
{
    [RubyConstant("Version")] public const string Version = "3.0.1";
    [RubyConstant("Id")] public const string Id = "$Id$";

    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RStringScanner(klass);

    [RubyMethod("must_C_version", Singleton = true)]
    public static object? MustBeNative(RClass self) => self;

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(RStringScanner self, RString text, [Optional] object? obsolete, [Keyword(Name = "fixed_anchor")] bool fixedAnchor = false)
    {
        self.Text = text;
        self.Position = 0;
        self.FixedAnchor = fixedAnchor;
        self.Match = null;
    }

    [RubyMethod("initialize_copy", Private = true)]
    public static object? InitializeCopy(RStringScanner self, RStringScanner other)
    {
        self.Text = other.Text;
        self.Position = other.Position;
        self.FixedAnchor = other.FixedAnchor;
        self.Match = other.Match;
        return self;
    }

    [RubyMethod("string")]
    public static RString String(RStringScanner self) => self.Text;

    [RubyMethod("string=")]
    public static object? SetString(RStringScanner self, RString text)
    {
        self.Text = text;
        self.Position = 0;
        self.Match = null;
        return text;
    }

    [RubyMethod("<<", "concat")]
    public static object? Append(Context ctx, RStringScanner self, RString more)
    {
        Core.Strings.StringClass.Append(ctx, self.Text, more);
        return self;
    }

    [RubyMethod("pos", "pointer")]
    public static int Position(RStringScanner self)
    {
        _ = self.Text;
        return self.Position;
    }

    [RubyMethod("charpos")]
    public static int CharacterPosition(RStringScanner self) => self.Bytes(0, self.Position).Length;

    [RubyMethod("pos=", "pointer=")]
    public static object? SetPosition(RStringScanner self, long position)
    {
        var at = position + (position < 0 ? self.ByteLength : 0);
        self.Position = at >= 0 && at <= self.ByteLength ? (int)at : throw RubyError.Range("index out of range");
        return Box.Int(at);
    }

    [RubyMethod("reset")]
    public static object? Reset(RStringScanner self) => Move(self, 0);

    [RubyMethod("terminate", "clear")]
    public static object? Terminate(RStringScanner self) => Move(self, self.ByteLength);

    static RStringScanner Move(RStringScanner self, int position)
    {
        _ = self.Text;
        self.Position = position;
        self.Match = null;
        return self;
    }

    [RubyMethod("unscan")]
    public static object? Unscan(Context ctx, RStringScanner self)
    {
        _ = self.Text;
        if (self.Match is null)
        {
            throw new RubyError("StringScanner::Error", "unscan error: previous match record not exist");
        }
        return Move(self, self.Match.Before);
    }

    [RubyMethod("eos?")]
    public static bool IsAtEnd(RStringScanner self) => self.AtEnd;

    [RubyMethod("empty?")]
    public static bool IsEmpty(Context ctx, RStringScanner self)
    {
        Obsolete(ctx, "empty?", "eos?");
        return self.AtEnd;
    }

    [RubyMethod("rest?")]
    public static bool HasRest(RStringScanner self) => !self.AtEnd;

    [RubyMethod("rest")]
    public static RString Rest(RStringScanner self) => self.Bytes(self.Position, int.MaxValue);

    [RubyMethod("rest_size")]
    public static int RestSize(RStringScanner self) => Math.Max(0, self.ByteLength - self.Position);

    [RubyMethod("restsize")]
    public static int OldRestSize(Context ctx, RStringScanner self)
    {
        Obsolete(ctx, "restsize", "rest_size");
        return RestSize(self);
    }

    [RubyMethod("beginning_of_line?", "bol?")]
    public static object? IsAtLineStart(RStringScanner self) => self.Position > self.ByteLength ? null
        : Box.Bool(self.Position == 0 || self.Bytes(self.Position - 1, self.Position).Text == "\n");

    [RubyMethod("fixed_anchor?")]
    public static bool IsFixedAnchor(RStringScanner self)
    {
        _ = self.Text;
        return self.FixedAnchor;
    }

    [RubyMethod("peek")]
    public static RString Peek(RStringScanner self, long length) => length < 0 ? throw RubyError.Argument("negative string size (or size too big)")
        : self.Bytes(self.Position, (int)Math.Min(int.MaxValue, self.Position + length));

    [RubyMethod("peep")]
    public static RString Peep(Context ctx, RStringScanner self, long length)
    {
        Obsolete(ctx, "peep", "peek");
        return Peek(self, length);
    }

    internal static void Obsolete(Context ctx, string name, string better)
    {
        if (ctx.Interpreter.Global("$VERBOSE").Get(ctx) is true)
        {
            ctx.Warn($"warning: StringScanner#{name} is obsolete; use #{better} instead");
        }
    }

    [RubyMethod("inspect")]
    public static RString Inspect(Context ctx, RStringScanner self)
    {
        var name = ctx.ClassOf(self).ToString();
        if (!self.IsInitialized)
        {
            return new RString($"#<{name} (uninitialized)>");
        }
        if (self.AtEnd)
        {
            return new RString($"#<{name} fin>");
        }
        const int Shown = 5;
        var end = self.Position + Shown;
        var after = ctx.Inspect(new RString(self.Bytes(self.Position, end).Text + (self.ByteLength > end ? "..." : ""), self.Encoding));
        if (self.Position == 0)
        {
            return new RString($"#<{name} {self.Position}/{self.ByteLength} @ {after}>");
        }
        var before = ctx.Inspect(new RString((self.Position > Shown ? "..." : "") + self.Bytes(Math.Max(0, self.Position - Shown), self.Position).Text, self.Encoding));
        return new RString($"#<{name} {self.Position}/{self.ByteLength} {before} @ {after}>");
    }
}

[RubyClass("StringScanner::Error", Superclass = "StandardError", Library = "strscan")]
static class StringScannerErrorClass;
