using System.Text;

namespace RecipeEngine.Dsl.Syntax;

/// <summary>Collects the characters of one piece of a string, and where its source lines end and begin.</summary>
sealed class TextBuffer
{
    readonly StringBuilder text = new();
    readonly List<int> cuts = [];
    List<(int Offset, int Blanks)>? lineStarts;
    bool bytes;

    public int Length => text.Length;
    public bool HasUnicodeEscape { get; set; }
    public bool HasByteEscape { get; set; }

    public TextBuffer Clear()
    {
        text.Clear();
        cuts.Clear();
        lineStarts?.Clear();
        bytes = false;
        HasUnicodeEscape = HasByteEscape = false;
        return this;
    }

    public void Append(char c) => text.Append(c);
    public void Append(ReadOnlySpan<char> span) => text.Append(span);

    public void AppendCodePoint(int code)
    {
        if (code >= 0x10000)
        {
            text.Append((char)(0xD800 + ((code - 0x10000) >> 10))).Append((char)(0xDC00 + ((code - 0x10000) & 0x3FF)));
        }
        else
        {
            text.Append((char)code);
        }
    }

    /// <summary>A byte from an escape: itself when ASCII, otherwise the stand-in U+DC80…, joined to characters when the piece is taken.</summary>
    public void AppendByte(int value)
    {
        value &= 0xFF;
        if (value < 0x80)
        {
            text.Append((char)value);
            return;
        }
        bytes = true;
        HasByteEscape = true;
        text.Append((char)(0xDC00 + value));
    }

    /// <summary>A source line ended here (its newline is already in the text).</summary>
    public void Cut() => cuts.Add(text.Length);

    public void MarkLineStart(int blanks) => (lineStarts ??= []).Add((text.Length, blanks));

    /// <summary>The piece as far as read.</summary>
    public StringPiece Take()
    {
        var value = text.ToString();
        if (bytes)
        {
            var joined = ByteText.Join(value);
            if (joined.Length != value.Length)
            {
                // Lines begin elsewhere once bytes before them have become characters.
                for (var i = 0; i < cuts.Count; i++)
                {
                    cuts[i] = ByteText.Join(value[..cuts[i]]).Length;
                }
                for (var i = 0; i < lineStarts?.Count; i++)
                {
                    lineStarts[i] = (ByteText.Join(value[..lineStarts[i].Offset]).Length, lineStarts[i].Blanks);
                }
            }
            value = joined;
        }
        var endsLine = cuts.Count > 0 && cuts[^1] == value.Length;
        if (endsLine)
        {
            cuts.RemoveAt(cuts.Count - 1);
        }
        return new StringPiece(value, cuts.Count == 0 ? null : cuts.ToArray(), lineStarts is not { Count: > 0 } ? null : lineStarts.ToArray(), HasUnicodeEscape, HasByteEscape) { EndsLine = endsLine };
    }
}

/// <summary>A literal stretch of a string.</summary>
/// <param name="Cuts">offsets at which further source lines begin; null for one line</param>
/// <param name="LineStarts">for a squiggly here document: where each source line begins and how many blanks it begins with</param>
readonly record struct StringPiece(string Value, int[]? Cuts, (int Offset, int Blanks)[]? LineStarts = null, bool HasUnicodeEscape = false, bool HasByteEscape = false)
{
    /// <summary>Ends with the newline of its source line.</summary>
    public bool EndsLine { get; init; }
}

enum PieceKind { Content, Interpolation, Variable, Separator, End, LabelEnd }
