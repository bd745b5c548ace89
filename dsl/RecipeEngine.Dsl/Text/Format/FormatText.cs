using System.Numerics;

namespace RecipeEngine.Dsl.Text;

/// <summary>%s, %p and %c: text cut to the precision and padded to the width, both in characters.</summary>
internal static class FormatText
{
    public static void Append(FormatOutput output, FormatSpec spec, string text)
    {
        if (!spec.HasWidth && !spec.HasPrecision)
        {
            output.Append(text);
            return;
        }
        var length = Characters.Count(text);
        if (spec.HasPrecision && spec.Precision < length)
        {
            text = text[..Characters.Offset(text, spec.Precision)];
            length = spec.Precision;
        }
        Pad(output, spec, text, length);
    }

    public static void AppendCharacter(FormatOutput output, FormatSpec spec, IFormatArguments source, object? value)
    {
        if (source.AsString(value) is { } text)
        {
            if (Characters.Count(text) != 1)
            {
                throw TextError.Argument("%c requires a character");
            }
        }
        else
        {
            var code = (value is long ? value : (long)source.ToInt(value)) is long number && number is >= 0 and <= 0x10FFFF and not (>= 0xD800 and <= 0xDFFF)
                ? (int)number
                : throw TextError.Argument("invalid character");
            text = char.ConvertFromUtf32(code);
        }
        spec.HasPrecision = false;
        Pad(output, spec, text, 1);
    }

    static void Pad(FormatOutput output, FormatSpec spec, string text, int length)
    {
        var blanks = Math.Max(0, spec.Width - length);
        output.Append(' ', spec.Minus ? 0 : blanks).Append(text).Append(' ', spec.Minus ? blanks : 0);
    }
}
