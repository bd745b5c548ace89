using System.Globalization;
using RecipeEngine.Dsl.Text;

namespace RecipeEngine.Dsl.Stdlib.Json;

/// <summary>The text a generator has written so far, in pieces: a long text is not copied each time that it grows.</summary>
sealed class JsonText
{
    // Two bytes a character: a piece is no large object.
    const int LargestPiece = 32 * 1024;

    readonly List<ArraySegment<char>> pieces = [];
    char[] text = new char[256];
    int length; // of the last piece
    int before; // of the others

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
        if (more.Length == 0)
        {
            return;
        }
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

    /// <summary>Appends a text between quotation marks as far as it needs no escapes; returns where it needs the first, or its length.</summary>
    public int AppendQuoted(ReadOnlySpan<char> value)
    {
        if (text.Length - length < value.Length + 2)
        {
            Grow(value.Length + 2);
        }
        var to = text.AsSpan(length, value.Length + 2);
        to[0] = '"';
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c is < ' ' or '"' or '\\')
            {
                length += i + 1;
                return i;
            }
            to[i + 1] = c;
        }
        to[value.Length + 1] = '"';
        length += to.Length;
        return value.Length;
    }

    void Grow(int more)
    {
        if (text.Length < LargestPiece)
        {
            var grown = GC.AllocateUninitializedArray<char>(Math.Max(length + more, text.Length * 2));
            text.AsSpan(0, length).CopyTo(grown);
            text = grown;
            return;
        }
        pieces.Add(new(text, 0, length));
        before += length;
        text = GC.AllocateUninitializedArray<char>(Math.Max(more, LargestPiece));
        length = 0;
    }

    public override string ToString() => pieces.Count == 0 ? new(text, 0, length) : string.Create(before + length, this, static (whole, from) =>
    {
        foreach (var piece in from.pieces)
        {
            piece.AsSpan().CopyTo(whole);
            whole = whole[piece.Count..];
        }
        from.text.AsSpan(0, from.length).CopyTo(whole);
    });
}
