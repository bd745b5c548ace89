using RecipeEngine.Dsl.Text;
using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Core.Ios;

/// <summary>How an IO is opened: "r+", "wb:utf-8", flags, and the keywords that say the same.</summary>
public sealed class OpenMode
{
    public OpenFlags Flags { get; set; }
    public bool IsBinary { get; set; }
    public int Permissions { get; set; } = 438;
    /// <summary>A mode was given; without one a descriptor's own counts.</summary>
    public bool HasMode { get; private set; }

    RubyEncoding? external, inner;
    bool hasEncoding, isText, hasNoInner, readsMark;

    public bool CanRead => (Flags & OpenFlags.AccessMask) != OpenFlags.WriteOnly;
    public bool CanWrite => (Flags & OpenFlags.AccessMask) != OpenFlags.ReadOnly;
    public bool IsAppend => (Flags & OpenFlags.Append) != 0;

    public static OpenMode Read(Context ctx, object? mode, object? permissions, RHash? options, string usual = "r")
    {
        if (options?.Get(ctx, "mode") is { } named)
        {
            mode = mode is null ? named : throw RubyError.Argument("mode specified twice");
        }
        if (options?.Get(ctx, "perm") is { } allowed)
        {
            permissions = permissions is null ? allowed : throw RubyError.Argument("perm specified twice");
        }
        var result = new OpenMode { HasMode = mode is not null };
        mode ??= new RString(usual);
        if (mode is long flags)
        {
            result.Flags = (OpenFlags)(int)flags;
        }
        else if (Coerce.TryStr(ctx, mode) is { } text)
        {
            result.Parse(ctx, text.Text);
        }
        else
        {
            result.Flags = (OpenFlags)Coerce.ToInt(ctx, mode);
        }
        if (permissions is not null)
        {
            result.Permissions = Coerce.ToInt(ctx, permissions);
        }
        if (options is not null)
        {
            result.Take(ctx, options);
        }
        return result;
    }

    void Parse(Context ctx, string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var letters = colon < 0 ? text : text[..colon];
        RubyError Bad() => RubyError.Argument($"invalid access mode {text}");
        if (letters.Length == 0)
        {
            throw Bad();
        }
        Flags = letters[0] switch
        {
            'r' => OpenFlags.ReadOnly,
            'w' => OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Truncate,
            'a' => OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Append,
            _ => throw Bad(),
        };
        foreach (var c in letters[1..])
        {
            switch (c)
            {
                case '+': Flags = (Flags & ~OpenFlags.AccessMask) | OpenFlags.ReadWrite; break;
                case 'b': IsBinary = true; break;
                case 't': isText = true; break;
                case 'x' when letters[0] == 'w': Flags |= OpenFlags.Exclusive; break;
                default: throw Bad();
            }
        }
        if (IsBinary && isText)
        {
            throw Bad();
        }
        if (colon >= 0)
        {
            SetEncodings(ctx, text[(colon + 1)..]);
        }
    }

    /// <summary>Takes "external", "external:internal", "BOM|utf-8".</summary>
    public void SetEncodings(Context ctx, string text)
    {
        var parts = text.Split(':', 2);
        readsMark = parts[0].StartsWith("bom|", StringComparison.OrdinalIgnoreCase);
        SetExternal(Encodings.Find(ctx, readsMark ? parts[0][4..] : parts[0]));
        if (parts.Length > 1)
        {
            SetInternal(parts[1] == "-" ? null : Encodings.Find(ctx, parts[1]));
        }
    }

    /// <summary>The encoding of the bytes.</summary>
    public void SetExternal(RubyEncoding encoding) => (external, hasEncoding) = (encoding, true);

    /// <summary>The encoding of the strings; null says: as the bytes are.</summary>
    public void SetInternal(RubyEncoding? encoding) => (inner, hasNoInner, hasEncoding) = (encoding, encoding is null, true);

