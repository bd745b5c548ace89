namespace RecipeEngine.Dsl.Execution;

public sealed partial class Interpreter
{
    /// <summary>Trace points; null until a text that is loaded names them.</summary>
    internal Tracer? Tracing { get; private set; }

    /// <summary>Counts of lines; null when nobody has asked for them.</summary>
    internal CoverageState? Coverage { get; set; }

    void NoteTracing(string? source)
    {
        if (Tracing is null && source is not null && (source.Contains("TracePoint", StringComparison.Ordinal) || source.Contains("set_trace_func", StringComparison.Ordinal)))
        {
            Tracing = new Tracer(this);
        }
    }

    internal SourceMarks? MarksFor(string? source, string file, int line, bool isLoaded)
    {
        if ((Tracing is null && Coverage is null) || source is null || file.StartsWith("<internal:", StringComparison.Ordinal))
        {
            return null;
        }
        var counts = isLoaded ? Coverage?.Begin(file, source) : null;
        return Tracing is null && counts is null ? null : new SourceMarks(source, line, counts);
    }
}
