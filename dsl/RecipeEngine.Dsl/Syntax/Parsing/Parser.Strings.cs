namespace RecipeEngine.Dsl.Syntax;

public sealed partial class Parser
{
    /// <summary>A string literal and those that follow it directly, <c>"a" "b"</c>.</summary>
    Node ParseStrings()
    {
        var mark = Here;
        var first = ParseString();
        if (Kind is not (TokenKind.StringBegin or TokenKind.Character or TokenKind.HeredocBegin) || first is CommandStringNode)
        {
            return first;
        }
        var parts = new List<Node> { first };
        while (Kind is TokenKind.StringBegin or TokenKind.Character or TokenKind.HeredocBegin)
        {
            if (Kind == TokenKind.HeredocBegin && lex.Heredoc.Command)
            {
                throw Unexpected();
            }
            parts.Add(ParseString());
        }
        var span = new Span(mark.Start, Math.Max(lex.PreviousEnd, parts[^1].Span.End), mark.Line);
        if (!parts.TrueForAll(p => p is StringNode))
        {
            return new InterpolatedStringNode(span, parts);
        }
        var strings = parts.ConvertAll(p => (StringNode)p);
        return new StringNode(span, string.Concat(strings.Select(s => s.Value)))
        {
            Adjacent = strings,
            HasUnicodeEscape = strings.Exists(s => s.HasUnicodeEscape),
            HasByteEscape = strings.Exists(s => s.HasByteEscape),
        };
    }

    Node ParseString()
    {
        if (Kind == TokenKind.HeredocBegin)
        {
            return ParseHeredoc();
        }
        if (Kind == TokenKind.Character)
        {
            var piece = lex.Piece;
            return Leaf(new StringNode(TokenSpan, piece.Value) { IsCharacter = true, HasUnicodeEscape = piece.HasUnicodeEscape, HasByteEscape = piece.HasByteEscape });
        }
        var mark = Here;
        var literal = lex.Literal;
        var parts = ParseParts(ref literal, out var label);
        if (!label)
        {
            Advance();
        }
        var span = new Span(mark.Start, label ? lex.End : lex.PreviousEnd, mark.Line);
        return parts.Count switch
        {
            0 => new StringNode(span, "") { Cuts = literal.Quote ? null : [] },
            1 when parts[0] is StringNode only => Respan(only, span),
            _ => new InterpolatedStringNode(span, parts),
        };
    }

    static StringNode Respan(StringNode node, Span span) => new(span, node.Value) { Cuts = node.Cuts, HasUnicodeEscape = node.HasUnicodeEscape, HasByteEscape = node.HasByteEscape };

    StringNode PieceNode(StringPiece piece, int start, int line) =>
        new(new Span(start, lex.Position, line), piece.Value) { Cuts = piece.Cuts, HasUnicodeEscape = piece.HasUnicodeEscape, HasByteEscape = piece.HasByteEscape };

    /// <summary>The pieces of an open literal up to its end. The current token is then still the opening one.</summary>
    List<Node> ParseParts(ref Literal literal, out bool label)
    {
        var parts = new List<Node>(1);
        while (true)
        {
            var start = lex.Position;
            var line = lex.CurrentLine;
            switch (lex.NextPiece(ref literal))
            {
                case PieceKind.Content:
                    parts.Add(PieceNode(lex.Piece, start, line));
                    break;
                case PieceKind.Interpolation:
                    parts.Add(ParseInterpolation(start, line));
                    break;
                case PieceKind.Variable:
                    parts.Add(ParseInterpolatedVariable());
                    break;
                case PieceKind.LabelEnd:
                    label = true;
                    return parts;
                default:
                    label = false;
                    return parts;
            }
        }
    }

    /// <summary>Behind <c>#{</c>: statements up to <c>}</c>, right after which the string goes on.</summary>
    InterpolationNode ParseInterpolation(int start, int line)
    {
        var outer = EnterGroup();
        var nest = lex.LambdaNest;
        lex.LambdaNest = -1;
        Enter();
        Advance();
        var body = ParseStatements(TokenKind.RightBrace);
        if (Kind != TokenKind.RightBrace)
        {
            throw Unexpected(TokenKind.RightBrace);
        }
        depth--;
        lex.LambdaNest = nest;
        LeaveGroup(outer);
        return new InterpolationNode(new Span(start, lex.Position, line), body);
    }

