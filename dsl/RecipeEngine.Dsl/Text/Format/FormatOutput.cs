namespace RecipeEngine.Dsl.Text;

/// <summary>The text that a format call puts together.</summary>
internal sealed class FormatOutput
{
    char[] text = new char[128];
    int length;

    public int Capacity => text.Length;

    public void Clear() => length = 0;

    public FormatOutput Append(char c)
    {
        Room(1)[0] = c;
        length++;
        return this;
    }

    /// <summary>Appends a character so many times; none when it is below one.</summary>
    public FormatOutput Append(char c, int times)
    {
        if (times > 0)
        {
            // Not Fill, which is compiled at run time.
            var room = Room(times);
            for (var i = 0; i < times; i++)
            {
                room[i] = c;
            }
            length += times;
        }
        return this;
    }

    public FormatOutput Append(ReadOnlySpan<char> more)
    {
        more.CopyTo(Room(more.Length));
        length += more.Length;
        return this;
    }

    Span<char> Room(int more)
    {
        if (text.Length - length < more)
        {
            Array.Resize(ref text, Math.Max(checked(length + more), text.Length * 2));
        }
        return text.AsSpan(length);
    }

    public override string ToString() => new(text, 0, length);
}
