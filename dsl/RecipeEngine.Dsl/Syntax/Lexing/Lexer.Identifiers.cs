namespace RecipeEngine.Dsl.Syntax;

sealed partial class Lexer
{
    TokenKind ReadIdentifier(bool commandState)
    {
        var last = State;
        var p = pos;
        var first = text[p];
        while (p < text.Length && IsIdentifierPart(text[p]))
        {
            CheckNameCharacter(p);
            p++;
        }
        var c = At(p);
        var kind = TokenKind.Constant;
        if (c is '!' or '?' && At(p + 1) != '=')
        {
            p++;
            kind = TokenKind.MethodName;
        }
        else if (c == '=' && Is(LexState.Fname) && At(p + 1) is var next && next != '~' && next != '>' && (next != '=' || At(p + 2) == '>'))
        {
            p++;
            kind = TokenKind.Identifier;
        }
        var span = text.AsSpan(pos, p - pos);
        if (IsLabelPossible(commandState) && At(p) == ':' && At(p + 1) != ':')
        {
            State = LexState.Arg | LexState.Labeled;
            Text = Intern(span);
            pos = p + 1;
            return TokenKind.Label;
        }
        pos = p;
        if ((last & LexState.Dot) == 0 && kind != TokenKind.Identifier && Keywords.Find(span, out var keyword))
        {
            Text = keyword.Name;
            if (Is(LexState.Fname))
            {
                State = LexState.EndFn;
                return keyword.Kind;
            }
            State = keyword.State;
            if (Is(LexState.Begin))
            {
                CommandStart = true;
            }
            if ((last & (LexState.Begin | LexState.Labeled | LexState.Class)) != 0 || keyword.Kind == TokenKind.KwDo)
            {
                return keyword.Kind;
            }
            if (keyword.Kind != keyword.Modifier)
            {
                State = LexState.Begin | LexState.Label;
            }
            return keyword.Modifier;
        }
        Text = Intern(span);
        if (Is(LexState.BeginAny | LexState.ArgAny | LexState.Dot))
        {
            State = commandState ? LexState.CmdArg : LexState.Arg;
        }
        else
        {
            State = Is(LexState.Fname) ? LexState.EndFn : LexState.End;
        }
        if (kind == TokenKind.Constant && !IsUpper(first))
        {
            kind = TokenKind.Identifier;
        }
        if (kind == TokenKind.Identifier && (last & (LexState.Dot | LexState.Fname)) == 0 && Scope.IsDeclared(Text))
        {
            State = LexState.End | LexState.Label;
        }
        return kind;
    }

    void CheckNameCharacter(int at)
    {
        if (text[at] is >= '\uDC80' and <= '\uDCFF' && (at == 0 || !char.IsHighSurrogate(text[at - 1])))
        {
            throw Fail("invalid multibyte char (UTF-8)", at);
        }
    }

    static bool IsUpper(char c) => c < 0x80 ? c is >= 'A' and <= 'Z' : char.IsUpper(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.TitlecaseLetter;

    TokenKind ReadInstanceVariable()
    {
        var p = pos + 1;
        var kind = TokenKind.InstanceVariable;
        if (At(p) == '@')
        {
            p++;
            kind = TokenKind.ClassVariable;
        }
        var what = kind == TokenKind.ClassVariable ? "a class" : "an instance";
        if (!IsIdentifierStart(At(p)))
        {
            if (IsDigit(At(p)))
            {
                var e = p;
                while (IsIdentifierPart(At(e)))
                {
                    e++;
                }
                throw Fail($"`{text[pos..e]}' is not allowed as {what} variable name");
            }
            throw Fail($"`{text[pos..p]}' without identifiers is not allowed as {what} variable name");
        }
        while (IsIdentifierPart(At(p)))
        {
            p++;
        }
        Text = Intern(text.AsSpan(pos, p - pos));
        pos = p;
        State = Is(LexState.Fname) ? LexState.EndFn : LexState.End;
        return kind;
    }

    bool variableInString;

    TokenKind ReadGlobalVariable()
    {
        var last = State;
        State = LexState.End;
        var p = pos + 1;
        var c = At(p);
        var kind = TokenKind.GlobalVariable;
        switch (c)
        {
            case '~' or '*' or '$' or '?' or '!' or '@' or '/' or '\\' or ';' or ',' or '.' or '=' or ':' or '<' or '>' or '"':
                p++;
                break;
            case '-':
                p++;
                if (IsIdentifierPart(At(p)))
                {
                    p += char.IsHighSurrogate(At(p)) ? 2 : 1;
                }
                break;
            case '&' or '`' or '\'' or '+':
                p++;
                kind = (last & LexState.Fname) != 0 ? TokenKind.GlobalVariable : TokenKind.BackReference;
                break;
            case >= '1' and <= '9':
                while (IsDigit(At(p)))
                {
                    p++;
                }
                kind = (last & LexState.Fname) != 0 ? TokenKind.GlobalVariable : TokenKind.NthReference;
                break;
            default:
                if (!IsIdentifierPart(c))
                {
                    throw Fail(IsSpace(c) || c == '\0' ? "`$' without identifiers is not allowed as a global variable name" : $"`${c}' is not allowed as a global variable name");
                }
                if (c == '0' || !IsDigit(c))
                {
                    if (c == '0' && IsDigit(At(p + 1)) && !variableInString)
                    {
                        throw Fail($"identifier {text[pos..(p + 2)]} is not valid to get");
                    }
                    while (IsIdentifierPart(At(p)))
                    {
                        p++;
                    }
                }
                break;
        }
        Text = Intern(text.AsSpan(pos, p - pos));
        pos = p;
        variableInString = false;
        return kind;
    }
}
