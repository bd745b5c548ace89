using RecipeEngine.Dsl.Core.Procs;

namespace RecipeEngine.Dsl.Core.Tracing;

/// <summary>TracePoint: what a running program is told of. Code that was loaded before any text named TracePoint sends no events.</summary>
[RubyClass("TracePoint")]
public static class TracePointClass
{
    static Tracer Tracer(Context ctx) => ctx.Interpreter.Tracing ?? throw RubyError.NotImplemented("TracePoint is only there for texts that name it");

    [RubyMethod("new", Singleton = true)]
    public static RTracePoint New(Context ctx, RClass self, RProc? block, params object?[] rest)
    {
        var events = TraceEvents.None;
        foreach (var given in rest)
        {
            var name = given is RSymbol or RString ? given : ctx.SendIfResponds(given, Sym.ToSym);
            if (name is not (RSymbol or RString))
            {
                throw RubyError.Type($"wrong argument type {ctx.ClassOf(name is Undefined ? given : name)} (expected symbol)");
            }
            var text = ctx.ToS(name);
            var found = TraceEventNames.Parse(text);
            events |= found == TraceEvents.None ? throw RubyError.Argument($"unknown event: {text}") : found;
        }
        if (block is null)
        {
            throw RubyError.Argument("must be called with a block");
        }
        const TraceEvents all = (TraceEvents)(((int)TraceEvents.Compiled << 1) - 1) & ~TraceEvents.Compiled;
        return new RTracePoint(self) { Events = rest.Length == 0 ? all : events, Block = block };
    }

    [RubyMethod("trace", Singleton = true)]
    public static RTracePoint Trace(Context ctx, RClass self, RProc? block, params object?[] rest)
    {
        var made = New(ctx, self, block, rest);
        Tracer(ctx).Enable(made);
        return made;
    }

    [RubyMethod("allow_reentry", Singleton = true)]
    public static object? AllowReentry(Context ctx, RProc? block)
    {
        if (block is null)
        {
            throw RubyError.Argument("no block given");
        }
        return ctx.Interpreter.Tracing is { } tracer && tracer.IsTelling(ctx) ? tracer.Reentering(ctx, () => block.Yield(ctx)) : throw new RubyError("RuntimeError", "No need to allow reentrance.");
    }

    [RubyMethod("enable")]
    public static object? Enable(Context ctx, RTracePoint self, [Keyword] object? target = null, [Keyword(Name = "target_line")] object? line = null, [Keyword(Name = "target_thread")] object? thread = null, RProc? block = null)
    {
        var tracer = Tracer(ctx);
        var was = tracer.IsEnabled(self);
        if (was && (target is not null || self.Code is not null))
        {
            throw RubyError.Argument("can't nest-enable a targeting TracePoint");
        }
        if (line is not null && target is null)
        {
            throw RubyError.Argument("only target_line is specified");
        }
        if (line is not null && (self.Events & TraceEvents.Line) == 0)
        {
            throw RubyError.Argument("target_line is specified, but line event is not specified");
        }
        if (!was)
        {
            self.Code = target is null ? null : CodeOf(target);
            if (target is RProc && (self.Events & (TraceEvents.Call | TraceEvents.Return)) == self.Events)
            {
                throw RubyError.Argument("can not enable any hooks");
            }
            self.Line = line is null ? null : Coerce.ToInt(ctx, line);
            self.Thread = thread as RThread;
            tracer.Enable(self);
        }
        if (block is null)
        {
            return Box.Bool(was);
        }
        try
        {
            return block.Yield(ctx);
        }
        finally
        {
            if (!was)
            {
                tracer.Disable(self);
            }
        }
    }

    static CodeScope CodeOf(object target) => target switch
    {
        RMethod { Entry.Body: RubyMethod m } => m.Code.Scope,
        RUnboundMethod { Entry.Body: RubyMethod m } => m.Code.Scope,
        RProc { Body: BlockBody b } => b.Scope,
        _ => throw RubyError.Argument("specified target is not supported"),
    };

