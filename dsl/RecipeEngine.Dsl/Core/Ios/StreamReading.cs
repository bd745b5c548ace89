using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Core.Ios;

/// <summary>Reading methods that IO, StringIO and gzip readers share: gets, read, each_line, getc …</summary>
[RubyClass("IO", Includes = ["Enumerable", "File::Constants"])]
public static class StreamReading
{
    internal static RubyError EndOfFile() => new("EOFError", "end of file reached");

    [RubyMethod("gets")]
    public static object? Gets(Context ctx, RStream self, [Keywords] RHash? keywords, params object?[] rest)
    {
        var line = LineReader.Next(ctx, self, LineOptions.Read(ctx, rest, keywords));
        ctx.Interpreter.Global("$_").Set(ctx, line);
        if (line is not null)
        {
            ctx.Interpreter.Global("$.").Set(ctx, Box.Int(self.LineNumber));
        }
        return line;
    }

    [RubyMethod("readline")]
    public static object? ReadLine(Context ctx, RStream self, [Keywords] RHash? keywords, params object?[] rest) => Gets(ctx, self, keywords, rest) ?? throw EndOfFile();

    [RubyMethod("readlines", "to_a")]
    public static RArray ReadLines(Context ctx, RStream self, [Keywords] RHash? keywords, params object?[] rest)
    {
        var options = LineOptions.Read(ctx, rest, keywords);
        if (options.Limit == 0)
        {
            throw RubyError.Argument("invalid limit: 0 for readlines");
        }
        var lines = new RArray();
        while (LineReader.Next(ctx, self, options) is { } line)
        {
            lines.Add(line);
        }
        return lines;
    }

    [RubyMethod("each_line", "each")]
    public static object? EachLine(Context ctx, RStream self, [Keywords] RHash? keywords, RProc? block, params object?[] rest)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "each_line", keywords is null ? rest : [.. rest, Flagged(keywords)]);
        }
        var options = LineOptions.Read(ctx, rest, keywords);
        if (options.Limit == 0)
        {
            throw RubyError.Argument("invalid limit: 0 for each_line");
        }
        self.CheckReadable();
        while (LineReader.Next(ctx, self, options) is { } line)
        {
            ctx.Interpreter.Global("$.").Set(ctx, Box.Int(self.LineNumber));
            block.Yield(ctx, line);
        }
        return self;
    }

    internal static RHash Flagged(RHash keywords)
    {
        keywords.IsKeywords = true;
        return keywords;
    }

    [RubyMethod("read")]
    public static object? Read(Context ctx, RStream self, long? length = null, RString? into = null)
    {
        self.CheckReadable();
        if (length < 0)
        {
            throw RubyError.Argument($"negative length {length} given");
        }
        into?.CheckFrozen();
        if (length is null)
        {
            return Into(into, self.Text(self.ReadAll(ctx)));
        }
        var bytes = self.ReadBytes(ctx, (int)Math.Min(length.Value, int.MaxValue));
        if (bytes.Length == 0 && length > 0)
        {
            into?.Replace("");
            return null;
        }
        return Into(into, new RString(bytes, RubyEncoding.Binary));
    }

    // A buffer keeps its encoding: only the bytes are put in.
    internal static RString Into(RString? target, RString text)
    {
        if (target is null)
        {
            return text;
        }
        var bytes = ReferenceEquals(text.Encoding, RubyEncoding.Binary) && !ReferenceEquals(target.Encoding, RubyEncoding.Binary) ? new RString(text.ToBytes(), target.Encoding) : text;
        target.Replace(bytes.Text, bytes.Encoding);
        return target;
    }

    [RubyMethod("getc")]
    public static object? GetC(Context ctx, RStream self)
    {
        self.CheckReadable();
        var length = self.NextCharacter(ctx);
        if (length == 0)
        {
            return null;
        }
        var text = self.Text(self.Available[..length]);
        self.Skip(length);
        return text;
    }

    [RubyMethod("readchar")]
    public static object? ReadChar(Context ctx, RStream self) => GetC(ctx, self) ?? throw EndOfFile();

    [RubyMethod("getbyte")]
    public static object? GetByte(Context ctx, RStream self)
    {
        self.CheckReadable();
        if (!self.HasMore(ctx))
        {
            return null;
        }
        var value = self.Available[0];
        self.Skip(1);
        return Box.Int(value);
    }

    [RubyMethod("readbyte")]
    public static object? ReadByte(Context ctx, RStream self) => GetByte(ctx, self) ?? throw EndOfFile();

    [RubyMethod("each_char")]
    public static object? EachChar(Context ctx, RStream self, RProc? block)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "each_char");
        }
        while (GetC(ctx, self) is { } c)
        {
            block.Yield(ctx, c);
        }
        return self;
    }

    [RubyMethod("each_byte")]
    public static object? EachByte(Context ctx, RStream self, RProc? block)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "each_byte");
        }
        while (GetByte(ctx, self) is { } b)
        {
            block.Yield(ctx, b);
        }
        return self;
    }

    [RubyMethod("each_codepoint")]
    public static object? EachCodepoint(Context ctx, RStream self, RProc? block)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "each_codepoint");
        }
        while (GetC(ctx, self) is { } c)
        {
            block.Yield(ctx, ctx.Send(c, "ord"));
        }
        return self;
    }

    [RubyMethod("ungetc")]
    public static void UngetC(Context ctx, RStream self, object? value)
    {
        self.CheckReadable();
        if (value is null && self is RIo)
        {
            throw RubyError.Type("no implicit conversion of nil into String");
        }
        if (value is not null)
        {
            self.Unread(value is long ? ((RString)ctx.Send(value, "chr", ctx.Interpreter.Encodings.Of(self.TextEncoding))!).ToBytes() : Coerce.ToStr(ctx, value).ToBytes());
        }
    }

    [RubyMethod("ungetbyte")]
    public static void UngetByte(Context ctx, RStream self, object? value)
    {
        self.CheckReadable();
        if (value is not null)
        {
            self.Unread(value is long n ? [(byte)n] : value is System.Numerics.BigInteger big ? [(byte)(big & 0xff)] : Coerce.ToStr(ctx, value).ToBytes());
        }
    }

    [RubyMethod("eof?", "eof")]
    public static bool IsEof(Context ctx, RStream self)
    {
        self.CheckReadable();
        return !self.HasMore(ctx);
    }

    [RubyMethod("lineno")]
    public static long LineNumber(RStream self)
    {
        self.CheckReadable();
        return self.LineNumber;
    }

    [RubyMethod("lineno=")]
    public static void SetLineNumber(RStream self, int value)
    {
        self.CheckReadable();
        self.LineNumber = value;
    }
}
