using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Objects;

/// <summary>A mutable string: UTF-16 characters and an encoding. A byte that is invalid in the encoding stands as the lone low surrogate
/// U+DC80..U+DCFF; in BINARY each byte is the character U+0000..U+00FF. So every byte sequence has exactly one form, and bytes are made on demand.</summary>
public sealed class RString : RObject
{
    object content; // a string, or a char[] with room to grow
    int length;
    int hash; // 0 unknown
    byte flags; // 0 unknown, 1 ascii only, 2 not ascii without surrogates, 3 has surrogates

    public RString(string text, RubyEncoding? encoding = null)
    {
        content = text;
        length = text.Length;
        Encoding = encoding ?? RubyEncoding.Utf8;
    }

    public RString(ReadOnlySpan<byte> bytes, RubyEncoding encoding) : this(encoding.Decode(bytes), encoding) { }

    /// <summary>A string whose text is known to be ASCII.</summary>
    internal static RString OfAscii(string text, RubyEncoding encoding) => new(text, encoding) { flags = 1 };

    /// <summary>A part of a text; <paramref name="ascii"/>: the text is known to be ASCII.</summary>
    internal static RString Cut(string text, int start, int end, RubyEncoding encoding, bool ascii)
    {
        var part = end - start == 1 && text[start] < 128 ? Single[text[start]] : end == start ? "" : text.Substring(start, end - start);
        return new RString(part, encoding) { flags = (byte)(ascii ? 1 : 0) };
    }

    /// <summary>A new String of class String with a part of the content, by UTF-16 units.</summary>
    internal RString Part(int start, int end) => IsText
        ? Cut(Unsafe.As<string>(content), start, end, Encoding, flags == 1)
        : new RString(new string(Span[start..end]), Encoding) { flags = (byte)(flags == 1 ? 1 : 0) };

    // The texts of one ASCII character each.
    static readonly string[] Single = MakeSingle();

    static string[] MakeSingle()
    {
        var single = new string[128];
        for (var c = '\0'; c < 128; c++)
        {
            single[c] = c.ToString();
        }
        return single;
    }

    /// <summary>An empty string with room for so many UTF-16 units.</summary>
    public static RString WithCapacity(int units, RubyEncoding encoding) => new("", encoding) { content = new char[units] };

    /// <summary>Only tagged; use <see cref="ForceEncoding"/> to reread the same bytes.</summary>
    public RubyEncoding Encoding { get; private set; }

    public override RClass DefaultClass(Interpreter interpreter) => interpreter.StringClass;

    /// <summary>The whole content. Cached until the next change.</summary>
    public string Text => IsText ? Unsafe.As<string>(content) : MakeText();

    // Not `is`, which is a call in code compiled ahead.
    bool IsText => content.GetType() == typeof(string);

    // A long text that is asked for while it is still being built up is copied again for the next piece: no more than the text itself costs.
    string MakeText()
    {
        var text = new string(Unsafe.As<char[]>(content), 0, length);
        content = text;
        return text;
    }

