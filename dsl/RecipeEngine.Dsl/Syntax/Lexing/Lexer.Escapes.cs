namespace RecipeEngine.Dsl.Syntax;

sealed partial class Lexer
{
    /// <summary>At the character after a backslash in an interpolating literal: adds what it stands for.</summary>
    void ReadEscape()
    {
        var c = At(pos);
        switch (c)
        {
            case 'u':
                ReadUnicodeEscape();
                return;
            case 'n':
                Simple('\n');
                return;
            case 't':
                Simple('\t');
                return;
            case 's':
                Simple(' ');
                return;
            case 'r':
                Simple('\r');
                return;
            case 'e':
                Simple('\x1b');
                return;
            case '0' when !IsDigit(At(pos + 1)):
                Simple('\0');
                return;
            case 'a':
                Simple('\a');
                return;
            case 'b':
                Simple('\b');
                return;
            case 'f':
                Simple('\f');
                return;
            case 'v':
                Simple('\v');
                return;
            case (>= '0' and <= '7') or 'x' or 'c' or 'C' or 'M':
                buffer.AppendByte(ReadByteEscape());
                return;
            case '\0' when pos >= text.Length:
                throw Fail("Invalid escape character syntax");
            default:
                buffer.Append(c);
                pos++;
                if (c == '\n')
                {
                    pos--;
                    PassNewline();
                }
                return;
        }
    }

    void Simple(char c)
    {
        buffer.Append(c);
        pos++;
    }

    /// <summary>The byte of <c>\101</c>, <c>\x41</c>, <c>\C-a</c>, <c>\ca</c>, <c>\M-a</c> and their combinations; at the character after the backslash.</summary>
    int ReadByteEscape()
    {
        var c = At(pos);
        switch (c)
        {
            case >= '0' and <= '7':
                var octal = 0;
                for (var i = 0; i < 3 && At(pos) is >= '0' and <= '7'; i++)
                {
                    octal = octal * 8 + (text[pos++] - '0');
                }
                return octal & 0xFF;
            case 'x':
                pos++;
                var value = 0;
                var n = 0;
                for (; n < 2 && char.IsAsciiHexDigit(At(pos)); n++)
                {
                    value = value * 16 + Convert.ToInt32(text[pos++].ToString(), 16);
                }
                if (n == 0)
                {
                    throw Fail("invalid hex escape");
                }
                return value;
            case 'c':
                pos++;
                return ReadControl();
            case 'C':
                if (At(pos + 1) != '-')
                {
                    throw Fail("Invalid escape character syntax");
                }
                pos += 2;
                return ReadControl();
            case 'M':
                if (At(pos + 1) != '-')
                {
                    throw Fail("Invalid escape character syntax");
                }
                pos += 2;
                return ReadOperand() | 0x80;
            default:
                throw Fail("Invalid escape character syntax");
        }
    }

    int ReadControl() => At(pos) == '?' ? ReadDelete() : ReadOperand() & 0x9F;

    int ReadDelete()
    {
        pos++;
        return 0x7F;
    }

    /// <summary>What <c>\C-</c> or <c>\M-</c> applies to: a character or another escape.</summary>
    int ReadOperand()
    {
        var c = At(pos);
        if (c != '\\')
        {
            if (c == '\0' || c >= 0x80)
            {
                throw Fail("Invalid escape character syntax");
            }
            pos++;
            return c;
        }
        pos++;
        c = At(pos);
        if (c is 'u' or 'U')
        {
            throw Fail("Invalid escape character syntax");
        }
        if (c is 'x' or 'c' or 'C' or 'M' or (>= '0' and <= '7'))
        {
            return ReadByteEscape();
        }
        pos++;
        return c switch { 'n' => '\n', 't' => '\t', 's' => ' ', 'r' => '\r', 'e' => 0x1b, 'a' => '\a', 'b' => '\b', 'f' => '\f', 'v' => '\v', _ => c };
    }

    void ReadUnicodeEscape()
    {
        buffer.HasUnicodeEscape = true;
        pos++;
        if (At(pos) != '{')
        {
            for (var i = 0; i < 4; i++)
            {
                if (!char.IsAsciiHexDigit(At(pos + i)))
                {
                    throw Fail("invalid Unicode escape");
                }
            }
            AddCodePoint(Convert.ToInt32(text.Substring(pos, 4), 16));
            pos += 4;
            return;
        }
        pos++;
        while (true)
        {
            while (At(pos) is ' ' or '\t')
            {
                pos++;
            }
            if (At(pos) == '}')
            {
                pos++;
                return;
            }
            var begin = pos;
            while (char.IsAsciiHexDigit(At(pos)))
            {
                pos++;
            }
            if (pos == begin)
            {
                throw Fail(At(pos) is '\0' or '\n' ? "unterminated Unicode escape" : "invalid Unicode escape");
            }
            if (pos - begin > 6)
            {
                throw Fail("invalid Unicode codepoint (too large)");
            }
            AddCodePoint(Convert.ToInt32(text[begin..pos], 16));
        }
    }

    void AddCodePoint(int code)
    {
        if (code > 0x10FFFF)
        {
            throw Fail("invalid Unicode codepoint (too large)");
        }
        if (code is >= 0xD800 and <= 0xDFFF)
        {
            throw Fail("invalid Unicode codepoint");
        }
        buffer.AppendCodePoint(code);
    }
}
