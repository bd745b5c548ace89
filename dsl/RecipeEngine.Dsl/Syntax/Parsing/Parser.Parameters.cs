namespace RecipeEngine.Dsl.Syntax;

public sealed partial class Parser
{
    /// <summary>Parameters up to a closing token, which stays. Returns whether a block's list ended with a comma.</summary>
    bool ParseParameterList(List<ParameterNode> items, TokenKind close, bool block, bool lambda = false)
    {
        var rest = false;
        var optional = false;
        var stage = 0;
        while (Kind != close && Kind is not (TokenKind.Semicolon or TokenKind.Newline or TokenKind.EndOfFile))
        {
            var mark = Here;
            switch (Kind)
            {
                case TokenKind.Identifier:
                    {
                        var name = DeclareParameter(lex.Text, lex.Start);
                        Advance();
                        if (Kind == TokenKind.Assign)
                        {
                            Require(stage <= 1 && !rest && items.TrueForAll(i => i.Kind != ParameterKind.Post), mark);
                            stage = 1;
                            optional = true;
                            var value = ParseDefault(name, block);
                            items.Add(new ParameterNode(From(mark), ParameterKind.Optional, name, value));
                        }
                        else
                        {
                            Require(stage <= 1, mark);
                            items.Add(new ParameterNode(From(mark), optional || rest ? ParameterKind.Post : ParameterKind.Required, name));
                        }
                        break;
                    }
                case TokenKind.LeftParen or TokenKind.LeftParenBegin or TokenKind.LeftParenArg:
                    {
                        Require(stage <= 1, mark);
                        var destructure = ParseDestructure();
                        items.Add(new ParameterNode(From(mark), optional || rest ? ParameterKind.Post : ParameterKind.Required, null, null, destructure));
                        break;
                    }
                case TokenKind.Splat or TokenKind.Star:
                    {
                        Require(stage <= 1 && !rest && items.TrueForAll(i => i.Kind != ParameterKind.Post), mark);
                        rest = true;
                        Advance();
                        var name = ParseOptionalName();
                        items.Add(new ParameterNode(From(mark), ParameterKind.Rest, name));
                        break;
                    }
                case TokenKind.Label:
                    {
                        Require(stage <= 2, mark);
                        stage = 2;
                        var name = DeclareParameter(lex.Text, lex.Start);
                        var inParameters = lex.InParameters;
                        lex.InParameters = false;
                        Advance();
                        lex.InParameters = inParameters;
                        if (Kind is TokenKind.Comma or TokenKind.Newline or TokenKind.Semicolon or TokenKind.EndOfFile || Kind == close || (Kind == TokenKind.KwDo && close == TokenKind.LambdaBrace))
                        {
                            items.Add(new ParameterNode(From(mark), ParameterKind.RequiredKeyword, name));
                        }
                        else
                        {
                            scope.CurrentParameter = name;
                            var value = ParseParameterValue(block);
                            scope.CurrentParameter = null;
                            items.Add(new ParameterNode(From(mark), ParameterKind.Keyword, name, value));
                        }
                        break;
                    }
                case TokenKind.DoubleSplat or TokenKind.Power:
                    {
                        Require(stage <= 2, mark);
                        stage = 3;
                        Advance();
                        if (Kind == TokenKind.KwNil)
                        {
                            Advance();
                            items.Add(new ParameterNode(From(mark), ParameterKind.NoKeywords, null));
                            break;
                        }
                        var name = ParseOptionalName();
                        items.Add(new ParameterNode(From(mark), ParameterKind.KeywordRest, name));
                        break;
                    }
                case TokenKind.BlockAmpersand or TokenKind.Ampersand:
                    {
                        Require(stage <= 3, mark);
                        stage = 4;
                        Advance();
                        var name = ParseOptionalName();
                        if (name is null)
                        {
                            scope.HasAnonymousBlock = true;
                        }
                        items.Add(new ParameterNode(From(mark), ParameterKind.Block, name));
                        break;
                    }
                case TokenKind.BeginDot3 or TokenKind.Dot3 when !block && !lambda && close != TokenKind.LambdaBrace:
                    Require(stage <= 1 && !rest, mark);
                    stage = 4;
                    Advance();
                    scope.HasForward = true;
                    items.Add(new ParameterNode(From(mark), ParameterKind.Forward, null));
                    break;
                default:
                    throw BadParameter();
            }
            var newline = false;
            if (close == TokenKind.RightParen || close == TokenKind.Pipe)
            {
                newline = Kind == TokenKind.Newline;
                SkipNewlines();
            }
            if (Kind != TokenKind.Comma || newline)
            {
                return false;
            }
            Advance();
            if (block && Kind is TokenKind.Pipe or TokenKind.Semicolon && block)
            {
                Require(items.Count > 0 && stage == 0 && !rest, Here);
                return true;
            }
            if (Kind == close || Kind == TokenKind.Newline)
            {
                throw Unexpected();
            }
        }
        return false;
    }

