using RecipeEngine.Dsl.Text;
using RecipeEngine.Systems;

namespace RecipeEngine.Dsl.Core.Ios;

/// <summary>How an IO is opened: "r+", "wb:utf-8", flags, and the keywords that say the same.</summary>
public sealed class OpenMode
{
    public OpenFlags Flags { get; set; }
    public bool IsBinary { get; set; }
    public RubyEncoding? External { get; set; }
    public RubyEncoding? Internal { get; set; }
    public int Permissions { get; set; } = 438;

    public bool CanRead => (Flags & OpenFlags.AccessMask) != OpenFlags.WriteOnly;
    public bool CanWrite => (Flags & OpenFlags.AccessMask) != OpenFlags.ReadOnly;
    public bool IsAppend => (Flags & OpenFlags.Append) != 0;

    public static OpenMode Read(Context ctx, object? mode, object? permissions, RHash? options, string usual = "r")
    {
        if (options is not null && options.TryGet(ctx, RSymbol.Of("mode"), out var named))
        {
            mode = mode is null ? named : throw RubyError.Argument("mode specified twice");
        }
        var result = new OpenMode();
        mode ??= Coerce.TryHash(ctx, null) is null ? new RString(usual) : null;
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
                case 't': break;
                case 'x' when letters[0] == 'w': Flags |= OpenFlags.Exclusive; break;
                default: throw Bad();
            }
        }
        if (letters.Contains('b') && letters.Contains('t'))
        {
            throw Bad();
        }
        if (colon >= 0)
        {
            SetEncodings(ctx, text[(colon + 1)..]);
        }
    }

    public void SetEncodings(Context ctx, string text)
    {
        var parts = text.Split(':');
        var name = parts[0].StartsWith("bom|", StringComparison.OrdinalIgnoreCase) ? parts[0][4..] : parts[0];
        External = Encodings.Find(ctx, name);
        if (parts.Length > 1 && parts[1] != "-")
        {
            Internal = Encodings.Find(ctx, parts[1]);
        }
    }

    void Take(Context ctx, RHash options)
    {
        if (options.Get(ctx, "flags") is { } flags)
        {
            Flags |= (OpenFlags)Coerce.ToInt(ctx, flags);
        }
        if (options.Get(ctx, "perm") is { } permissions)
        {
            Permissions = Coerce.ToInt(ctx, permissions);
        }
        if (options.Get(ctx, "encoding") is { } both)
        {
            if (Coerce.TryStr(ctx, both) is { } text)
            {
                SetEncodings(ctx, text.Text);
            }
            else
            {
                External = Encodings.Of(ctx, both);
            }
        }
        External = options.Get(ctx, "external_encoding") is { } external ? Encodings.Of(ctx, external) : External;
        Internal = options.Get(ctx, "internal_encoding") is { } inner ? Encodings.Of(ctx, inner) : Internal;
        if (Context.Truthy(options.Get(ctx, "binmode")))
        {
            IsBinary = true;
        }
    }
}