    Node ParseInterpolatedVariable()
    {
        lex.Advance();
        Node node = Kind switch
        {
            TokenKind.InstanceVariable => new InstanceVariableNode(TokenSpan, lex.Text),
            TokenKind.ClassVariable => new ClassVariableNode(TokenSpan, lex.Text),
            TokenKind.NthReference => new NthReferenceNode(TokenSpan, int.TryParse(lex.Text.AsSpan(1), out var n) ? n : 0),
            TokenKind.BackReference => new BackReferenceNode(TokenSpan, lex.Text),
            _ => new GlobalVariableNode(TokenSpan, lex.Text),
        };
        return node;
    }

    CommandStringNode ParseCommandString()
    {
        var mark = Here;
        var literal = lex.Literal;
        var parts = ParseParts(ref literal, out _);
        Advance();
        return new CommandStringNode(From(mark), parts);
    }

    Node ParseQuotedSymbol() => ParseQuotedSymbol(LexState.End);

    Node ParseQuotedSymbol(LexState after)
    {
        var mark = Here;
        var literal = lex.Literal;
        var parts = ParseParts(ref literal, out _);
        lex.State = after;
        Advance();
        return parts switch
        {
            [] => new SymbolNode(From(mark), "") { Cuts = [] },
            [StringNode only] => new SymbolNode(From(mark), only.Value) { Cuts = only.Cuts },
            _ => new InterpolatedSymbolNode(From(mark), parts),
        };
    }

    RegexpNode ParseRegexp()
    {
        var mark = Here;
        var literal = lex.Literal;
        var parts = ParseParts(ref literal, out _);
        var options = lex.ReadRegexpOptions();
        Advance();
        if (RegexpNames.StaticText(parts) is { } text && RegexpCheck.Find(text, options) is { } fault)
        {
            Fault($"{fault}: /{text}/", mark.Start);
        }
        return new RegexpNode(From(mark), parts, options);
    }

    /// <summary><c>%w[]</c>, <c>%W[]</c>, <c>%i[]</c>, <c>%I[]</c></summary>
    ArrayNode ParseWords()
    {
        var mark = Here;
        var symbols = Kind == TokenKind.SymbolsBegin;
        var literal = lex.Literal;
        var words = new List<Node>();
        var word = new List<Node>();
        while (true)
        {
            var start = lex.Position;
            var line = lex.CurrentLine;
            var piece = lex.NextPiece(ref literal);
            switch (piece)
            {
                case PieceKind.Content:
                    word.Add(PieceNode(lex.Piece, start, line));
                    continue;
                case PieceKind.Interpolation:
                    word.Add(ParseInterpolation(start, line));
                    continue;
                case PieceKind.Variable:
                    word.Add(ParseInterpolatedVariable());
                    continue;
            }
            if (word.Count > 0)
            {
                words.Add(Word(word, symbols));
                word = [];
            }
            if (piece == PieceKind.End)
            {
                break;
            }
        }
        Advance();
        return new ArrayNode(From(mark), words);
    }

    static Node Word(List<Node> parts, bool symbols)
    {
        var span = parts[0].Span with { End = parts[^1].Span.End };
        if (parts is [StringNode only])
        {
            return symbols ? new SymbolNode(span, only.Value) : only;
        }
        return symbols ? new InterpolatedSymbolNode(span, parts) : new InterpolatedStringNode(span, parts);
    }

    Node ParseHeredoc()
    {
        var mark = Here;
        var span = TokenSpan;
        var body = lex.EnterHeredoc();
        var parts = new List<Node>(1);
        var pieces = body.Head.Squiggly ? new List<StringPiece>() : null;
        var more = true;
        while (more)
        {
            var start = lex.Position;
            var line = lex.CurrentLine;
            switch (lex.NextPiece(ref body))
            {
                case PieceKind.Content:
                    pieces?.Add(lex.Piece);
                    parts.Add(PieceNode(lex.Piece, start, line));
                    break;
                case PieceKind.Interpolation:
                    parts.Add(ParseInterpolation(start, line));
                    break;
                case PieceKind.Variable:
                    parts.Add(ParseInterpolatedVariable());
                    break;
                default:
                    more = false;
                    break;
            }
        }
        if (pieces is not null)
        {
            HeredocIndent.Remove(parts, pieces);
        }
        lex.LeaveHeredoc(ref body);
        Advance();
        if (body.Head.Command)
        {
            return new CommandStringNode(span, parts);
        }
        return parts switch
        {
            [] => new StringNode(span, "") { Cuts = [] },
            [StringNode only] => Respan(only, span),
            _ => new InterpolatedStringNode(span, parts),
        };
    }
}
