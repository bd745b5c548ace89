using System.Globalization;

namespace RecipeEngine.Dsl.Text;

/// <summary>Puts a string together in memory that its caller gives (on the stack); only a longer text takes an array.</summary>
ref struct TextBuilder(Span<char> room)
{
    Span<char> room = room;
    int length;

    public void Append(ReadOnlySpan<char> more)
    {
        if (more.Length > room.Length - length)
        {
            Grow(more.Length);
        }
        more.CopyTo(room[length..]);
        length += more.Length;
    }

    public void Append(long number)
    {
        if (room.Length - length < 20)
        {
            Grow(20);
        }
        number.TryFormat(room[length..], out var written, default, CultureInfo.InvariantCulture);
        length += written;
    }

    void Grow(int more)
    {
        var grown = new char[Math.Max(length + more, room.Length * 2)];
        room[..length].CopyTo(grown);
        room = grown;
    }

    /// <summary>The text; valid until the next change.</summary>
    public readonly ReadOnlySpan<char> Span => room[..length];

    public override readonly string ToString() => new(room[..length]);
}
