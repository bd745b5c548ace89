namespace RecipeEngine.Dsl.Execution.Nodes;

sealed record RescueClause(Exec[] Classes, Assign? Variable, Exec? Body);

/// <summary><c>raise</c> and <c>throw</c> as a statement: while nobody has replaced them, the error goes up as a signal, as far as signals go.</summary>
sealed class RaiseExec(CallSite site, Arguments arguments) : Exec
{
    readonly bool throws = site.Name.Name == "throw";

    public override bool MayThrow => true;

    public override object? Execute(Frame f)
    {
        var args = arguments.Evaluate(f);
        var context = f.Context;
        f.Line = Line;
        var entry = site.Find(context, f.Self, f.Self);
        if (entry is null)
        {
            return site.Missing(context, f.Self, args, null);
        }
        if (entry.Body is not BuiltinBody || !ReferenceEquals(entry.Owner, context.Interpreter.KernelModule) || (throws && args.Length > 2))
        {
            return entry.Body!.Call(context, entry, f.Self, args, null);
        }
        context.Pending = throws ? Core.Kernels.KernelControl.Thrown(context, args[0], args.Length > 1 ? args[1] : null) : new RubyError(Core.Exceptions.Raising.Make(context, args));
        return Signal.Throw;
    }
}

/// <summary>A body with rescue clauses and an else. <paramref name="passes"/>: whoever runs it understands <see cref="Signal.Throw"/>.</summary>
sealed class RescueExec(Exec? body, RescueClause[] clauses, Exec? otherwise, bool passes) : Exec
{
    public override bool MaySignal { get; } = body?.MaySignal == true || otherwise?.MaySignal == true || clauses.Any(c => c.Body?.MaySignal == true);
    public override bool MayThrow => passes;

    public override object? Execute(Frame f)
    {
        var context = f.Context;
        var depth = context.Depth;
        while (true)
        {
            object? result = null;
            Exception? fault = null;
            var saved = context.CurrentException;
            try
            {
                result = body?.Execute(f);
            }
            catch (Exception e) when (context.IsRubyFault(e))
            {
                fault = e;
            }
            if (fault is null)
            {
                if (!ReferenceEquals(result, Signal.Throw))
                {
                    return otherwise is null || Sealed.Is<Signal>(result) ? result : otherwise.Execute(f);
                }
                fault = context.Pending!;
                if (!context.IsRubyFault(fault))
                {
                    return Up(context);
                }
            }
            result = Handle(f, fault, depth, saved);
            if (!ReferenceEquals(result, Signal.Retry))
            {
                return result;
            }
        }
    }

    object? Up(Context context) => passes ? Signal.Throw : context.ThrowPending();

    object? Handle(Frame f, Exception fault, int depth, RException? saved)
    {
        var context = f.Context;
        var exception = context.ToRubyException(fault);
        context.Pending = null;
        context.Unwind(new(f, depth));
        context.CurrentException = exception;
        var clause = Find(f, exception);
        object? result;
        if (clause is null)
        {
            context.CurrentException = saved;
            context.Pending = fault;
            return Up(context);
        }
        try
        {
            clause.Variable?.Set(f, exception);
            result = clause.Body?.Execute(f);
        }
        catch (LoopException retry) when (ReferenceEquals(retry.Frame, f) && ReferenceEquals(retry.Signal, Signal.Retry))
        {
            result = Signal.Retry;
        }
        catch (Exception leaving) when (Left(context, leaving, saved))
        {
            throw;
        }
        if (ReferenceEquals(result, Signal.Throw))
        {
            Left(context, context.Pending!, saved);
            return Up(context);
        }
        context.CurrentException = saved;
        return result;
    }

    // A return, break or throw out of the clause ends the exception; a filter, as the stack must stay.
    static bool Left(Context context, Exception leaving, RException? saved)
    {
        if (!context.IsRubyFault(leaving))
        {
            context.CurrentException = saved;
        }
        return false;
    }

    RescueClause? Find(Frame f, RException exception)
    {
        foreach (var clause in clauses)
        {
            if (clause.Classes.Length == 0)
            {
                if (f.Context.IsA(exception, f.Context.Interpreter.StandardErrorClass))
                {
                    return clause;
                }
                continue;
            }
            foreach (var c in clause.Classes)
            {
                if (c is SplatExec splat)
                {
                    foreach (var item in Coerce.Splat(f.Context, splat.Inner.Execute(f)))
                    {
                        if (Matches(f, item, exception))
                        {
                            return clause;
                        }
                    }
                }
                else if (Matches(f, c.Execute(f), exception))
                {
                    return clause;
                }
            }
        }
        return null;
    }

    static bool Matches(Frame f, object? pattern, RException exception) =>
        pattern is RModule ? f.Context.CaseEqual(pattern, exception) : throw RubyError.Type("class or module required for rescue clause");
}

/// <summary>A body and what runs after it whatever happens.</summary>
sealed class EnsureExec(Exec? body, Exec ensure, bool passes) : Exec
{
    public override bool MayThrow => passes;
    public override bool MaySignal { get; } = body?.MaySignal == true || ensure.MaySignal;

    public override object? Execute(Frame f)
    {
        var context = f.Context;
        var depth = context.Depth;
        object? result;
        try
        {
            result = body?.Execute(f);
        }
        // an abandoned coroutine is only unwound
        catch (Exception e) when (!context.IsAbandoned)
        {
            var saved = context.CurrentException;
            if (context.IsRubyFault(e))
            {
                context.CurrentException = context.ToRubyException(e);
            }
            context.Unwind(new(f, depth));
            if (Sealed.As<Signal>(ensure.Execute(f)) is { } signal)
            {
                context.CurrentException = saved;
                return signal;
            }
            context.CurrentException = saved;
            throw;
        }
        if (ReferenceEquals(result, Signal.Throw))
        {
            return AfterError(f, depth);
        }
        var value = context.SignalValue;
        if (Sealed.As<Signal>(ensure.Execute(f)) is { } s)
        {
            return s;
        }
        context.SignalValue = value;
        return result;
    }

    object? AfterError(Frame f, int depth)
    {
        var context = f.Context;
        var saved = context.CurrentException;
        var pending = context.Pending!;
        context.Pending = null;
        if (context.IsRubyFault(pending))
        {
            context.CurrentException = context.ToRubyException(pending);
        }
        context.Unwind(new(f, depth));
        var result = ensure.Execute(f);
        context.CurrentException = saved;
        if (Sealed.Is<Signal>(result))
        {
            return result;
        }
        context.Pending = pending;
        return passes ? Signal.Throw : context.ThrowPending();
    }
}
