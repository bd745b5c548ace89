namespace RecipeEngine.Dsl.Syntax;

sealed partial class Lexer
{
    TokenKind ReadPunctuation(char c, bool commandState)
    {
        var next = At(pos + 1);
        switch (c)
        {
            case '"' or '\'':
                return ReadQuote(c, commandState);
            case '`':
                return ReadBacktick(commandState);
            case '@':
                return ReadInstanceVariable();
            case '$':
                return ReadGlobalVariable();
            case ':':
                return ReadColon(next);
            case '?':
                return ReadQuestion();
            case '%':
                return ReadPercent(next);
            case '/':
                return ReadSlash(next);
            case '.':
                return ReadDot(next);
            case ',':
                pos++;
                State = LexState.Begin | LexState.Label;
                return TokenKind.Comma;
            case ';':
                pos++;
                CommandStart = true;
                State = LexState.Begin;
                return TokenKind.Semicolon;
            case '(':
                return ReadLeftParen();
            case '[':
                return ReadLeftBracket(next);
            case '{':
                return ReadLeftBrace();
            case ')':
                return Close(TokenKind.RightParen, LexState.EndFn);
            case ']':
                return Close(TokenKind.RightBracket, LexState.End);
            case '}':
                return Close(TokenKind.RightBrace, LexState.End);
            case '*':
                return ReadStar(next);
            case '&':
                return ReadAmpersand(next);
            case '|':
                return ReadPipe(next);
            case '+' or '-':
                return ReadSign(c, next);
            case '=':
                return next switch
                {
                    '=' when At(pos + 2) == '=' => Operator(TokenKind.CaseEqual, 3),
                    '=' => Operator(TokenKind.Equal, 2),
                    '~' => Operator(TokenKind.Match, 2),
                    '>' => Operator(TokenKind.Arrow, 2),
                    _ => Operator(TokenKind.Assign, 1),
                };
            case '!':
                if (AfterOperator && next == '@')
                {
                    return Operator(TokenKind.Bang, 2);
                }
                return next switch
                {
                    '=' => Operator(TokenKind.NotEqual, 2),
                    '~' => Operator(TokenKind.NotMatch, 2),
                    _ => Operator(TokenKind.Bang, 1),
                };
            case '<':
                return ReadLess(next);
            case '>':
                if (next == '>')
                {
                    return At(pos + 2) == '=' ? Assignment(">>") : Operator(TokenKind.ShiftRight, 2);
                }
                return next == '=' ? Operator(TokenKind.GreaterEqual, 2) : Operator(TokenKind.Greater, 1);
            case '^':
                return next == '=' ? Assignment("^") : Operator(TokenKind.Caret, 1);
            case '~':
                return Operator(TokenKind.Tilde, AfterOperator && next == '@' ? 2 : 1);
            default:
                throw Fail(c < ' ' || c == 0x7f ? $"Invalid char `\\x{(int)c:X2}' in expression" : $"Invalid char `{c}' in expression");
        }
    }

    TokenKind Close(TokenKind kind, LexState state)
    {
        pos++;
        parenNest--;
        State = state;
        return kind;
    }

    TokenKind ReadLeftParen()
    {
        var kind = TokenKind.LeftParen;
        if (IsBegin)
        {
            kind = TokenKind.LeftParenBegin;
        }
        else if (SpaceBefore && (IsArg || (State & (LexState.End | LexState.Label)) == (LexState.End | LexState.Label)))
        {
            kind = TokenKind.LeftParenArg;
        }
        pos++;
        parenNest++;
        State = LexState.Begin | LexState.Label;
        return kind;
    }

    TokenKind ReadLeftBracket(char next)
    {
        if (AfterOperator)
        {
            if (next == ']')
            {
                State = LexState.Arg;
                // a.[]=(1) names the method []=, but a.[]==1 compares.
                if (At(pos + 2) == '=' && At(pos + 3) is not ('=' or '~' or '>'))
                {
                    pos += 3;
                    return TokenKind.ElementSet;
                }
                pos += 2;
                return TokenKind.ElementReference;
            }
            pos++;
            parenNest++;
            State = LexState.Arg | LexState.Label;
            return TokenKind.LeftBracket;
        }
        var kind = IsBegin || (IsArg && (SpaceBefore || Is(LexState.Labeled))) ? TokenKind.LeftBracketBegin : TokenKind.LeftBracket;
        pos++;
        parenNest++;
        State = LexState.Begin | LexState.Label;
        return kind;
    }

    TokenKind ReadLeftBrace()
    {
        TokenKind kind;
        if (LambdaNest >= 0 && LambdaNest == parenNest)
        {
            kind = TokenKind.LambdaBrace;
        }
        else if (Is(LexState.Labeled))
        {
            kind = TokenKind.LeftBrace;
        }
        else if (Is(LexState.ArgAny | LexState.End | LexState.EndFn))
        {
            kind = TokenKind.LeftCurly;
        }
        else
        {
            kind = Is(LexState.EndArg) ? TokenKind.LeftBraceArg : TokenKind.LeftBrace;
        }
        pos++;
        parenNest++;
        CommandStart = kind != TokenKind.LeftBrace;
        State = kind == TokenKind.LeftBrace ? LexState.Begin | LexState.Label : LexState.Begin;
        return kind;
    }

    TokenKind ReadStar(char next)
    {
        if (next == '*')
        {
            if (At(pos + 2) == '=')
            {
                return Assignment("**");
            }
            return Operator(IsSpacedArgument(At(pos + 2)) || IsBegin ? TokenKind.DoubleSplat : TokenKind.Power, 2);
        }
        if (next == '=')
        {
            return Assignment("*");
        }
        return Operator(IsSpacedArgument(next) || IsBegin ? TokenKind.Splat : TokenKind.Star, 1);
    }

