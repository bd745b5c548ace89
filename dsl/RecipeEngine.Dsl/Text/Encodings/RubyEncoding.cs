using System.Text;

namespace RecipeEngine.Dsl.Text;

/// <summary>
/// One of Ruby's encodings. Strings are held as UTF-16; a byte that does not decode stands as the lone low surrogate U+DC00 + byte,
/// and in BINARY every byte is the character of that number.
/// </summary>
public sealed partial class RubyEncoding
{
    public static readonly RubyEncoding
        Binary = new("ASCII-8BIT", ["BINARY"], 'a', 0),
        Utf8 = new("UTF-8", ["CP65001"], 'a', 0),
        UsAscii = new("US-ASCII", ["ASCII", "ANSI_X3.4-1968", "646"], 'a', 0),
        Utf16BigEndian = new("UTF-16BE", ["UCS-2BE"], 'w', 0),
        Utf16LittleEndian = new("UTF-16LE", [], 'w', 0),
        Utf32BigEndian = new("UTF-32BE", ["UCS-4BE"], 'w', 0),
        Utf32LittleEndian = new("UTF-32LE", ["UCS-4LE"], 'w', 0);

    readonly int codePage;
    Codec? codec;

    RubyEncoding(string name, string[] aliases, char kind, int codePage)
    {
        Name = name;
        Aliases = aliases;
        IsDummy = kind == 'd';
        IsAsciiCompatible = kind == 'a';
        this.codePage = codePage;
    }

    /// <summary>All encodings in the order of Encoding.list.</summary>
    public static IReadOnlyList<RubyEncoding> All => Every.Ordered;

    public string Name { get; }

    public IReadOnlyList<string> Aliases { get; }

    /// <summary>Known by name only: its texts are handled as bytes.</summary>
    public bool IsDummy { get; }

    public bool IsAsciiCompatible { get; }

    /// <summary>Whether its characters are Unicode's (UTF-8, UTF-16, UTF-32 and kin).</summary>
    public bool IsUnicode => Name.StartsWith("UTF", StringComparison.Ordinal) && !IsDummy;

    /// <summary>Whether every character is one byte.</summary>
    public bool IsSingleByte => Codec is SingleByteCodec or LatinCodec;

    /// <summary>Whether texts can be converted to and from Unicode.</summary>
    public bool HasConverter => this != Binary && !IsDummy && Codec is not LatinCodec { Opaque: true };

    public int MinBytes => Name switch
    {
        "UTF-16LE" or "UTF-16BE" => 2,
        "UTF-32LE" or "UTF-32BE" => 4,
        _ => 1,
    };

    public int MaxBytes => IsUnicode || Name == "GB18030" ? 4 : Name is "EUC-JP" or "eucJP-ms" or "CP51932" ? 3 : IsSingleByte ? 1 : 2;

    Codec Codec => codec ??= MakeCodec();

    /// <summary>An encoding by name or alias without regard to case, or null.</summary>
    public static RubyEncoding? Find(string name) => Every.ByName.GetValueOrDefault(name);

    /// <summary>The same, or Ruby's ArgumentError.</summary>
    public static RubyEncoding Get(string name) => Find(name) ?? throw TextError.Argument($"unknown encoding name - {name}");

    public string Decode(ReadOnlySpan<byte> bytes) => Codec.Decode(bytes);

    /// <summary>The bytes of a text in our form; characters the encoding does not have become question marks (convert first with <see cref="Transcoder"/>).</summary>
    public byte[] Encode(string text) => Codec.Encode(text);

    /// <summary>Whether the encoding has the character.</summary>
    public bool CanEncode(int code) => code < 0x80 || Codec.CanEncode(code);

    /// <summary>The text with invalid bytes that together spell a character joined into it, as after appending to a cut one.</summary>
    public string Normalize(string text) =>
        this == Binary || Characters.IsValid(text) ? text : Decode(Encode(text));

    public override string ToString() => Name;

    Codec MakeCodec()
    {
        switch (Name)
        {
            case "UTF-8" or "UTF8-MAC" or "UTF8-DoCoMo" or "UTF8-KDDI" or "UTF8-SoftBank" or "CESU-8":
                return new Utf8Codec();
            case "UTF-16LE" or "UTF-16BE":
                return new Utf16Codec(Name.EndsWith("BE", StringComparison.Ordinal));
            case "UTF-32LE" or "UTF-32BE":
                return new Utf32Codec(Name.EndsWith("BE", StringComparison.Ordinal));
            case "US-ASCII":
                return new SingleByteCodec(new string('\uFFFD', 128));
            case "ASCII-8BIT":
                return new LatinCodec(opaque: false);
        }
        if (UpperHalves.TryGetValue(Name, out var half))
        {
            var upper = new StringBuilder();
            for (var code = 0x80; code < 0xA0; code++)
            {
                upper.Append((char)code);
            }
            for (var at = 0; at < half.Length; at += 4)
            {
                upper.Append((char)Convert.ToInt32(half.Substring(at, 4), 16));
            }
            return new SingleByteCodec(upper.ToString());
        }
        return codePage == 0 ? new LatinCodec(opaque: true) : CodePageCodec.Make(codePage);
    }

    /// <summary>All of them, made when a program first names one: most never do.</summary>
    static class Every
    {
        public static readonly List<RubyEncoding> Ordered = [Binary, Utf8, UsAscii, Utf16BigEndian, Utf16LittleEndian, Utf32BigEndian, Utf32LittleEndian];
        public static readonly Dictionary<string, RubyEncoding> ByName = ReadTable();

        static Dictionary<string, RubyEncoding> ReadTable()
        {
            foreach (var line in Table.Split('\n'))
            {
                var parts = line.Split(' ');
                Ordered.Add(new RubyEncoding(parts[0], parts[1] == "-" ? [] : parts[1].Split(','), parts[2][0], int.Parse(parts[3], global::System.Globalization.CultureInfo.InvariantCulture)));
            }
            var names = new Dictionary<string, RubyEncoding>(StringComparer.OrdinalIgnoreCase);
            foreach (var encoding in Ordered)
            {
                names[encoding.Name] = encoding;
                foreach (var name in encoding.Aliases)
                {
                    names[name] = encoding;
                }
            }
            return names;
        }
    }
}
