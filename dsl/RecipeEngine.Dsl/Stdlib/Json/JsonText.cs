using System.Globalization;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib.Json;

/// <summary>The text a generator has written so far.</summary>
sealed class JsonText
{
    char[] text = new char[256];
    int length;

    public void Append(char c)
    {
        if (length == text.Length)
        {
            Grow(1);
        }
        text[length++] = c;
    }

    public void Append(ReadOnlySpan<char> more)
    {
        if (more.Length > text.Length - length)
        {
            Grow(more.Length);
        }
        more.CopyTo(text.AsSpan(length));
        length += more.Length;
    }

    public void Append(long number)
    {
        if (text.Length - length < 20)
        {
            Grow(20);
        }
        number.TryFormat(text.AsSpan(length), out var written, default, CultureInfo.InvariantCulture);
        length += written;
    }

    public void Append(double number)
    {
        if (text.Length - length < 40)
        {
            Grow(40);
        }
        var written = FloatText.WritePlain(number, text.AsSpan(length));
        length += written;
        if (written == 0)
        {
            Append(FloatText.Format(number));
        }
    }

    void Grow(int more)
    {
        var grown = GC.AllocateUninitializedArray<char>(Math.Max(length + more, text.Length * 2));
        text.AsSpan(0, length).CopyTo(grown);
        text = grown;
    }

    public override string ToString() => new(text, 0, length);
}
