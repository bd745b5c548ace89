using RecipeEngine.Dsl.Execution.Nodes;

namespace RecipeEngine.Dsl.Execution;

/// <summary>A statement that counts or tells that its line runs. Translated only for programs that use TracePoint or Coverage.</summary>
sealed class LineMark(Exec inner, int line, FileCounts? counts) : Exec
{
    public override bool MaySignal => inner.MaySignal;
    public override bool MayThrow => inner.MayThrow;

    public override void Discard() => inner.Discard();

    public override object? Execute(Frame f)
    {
        counts?.Note(line);
        if (f.Context.Interpreter.Tracing is not { Wanted: not TraceEvents.None } tracer)
        {
            return inner.Execute(f);
        }
        f.Line = line;
        if ((tracer.Wanted & TraceEvents.Line) != 0)
        {
            tracer.Tell(f.Context, new TraceFacts(TraceEvents.Line, f.Code.File, line, f) { Self = f.Self, Method = f.Home.Method, Called = f.Home.Method?.Name });
        }
        try
        {
            var result = inner.Execute(f);
            if (ReferenceEquals(result, Signal.Throw) && f.Context.Pending is { } pending)
            {
                f.Context.Pending = null;
                tracer.Raised(f, pending);
                f.Context.Pending = pending;
            }
            return result;
        }
        catch (RubyError e)
        {
            tracer.Raised(f, e);
            throw;
        }
    }
}

/// <summary>The body of a method, block or class, which tells of its beginning and end.</summary>
sealed class BodyMark(Exec? inner, TraceEvents enter, TraceEvents leave, int endLine, bool isLambda, MethodCounts? counts) : Exec
{
    public override bool MaySignal => inner?.MaySignal == true;
    public override bool MayThrow => inner?.MayThrow == true;

    public override object? Execute(Frame f)
    {
        counts?.Note(f);
        var tracer = f.Context.Interpreter.Tracing;
        if (tracer is null || (tracer.Wanted & (enter | leave)) == 0)
        {
            return inner?.Execute(f);
        }
        Tell(tracer, f, enter, Line, null);
        object? result;
        try
        {
            result = inner?.Execute(f);
        }
        catch (RubyError)
        {
            Tell(tracer, f, leave, f.Line, null);
            throw;
        }
        if (result is not Signal)
        {
            Tell(tracer, f, leave, endLine, result);
            return result;
        }
        var (value, pending) = (f.Context.SignalValue, f.Context.Pending);
        f.Context.Pending = null;
        Tell(tracer, f, leave, endLine, pending is null ? value : null);
        (f.Context.SignalValue, f.Context.Pending) = (value, pending);
        return result;
    }

    void Tell(Tracer tracer, Frame f, TraceEvents what, int line, object? value)
    {
        if ((tracer.Wanted & what) == 0)
        {
            return;
        }
        var method = f.Home.Method;
        var parameters = (enter & (TraceEvents.Class | TraceEvents.BlockCall)) == 0 ? method?.Body?.Parameters : Shape?.Describe(isLambda);
        tracer.Tell(f.Context, new TraceFacts(what, f.Code.File, line, f) { Self = f.Self, Method = method, Called = method?.Name, Value = value, Parameters = parameters });
    }

    /// <summary>What a block takes.</summary>
    public Parameters? Shape { get; init; }
}
