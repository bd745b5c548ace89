namespace RecipeEngine.Dsl.Execution;

/// <summary>A builtin method that tells of its calls.</summary>
sealed class TracedBuiltin(MethodEntry entry) : MethodBody
{
    public override int Arity => entry.Body!.Arity;

    public override IReadOnlyList<(string Kind, string? Name)> Parameters => entry.Body!.Parameters;

    public override object? Call(Context context, MethodEntry traced, object? self, object?[] arguments, RProc? block)
    {
        var tracer = context.Interpreter.Tracing!;
        Tell(context, tracer, TraceEvents.BuiltinCall, self, null);
        var result = entry.Body!.Call(context, entry, self, arguments, block);
        Tell(context, tracer, TraceEvents.BuiltinReturn, self, result);
        return result;
    }

    void Tell(Context context, Tracer tracer, TraceEvents what, object? self, object? value)
    {
        if ((tracer.Wanted & what) != 0 && context.Current is { } frame)
        {
            tracer.Tell(context, new TraceFacts(what, frame.Code.File, frame.Line, frame) { Self = self, Method = entry, Called = entry.Name, Value = value, Parameters = Parameters });
        }
    }
}
