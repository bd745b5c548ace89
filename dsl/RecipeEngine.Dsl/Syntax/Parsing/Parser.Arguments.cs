namespace RecipeEngine.Dsl.Syntax;

public sealed partial class Parser
{
    List<Node> ParseParenthesisedArguments()
    {
        var outer = EnterGroup();
        Advance();
        var arguments = ParseArguments(TokenKind.RightParen, calls: true);
        LeaveGroup(outer);
        Expect(TokenKind.RightParen);
        return arguments;
    }

    /// <summary>Arguments up to a closing token (which stays), or for EndOfFile as long as commas follow.
    /// <paramref name="calls"/>: of a call, where a command, a block or ... may stand; otherwise items of an array.</summary>
    List<Node> ParseArguments(TokenKind close, bool calls)
    {
        var items = new List<Node>();
        List<Node>? pairs = null;
        var pairsMark = Here;
        if (close != TokenKind.EndOfFile)
        {
            SkipNewlines();
        }
        if (Kind == close)
        {
            return items;
        }
        if (calls)
        {
            commandAt = lex.Start;
        }
        while (true)
        {
            var mark = Here;
            if (Kind == TokenKind.BlockAmpersand && calls)
            {
                ClosePairs(items, ref pairs, pairsMark);
                items.Add(ParseBlockPass(mark));
                if (close != TokenKind.EndOfFile)
                {
                    SkipNewlines();
                }
                break;
            }
            if (Kind == TokenKind.BeginDot3 && calls && scope.ForwardsHere && close == TokenKind.RightParen)
            {
                Advance();
                if (Kind == TokenKind.RightParen)
                {
                    ClosePairs(items, ref pairs, pairsMark);
                    items.Add(new ForwardArgumentsNode(From(mark)));
                    break;
                }
                var end = ParseBinary(Operators.Or);
                items.Add(new RangeNode(From(mark), null, end, exclusive: true));
            }
            else
            {
                var item = ParsePairOrArgument(out var isPair);
                if (isPair)
                {
                    if (pairs is null)
                    {
                        pairsMark = mark;
                    }
                    (pairs ??= []).Add(item);
                }
                else if (pairs is not null)
                {
                    throw Kind == TokenKind.Comma || Kind == close ? Unexpected(TokenKind.Arrow) : Unexpected();
                }
                else
                {
                    items.Add(item);
                }
                if (calls && ReferenceEquals(item, lastCommand) && !ReferenceEquals(item, openCommand) && close != TokenKind.EndOfFile)
                {
                    Fault("syntax error, unexpected `do' for block", item);
                }
                if (ReferenceEquals(item, openCommand))
                {
                    // f a b, c: the inner command took all that follows.
                    if (Kind == TokenKind.Comma)
                    {
                        throw Unexpected();
                    }
                    if (close != TokenKind.EndOfFile)
                    {
                        SkipNewlines();
                    }
                    break;
                }
            }
            if (Kind != TokenKind.Comma)
            {
                if (close != TokenKind.EndOfFile)
                {
                    SkipNewlines();
                }
                break;
            }
            Advance();
            if (close != TokenKind.EndOfFile)
            {
                SkipNewlines();
                if (Kind == close)
                {
                    break;
                }
            }
        }
        ClosePairs(items, ref pairs, pairsMark);
        return items;
    }

    void ClosePairs(List<Node> items, ref List<Node>? pairs, Mark mark)
    {
        if (pairs is not null)
        {
            WarnOfRepeatedKeys(pairs);
            items.Add(new HashNode(From(mark), pairs, braces: false));
            pairs = null;
        }
    }

