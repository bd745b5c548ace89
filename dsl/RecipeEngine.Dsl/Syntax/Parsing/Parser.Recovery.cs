namespace RecipeEngine.Dsl.Syntax;

// After a fault the parser goes on behind the faulty statement, to find more faults in one run. Where that statement ends is guessed from
// the indentation: it goes on as long as lines are indented deeper than it, and over the end, else or bracket that closes it.
public sealed partial class Parser
{
    const int MostFaults = 10;

    static readonly string[] Continuations = ["end", "else", "elsif", "when", "in", "rescue", "ensure", "then", "}", ")", "]", ".", "&."];

    /// <summary>All that a failure leaves in disorder.</summary>
    readonly record struct Surroundings(LocalScope Scope, int Depth, bool NoDo, bool InGroup, bool InDef, bool InClass, bool InDefined, bool InLoop, bool InRescue,
        int Stray, int ParenNest, int LambdaNest, bool Labels, bool Parameters);

    Surroundings Save() => new(scope, depth, noDo, inGroup, inDef, inClass, inDefined, inLoop, inRescue, StrayJumpCount, lex.ParenNest, lex.LambdaNest, lex.LabelsEndAtNewline, lex.InParameters);

    void Restore(Surroundings state)
    {
        PopScope(state.Scope);
        depth = state.Depth;
        noDo = state.NoDo;
        inGroup = state.InGroup;
        inDef = state.InDef;
        inClass = state.InClass;
        inDefined = state.InDefined;
        inLoop = state.InLoop;
        inRescue = state.InRescue;
        DropJumps(state.Stray);
        lex.LambdaNest = state.LambdaNest;
        lex.LabelsEndAtNewline = state.Labels;
        lex.InParameters = state.Parameters;
    }

    /// <summary>A statement; null when it was faulty and passed over.</summary>
    Node? ParseStatementOrRecover(Surroundings state)
    {
        var start = lex.Start;
        try
        {
            var statement = ParseStatement();
            if (Kind is TokenKind.Newline or TokenKind.Semicolon || EndsStatements(TokenKind.EndOfFile))
            {
                return statement;
            }
            throw lex.Fail($"syntax error, unexpected {TokenNames.Of(lex)}, expecting end-of-input", lex.Start);
        }
        catch (ParseFailure failure)
        {
            Record(failure.Diagnostic);
            // A string without an end has eaten the rest of the file; most likely it should have ended on its line.
            var unclosed = failure.Diagnostic.Message.StartsWith("unterminated string", StringComparison.Ordinal);
            if (!unclosed && (Kind == TokenKind.EndOfFile || lex.Position >= source.Text.Length))
            {
                throw new TooManyFaults();
            }
            Restore(state);
            lex.Restart(RecoveryPoint(start, unclosed ? NextLine(source.OffsetOf(failure.Diagnostic.Line)) : LineStart(lex.Start)), state.ParenNest);
            try
            {
                Advance();
            }
            catch (ParseFailure next)
            {
                Record(next.Diagnostic);
                throw new TooManyFaults();
            }
            return null;
        }
    }

    /// <summary>Adds a fault, one per line; leaves the parser when there are enough.</summary>
    void Record(Diagnostic fault)
    {
        faults ??= [];
        if (!faults.Exists(f => f.Line == fault.Line))
        {
            faults.Add(fault);
        }
        if (faults.Count >= MostFaults)
        {
            throw new TooManyFaults();
        }
    }

    /// <summary>Says in the last fault which line probably lacks its end.</summary>
    void SuspectMissingEnd(int line)
    {
        if (line > 0 && faults is not null)
        {
            faults[^1] = faults[^1] with { Message = $"{faults[^1].Message} (line {line} may lack its `end')" };
        }
    }

    List<Diagnostic> SortedFaults()
    {
        faults!.Sort((a, b) => (a.Line, a.Column).CompareTo((b.Line, b.Column)));
        return faults;
    }

    /// <summary>Offset of the first line behind the statement that began at an offset; not before the line of the fault.</summary>
    int RecoveryPoint(int start, int from)
    {
        var text = source.Text;
        var indent = Indentation(LineStart(start));
        for (var at = Math.Max(NextLine(start), from); at < text.Length; at = NextLine(at))
        {
            var own = Indentation(at);
            var first = at + own;
            if (first >= text.Length)
            {
                return text.Length;
            }
            if (text[first] is '\n' or '\r' or '#' || own > indent)
            {
                continue;
            }
            if (own < indent || !Continues(first))
            {
                return at;
            }
        }
        return text.Length;
    }

    int NextLine(int at)
    {
        var newline = source.Text.IndexOf('\n', Math.Min(at, source.Text.Length));
        return newline < 0 ? source.Text.Length : newline + 1;
    }

    int Indentation(int lineStart)
    {
        var at = lineStart;
        while (at < source.Text.Length && source.Text[at] is ' ' or '\t')
        {
            at++;
        }
        return at - lineStart;
    }

    /// <summary>The line goes on with, or closes, a statement that began at the same indentation.</summary>
    bool Continues(int at)
    {
        foreach (var word in Continuations)
        {
            if (string.CompareOrdinal(source.Text, at, word, 0, word.Length) == 0
                && !(char.IsAsciiLetter(word[0]) && at + word.Length < source.Text.Length && (char.IsAsciiLetterOrDigit(source.Text[at + word.Length]) || source.Text[at + word.Length] is '_' or ':')))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Ends the search for faults.</summary>
    sealed class TooManyFaults : Exception;
}
