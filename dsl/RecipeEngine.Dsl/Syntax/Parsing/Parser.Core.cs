using System.Runtime.CompilerServices;

namespace RecipeEngine.Dsl.Syntax;

// Recursive descent over the lexer's tokens, operators by precedence climbing. One token is known at a time; what the lexer makes of the
// next one depends on the locals declared so far, so names are declared before the parser moves past the token behind them.
public sealed partial class Parser
{
    const int DeepestNesting = 2500;

    readonly SourceText source;
    readonly Lexer lex;
    List<Diagnostic>? faults;
    LocalScope scope;
    int depth;
    /// <summary>Start of the token at which a command call without parentheses may begin.</summary>
    int commandAt = -1;
    /// <summary>Start of the token at which <c>not</c> may stand without parentheses.</summary>
    int expressionAt = -1;
    /// <summary>Start of the token at which a statement begins: <c>a, b = …</c> and <c>a = 1, 2</c> are possible.</summary>
    int statementAt = -1;
    /// <summary>Start of the token at which <c>a = command</c> and <c>def f = command</c> are possible: a statement, or a value assigned by one.</summary>
    int assignmentAt = -1;
    /// <summary>The last assignment whose value is a command.</summary>
    Node? commandAssignment;
    /// <summary>A <c>do</c> belongs to something further out: the condition of a loop, or a command whose arguments are being read.</summary>
    bool noDo;
    /// <summary>Directly inside parentheses, where targets may end at a newline before the <c>)</c>.</summary>
    bool inGroup;
    bool inDef;
    bool inClass;
    bool inDefined;
    /// <summary>Inside a loop or block of the current method: break and next are possible.</summary>
    bool inLoop;
    bool inRescue;
    /// <summary>The source is evaluated in a binding: what surrounds it is not known.</summary>
    readonly bool isEval;
    /// <summary>Only the grammar is checked, as by <c>ruby -c</c>: a stray break, next, redo, retry or yield is left to the run.</summary>
    bool grammarOnly;

    /// <summary>Whether jumps are left unchecked here.</summary>
    bool AllowsJumps => inDefined || grammarOnly || (isEval && !inDef && !inClass);

    Parser(SourceText source, IEnumerable<string>? locals)
    {
        this.source = source;
        scope = new LocalScope(null);
        lex = new Lexer(source, scope);
        isEval = locals is not null;
        foreach (var name in locals ?? [])
        {
            scope.Declare(lex.Intern(name));
        }
    }

    TokenKind Kind => lex.Kind;

    void Advance() => lex.Advance();

    bool Accept(TokenKind kind)
    {
        if (lex.Kind != kind)
        {
            return false;
        }
        lex.Advance();
        return true;
    }

    void Expect(TokenKind kind)
    {
        if (lex.Kind != kind)
        {
            throw Unexpected(kind);
        }
        lex.Advance();
    }

    void SkipNewlines()
    {
        while (lex.Kind == TokenKind.Newline)
        {
            lex.Advance();
        }
    }

    bool SkipTerminators()
    {
        var any = false;
        while (lex.Kind is TokenKind.Newline or TokenKind.Semicolon)
        {
            any = true;
            lex.Advance();
        }
        return any;
    }

    Mark Here => new(lex.Start, lex.Line);

    /// <summary>From a mark to the end of the last token passed.</summary>
    Span From(Mark mark) => new(mark.Start, Math.Max(lex.PreviousEnd, mark.Start), mark.Line);

    Span From(Node node) => new(node.Span.Start, Math.Max(lex.PreviousEnd, node.Span.Start), node.Span.Line);

    Span TokenSpan => new(lex.Start, lex.End, lex.Line);

    readonly record struct Mark(int Start, int Line);

    void Enter()
    {
        if (++depth > DeepestNesting || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw lex.Fail("nesting is too deep", lex.Start);
        }
    }

    LocalScope PushScope(bool block)
    {
        var outer = scope;
        scope = lex.Scope = new LocalScope(block ? outer : null);
        return outer;
    }

    void PopScope(LocalScope outer) => scope = lex.Scope = outer;

    List<ParserWarning>? warnings;

    void Warn(string message, Node at) => Warn(message, at.Line);

    /// <param name="message">without place</param>
    /// <param name="line">where</param>
    /// <param name="verbose">only told with <c>-w</c></param>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    void Warn(string message, int line, bool verbose = false) => (warnings ??= []).Add(new ParserWarning(line, message, verbose));

    void Fault(string message, int at) => Record(lex.Report(message, at));

    void Fault(string message, Node at) => Fault(message, at.Span.Start);

    ParseFailure Unexpected(TokenKind expected = TokenKind.Error)
    {
        var message = $"syntax error, unexpected {TokenNames.Of(lex)}";
        if (expected != TokenKind.Error)
        {
            message += $", expecting {TokenNames.Of(expected)}";
        }
        return lex.Fail(message, Kind == TokenKind.EndOfFile ? LastCharacter() : lex.Start);
    }

    /// <summary>Behind the last character that is not blank: where a missing end is reported.</summary>
    int LastCharacter() => source.Text.AsSpan(0, Math.Min(lex.Start, source.Text.Length)).TrimEnd().Length;

    /// <summary>Expects the <c>end</c> of a construct.</summary>
    void ExpectEnd(Mark opening)
    {
        RequireEnd(opening);
        Advance();
    }

    /// <summary>As <see cref="ExpectEnd"/>, staying at the end.</summary>
    void RequireEnd(Mark opening)
    {
        if (Kind != TokenKind.KwEnd)
        {
            if (Kind == TokenKind.EndOfFile)
            {
                lacksEnd = true;
            }
            throw Unexpected(TokenKind.KwEnd);
        }
        if (tracksEnds && suspect == 0 && lex.Line != opening.Line && Indentation(LineStart(lex.Start)) < Indentation(LineStart(opening.Start)))
        {
            suspect = opening.Line;
        }
    }

    int LineStart(int at) => at == 0 ? 0 : source.Text.LastIndexOf('\n', at - 1) + 1;

    /// <summary>The input ended where an end was expected.</summary>
    bool lacksEnd;
    /// <summary>Compare the indentation of each end with that of what it closes.</summary>
    bool tracksEnds;
    /// <summary>Line of the first construct whose end is indented less than it; 0 for none.</summary>
    int suspect;

}
