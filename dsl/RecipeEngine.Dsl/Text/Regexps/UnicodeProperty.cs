using System.Globalization;
using System.Text;

namespace RecipeEngine.Dsl.Text;

/// <summary>A set of characters named by \p{...} or [:...:]: general categories plus ranges, perhaps inverted.</summary>
internal sealed class UnicodeProperty
{
    static readonly Lazy<Dictionary<string, (int, int)[]>> Data = new(ReadData);

    public static readonly UnicodeProperty
        Digit = new(["Nd"]),
        Alpha = new(["L", "Nl"], "Other_Alphabetic"),
        Word = new(["L", "Nl", "M", "Nd", "Pc"], "Other_Alphabetic"),
        Space = new([], "Space"),
        Upper = new(["Lu"], "Other_Uppercase"),
        Lower = new(["Ll"], "Other_Lowercase");

    static readonly Dictionary<string, UnicodeProperty> PosixNames = new(StringComparer.Ordinal)
    {
        ["alpha"] = Alpha,
        ["digit"] = Digit,
        ["alnum"] = new(["L", "Nl", "Nd"], "Other_Alphabetic"),
        ["upper"] = Upper,
        ["lower"] = Lower,
        ["space"] = Space,
        ["blank"] = new([], "Blank"),
        ["cntrl"] = new(["Cc"]),
        ["graph"] = new(["Cc", "Cn", "Cs", "Z"], inverted: true),
        ["print"] = new(["Cc", "Cn", "Cs", "Zl", "Zp"], inverted: true),
        ["punct"] = new(["P"], "Punct_Extra"),
        ["xdigit"] = new([], ('0', '9'), ('A', 'F'), ('a', 'f')),
        ["word"] = Word,
        ["ascii"] = new([], (0, 0x7F)),
    };

    static readonly Dictionary<string, string> CategoryNames = new(StringComparer.Ordinal)
    {
        ["other"] = "C",
        ["control"] = "Cc",
        ["format"] = "Cf",
        ["unassigned"] = "Cn",
        ["privateuse"] = "Co",
        ["surrogate"] = "Cs",
        ["letter"] = "L",
        ["lowercaseletter"] = "Ll",
        ["modifierletter"] = "Lm",
        ["otherletter"] = "Lo",
        ["titlecaseletter"] = "Lt",
        ["uppercaseletter"] = "Lu",
        ["mark"] = "M",
        ["combiningmark"] = "M",
        ["spacingmark"] = "Mc",
        ["enclosingmark"] = "Me",
        ["nonspacingmark"] = "Mn",
        ["number"] = "N",
        ["decimalnumber"] = "Nd",
        ["letternumber"] = "Nl",
        ["othernumber"] = "No",
        ["punctuation"] = "P",
        ["connectorpunctuation"] = "Pc",
        ["dashpunctuation"] = "Pd",
        ["closepunctuation"] = "Pe",
        ["finalpunctuation"] = "Pf",
        ["initialpunctuation"] = "Pi",
        ["otherpunctuation"] = "Po",
        ["openpunctuation"] = "Ps",
        ["symbol"] = "S",
        ["currencysymbol"] = "Sc",
        ["modifiersymbol"] = "Sk",
        ["mathsymbol"] = "Sm",
        ["othersymbol"] = "So",
        ["separator"] = "Z",
        ["lineseparator"] = "Zl",
        ["paragraphseparator"] = "Zp",
        ["spaceseparator"] = "Zs",
    };

    // In the order of System.Globalization.UnicodeCategory.
    static readonly string[] Codes =
    [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co",
        "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Cn",
    ];

    IReadOnlyList<(int, int)>? astral;

    UnicodeProperty(string[] categories, params (int First, int Last)[] ranges)
    {
        Categories = categories;
        Ranges = ranges;
    }

    UnicodeProperty(string[] categories, string data)
        : this(categories, Data.Value[Key(data)])
    {
    }

    UnicodeProperty(string[] categories, bool inverted)
        : this(categories) => Inverted = inverted;

    /// <summary>General categories, one or two letters each.</summary>
    public string[] Categories { get; }

    public (int First, int Last)[] Ranges { get; }

