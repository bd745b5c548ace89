namespace RecipeEngine.Dsl.Syntax;

sealed partial class Lexer
{
    readonly TextBuffer buffer = new();

    /// <summary>The text of the last piece or character literal.</summary>
    public StringPiece Piece { get; private set; }

    /// <summary>Where the text goes on, after the current token or piece.</summary>
    public int Position => pos;
    public int CurrentLine => line;

    /// <summary>The letters behind a regexp's end.</summary>
    public string ReadRegexpOptions()
    {
        var begin = pos;
        while (char.IsAsciiLetter(At(pos)))
        {
            pos++;
        }
        if (pos == begin)
        {
            return "";
        }
        var letters = text.AsSpan(begin, pos - begin);
        if (letters.IndexOfAnyExcept("imxounse") >= 0)
        {
            throw Fail($"unknown regexp option{(letters.Length > 1 ? "s" : "")} - {letters}", begin);
        }
        return Intern(letters);
    }

    int pieceStart;

    TextBuffer NewBuffer()
    {
        pieceStart = pos;
        return buffer.Clear();
    }

    /// <summary>Reads on in an open literal. After Interpolation the parser reads statements up to <c>}</c>, then asks again.</summary>
    public PieceKind NextPiece(ref Literal literal)
    {
        if (literal.Words && SkipWordBlanks())
        {
            return PieceKind.Separator;
        }
        NewBuffer();
        while (true)
        {
            var run = pos;
            var c = SkipPlain(ref literal);
            if (pos > run)
            {
                buffer.Append(text.AsSpan(run, pos - run));
            }
            if (c == literal.Close)
            {
                if (literal.Nesting > 0)
                {
                    literal.Nesting--;
                    buffer.Append(c);
                    pos++;
                    continue;
                }
                return TakeContent() ? PieceKind.Content : CloseLiteral(ref literal);
            }
            switch (c)
            {
                case '\0' when pos >= text.Length:
                    throw Unterminated(ref literal);
                case '\n':
                    if (literal.Words)
                    {
                        TakeContent();
                        return PieceKind.Content;
                    }
                    buffer.Append('\n');
                    PassNewline();
                    buffer.Cut();
                    break;
                case '\r' when At(pos + 1) == '\n':
                    pos++;
                    break;
                case '\\':
                    ReadBackslash(ref literal);
                    break;
                case '#' when literal.Interpolates && InterpolationHere() is var kind && kind != PieceKind.Content:
                    if (TakeContent())
                    {
                        return PieceKind.Content;
                    }
                    BeginInterpolation(kind);
                    return kind;
                default:
                    if (literal.Words && IsSpace(c))
                    {
                        TakeContent();
                        return PieceKind.Content;
                    }
                    if (c == literal.Open && c != '\0')
                    {
                        literal.Nesting++;
                    }
                    buffer.Append(c);
                    pos++;
                    break;
            }
        }
    }

    /// <summary>Moves to the next character that may matter and returns it.</summary>
    char SkipPlain(ref Literal literal)
    {
        var p = pos;
        while (p < text.Length)
        {
            var c = text[p];
            if (c == literal.Close || c == '\\' || c == '#' || c == literal.Open || c <= ' ')
            {
                if (c is ' ' or '\t' && !literal.Words && c != literal.Close)
                {
                    p++;
                    continue;
                }
                pos = p;
                return c;
            }
            p++;
        }
        pos = p;
        return '\0';
    }

    bool TakeContent()
    {
        if (buffer.Length == 0)
        {
            return false;
        }
        if (rejectsStrayBytes)
        {
            for (var i = pieceStart; i < pos; i++)
            {
                if (ByteText.IsByte(text, i))
                {
                    throw Fail("invalid multibyte char (UTF-8)", i);
                }
            }
        }
        Piece = buffer.Take();
        if (Recorder is not null)
        {
            var raw = text[pieceStart..pos];
            Recorder.Add(new Token(null, raw, source.LineOf(pieceStart), source.ColumnOf(pieceStart)));
        }
        return true;
    }

    /// <summary>Passes blanks between words; true when there were any.</summary>
    bool SkipWordBlanks()
    {
        var begin = pos;
        while (IsSpace(At(pos)))
        {
            if (text[pos] == '\n')
            {
                PassNewline();
            }
            else
            {
                pos++;
            }
        }
        return pos > begin;
    }

