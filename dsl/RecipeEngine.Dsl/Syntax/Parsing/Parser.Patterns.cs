namespace RecipeEngine.Dsl.Syntax;

public sealed partial class Parser
{
    HashSet<string> patternNames = [];
    string lastPatternName = "";

    /// <summary>The clauses of <c>case x in …</c>, from the first in to the end.</summary>
    CaseInNode ParseCaseIn(Mark mark, Node subject)
    {
        var clauses = new List<InNode>();
        while (Kind == TokenKind.KwIn)
        {
            clauses.Add(ParseIn());
        }
        Node? otherwise = null;
        var hasElse = Accept(TokenKind.KwElse);
        if (hasElse)
        {
            otherwise = ParseStatements();
        }
        ExpectEnd(mark);
        return new CaseInNode(From(mark), subject, clauses, otherwise, hasElse);
    }

    InNode ParseIn()
    {
        var mark = Here;
        var pattern = ParseTopPattern();
        Node? guard = null;
        var unless = Kind == TokenKind.UnlessModifier;
        if (Kind is TokenKind.IfModifier or TokenKind.UnlessModifier)
        {
            Advance();
            guard = Condition(ParseExpression());
        }
        ParseThen();
        var body = ParseStatements();
        return new InNode(From(mark), pattern, guard, unless, body);
    }

    /// <summary>At <c>in</c> or <c>=></c>: the pattern behind it, where brackets may be left out.</summary>
    Node ParseTopPattern()
    {
        var outerNames = patternNames;
        patternNames = [];
        var labels = lex.LabelsEndAtNewline;
        var outerNoDo = noDo;
        lex.State = LexState.Begin | LexState.Label;
        lex.CommandStart = false;
        lex.LabelsEndAtNewline = true;
        Advance();
        lex.CommandStart = false;
        var pattern = ParseTopPatternBody();
        lex.LabelsEndAtNewline = labels;
        noDo = outerNoDo;
        patternNames = outerNames;
        return pattern;
    }

    MatchPatternNode ParseMatchPattern(Node value)
    {
        var test = Kind == TokenKind.KwIn;
        var pattern = ParseTopPattern();
        return new MatchPatternNode(From(value), value, pattern, test);
    }

    Node ParseTopPatternBody()
    {
        var mark = Here;
        if (IsPatternKey())
        {
            return ParseHashPatternBody(null, mark, TokenKind.EndOfFile);
        }
        var first = ParsePatternElement(out var label);
        if (label)
        {
            return ParseHashPatternBody(null, mark, TokenKind.EndOfFile, first);
        }
        if (Kind != TokenKind.Comma && first is not SplatPatternNode)
        {
            return first;
        }
        return ParseArrayPatternBody(null, mark, TokenKind.EndOfFile, first);
    }

    bool IsPatternKey() => Kind is TokenKind.Label or TokenKind.DoubleSplat or TokenKind.Power;

    /// <summary><c>*rest</c> or a pattern; <paramref name="label"/> when it was a string label instead, still to be read on.</summary>
    Node ParsePatternElement(out bool label)
    {
        label = false;
        if (Kind is TokenKind.Splat or TokenKind.Star)
        {
            var mark = Here;
            Advance();
            string? name = null;
            if (Kind == TokenKind.Identifier)
            {
                name = BindPatternName(lex.Text, lex.Start);
                Advance();
            }
            return new SplatPatternNode(From(mark), name);
        }
        var pattern = ParsePattern();
        label = Kind == TokenKind.LabelEnd;
        return pattern;
    }

    /// <summary>Elements of an array or find pattern up to the closing token, which stays.</summary>
    Node ParseArrayPatternBody(Node? constant, Mark mark, TokenKind close, Node? first)
    {
        var items = new List<Node>();
        var trailing = false;
        if (first is not null)
        {
            items.Add(first);
        }
        else if (Kind != close)
        {
            items.Add(ParsePatternElement(out _));
        }
        while (items.Count > 0)
        {
            if (!Accept(TokenKind.Comma))
            {
                SkipPatternNewlines(close);
                break;
            }
            SkipPatternNewlines(close);
            if (Kind == close || (close == TokenKind.EndOfFile && EndsPattern()))
            {
                trailing = true;
                break;
            }
            items.Add(ParsePatternElement(out _));
        }
        var splats = items.Count(i => i is SplatPatternNode);
        if (splats > 1)
        {
            if (splats == 2 && items.Count > 2 && items[0] is SplatPatternNode && items[^1] is SplatPatternNode && !trailing)
            {
                return new FindPatternNode(From(mark), constant, items);
            }
            throw lex.Fail("syntax error, unexpected *", items.Last(i => i is SplatPatternNode).Span.Start);
        }
        if (trailing && items[^1] is SplatPatternNode)
        {
            throw Unexpected();
        }
        return new ArrayPatternNode(From(mark), constant, items, trailing && splats == 0);
    }

