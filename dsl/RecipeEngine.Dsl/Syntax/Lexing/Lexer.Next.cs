namespace RecipeEngine.Dsl.Syntax;

sealed partial class Lexer
{
    TokenKind Next()
    {
        var commandState = CommandStart;
        CommandStart = false;
        SpaceBefore = false;
        while (true)
        {
            Start = pos;
            Line = line;
            var c = At(pos);
            switch (c)
            {
                case '\0' or '\x04' or '\x1a':
                    if (heredocEnd >= 0 && pos >= text.Length)
                    {
                        heredocEnd = -1;
                    }
                    return TokenKind.EndOfFile;
                case ' ' or '\t' or '\f' or '\v' or '\r':
                    SpaceBefore = true;
                    pos++;
                    continue;
                case '#':
                    pos = LineEnd(pos);
                    continue;
                case '\n':
                    if (ReadNewline())
                    {
                        return TokenKind.Newline;
                    }
                    continue;
                case '\\':
                    if (At(pos + 1) == '\n' || (At(pos + 1) == '\r' && At(pos + 2) == '\n'))
                    {
                        pos += At(pos + 1) == '\r' ? 2 : 1;
                        PassNewline();
                        SpaceBefore = true;
                        continue;
                    }
                    // The grammar has a place for an escaped space behind an assignment sign, and nowhere else.
                    if (At(pos + 1) == ' ' && Kind is (TokenKind.Assign or TokenKind.OperatorAssign))
                    {
                        pos += 2;
                        SpaceBefore = true;
                        continue;
                    }
                    throw Fail("syntax error, unexpected backslash");
                case '=' when AtLineStart(pos) && IsBlockComment("=begin", pos):
                    SkipBlockComment();
                    continue;
                case '_' when AtLineStart(pos) && IsEndMarker():
                    var end = LineEnd(pos);
                    DataOffset = Math.Min(end + 1, text.Length);
                    pos = text.Length;
                    return TokenKind.EndOfFile;
                default:
                    if (IsIdentifierStart(c))
                    {
                        return ReadIdentifier(commandState);
                    }
                    if (IsDigit(c))
                    {
                        return ReadNumber();
                    }
                    return ReadPunctuation(c, commandState);
            }
        }
    }

    /// <summary>At a newline: true when it ends something, false when it is skipped.</summary>
    bool ReadNewline()
    {
        var skip = Is(LexState.Begin | LexState.Class | LexState.Fname | LexState.Dot) && !Is(LexState.Labeled);
        var labeled = (State & (LexState.Arg | LexState.Labeled)) == (LexState.Arg | LexState.Labeled);
        PassNewline();
        if (skip || (labeled && !LabelsEndAtNewline))
        {
            return false;
        }
        // A line that begins with .name or &.name goes on with the expression, also after comment lines.
        var p = pos;
        var passed = 0;
        while (!labeled)
        {
            while (At(p) is ' ' or '\t' or '\f' or '\v' or '\r')
            {
                p++;
            }
            var c = At(p);
            if (c == '#')
            {
                p = LineEnd(p);
                if (p >= text.Length)
                {
                    break;
                }
                p++;
                passed++;
                continue;
            }
            if ((c == '.' && At(p + 1) != '.') || (c == '&' && At(p + 1) == '.'))
            {
                pos = p;
                line += passed;
                SpaceBefore = false;
                return false;
            }
            break;
        }
        CommandStart = true;
        State = LexState.Begin;
        return true;
    }

    bool IsBlockComment(string marker, int at) =>
        string.CompareOrdinal(text, at, marker, 0, marker.Length) == 0 && (At(at + marker.Length) is '\0' or ' ' or '\t' or '\n' or '\r' or '\f' or '\v');

    void SkipBlockComment()
    {
        var begin = pos;
        while (true)
        {
            pos = LineEnd(pos);
            if (pos >= text.Length)
            {
                throw Fail("embedded document meets end of file", begin);
            }
            pos++;
            line++;
            if (At(pos) == '=' && IsBlockComment("=end", pos))
            {
                pos = LineEnd(pos);
                return;
            }
        }
    }

    bool IsEndMarker() =>
        string.CompareOrdinal(text, pos, "__END__", 0, 7) == 0 && (pos + 7 >= text.Length || At(pos + 7) == '\n' || (At(pos + 7) == '\r' && At(pos + 8) == '\n'));

    /// <summary>State after an operator: an argument when it names a method (<c>def +</c>, <c>a.+</c>), otherwise a value.</summary>
    TokenKind Operator(TokenKind kind, int length)
    {
        pos += length;
        State = AfterOperator ? LexState.Arg : LexState.Begin;
        return kind;
    }

    TokenKind Assignment(string @operator)
    {
        pos += @operator.Length + 1;
        Text = @operator;
        State = LexState.Begin;
        return TokenKind.OperatorAssign;
    }
}