    PieceKind CloseLiteral(ref Literal literal)
    {
        pos++;
        if (literal.LabelAllowed && At(pos) == ':' && At(pos + 1) != ':')
        {
            pos++;
            State = LexState.Begin | LexState.Label;
            Kind = TokenKind.LabelEnd;
            End = pos;
            return PieceKind.LabelEnd;
        }
        if (literal.Close == '\n')
        {
            pos--;
            PassNewline();
        }
        State = LexState.End;
        End = pos;
        return PieceKind.End;
    }

    ParseFailure Unterminated(ref Literal literal) => Fail(
        literal.Regexp ? "unterminated regexp meets end of file"
        : literal.Words ? "unterminated list meets end of file"
        : literal.Quote || literal.Interpolates ? "unterminated string meets end of file"
        : "unterminated quoted string meets end of file", literal.Start);

    /// <summary>At <c>#</c>: what begins here, or Content for a plain hash sign.</summary>
    PieceKind InterpolationHere()
    {
        var c = At(pos + 1);
        switch (c)
        {
            case '{':
                return PieceKind.Interpolation;
            case '@':
                return IsIdentifierStart(At(pos + 2)) || (At(pos + 2) == '@' && IsIdentifierStart(At(pos + 3))) ? PieceKind.Variable : PieceKind.Content;
            case '$':
                var d = At(pos + 2);
                if (d == '-')
                {
                    return IsIdentifierPart(At(pos + 3)) ? PieceKind.Variable : PieceKind.Content;
                }
                return IsIdentifierPart(d) || "~*$?!@/\\;,.=:<>\"&`'+".Contains(d) ? PieceKind.Variable : PieceKind.Content;
            default:
                return PieceKind.Content;
        }
    }

    void BeginInterpolation(PieceKind kind)
    {
        if (kind == PieceKind.Interpolation)
        {
            pos += 2;
            parenNest++;
            CommandStart = true;
        }
        else
        {
            pos++;
            variableInString = true;
        }
        State = LexState.Begin;
    }

    /// <summary>At a backslash inside a literal.</summary>
    void ReadBackslash(ref Literal literal)
    {
        var c = At(pos + 1);
        if (c == '\r' && At(pos + 2) == '\n')
        {
            pos++;
            c = '\n';
        }
        if (c == '\0' && pos + 1 >= text.Length)
        {
            throw Unterminated(ref literal);
        }
        if (literal.Regexp)
        {
            ReadRegexpBackslash(ref literal, c);
            return;
        }
        if (c == literal.Close || (c == literal.Open && c != '\0') || (literal.Words && IsSpace(c)))
        {
            AppendEscapedSelf(c);
            return;
        }
        if (literal.Interpolates)
        {
            if (c == '\n')
            {
                pos++;
                PassNewline();
                return;
            }
            pos++;
            ReadEscape();
            return;
        }
        if (c == '\\')
        {
            buffer.Append('\\');
            pos += 2;
            return;
        }
        buffer.Append('\\');
        pos++;
    }

    void AppendEscapedSelf(char c)
    {
        buffer.Append(c);
        pos++;
        if (c == '\n')
        {
            PassNewline();
        }
        else
        {
            pos++;
        }
    }

    /// <summary>In a regexp escapes stay as written, but for a line continuation and an escaped delimiter that means nothing to the regexp.</summary>
    void ReadRegexpBackslash(ref Literal literal, char c)
    {
        if (c == '\n')
        {
            pos++;
            PassNewline();
            return;
        }
        if (c == literal.Close && !"$*+.?^|)]}>".Contains(c))
        {
            AppendEscapedSelf(c);
            return;
        }
        if (c is 'c' or 'C' or 'M')
        {
            pos++;
            buffer.Append($"\\x{ReadByteEscape() & 0xFF:X2}");
            return;
        }
        CheckRegexpEscape(c);
        buffer.Append('\\');
        buffer.Append(c);
        pos += 2;
    }

    /// <summary>At <c>\u</c> or <c>\x</c> in a regexp: digits must follow.</summary>
    void CheckRegexpEscape(char c)
    {
        if (c == 'x' && !char.IsAsciiHexDigit(At(pos + 2)))
        {
            throw Fail("invalid hex escape");
        }
        if (c == 'u' && At(pos + 2) != '{')
        {
            for (var i = 2; i < 6; i++)
            {
                if (!char.IsAsciiHexDigit(At(pos + i)))
                {
                    throw Fail("invalid Unicode escape");
                }
            }
        }
    }

}