    TokenKind ReadAmpersand(char next)
    {
        if (next == '&')
        {
            if (At(pos + 2) == '=')
            {
                return Assignment("&&");
            }
            pos += 2;
            State = LexState.Begin;
            return TokenKind.AndAnd;
        }
        if (next == '=')
        {
            return Assignment("&");
        }
        if (next == '.')
        {
            pos += 2;
            State = LexState.Dot;
            return TokenKind.SafeDot;
        }
        return Operator(IsSpacedArgument(next) || IsBegin ? TokenKind.BlockAmpersand : TokenKind.Ampersand, 1);
    }

    TokenKind ReadPipe(char next)
    {
        if (next == '|' && (State & LexState.Begin) == 0)
        {
            if (At(pos + 2) == '=')
            {
                return Assignment("||");
            }
            pos += 2;
            State = LexState.Begin;
            return TokenKind.OrOr;
        }
        if (next == '=')
        {
            return Assignment("|");
        }
        pos++;
        State = AfterOperator ? LexState.Arg : LexState.Begin | LexState.Label;
        return TokenKind.Pipe;
    }

    TokenKind ReadSign(char c, char next)
    {
        var binary = c == '+' ? TokenKind.Plus : TokenKind.Minus;
        var unary = c == '+' ? TokenKind.UnaryPlus : TokenKind.UnaryMinus;
        if (AfterOperator)
        {
            return next == '@' ? Operator(unary, 2) : Operator(binary, 1);
        }
        if (next == '=')
        {
            return Assignment(c == '+' ? "+" : "-");
        }
        if (c == '-' && next == '>')
        {
            pos += 2;
            State = LexState.EndFn;
            return TokenKind.LambdaArrow;
        }
        if (IsBegin || IsSpacedArgument(next))
        {
            pos++;
            State = LexState.Begin;
            if (!IsDigit(next))
            {
                return unary;
            }
            return c == '+' ? ReadNumber() : TokenKind.UnaryMinusNumber;
        }
        return Operator(binary, 1);
    }

    TokenKind ReadDot(char next)
    {
        var begin = IsBegin;
        if (next == '.')
        {
            State = LexState.Begin;
            if (At(pos + 2) != '.')
            {
                pos += 2;
                return begin ? TokenKind.BeginDot2 : TokenKind.Dot2;
            }
            pos += 3;
            if (InParameters)
            {
                State = LexState.EndArg;
                return TokenKind.BeginDot3;
            }
            return begin ? TokenKind.BeginDot3 : TokenKind.Dot3;
        }
        if (IsDigit(next))
        {
            throw Fail("no .<digit> floating literal anymore; put 0 before dot");
        }
        pos++;
        State = LexState.Dot;
        return TokenKind.Dot;
    }

    TokenKind ReadLess(char next)
    {
        if (next == '<' && !Is(LexState.Dot | LexState.Class) && !IsEnd && (!IsArg || Is(LexState.Labeled) || SpaceBefore) && ReadHeredocHead())
        {
            return TokenKind.HeredocBegin;
        }
        if (Is(LexState.Class))
        {
            CommandStart = true;
        }
        return next switch
        {
            '=' when At(pos + 2) == '>' => Operator(TokenKind.Compare, 3),
            '=' => Operator(TokenKind.LessEqual, 2),
            '<' when At(pos + 2) == '=' => Assignment("<<"),
            '<' => Operator(TokenKind.ShiftLeft, 2),
            _ => Operator(TokenKind.Less, 1),
        };
    }

    TokenKind ReadColon(char next)
    {
        if (next == ':')
        {
            var top = IsBegin || Is(LexState.Class) || (IsArg && SpaceBefore && !IsSpace(At(pos + 2)));
            pos += 2;
            State = top ? LexState.Begin : LexState.Dot;
            return top ? TokenKind.Colon3 : TokenKind.Colon2;
        }
        if (IsEnd || IsSpace(next) || next is '#' or '\0')
        {
            pos++;
            State = LexState.Begin;
            return TokenKind.Colon;
        }
        if (next is '"' or '\'')
        {
            OpenLiteral(next, interpolates: next == '"', length: 2);
            return TokenKind.SymbolBegin;
        }
        return ReadSymbol();
    }

    TokenKind ReadBacktick(bool commandState)
    {
        if (Is(LexState.Fname | LexState.Dot))
        {
            pos++;
            State = Is(LexState.Fname) ? LexState.EndFn : commandState ? LexState.CmdArg : LexState.Arg;
            return TokenKind.Backtick;
        }
        OpenLiteral('`', interpolates: true, length: 1);
        return TokenKind.CommandBegin;
    }

    TokenKind ReadQuote(char c, bool commandState)
    {
        var label = IsLabelPossible(commandState);
        OpenLiteral(c, interpolates: c == '"', length: 1);
        Literal.LabelAllowed = label;
        Literal.Quote = true;
        return TokenKind.StringBegin;
    }

    TokenKind ReadSlash(char next)
    {
        if (IsBegin || (next != '=' && IsSpacedArgument(next)))
        {
            OpenLiteral('/', interpolates: true, length: 1);
            Literal.Regexp = true;
            return TokenKind.RegexpBegin;
        }
        return next == '=' ? Assignment("/") : Operator(TokenKind.Slash, 1);
    }

    void OpenLiteral(char delimiter, bool interpolates, int length)
    {
        var close = delimiter switch { '(' => ')', '[' => ']', '{' => '}', '<' => '>', _ => delimiter };
        Literal = new Literal
        {
            Open = close == delimiter ? '\0' : delimiter,
            Close = close,
            Interpolates = interpolates,
            Start = pos,
            Line = line,
        };
        pos += length;
    }
}