    /// <summary>Whether the property is what the categories and ranges leave out.</summary>
    public bool Inverted { get; }

    /// <summary>The categories as they are written inside a .NET bracket expression.</summary>
    public string Written => string.Concat(Categories.Select(category => $"\\p{{{category}}}"));

    /// <summary>The code points beyond U+FFFF that the categories cover.</summary>
    public IReadOnlyList<(int First, int Last)> Astral => astral ??= Scan(0x10000, 0x10FFFF);

    /// <summary>The ASCII characters that the categories cover.</summary>
    public IReadOnlyList<(int First, int Last)> Ascii => Scan(0, 0x7F);

    public static UnicodeProperty? Posix(string name) => PosixNames.GetValueOrDefault(name);

    /// <summary>Finds a property by the name in \p{...}: case, blanks, dashes and underscores do not matter.</summary>
    public static UnicodeProperty? Find(string name)
    {
        var key = Key(name);
        if (PosixNames.TryGetValue(key, out var posix))
        {
            return posix;
        }
        if (CategoryNames.TryGetValue(key, out var category))
        {
            return new UnicodeProperty([category]);
        }
        var letters = key.Length is 1 or 2 ? char.ToUpperInvariant(key[0]) + key[1..] : "";
        if (letters.Length > 0 && (Codes.Contains(letters) || (letters.Length == 1 && Codes.Any(code => code[0] == letters[0]))))
        {
            return new UnicodeProperty([letters]);
        }
        return key switch
        {
            "any" => new UnicodeProperty([], (0, 0x10FFFF)),
            "assigned" => new UnicodeProperty(["Cn"], inverted: true),
            "alphabetic" => Alpha,
            "uppercase" => Upper,
            "lowercase" => Lower,
            _ => Data.Value.TryGetValue(key, out var ranges) ? new UnicodeProperty([], ranges) : null,
        };
    }

    /// <summary>The property when letter case is ignored: upper and lower become any cased letter.</summary>
    public UnicodeProperty WithoutCase() =>
        Categories is ["Lu"] or ["Ll"] or ["Lt"] ? new UnicodeProperty(["Lu", "Ll", "Lt"], Ranges) : this;

    /// <summary>The ASCII part of the property.</summary>
    public UnicodeProperty AsciiOnly()
    {
        var covered = new List<(int, int)>();
        for (var code = 0; code < 0x80; code++)
        {
            if (Contains(code))
            {
                covered.Add((code, code));
            }
        }
        return new UnicodeProperty([], [.. covered]);
    }

    /// <summary>Whether a code point has the property.</summary>
    public bool Contains(int code) =>
        (Array.Exists(Ranges, range => code >= range.First && code <= range.Last) || InCategories(code)) != Inverted;

    bool InCategories(int code)
    {
        var actual = Codes[(int)CharUnicodeInfo.GetUnicodeCategory(code)];
        return Array.Exists(Categories, category => actual.StartsWith(category, StringComparison.Ordinal));
    }

    List<(int, int)> Scan(int first, int last)
    {
        var found = new List<(int, int)>();
        if (Categories.Length == 0)
        {
            return found;
        }
        var start = -1;
        for (var code = first; code <= last + 1; code++)
        {
            var inside = code <= last && InCategories(code);
            if (inside && start < 0)
            {
                start = code;
            }
            else if (!inside && start >= 0)
            {
                found.Add((start, code - 1));
                start = -1;
            }
        }
        return found;
    }

    static string Key(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (c is not (' ' or '_' or '-'))
            {
                key.Append(char.ToLowerInvariant(c));
            }
        }
        return key.ToString();
    }

    static Dictionary<string, (int, int)[]> ReadData()
    {
        var data = new Dictionary<string, (int, int)[]>(StringComparer.Ordinal);
        foreach (var line in UnicodePropertyData.Ranges.Split('\n'))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            data[Key(line[..space])] = Array.ConvertAll(line[(space + 1)..].TrimEnd().Split(','), ReadRange);
        }
        return data;
    }

    static (int, int) ReadRange(string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? (Hex(text), Hex(text)) : (Hex(text[..dash]), Hex(text[(dash + 1)..]));
    }

    static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
