namespace RecipeEngine.Dsl.Core.Tracing;

/// <summary>A TracePoint: the events it is told of, and what it does then.</summary>
public sealed class RTracePoint(RClass klass) : RObject(klass)
{
    internal TraceEvents Events { get; set; }
    internal RProc Block { get; set; } = null!;
    /// <summary>The event its block runs for now.</summary>
    internal TraceFacts? Facts { get; set; }
    /// <summary>Only events of this code; null for all.</summary>
    internal CodeScope? Code { get; set; }
    internal int? Line { get; set; }
    internal RThread? Thread { get; set; }

    internal bool IsAbout(Context context, TraceFacts facts) =>
        (Thread is null || ReferenceEquals(Thread, context.CurrentThread)) && (Line is not { } line || (facts.Event == TraceEvents.Line && facts.Line == line)) && (Code is null || Within(facts.Frame?.Code));

    bool Within(CodeScope? code)
    {
        while (code is not null && !ReferenceEquals(code, Code))
        {
            code = code.Parent;
        }
        return code is not null;
    }
}