    void Require(bool allowed, Mark at)
    {
        if (!allowed)
        {
            throw lex.Start == at.Start ? Unexpected() : lex.Fail("syntax error, unexpected parameter order", at.Start);
        }
    }

    ParseFailure BadParameter() => Kind switch
    {
        TokenKind.Constant => lex.Fail("formal argument cannot be a constant", lex.Start),
        TokenKind.InstanceVariable => lex.Fail("formal argument cannot be an instance variable", lex.Start),
        TokenKind.ClassVariable => lex.Fail("formal argument cannot be a class variable", lex.Start),
        TokenKind.GlobalVariable => lex.Fail("formal argument cannot be a global variable", lex.Start),
        _ => Unexpected(),
    };

    string? ParseOptionalName()
    {
        if (Kind != TokenKind.Identifier)
        {
            return Kind is TokenKind.Constant or TokenKind.InstanceVariable or TokenKind.ClassVariable or TokenKind.GlobalVariable ? throw BadParameter() : null;
        }
        var name = DeclareParameter(lex.Text, lex.Start);
        Advance();
        return name;
    }

    /// <summary>Names a parameter in the current scope, hiding one outside.</summary>
    string DeclareParameter(string name, int at)
    {
        if (IsNumberedParameter(name))
        {
            Fault($"{name} is reserved for numbered parameter", at);
        }
        if (name[^1] is '?' or '!')
        {
            throw lex.Fail($"formal argument must be local variable", at);
        }
        if (char.IsUpper(name[0]))
        {
            throw lex.Fail("formal argument cannot be a constant", at);
        }
        scope.Declare(name);
        return name;
    }

    Node ParseDefault(string name, bool block)
    {
        scope.CurrentParameter = name;
        var parameters = lex.InParameters;
        lex.InParameters = false;
        Advance();
        lex.InParameters = parameters;
        var value = ParseParameterValue(block);
        scope.CurrentParameter = null;
        return value;
    }

    /// <summary>A default value; between bars it is a primary, without operators.</summary>
    Node ParseParameterValue(bool block)
    {
        var parameters = lex.InParameters;
        lex.InParameters = false;
        var value = !block ? ParseArgument() : Kind == TokenKind.UnaryMinusNumber ? ParseNegativeNumber(Here) : ParsePrimary();
        lex.InParameters = parameters;
        return value;
    }

    /// <summary><c>(a, (b, *c))</c></summary>
    MultiTargetNode ParseDestructure()
    {
        var mark = Here;
        var targets = new List<Node>();
        Enter();
        Advance();
        SkipNewlines();
        var splat = false;
        while (true)
        {
            var at = Here;
            if (Kind is TokenKind.Splat or TokenKind.Star)
            {
                if (splat)
                {
                    throw Unexpected();
                }
                splat = true;
                Advance();
                Node? value = null;
                if (Kind == TokenKind.Identifier)
                {
                    value = new LocalAssignNode(TokenSpan, DeclareParameter(lex.Text, lex.Start), null);
                    Advance();
                }
                targets.Add(new SplatNode(From(at), value));
            }
            else if (Kind is TokenKind.LeftParen or TokenKind.LeftParenBegin)
            {
                targets.Add(ParseDestructure());
            }
            else if (Kind == TokenKind.Identifier)
            {
                targets.Add(new LocalAssignNode(TokenSpan, DeclareParameter(lex.Text, lex.Start), null));
                Advance();
            }
            else
            {
                throw BadParameter();
            }
            SkipNewlines();
            if (!Accept(TokenKind.Comma))
            {
                break;
            }
        }
        depth--;
        Expect(TokenKind.RightParen);
        return new MultiTargetNode(From(mark), targets) { Parenthesised = true };
    }

    void CheckDuplicates(List<ParameterNode> items)
    {
        if (items.Count < 2 && items is not [{ Destructure: not null }])
        {
            return;
        }
        var seen = new HashSet<string>();
        void Check(string? name, Node at)
        {
            if (name is not null && name[0] != '_' && !seen.Add(name))
            {
                Fault("duplicated argument name", at);
            }
        }
        void CheckTargets(MultiTargetNode targets)
        {
            foreach (var target in targets.Targets)
            {
                switch (target)
                {
                    case LocalAssignNode local:
                        Check(local.Name, local);
                        break;
                    case SplatNode { Value: LocalAssignNode local }:
                        Check(local.Name, local);
                        break;
                    case MultiTargetNode inner:
                        CheckTargets(inner);
                        break;
                }
            }
        }
        foreach (var item in items)
        {
            if (item.Destructure is { } destructure)
            {
                CheckTargets(destructure);
            }
            else
            {
                Check(item.Name, item);
            }
        }
    }
}
