using System.Globalization;
using System.Text;

namespace RecipeEngine.Dsl.Text;

/// <summary>What upcase and its kin are told by their symbols.</summary>
[Flags]
public enum CaseOptions
{
    None = 0,
    Ascii = 1,
    Turkic = 2,
    Fold = 4,
}

/// <summary>String#upcase, downcase, capitalize, swapcase and casecmp with Ruby's full Unicode mapping (no rule that looks at neighbours).</summary>
public static class CaseMapping
{
    static readonly Lazy<Dictionary<int, string>>
        UpperTable = new(() => Read(CaseMappingData.Upper)),
        LowerTable = new(() => Read(CaseMappingData.Lower)),
        TitleTable = new(() => Read(CaseMappingData.Title)),
        FoldTable = new(() => Read(CaseMappingData.Fold)),
        SwapTable = new(() => Read(CaseMappingData.Swap));

    public static string Upcase(string text, CaseOptions options = CaseOptions.None) =>
        Ascii.IsValid(text) && (options & CaseOptions.Turkic) == 0 ? text.ToUpperInvariant() : Map(text, options, Upper);

    public static string Downcase(string text, CaseOptions options = CaseOptions.None) =>
        Ascii.IsValid(text) && (options & CaseOptions.Turkic) == 0
            ? text.ToLowerInvariant()
            : Map(text, options, (options & CaseOptions.Fold) != 0 ? Fold : Lower);

    public static string Swapcase(string text, CaseOptions options = CaseOptions.None) => !Ascii.IsValid(text) || (options & CaseOptions.Turkic) != 0 ? Map(text, options, Swap)
        : string.Create(text.Length, text, static (swapped, from) =>
        {
            for (var i = 0; i < swapped.Length; i++)
            {
                swapped[i] = char.IsAsciiLetter(from[i]) ? (char)(from[i] ^ 0x20) : from[i];
            }
        });

    public static string Capitalize(string text, CaseOptions options = CaseOptions.None)
    {
        if (text.Length == 0)
        {
            return text;
        }
        if (Ascii.IsValid(text) && (options & CaseOptions.Turkic) == 0)
        {
            return string.Create(text.Length, text, static (capital, from) =>
            {
                for (var i = 0; i < capital.Length; i++)
                {
                    var c = from[i];
                    capital[i] = i == 0 ? c is >= 'a' and <= 'z' ? (char)(c - 32) : c : c is >= 'A' and <= 'Z' ? (char)(c + 32) : c;
                }
            });
        }
        var first = Characters.Width(text, 0);
        return Map(text[..first], options, Title) + Map(text[first..], options, Lower);
    }

    /// <summary>String#casecmp: -1, 0 or 1 comparing ASCII letters without case and the rest by code point.</summary>
    public static int CompareAscii(string left, string right)
    {
        int i = 0, j = 0;
        while (i < left.Length && j < right.Length)
        {
            int a = Characters.At(left, i), b = Characters.At(right, j);
            var order = AsciiLower(a).CompareTo(AsciiLower(b));
            if (order != 0)
            {
                return order;
            }
            i += Characters.Width(left, i);
            j += Characters.Width(right, j);
        }
        return (left.Length - i).CompareTo(right.Length - j) is var rest && rest < 0 ? -1 : rest > 0 ? 1 : 0;
    }

    /// <summary>String#casecmp?: whether both fold to the same text.</summary>
    public static bool EqualsFolded(string left, string right) =>
        string.Equals(Downcase(left, CaseOptions.Fold), Downcase(right, CaseOptions.Fold), StringComparison.Ordinal);

    static int AsciiLower(int code) => code is >= 'A' and <= 'Z' ? code + 32 : code;

    static string Map(string text, CaseOptions options, Func<int, CaseOptions, string?> mapping)
    {
        var result = new StringBuilder(text.Length + 8);
        for (var at = 0; at < text.Length; at += Characters.Width(text, at))
        {
            var code = Characters.At(text, at);
            if (code >= 0x80 && ((options & CaseOptions.Ascii) != 0 || Characters.IsInvalidByte(code)))
            {
                Characters.Append(result, code);
            }
            else
            {
                result.Append(mapping(code, options) ?? Characters.ToText(code));
            }
        }
        return result.ToString();
    }

    static string? Upper(int code, CaseOptions options) =>
        code == 'i' && (options & CaseOptions.Turkic) != 0 ? "İ"
        : UpperTable.Value.TryGetValue(code, out var special) ? special : Simple(code, Rune.ToUpperInvariant);

    static string? Lower(int code, CaseOptions options)
    {
        if ((options & CaseOptions.Turkic) != 0 && code is 'I' or 'İ')
        {
            return code == 'I' ? "ı" : "i";
        }
        return LowerTable.Value.TryGetValue(code, out var special) ? special : Simple(code, Rune.ToLowerInvariant);
    }

    static string? Title(int code, CaseOptions options)
    {
        if (TitleTable.Value.TryGetValue(code, out var special))
        {
            return special;
        }
        return code switch
        {
            // Georgian has capitals, but no title case.
            >= 0x10D0 and <= 0x10FF => null,
            >= 0x1C90 and <= 0x1CBF => Lower(code, options),
            _ => Upper(code, options),
        };
    }

    static string? Fold(int code, CaseOptions options)
    {
        if (FoldTable.Value.TryGetValue(code, out var special))
        {
            return special;
        }
        return code switch
        {
            // Cherokee folds to its capitals.
            >= 0x13A0 and <= 0x13F5 => null,
            >= 0x13F8 and <= 0x13FD => Characters.ToText(code - 8),
            >= 0xAB70 and <= 0xABBF => Characters.ToText(code - 0xAB70 + 0x13A0),
            _ => Lower(code, options),
        };
    }

    static string? Swap(int code, CaseOptions options)
    {
        if (SwapTable.Value.TryGetValue(code, out var special))
        {
            return special;
        }
        var upper = Upper(code, options);
        return upper is null || upper == Characters.ToText(code) ? Lower(code, options) : upper;
    }

    static string? Simple(int code, Func<Rune, Rune> mapping) =>
        Rune.IsValid(code) ? mapping(new Rune(code)).ToString() : null;

    static Dictionary<int, string> Read(string table)
    {
        var map = new Dictionary<int, string>();
        foreach (var entry in table.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = entry.IndexOf(':', StringComparison.Ordinal);
            var target = entry[(colon + 1)..].Split('+').Select(code => Characters.ToText(Hex(code)));
            map[Hex(entry[..colon])] = string.Concat(target);
        }
        return map;
    }

    static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