    void WarnOfRepeatedKeys(List<Node> pairs)
    {
        if (pairs.Count < 2)
        {
            return;
        }
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var pair in pairs.OfType<PairNode>())
        {
            if (KeyText(pair.Key) is not { } text)
            {
                continue;
            }
            if (seen.TryGetValue(text, out var line))
            {
                Warn($"key {text} is duplicated and overwritten on line {pair.Line}", line);
            }
            seen[text] = pair.Line;
        }
    }

    /// <summary>A literal as inspect shows it; null when it is not known before it runs.</summary>
    static string? KeyText(Node node) => node switch
    {
        SymbolNode n => Text.SymbolInspect.Inspect(n.Value),
        StringNode n => Text.StringInspect.Inspect(n.Value),
        IntegerNode n => n.ToString(),
        FloatNode n => Text.FloatText.Format(n.Value),
        _ => null,
    };

    Node ParseBlockPass(Mark mark)
    {
        Advance();
        if (Kind is TokenKind.RightParen or TokenKind.RightBracket or TokenKind.Newline or TokenKind.EndOfFile or TokenKind.Semicolon)
        {
            if (!scope.AnonymousBlockHere)
            {
                throw lex.Fail("no anonymous block parameter", mark.Start);
            }
            return new BlockPassNode(From(mark), null);
        }
        var value = ParseArgument();
        return new BlockPassNode(From(mark), value);
    }

    /// <summary>One argument: a splat, a value, or a pair of the keywords at the end.</summary>
    Node ParsePairOrArgument(out bool isPair)
    {
        isPair = false;
        if (Kind == TokenKind.Splat)
        {
            var mark = Here;
            Advance();
            var splatted = ParseArgument();
            return new SplatNode(From(mark), splatted);
        }
        if (Kind is TokenKind.Label or TokenKind.DoubleSplat)
        {
            isPair = true;
            return ParsePair()!;
        }
        var at = Here;
        var value = ParseArgument();
        CheckValue(value);
        if (Kind == TokenKind.Arrow || Kind == TokenKind.LabelEnd)
        {
            isPair = true;
            return ParsePairValue(value, at);
        }
        return value;
    }

    /// <summary>A pair of a hash or of keywords; null when the thing read is no pair.</summary>
    Node? ParsePair()
    {
        var mark = Here;
        switch (Kind)
        {
            case TokenKind.DoubleSplat:
                Advance();
                var hash = ParseArgument();
                CheckValue(hash);
                return new DoubleSplatNode(From(mark), hash);
            case TokenKind.Label:
                return ParseLabelPair(mark);
            default:
                var key = ParseArgument();
                CheckValue(key);
                return Kind is TokenKind.Arrow or TokenKind.LabelEnd ? ParsePairValue(key, mark) : throw Unexpected(TokenKind.Arrow);
        }
    }

    PairNode ParsePairValue(Node key, Mark mark)
    {
        if (Kind == TokenKind.LabelEnd)
        {
            key = key switch
            {
                StringNode text => new SymbolNode(text.Span, text.Value) { Cuts = text.Cuts },
                InterpolatedStringNode text => new InterpolatedSymbolNode(text.Span, text.Parts),
                _ => throw Unexpected(),
            };
        }
        Advance();
        SkipNewlines();
        var value = ParseArgument();
        CheckValue(value);
        return new PairNode(From(mark), key, value);
    }

    PairNode ParseLabelPair(Mark mark)
    {
        var name = lex.Text;
        var span = TokenSpan;
        Advance();
        var key = new SymbolNode(span, name);
        if (!StartsExpression(Kind))
        {
            // x: alone stands for x: x. It cannot end in ? or !.
            if (name[^1] is '?' or '!')
            {
                throw lex.Fail($"identifier {name} is not valid to get", span.Start);
            }
            Node value = scope.IsDeclared(name) ? new LocalVariableNode(span, name)
                : char.IsUpper(name[0]) ? new ConstantNode(span, null, name)
                : IsNumberedParameter(name) && DeclareNumbered(name, span) ? new LocalVariableNode(span, name)
                : new CallNode(span, null, name, []) { IsVariableCall = true };
            return new PairNode(span, key, value);
        }
        SkipNewlines();
        var explicitValue = ParseArgument();
        CheckValue(explicitValue);
        return new PairNode(From(mark), key, explicitValue);
    }
}
