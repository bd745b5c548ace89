namespace RecipeEngine.Dsl.Syntax;

/// <summary>A piece of source with its name and the number of its first line; turns offsets into lines and columns.</summary>
public sealed class SourceText
{
    readonly List<int> lineStarts = [0];

    public SourceText(string text, string file, int firstLine = 1)
    {
        Text = text;
        File = file;
        FirstLine = firstLine;
        for (var i = text.IndexOf('\n'); i >= 0; i = text.IndexOf('\n', i + 1))
        {
            lineStarts.Add(i + 1);
        }
    }

    /// <summary>Reads a file's bytes as UTF-8; bytes that are not become the lone low surrogates U+DC80..U+DCFF.</summary>
    public static SourceText FromBytes(ReadOnlySpan<byte> bytes, string file) => new(ByteText.Decode(bytes), file);

    public string Text { get; }
    /// <summary>The name shown in errors and backtraces.</summary>
    public string File { get; }
    /// <summary>Number of the first line; 1 unless evaluated with another (<c>eval(code, binding, file, line)</c>).</summary>
    public int FirstLine { get; }

    /// <summary>Line number (from <see cref="FirstLine"/>) of a UTF-16 offset.</summary>
    public int LineOf(int offset)
    {
        var i = lineStarts.BinarySearch(offset);
        return (i >= 0 ? i : ~i - 1) + FirstLine;
    }

    /// <summary>UTF-16 offset at which a line begins, by its number; the end of the text when there is no such line.</summary>
    public int OffsetOf(int number) => number - FirstLine < lineStarts.Count ? lineStarts[Math.Max(0, number - FirstLine)] : Text.Length;

    /// <summary>Column of a UTF-16 offset, from 1.</summary>
    public int ColumnOf(int offset) => offset - lineStarts[LineOf(offset) - FirstLine] + 1;

    /// <summary>Text of a line by its number, without the line break; empty when there is none.</summary>
    public string Line(int number)
    {
        var i = number - FirstLine;
        if (i < 0 || i >= lineStarts.Count)
        {
            return "";
        }
        var end = i + 1 < lineStarts.Count ? lineStarts[i + 1] - 1 : Text.Length;
        return Text[lineStarts[i]..end].TrimEnd('\r');
    }
}
