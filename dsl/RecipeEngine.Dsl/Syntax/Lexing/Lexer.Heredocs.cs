namespace RecipeEngine.Dsl.Syntax;

/// <summary>Where the lexer stood when it went into the body of a here document.</summary>
struct HeredocBody
{
    public Heredoc Head;
    public int ReturnPosition;
    public int ReturnLine;
    public int HeadStart;
    public bool AtLineStart;
    /// <summary>A backslash joined this line to the one before: it cannot be the end marker.</summary>
    public bool Continued;
}

sealed partial class Lexer
{
    /// <summary>Goes from the head of a here document (the current token) to its first line.</summary>
    public HeredocBody EnterHeredoc()
    {
        var body = new HeredocBody { Head = Heredoc, ReturnPosition = pos, ReturnLine = line, HeadStart = Start, AtLineStart = true };
        if (heredocEnd >= 0)
        {
            pos = heredocEnd;
            line = heredocEndLine;
            heredocEnd = -1;
        }
        else
        {
            var newline = LineEnd(pos);
            if (newline >= text.Length)
            {
                throw MissingEnd(ref body);
            }
            pos = newline + 1;
            line++;
        }
        return body;
    }

    /// <summary>Back behind the head; the line after its line is the one after the end marker.</summary>
    public void LeaveHeredoc(ref HeredocBody body)
    {
        heredocEnd = pos;
        heredocEndLine = line;
        pos = body.ReturnPosition;
        line = body.ReturnLine;
        State = LexState.End;
        End = pos;
    }

    ParseFailure MissingEnd(ref HeredocBody body) => Fail($"can't find string \"{body.Head.Id}\" anywhere before EOF", body.HeadStart);

    public PieceKind NextPiece(ref HeredocBody body)
    {
        NewBuffer();
        var interpolates = body.Head.Interpolates;
        while (true)
        {
            if (body.AtLineStart)
            {
                if (!body.Continued && IsHeredocEnd(ref body, out var after))
                {
                    if (TakeContent())
                    {
                        return PieceKind.Content;
                    }
                    pos = after;
                    if (pos > 0 && text[pos - 1] == '\n')
                    {
                        line++;
                    }
                    return PieceKind.End;
                }
                if (pos >= text.Length)
                {
                    throw MissingEnd(ref body);
                }
                body.AtLineStart = body.Continued = false;
                if (body.Head.Squiggly)
                {
                    buffer.MarkLineStart(Blanks());
                }
            }
            var run = pos;
            while (pos < text.Length && text[pos] is var plain && plain != '\n' && plain != '\r' && (!interpolates || (plain != '\\' && plain != '#')))
            {
                pos++;
            }
            buffer.Append(text.AsSpan(run, pos - run));
            var c = At(pos);
            switch (c)
            {
                case '\n':
                    buffer.Append('\n');
                    PassNewline();
                    buffer.Cut();
                    body.AtLineStart = true;
                    break;
                case '\r' when At(pos + 1) == '\n':
                    pos++;
                    break;
                case '\\' when interpolates:
                    ReadHeredocBackslash(ref body);
                    break;
                case '#' when interpolates && InterpolationHere() is var kind && kind != PieceKind.Content:
                    if (TakeContent())
                    {
                        return PieceKind.Content;
                    }
                    BeginInterpolation(kind);
                    return kind;
                case '\0' when pos >= text.Length:
                    throw MissingEnd(ref body);
                default:
                    buffer.Append(c);
                    pos++;
                    break;
            }
        }
    }

    void ReadHeredocBackslash(ref HeredocBody body)
    {
        pos++;
        if (At(pos) == '\r' && At(pos + 1) == '\n')
        {
            pos++;
        }
        if (At(pos) == '\n')
        {
            PassNewline();
            body.AtLineStart = body.Continued = true;
            return;
        }
        ReadEscape();
    }

    /// <summary>How many blanks a line begins with; the complement for a line of nothing else, which does not count for the indentation.</summary>
    int Blanks()
    {
        var p = pos;
        while (At(p) is ' ' or '\t')
        {
            p++;
        }
        return At(p) == '\n' || (At(p) == '\r' && At(p + 1) == '\n') ? ~(p - pos) : p - pos;
    }

    bool IsHeredocEnd(ref HeredocBody body, out int after)
    {
        var p = pos;
        after = p;
        if (body.Head.IndentedEnd)
        {
            while (At(p) is ' ' or '\t' or '\f' or '\v' or '\r')
            {
                p++;
            }
        }
        var id = body.Head.Id;
        if (string.CompareOrdinal(text, p, id, 0, id.Length) != 0 || p + id.Length > text.Length)
        {
            return false;
        }
        p += id.Length;
        if (p >= text.Length)
        {
            after = p;
            return true;
        }
        if (text[p] == '\r' && (At(p + 1) == '\n' || p + 1 >= text.Length))
        {
            p++;
        }
        if (At(p) != '\n')
        {
            return false;
        }
        after = p + 1;
        return true;
    }
}
