using System.Text;

namespace RecipeEngine.Dsl.Syntax;

/// <summary>Takes the common indentation from the lines of a <c>&lt;&lt;~</c> here document. A tab counts up to the next multiple of eight.</summary>
static class HeredocIndent
{
    const int TabWidth = 8;

    /// <summary>Replaces the string parts; the pieces are those of the string parts, in order.</summary>
    public static void Remove(List<Node> parts, List<StringPiece> pieces)
    {
        var width = int.MaxValue;
        var piece = 0;
        foreach (var part in parts)
        {
            if (part is not StringNode)
            {
                continue;
            }
            var p = pieces[piece++];
            foreach (var (offset, blanks) in p.LineStarts ?? [])
            {
                if (blanks >= 0)
                {
                    width = Math.Min(width, Width(p.Value.AsSpan(offset, Math.Min(blanks, p.Value.Length - offset))));
                }
            }
        }
        if (StartsWithCode(parts, pieces))
        {
            width = 0;
        }
        if (width is int.MaxValue or 0)
        {
            Rebuild(parts, pieces, 0);
            return;
        }
        Rebuild(parts, pieces, width);
    }

    /// <summary>A line that begins at once with <c>#{</c> has no indentation.</summary>
    static bool StartsWithCode(List<Node> parts, List<StringPiece> pieces)
    {
        var piece = 0;
        var atLineStart = true;
        foreach (var part in parts)
        {
            if (part is not StringNode)
            {
                if (atLineStart)
                {
                    return true;
                }
                continue;
            }
            var p = pieces[piece++];
            atLineStart = p.EndsLine;
        }
        return false;
    }

    static int Width(ReadOnlySpan<char> blanks)
    {
        var width = 0;
        foreach (var c in blanks)
        {
            width = c == '\t' ? (width / TabWidth + 1) * TabWidth : width + 1;
        }
        return width;
    }

    static void Rebuild(List<Node> parts, List<StringPiece> pieces, int width)
    {
        var piece = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i] is not StringNode node)
            {
                continue;
            }
            var p = pieces[piece++];
            if (width == 0 || p.LineStarts is null)
            {
                continue;
            }
            parts[i] = Dedent(node, p, width);
        }
        // Pieces that were nothing but indentation are gone.
        if (parts.Count > 1)
        {
            parts.RemoveAll(part => part is StringNode { Value.Length: 0 });
        }
    }

    static StringNode Dedent(StringNode node, StringPiece piece, int width)
    {
        var value = piece.Value;
        var text = new StringBuilder(value.Length);
        var cuts = piece.Cuts is null ? null : new List<int>(piece.Cuts.Length);
        var from = 0;
        var nextCut = 0;
        foreach (var (offset, blanks) in piece.LineStarts!)
        {
            text.Append(value, from, offset - from);
            if (cuts is not null && nextCut < piece.Cuts!.Length && piece.Cuts[nextCut] == offset)
            {
                cuts.Add(text.Length);
                nextCut++;
            }
            var available = blanks < 0 ? ~blanks : blanks;
            var taken = 0;
            var column = 0;
            while (taken < available && column < width && offset + taken < value.Length)
            {
                var after = value[offset + taken] == '\t' ? (column / TabWidth + 1) * TabWidth : column + 1;
                if (after > width)
                {
                    break;
                }
                column = after;
                taken++;
            }
            from = offset + taken;
        }
        text.Append(value, from, value.Length - from);
        return new StringNode(node.Span, text.ToString()) { Cuts = cuts, HasUnicodeEscape = node.HasUnicodeEscape, HasByteEscape = node.HasByteEscape };
    }
}
