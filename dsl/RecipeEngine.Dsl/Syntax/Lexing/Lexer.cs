namespace RecipeEngine.Dsl.Syntax;

/// <summary>Cuts Ruby source into tokens, one at a time as the parser asks, since what a character means depends on what came before.
/// String-like literals come as a begin token; the parser then asks for their pieces.</summary>
sealed partial class Lexer
{
    readonly SourceText source;
    readonly string text;
    readonly NameTable names = new();
    int pos;
    int line;
    /// <summary>Where the text goes on after the here documents that begin on the current line; -1 without any.</summary>
    int heredocEnd = -1;
    int heredocEndLine;
    int parenNest;

    public Lexer(SourceText source, LocalScope scope)
    {
        this.source = source;
        text = source.Text;
        line = source.FirstLine;
        Scope = scope;
        if (HasStrayBytes(text) && MagicComments.Read(text).Encoding is null or "utf-8" or "UTF-8")
        {
            rejectsStrayBytes = true;
        }
        if (text.StartsWith('\uFEFF'))
        {
            pos = 1;
        }
    }

    public SourceText Source => source;
    public LocalScope Scope { get; set; }
    public LexState State { get; set; } = LexState.Begin;
    /// <summary>The next token may be the first of a command.</summary>
    public bool CommandStart { get; set; } = true;
    /// <summary>Paren nesting at which <c>{</c> or <c>do</c> opens a lambda's body; -1 for none.</summary>
    public int LambdaNest { get; set; } = -1;
    public int ParenNest => parenNest;
    /// <summary>Inside a list of labels that a newline ends: <c>in a:</c>, <c>def f a:</c>.</summary>
    public bool LabelsEndAtNewline { get; set; }
    public bool InParameters { get; set; }

    public TokenKind Kind { get; private set; }
    public int Start { get; private set; }
    public int End { get; private set; }
    public int Line { get; private set; }
    /// <summary>Name of an identifier, label, variable or symbol; the operator of an op-assign.</summary>
    public string Text { get; private set; } = "";
    public Node? Number { get; private set; }
    public bool SpaceBefore { get; private set; }
    public int PreviousEnd { get; private set; }
    public int DataOffset { get; private set; } = -1;
    public Literal Literal;
    public Heredoc Heredoc;

    public void Advance()
    {
        PreviousEnd = End;
        Kind = Next();
        End = pos;
        Recorder?.Add(new Token(Kind, text[Start..End], Line, source.ColumnOf(Start)));
    }

    /// <summary>Gets every token as it is read, for printing; null to keep none.</summary>
    public List<Token>? Recorder { get; set; }

    /// <summary>Goes on at the beginning of a line, as if a statement began there.</summary>
    public void Restart(int at, int nest)
    {
        pos = at;
        line = source.LineOf(at);
        heredocEnd = -1;
        parenNest = nest;
        State = LexState.Begin;
        CommandStart = true;
        variableInString = false;
    }

    public string Intern(ReadOnlySpan<char> name) => names.Of(name, null);

    public string Intern(string name) => names.Of(name, name);

    /// <summary>The source is UTF-8 but holds bytes that are not: a fault in a literal, nothing in a comment.</summary>
    readonly bool rejectsStrayBytes;

    static bool HasStrayBytes(string text)
    {
        for (var i = text.AsSpan().IndexOfAnyInRange('\uDC80', '\uDCFF'); i >= 0;)
        {
            if (ByteText.IsByte(text, i))
            {
                return true;
            }
            var next = text.AsSpan(i + 1).IndexOfAnyInRange('\uDC80', '\uDCFF');
            i = next < 0 ? -1 : i + 1 + next;
        }
        return false;
    }

    char At(int index) => (uint)index < (uint)text.Length ? text[index] : '\0';

    bool Is(LexState states) => (State & states) != 0;
    bool IsArg => (State & LexState.ArgAny) != 0;
    bool IsEnd => (State & LexState.EndAny) != 0;
    bool IsBegin => (State & LexState.BeginAny) != 0 || (State & (LexState.Arg | LexState.Labeled)) == (LexState.Arg | LexState.Labeled);
    bool AfterOperator => (State & (LexState.Fname | LexState.Dot)) != 0;

    /// <summary>After a method name and a space, right before a character: <c>foo -1</c>, <c>foo *a</c>.</summary>
    bool IsSpacedArgument(char next) => IsArg && SpaceBefore && !IsSpace(next);

    bool IsLabelPossible(bool commandState) => ((State & (LexState.Label | LexState.EndFn)) != 0 && !commandState) || IsArg;

    static bool IsSpace(char c) => c is ' ' or (>= '\t' and <= '\r');

    static bool IsDigit(char c) => c is >= '0' and <= '9';

    static bool IsIdentifierStart(char c) => (uint)((c | 0x20) - 'a') <= 25 || c == '_' || c >= 0x80;

    static bool IsIdentifierPart(char c) => (uint)((c | 0x20) - 'a') <= 25 || (uint)(c - '0') <= 9 || c == '_' || c >= 0x80;

    int LineEnd(int from)
    {
        var i = text.AsSpan(from).IndexOf('\n');
        return i < 0 ? text.Length : from + i;
    }

    bool AtLineStart(int index) => index == 0 || text[index - 1] == '\n' || (index == 1 && text[0] == '\uFEFF');

    /// <summary>Moves over the newline at <see cref="pos"/>, and over the here documents that belong to its line.</summary>
    void PassNewline()
    {
        pos++;
        line++;
        if (heredocEnd >= 0)
        {
            pos = heredocEnd;
            line = heredocEndLine;
            heredocEnd = -1;
        }
    }

    public ParseFailure Fail(string message, int at = -1) => new(Report(message, at < 0 ? pos : at));

    public Diagnostic Report(string message, int at)
    {
        at = Math.Min(at, text.Length);
        var number = source.LineOf(at);
        return new Diagnostic(source.File, number, source.ColumnOf(at), message, source.Line(number));
    }
}

/// <summary>Leaves the parser at the first fault of a statement.</summary>
sealed class ParseFailure(Diagnostic diagnostic) : Exception(diagnostic.Message)
{
    public Diagnostic Diagnostic { get; } = diagnostic;
}
