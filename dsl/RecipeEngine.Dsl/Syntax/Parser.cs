namespace RecipeEngine.Dsl.Syntax;

/// <summary>Turns Ruby 3.1 source into a tree.</summary>
public sealed partial class Parser
{
    /// <summary>Parses a source. Names in <paramref name="locals"/> are local variables already (eval in a binding).</summary>
    /// <param name="grammarOnly">leave a stray break, next, redo, retry or yield to the run, as <c>ruby -c</c> does</param>
    /// <exception cref="SyntaxErrorException">The source is not Ruby.</exception>
    public static ProgramNode Parse(SourceText source, IEnumerable<string>? locals = null, bool grammarOnly = false, bool inLoop = false)
    {
        var parser = new Parser(source, locals) { grammarOnly = grammarOnly, inLoop = inLoop };
        var program = parser.ParseProgram();
        if (parser.lacksEnd)
        {
            // A second reading finds which construct the ends do not fit.
            var second = new Parser(source, locals) { tracksEnds = true, inLoop = inLoop };
            second.ParseProgram();
            parser.SuspectMissingEnd(second.suspect);
        }
        return parser.faults is null ? program : throw new SyntaxErrorException(parser.SortedFaults());
    }

    /// <summary>The tokens of a source in the order read; a here document's text comes right behind its head.</summary>
    /// <exception cref="SyntaxErrorException">The source is not Ruby.</exception>
    internal static List<Token> Tokens(SourceText source)
    {
        var parser = new Parser(source, null) { grammarOnly = true };
        var tokens = parser.lex.Recorder = [];
        parser.ParseProgram();
        return parser.faults is null ? tokens : throw new SyntaxErrorException(parser.SortedFaults());
    }
}