    bool EndsPattern() => Kind is TokenKind.Newline or TokenKind.Semicolon or TokenKind.KwThen or TokenKind.IfModifier or TokenKind.UnlessModifier or TokenKind.EndOfFile
        or TokenKind.KwAnd or TokenKind.KwOr or TokenKind.RightParen or TokenKind.RightBrace or TokenKind.KwEnd or TokenKind.KwDo;

    void SkipPatternNewlines(TokenKind close)
    {
        if (close != TokenKind.EndOfFile)
        {
            SkipNewlines();
        }
    }

    /// <summary>Pairs of a hash pattern; a first key that was a string has been read.</summary>
    HashPatternNode ParseHashPatternBody(Node? constant, Mark mark, TokenKind close, Node? firstKey = null)
    {
        var pairs = new List<HashPatternPair>();
        var keys = new HashSet<string>();
        string? rest = null;
        var hasRest = false;
        var nilRest = false;
        while (true)
        {
            var at = Here;
            if (Kind is TokenKind.DoubleSplat or TokenKind.Power && firstKey is null)
            {
                Advance();
                if (Kind == TokenKind.KwNil)
                {
                    nilRest = true;
                    Advance();
                }
                else
                {
                    hasRest = true;
                    if (Kind == TokenKind.Identifier)
                    {
                        rest = BindPatternName(lex.Text, lex.Start);
                        Advance();
                    }
                }
                SkipPatternNewlines(close);
                break;
            }
            string key;
            if (firstKey is not null || Kind == TokenKind.StringBegin)
            {
                var node = firstKey ?? ParseString();
                firstKey = null;
                if (Kind != TokenKind.LabelEnd)
                {
                    throw Unexpected(TokenKind.Label);
                }
                key = node is StringNode text ? lex.Intern(text.Value) : throw lex.Fail("symbol literal with interpolation is not allowed", node.Span.Start);
                at = new Mark(node.Span.Start, node.Span.Line);
            }
            else if (Kind == TokenKind.Label)
            {
                key = lex.Text;
            }
            else
            {
                throw Unexpected();
            }
            if (!keys.Add(key))
            {
                Fault("duplicated key name", at.Start);
            }
            var keyEnd = lex.End;
            Advance();
            Node? value = null;
            if (Kind is not (TokenKind.Comma or TokenKind.Newline) && Kind != close && !EndsPattern())
            {
                value = ParsePattern();
            }
            else
            {
                if (key.Length == 0 || !(key[0] == '_' || char.IsLower(key[0]) || key[0] >= 0x80) || key[^1] is '?' or '!')
                {
                    Fault("key must be valid as local variables", at.Start);
                }
                BindPatternName(key, at.Start);
            }
            pairs.Add(new HashPatternPair(new Span(at.Start, Math.Max(keyEnd, lex.PreviousEnd), at.Line), key, value));
            if (!Accept(TokenKind.Comma))
            {
                SkipPatternNewlines(close);
                break;
            }
            SkipPatternNewlines(close);
            if (Kind == close || (close == TokenKind.EndOfFile && EndsPattern()))
            {
                break;
            }
        }
        return new HashPatternNode(From(mark), constant, pairs, rest, hasRest, nilRest);
    }

    /// <summary>Alternatives, and names bound with <c>=></c>.</summary>
    Node ParsePattern()
    {
        Enter();
        var bound = patternNames.Count;
        var left = ParsePatternPrimary();
        var alternatives = Kind == TokenKind.Pipe;
        while (Kind == TokenKind.Pipe)
        {
            Advance();
            var right = ParsePatternPrimary();
            left = new AlternativePatternNode(From(left), left, right);
        }
        if (alternatives && patternNames.Count > bound)
        {
            Fault($"illegal variable in alternative pattern ({lastPatternName})", left.Span.Start);
        }
        while (Kind == TokenKind.Arrow)
        {
            Advance();
            if (Kind != TokenKind.Identifier)
            {
                throw Unexpected(TokenKind.Identifier);
            }
            var name = BindPatternName(lex.Text, lex.Start);
            Advance();
            left = new CapturePatternNode(From(left), left, name);
        }
        depth--;
        return left;
    }

    string BindPatternName(string name, int at)
    {
        if (name[0] != '_' && !patternNames.Add(name))
        {
            Fault("duplicated variable name", at);
        }
        if (IsNumberedParameter(name))
        {
            Fault($"{name} is reserved for numbered parameter", at);
        }
        if (name[^1] is '?' or '!')
        {
            throw Unexpected();
        }
        lastPatternName = name;
        scope.DeclareIfNew(lex.Intern(name));
        return name;
    }
}
