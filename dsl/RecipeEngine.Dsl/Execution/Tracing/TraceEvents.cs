namespace RecipeEngine.Dsl.Execution;

/// <summary>What a program can be told of while it runs; names as <c>TracePoint.new</c> takes them are in <see cref="TraceEventNames"/>.</summary>
[Flags]
enum TraceEvents
{
    None = 0,
    Line = 1,
    Call = 2,
    Return = 4,
    BuiltinCall = 8,
    BuiltinReturn = 16,
    BlockCall = 32,
    BlockReturn = 64,
    Class = 128,
    End = 256,
    Raise = 512,
    ThreadBegin = 1024,
    ThreadEnd = 2048,
    Compiled = 4096,
}

/// <summary>The events' names.</summary>
static class TraceEventNames
{
    static readonly (TraceEvents Event, string Name)[] All =
    [
        (TraceEvents.Line, "line"), (TraceEvents.Call, "call"), (TraceEvents.Return, "return"), (TraceEvents.BuiltinCall, "c_call"), (TraceEvents.BuiltinReturn, "c_return"),
        (TraceEvents.BlockCall, "b_call"), (TraceEvents.BlockReturn, "b_return"), (TraceEvents.Class, "class"), (TraceEvents.End, "end"), (TraceEvents.Raise, "raise"),
        (TraceEvents.ThreadBegin, "thread_begin"), (TraceEvents.ThreadEnd, "thread_end"), (TraceEvents.Compiled, "script_compiled"),
    ];

    public static string Of(TraceEvents one) => All.First(e => e.Event == one).Name;

    public static TraceEvents Parse(string name) => name switch
    {
        "a_call" => TraceEvents.Call | TraceEvents.BlockCall | TraceEvents.BuiltinCall,
        "a_return" => TraceEvents.Return | TraceEvents.BlockReturn | TraceEvents.BuiltinReturn,
        _ => All.FirstOrDefault(e => e.Name == name).Event,
    };
}
