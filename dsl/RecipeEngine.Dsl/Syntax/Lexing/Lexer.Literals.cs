namespace RecipeEngine.Dsl.Syntax;

sealed partial class Lexer
{
    TokenKind ReadPercent(char next)
    {
        if (!IsBegin)
        {
            if (next == '=')
            {
                return Assignment("%");
            }
            if (!IsSpacedArgument(next) && !(Is(LexState.FItem) && next == 's'))
            {
                return Operator(TokenKind.Percent, 1);
            }
        }
        var type = 'Q';
        var delimiter = next;
        var length = 2;
        if (char.IsAsciiLetterOrDigit(next))
        {
            type = next;
            delimiter = At(pos + 2);
            length = 3;
        }
        if (delimiter == '\r' && At(pos + length) == '\n')
        {
            delimiter = '\n';
            length++;
        }
        if (delimiter == '\0' && pos + length > text.Length)
        {
            throw Fail("unterminated quoted string meets end of file");
        }
        if (char.IsAsciiLetterOrDigit(delimiter) || delimiter >= 0x80 || !"QqWwIixrs".Contains(type))
        {
            throw Fail("unknown type of %string");
        }
        OpenLiteral(delimiter, interpolates: type is not ('q' or 'w' or 'i' or 's'), length);
        if (delimiter == '\n')
        {
            // The newline that opens the literal ends its line all the same.
            pos--;
            PassNewline();
        }
        switch (type)
        {
            case 'W' or 'w':
                Literal.Words = true;
                return TokenKind.WordsBegin;
            case 'I' or 'i':
                Literal.Words = true;
                return TokenKind.SymbolsBegin;
            case 'x':
                return TokenKind.CommandBegin;
            case 'r':
                Literal.Regexp = true;
                return TokenKind.RegexpBegin;
            case 's':
                return TokenKind.SymbolBegin;
            default:
                return TokenKind.StringBegin;
        }
    }

    /// <summary>A symbol without quotes: a name, a variable or an operator after the colon.</summary>
    TokenKind ReadSymbol()
    {
        var p = pos + 1;
        var c = At(p);
        var length = 0;
        if (IsIdentifierStart(c))
        {
            length = NameLength(p);
        }
        else if (c == '@' && (IsIdentifierStart(At(p + 1)) || (At(p + 1) == '@' && IsIdentifierStart(At(p + 2)))))
        {
            length = 2;
            while (IsIdentifierPart(At(p + length)))
            {
                length++;
            }
        }
        else if (c == '@')
        {
            pos = p;
            return ReadInstanceVariable();
        }
        else if (c == '$')
        {
            pos = p;
            State = LexState.Fname;
            ReadGlobalVariable();
            Text = Intern(text.AsSpan(p, pos - p));
            State = LexState.End;
            return TokenKind.Symbol;
        }
        else
        {
            length = OperatorNameLength(p);
        }
        if (length == 0)
        {
            pos = p;
            throw Fail($"syntax error, unexpected `{c}' after `:'");
        }
        var name = text.AsSpan(p, length);
        Text = name is "!@" or "~@" ? name[..1].ToString() : Intern(name);
        pos = p + length;
        State = LexState.End;
        return TokenKind.Symbol;
    }

    int NameLength(int at)
    {
        var p = at;
        while (p < text.Length && IsIdentifierPart(text[p]))
        {
            CheckNameCharacter(p);
            p++;
        }
        var c = At(p);
        if (c is '!' or '?' && At(p + 1) != '=')
        {
            p++;
        }
        else if (c == '=' && At(p + 1) is var next && next != '~' && next != '>' && (next != '=' || At(p + 2) == '>'))
        {
            p++;
        }
        return p - at;
    }

    int OperatorNameLength(int at)
    {
        ReadOnlySpan<string> names = ["[]=", "[]", "<=>", "===", "==", "=~", "!=", "!~", "!@", "!", "**", "*", "+@", "+", "-@", "-", "~@", "~", "<<", "<=", "<", ">>", ">=", ">", "/", "%", "&", "|", "^", "`"];
        foreach (var name in names)
        {
            if (string.CompareOrdinal(text, at, name, 0, name.Length) == 0)
            {
                // :[]=>1 and :!=>1 are [] and ! with an arrow behind.
                if (name is "[]=" && At(at + 3) is '>' or '~')
                {
                    continue;
                }
                return name.Length;
            }
        }
        return 0;
    }

    /// <summary><c>?</c>: a character literal or the operator of a conditional.</summary>
    TokenKind ReadQuestion()
    {
        var c = At(pos + 1);
        if (IsEnd)
        {
            pos++;
            State = LexState.Begin;
            return TokenKind.Question;
        }
        if (c == '\0' && pos + 1 >= text.Length)
        {
            throw Fail("incomplete character syntax");
        }
        if (IsSpace(c) || ((char.IsAsciiLetterOrDigit(c) || c == '_') && IsIdentifierPart(At(pos + 2))))
        {
            pos++;
            State = LexState.Begin;
            return TokenKind.Question;
        }
        pos++;
        NewBuffer();
        if (c == '\\')
        {
            pos++;
            ReadEscape();
        }
        else
        {
            buffer.Append(c);
            pos++;
            if (char.IsHighSurrogate(c) && char.IsLowSurrogate(At(pos)))
            {
                buffer.Append(text[pos++]);
            }
        }
        Piece = buffer.Take();
        if (c == '\\' && Piece.HasUnicodeEscape && Piece.Value.EnumerateRunes().Count() > 1)
        {
            throw Fail("Multiple codepoints at single character literal");
        }
        State = LexState.End;
        return TokenKind.Character;
    }

    /// <summary>At <c>&lt;&lt;</c>: reads the head of a here document into <see cref="Heredoc"/>, or leaves everything when there is none.</summary>
    bool ReadHeredocHead()
    {
        var p = pos + 2;
        var heredoc = new Heredoc { Interpolates = true };
        if (At(p) is '-' or '~')
        {
            heredoc.IndentedEnd = true;
            heredoc.Squiggly = At(p) == '~';
            p++;
        }
        var c = At(p);
        if (c is '"' or '\'' or '`')
        {
            var close = text.IndexOf(c, p + 1);
            var newline = LineEnd(p);
            if (close < 0 || close > newline)
            {
                throw Fail("unterminated here document identifier meets end of file");
            }
            heredoc.Id = text[(p + 1)..close];
            if (heredoc.Id.Contains('\r'))
            {
                throw Fail("unterminated here document identifier");
            }
            heredoc.Interpolates = c != '\'';
            heredoc.Command = c == '`';
            p = close + 1;
        }
        else if (IsIdentifierPart(c))
        {
            var e = p;
            while (IsIdentifierPart(At(e)))
            {
                e++;
            }
            heredoc.Id = text[p..e];
            p = e;
        }
        else
        {
            return false;
        }
        pos = p;
        Heredoc = heredoc;
        return true;
    }
}