    void Take(Context ctx, RHash options)
    {
        if (options.Get(ctx, "flags") is { } flags)
        {
            Flags |= (OpenFlags)Coerce.ToInt(ctx, flags);
        }
        TakeBinary(ctx, options);
        var had = hasEncoding;
        var both = options.Get(ctx, "encoding");
        var outside = options.Get(ctx, "external_encoding");
        var inside = options.TryGet(ctx, RSymbol.Of("internal_encoding"), out var given) ? given : Undefined.Value;
        if (had && (both is not null || outside is not null || inside is not Undefined and not null))
        {
            throw RubyError.Argument("encoding specified twice");
        }
        if (both is not null && (outside is not null || inside is not Undefined))
        {
            Kernels.KernelOutput.Warn(ctx, null, null, null, new RString($"warning: Ignoring encoding parameter '{ctx.ToS(both)}': {(outside is not null ? "external" : "internal")}_encoding is used"));
            both = null;
        }
        if (both is not null)
        {
            if (both is not Core.Encodings.REncoding && Coerce.TryStr(ctx, both) is { } text)
            {
                SetEncodings(ctx, text.Text);
            }
            else
            {
                SetExternal(Encodings.Of(ctx, both));
            }
        }
        if (outside is not null)
        {
            SetExternal(Encodings.Of(ctx, outside));
        }
        if (inside is not Undefined)
        {
            SetInternal(inside is null || (inside is not Core.Encodings.REncoding && Coerce.TryStr(ctx, inside)?.Text == "-") ? null : Encodings.Of(ctx, inside));
        }
    }

    void TakeBinary(Context ctx, RHash options)
    {
        var text = options.Get(ctx, "textmode");
        var binary = options.Get(ctx, "binmode");
        if (text is not null && (isText || IsBinary))
        {
            throw RubyError.Argument(isText ? "textmode specified twice" : "both textmode and binmode specified");
        }
        if (binary is not null && (isText || IsBinary))
        {
            throw RubyError.Argument(IsBinary ? "binmode specified twice" : "both textmode and binmode specified");
        }
        if (Context.Truthy(text) && Context.Truthy(binary))
        {
            throw RubyError.Argument("both textmode and binmode specified");
        }
        (isText, IsBinary) = (isText || Context.Truthy(text), IsBinary || Context.Truthy(binary));
    }

    /// <summary>Sets a stream's encodings: those given, else the defaults of this moment.</summary>
    public void ApplyEncodings(Context ctx, RStream stream)
    {
        var table = ctx.Interpreter.Encodings;
        if (IsBinary && !hasEncoding)
        {
            (stream.External, stream.Internal) = (RubyEncoding.Binary, null);
            return;
        }
        var outside = external ?? table.External;
        var inside = hasNoInner || ReferenceEquals(outside, RubyEncoding.Binary) ? null : inner ?? table.Internal;
        if (inside is null || ReferenceEquals(inside, outside))
        {
            (stream.External, stream.Internal) = (external is null && !ReferenceEquals(inside, outside) ? null : outside, null);
        }
        else
        {
            (stream.External, stream.Internal) = (outside, inside);
        }
        if (readsMark && stream is not RIo { Machine.CanSeek: false } and not RIo { CanRead: false } && TakeByteOrderMark(ctx, stream) is null)
        {
            stream.External = outside;
        }
    }

    /// <summary>Drops a byte order mark and sets the encoding it tells; null when there is none.</summary>
    public static RubyEncoding? TakeByteOrderMark(Context ctx, RStream stream)
    {
        while (stream.Available.Length < 4 && stream.Fill(ctx))
        {
        }
        var (length, encoding) = stream.Available switch
        {
            [0xef, 0xbb, 0xbf, ..] => (3, RubyEncoding.Utf8),
            [0xfe, 0xff, ..] => (2, RubyEncoding.Utf16BigEndian),
            [0xff, 0xfe, 0, 0, ..] => (4, RubyEncoding.Utf32LittleEndian),
            [0xff, 0xfe, ..] => (2, RubyEncoding.Utf16LittleEndian),
            [0, 0, 0xfe, 0xff, ..] => (4, RubyEncoding.Utf32BigEndian),
            _ => (0, null),
        };
        if (encoding is not null)
        {
            stream.Skip(length);
            (stream.External, stream.Internal) = (encoding, null);
        }
        return encoding;
    }
}