    [RubyMethod("disable")]
    public static object? Disable(Context ctx, RTracePoint self, RProc? block = null)
    {
        var tracer = Tracer(ctx);
        var was = tracer.IsEnabled(self);
        if (was && self.Code is not null && block is not null)
        {
            throw RubyError.Argument("can't disable a targeting TracePoint in a block");
        }
        tracer.Disable(self);
        if (block is null)
        {
            return Box.Bool(was);
        }
        try
        {
            return block.Yield(ctx);
        }
        finally
        {
            if (was)
            {
                tracer.Enable(self);
            }
        }
    }

    [RubyMethod("enabled?")]
    public static bool IsEnabled(Context ctx, RTracePoint self) => ctx.Interpreter.Tracing?.IsEnabled(self) == true;

    static TraceFacts Facts(RTracePoint self) => self.Facts ?? throw new RubyError("RuntimeError", "access from outside");

    [RubyMethod("event")]
    public static RSymbol Event(RTracePoint self) => RSymbol.Of(TraceEventNames.Of(Facts(self).Event));

    [RubyMethod("lineno")]
    public static long Line(RTracePoint self) => Facts(self).Line;

    [RubyMethod("path")]
    public static string Path(RTracePoint self) => Facts(self).Path;

    [RubyMethod("self")]
    public static object? Self(RTracePoint self) => Facts(self).Self;

    [RubyMethod("method_id")]
    public static object? MethodName(RTracePoint self) => Facts(self).Method?.Definition.Name;

    [RubyMethod("callee_id")]
    public static object? CalledName(RTracePoint self) => Facts(self).Called;

    [RubyMethod("defined_class")]
    public static object? DefinedClass(RTracePoint self) => Facts(self).Method?.Definition.Owner;

    [RubyMethod("binding")]
    public static object? Binding(Context ctx, RTracePoint self) =>
        Facts(self) is { Frame: { } frame, Event: not (TraceEvents.BuiltinCall or TraceEvents.BuiltinReturn) } ? new RBinding(ctx.Interpreter, frame) : null;

    [RubyMethod("parameters")]
    public static RArray ParametersOf(RTracePoint self)
    {
        var facts = Facts(self);
        const TraceEvents calls = TraceEvents.Call | TraceEvents.Return | TraceEvents.BlockCall | TraceEvents.BlockReturn | TraceEvents.BuiltinCall | TraceEvents.BuiltinReturn;
        return (facts.Event & calls) == 0 ? throw NotThere() : MethodFacts.Parameters(facts.Parameters ?? []);
    }

    static RubyError NotThere() => new("RuntimeError", "not supported by this event");

    [RubyMethod("return_value")]
    public static object? ReturnValue(RTracePoint self) =>
        (Facts(self).Event & (TraceEvents.Return | TraceEvents.BuiltinReturn | TraceEvents.BlockReturn)) != 0 ? Facts(self).Value : throw NotThere();

    [RubyMethod("raised_exception")]
    public static object? RaisedException(RTracePoint self) => Facts(self).Event == TraceEvents.Raise ? Facts(self).Value : throw NotThere();

    [RubyMethod("eval_script")]
    public static object? EvaluatedText(RTracePoint self) => Facts(self).Event == TraceEvents.Compiled ? Facts(self).Value : throw NotThere();

    [RubyMethod("inspect")]
    public static string Inspect(Context ctx, RTracePoint self)
    {
        if (self.Facts is not { } facts)
        {
            return IsEnabled(ctx, self) ? "#<TracePoint:enabled>" : "#<TracePoint:disabled>";
        }
        var name = TraceEventNames.Of(facts.Event);
        return facts.Event switch
        {
            TraceEvents.Line => $"#<TracePoint:line {facts.Path}:{facts.Line}>",
            TraceEvents.Call or TraceEvents.BuiltinCall or TraceEvents.Return or TraceEvents.BuiltinReturn => $"#<TracePoint:{name} `{facts.Method?.Definition.Name.Name}' {facts.Path}:{facts.Line}>",
            TraceEvents.ThreadBegin or TraceEvents.ThreadEnd => $"#<TracePoint:{name} {ctx.Inspect(ctx.CurrentThread)}>",
            _ => $"#<TracePoint:{name} {facts.Path}:{facts.Line}>",
        };
    }
}