    /// <summary>The content without a copy; valid until the next change.</summary>
    public ReadOnlySpan<char> Span
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsText ? Unsafe.As<string>(content) : MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference(Unsafe.As<char[]>(content)), length);
    }

    /// <summary>Number of UTF-16 units (not of Ruby's characters, see <see cref="Length"/>).</summary>
    public int Units => length;

    public bool IsEmpty => length == 0;

    /// <summary>Every character is below U+0080, and so is every byte (not so in UTF-16).</summary>
    public bool IsAscii => Flags == 1 && Encoding.IsAsciiCompatible;

    /// <summary>Holds surrogates (characters beyond U+FFFF, or invalid bytes), so that units and characters may differ.</summary>
    public bool HasSurrogates => Flags == 3;

    int Flags
    {
        get
        {
            if (flags == 0)
            {
                var span = Span;
                flags = (byte)(System.Text.Ascii.IsValid(span) ? 1 : span.IndexOfAnyInRange('\uD800', '\uDFFF') >= 0 ? 3 : 2);
            }
            return flags;
        }
    }

    /// <summary>Hash code of the content, the same for equal content whatever the encoding; kept until the next change.</summary>
    public int ContentHash => hash != 0 ? hash : hash = TextHash.Of(Span) | 1;

    /// <summary>Ruby's <c>length</c>: characters; an invalid byte counts as one.</summary>
    public int Length
    {
        get
        {
            if (Flags != 3)
            {
                return length;
            }
            var n = 0;
            var span = Span;
            for (var i = 0; i < span.Length; i++, n++)
            {
                if (char.IsHighSurrogate(span[i]) && i + 1 < span.Length && char.IsLowSurrogate(span[i + 1]))
                {
                    i++;
                }
            }
            return n;
        }
    }

    /// <summary>Turns a character index (0..Length) into an index of UTF-16 units.</summary>
    public int UnitIndex(int character)
    {
        if (Flags != 3)
        {
            return character;
        }
        var span = Span;
        var i = 0;
        for (; character > 0 && i < span.Length; character--)
        {
            i += char.IsHighSurrogate(span[i]) && i + 1 < span.Length && char.IsLowSurrogate(span[i + 1]) ? 2 : 1;
        }
        return i;
    }

    /// <summary>Turns an index of UTF-16 units into a character index.</summary>
    public int CharacterIndex(int unit)
    {
        if (Flags != 3)
        {
            return unit;
        }
        var span = Span;
        var n = 0;
        for (var i = 0; i < unit; n++)
        {
            i += char.IsHighSurrogate(span[i]) && i + 1 < span.Length && char.IsLowSurrogate(span[i + 1]) ? 2 : 1;
        }
        return n;
    }

    /// <summary>The bytes in <see cref="Encoding"/>.</summary>
    public byte[] ToBytes() => Encoding.Encode(Text);

    /// <summary>Number of bytes.</summary>
    public int ByteLength => IsAscii || ReferenceEquals(Encoding, RubyEncoding.Binary) ? length
        : flags == 2 && ReferenceEquals(Encoding, RubyEncoding.Utf8) ? System.Text.Encoding.UTF8.GetByteCount(Span) : ToBytes().Length;

    /// <summary>Same bytes, read in another encoding.</summary>
    public void ForceEncoding(RubyEncoding encoding)
    {
        if (ReferenceEquals(encoding, Encoding))
        {
            return;
        }
        if (!IsAscii || !encoding.IsAsciiCompatible)
        {
            Replace(encoding.Decode(ToBytes()));
        }
        Encoding = encoding;
    }

    /// <summary>Replaces content and encoding.</summary>
    public void Replace(string value, RubyEncoding? encoding = null)
    {
        content = value;
        length = value.Length;
        flags = 0;
        hash = 0;
        if (encoding is not null)
        {
            Encoding = encoding;
        }
    }

    public void Append(ReadOnlySpan<char> more)
    {
        if (more.Length == 0)
        {
            return;
        }
        var buffer = IsText ? null : Unsafe.As<char[]>(content);
        if (buffer is null || buffer.Length < length + more.Length)
        {
            buffer = GC.AllocateUninitializedArray<char>(Math.Max(16, Math.Max(length * 2, length + more.Length)));
            Span.CopyTo(buffer);
            content = buffer;
        }
        // A cut character may be completed by what follows.
        var joins = length > 0 && (IsStandIn(buffer[length - 1]) || (!Encoding.IsAsciiCompatible && IsStandIn(more[0]))) && !Encoding.IsSingleByte;
        more.CopyTo(buffer.AsSpan(length));
        length += more.Length;
        hash = 0;
        flags = (byte)(flags == 1 && System.Text.Ascii.IsValid(more) ? 1 : 0);
        if (joins)
        {
            Replace(Encoding.Normalize(Text));
        }
    }

    /// <summary>Appends a number in decimal digits.</summary>
    public void Append(long number)
    {
        Span<char> digits = stackalloc char[20];
        number.TryFormat(digits, out var written, default, System.Globalization.CultureInfo.InvariantCulture);
        Append(digits[..written]);
    }

    static bool IsStandIn(char c) => c is >= '\uDC00' and <= '\uDCFF';

    /// <summary>Only another label for the same content: for text that is the same in both encodings.</summary>
    public void Relabel(RubyEncoding encoding) => Encoding = encoding;

    /// <summary>The same string: what is asked for often is known, and its copies know it too.</summary>
    internal RString Explored()
    {
        _ = Flags;
        _ = ContentHash;
        return this;
    }

    /// <summary>A new string of class String with the same content and encoding, not frozen.</summary>
    public RString Copy() => new(Text, Encoding) { flags = flags, hash = hash };

    public override string ToString() => Text;
}
