namespace RecipeEngine.Dsl.Text;

/// <summary>String#ljust, rjust and center: the pad text is repeated and cut to fill the width in characters.</summary>
public static class Padding
{
    public static string LeftJustify(string text, long width, string pad = " ") => Pad(text, width, pad, left: false, right: true);

    public static string RightJustify(string text, long width, string pad = " ") => Pad(text, width, pad, left: true, right: false);

    /// <summary>An odd blank goes to the right.</summary>
    public static string Center(string text, long width, string pad = " ") => Pad(text, width, pad, left: true, right: true);

    // left: blanks before the text (rjust); right: blanks after it (ljust).
    static string Pad(string text, long width, string pad, bool left, bool right)
    {
        if (pad.Length == 0)
        {
            throw TextError.Argument("zero width padding");
        }
        var blanks = width - Characters.Count(text);
        if (blanks <= 0)
        {
            return text;
        }
        if (width > int.MaxValue)
        {
            throw TextError.Argument("argument too big");
        }
        var before = left ? right ? blanks / 2 : blanks : 0;
        var after = blanks - before;
        return Fill(pad, (int)before) + text + Fill(pad, (int)after);
    }

    static string Fill(string pad, int width)
    {
        if (pad.Length == 1)
        {
            return new string(pad[0], width);
        }
        var filled = new global::System.Text.StringBuilder(width);
        var each = Characters.Count(pad);
        for (; width >= each; width -= each)
        {
            filled.Append(pad);
        }
        return filled.Append(pad, 0, Characters.Offset(pad, width)).ToString();
    }
}
