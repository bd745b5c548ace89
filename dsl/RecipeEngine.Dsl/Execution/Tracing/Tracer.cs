using System.Runtime.CompilerServices;
using RecipeEngine.Dsl.Core.Tracing;

namespace RecipeEngine.Dsl.Execution;

/// <summary>One event: where it was, and what is known of it.</summary>
sealed record TraceFacts(TraceEvents Event, string Path, int Line, Frame? Frame)
{
    public object? Self { get; init; }
    public RSymbol? Called { get; init; }
    public MethodEntry? Method { get; init; }
    public object? Value { get; init; }
    public IReadOnlyList<(string Kind, string? Name)>? Parameters { get; init; }
}

/// <summary>The trace points of an interpreter that are switched on. It exists once a program has named TracePoint: only code translated since then sends events.</summary>
sealed class Tracer(Interpreter interpreter)
{
    readonly List<RTracePoint> enabled = [];
    readonly HashSet<Context> telling = [];
    readonly ConditionalWeakTable<MethodEntry, MethodEntry> watched = [];
    RException? lastRaised;

    /// <summary>Events that somebody waits for.</summary>
    public TraceEvents Wanted { get; private set; }

    /// <summary>Calls of builtin methods are told.</summary>
    public bool WatchesBuiltins { get; private set; }

    public bool IsEnabled(RTracePoint point) => enabled.Contains(point);

    /// <summary>Whether a trace point's block runs in this thread.</summary>
    public bool IsTelling(Context context) => telling.Contains(context);

    public void Enable(RTracePoint point)
    {
        // the latest first, those about certain code in their order before older ones about all
        enabled.Insert(point.Code is null ? 0 : enabled.FindLastIndex(p => p.Code is not null) + 1, point);
        Changed();
    }

    public void Disable(RTracePoint point)
    {
        enabled.Remove(point);
        Changed();
    }

    void Changed()
    {
        Wanted = enabled.Aggregate(TraceEvents.None, (all, p) => all | p.Events);
        var builtins = (Wanted & (TraceEvents.BuiltinCall | TraceEvents.BuiltinReturn)) != 0;
        if (builtins != WatchesBuiltins)
        {
            WatchesBuiltins = builtins;
            interpreter.HierarchyVersion++; // what call sites remember is asked anew
        }
    }

    /// <summary>A builtin's entry that tells of its calls; others as they are.</summary>
    public MethodEntry Watched(MethodEntry entry) => entry.Body is not BuiltinBody ? entry
        : watched.GetValue(entry, static e => new MethodEntry(e.Owner, e.Name, new TracedBuiltin(e), e.Visibility) { Original = e });

    /// <summary>Tells of an event with no more than its place.</summary>
    public void Fire(Context context, TraceEvents what)
    {
        if ((Wanted & what) != 0)
        {
            Tell(context, new TraceFacts(what, context.Current?.Code.File ?? "", context.Current?.Line ?? 0, context.Current));
        }
    }

    /// <summary>Tells of an error once, where it shows up first.</summary>
    public void Raised(Frame frame, Exception error)
    {
        if ((Wanted & TraceEvents.Raise) == 0 || error is not RubyError raised || telling.Contains(frame.Context))
        {
            return;
        }
        var exception = raised.ToException(frame.Context);
        if (!ReferenceEquals(exception, lastRaised))
        {
            lastRaised = exception;
            Tell(frame.Context, new TraceFacts(TraceEvents.Raise, frame.Code.File, frame.Line, frame) { Self = frame.Self, Method = frame.Method, Called = frame.Method?.Name, Value = exception });
        }
    }

    /// <summary>Tells of text made ready to run by eval.</summary>
    public void Compiled(Context context, string source, string file, int line)
    {
        if ((Wanted & TraceEvents.Compiled) != 0)
        {
            Tell(context, new TraceFacts(TraceEvents.Compiled, file, line, context.Current) { Self = context.Current?.Self, Value = new RString(source) });
        }
    }

    public void Tell(Context context, TraceFacts facts)
    {
        if (telling.Contains(context))
        {
            return;
        }
        foreach (var point in enabled.ToArray())
        {
            if ((point.Events & facts.Event) == 0 || !point.IsAbout(context, facts))
            {
                continue;
            }
            var before = point.Facts;
            telling.Add(context);
            try
            {
                point.Facts = facts;
                point.Block.Yield(context, point);
            }
            finally
            {
                point.Facts = before;
                telling.Remove(context);
            }
        }
    }

    /// <summary>Runs something during which events are told although a trace point's block runs.</summary>
    public object? Reentering(Context context, Func<object?> call)
    {
        telling.Remove(context);
        try
        {
            return call();
        }
        finally
        {
            telling.Add(context);
        }
    }
}
