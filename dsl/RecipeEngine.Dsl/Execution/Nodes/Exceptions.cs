namespace RecipeEngine.Dsl.Execution.Nodes;

sealed record RescueClause(Exec[] Classes, Assign? Variable, Exec? Body);

/// <summary>A body with rescue clauses and an else.</summary>
sealed class RescueExec(Exec? body, RescueClause[] clauses, Exec? otherwise) : Exec
{
    public override bool MaySignal { get; } = body?.MaySignal == true || otherwise?.MaySignal == true || clauses.Any(c => c.Body?.MaySignal == true);

    public override object? Execute(Frame f)
    {
        var context = f.Context;
        var depth = context.Depth;
        while (true)
        {
            object? result;
            var saved = context.CurrentException;
            try
            {
                result = body?.Execute(f);
                if (otherwise is null || result is Signal)
                {
                    return result;
                }
            }
            catch (Exception e) when (context.IsRubyFault(e))
            {
                var exception = context.ToRubyException(e);
                context.Unwind(new(f, depth));
                context.CurrentException = exception;
                var clause = Find(f, exception);
                if (clause is null)
                {
                    context.CurrentException = saved;
                    throw;
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
                context.CurrentException = saved;
                if (ReferenceEquals(result, Signal.Retry))
                {
                    continue;
                }
                return result;
            }
            return otherwise.Execute(f);
        }
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
sealed class EnsureExec(Exec? body, Exec ensure) : Exec
{
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
            if (ensure.Execute(f) is Signal signal)
            {
                context.CurrentException = saved;
                return signal;
            }
            context.CurrentException = saved;
            throw;
        }
        var value = context.SignalValue;
        if (ensure.Execute(f) is Signal s)
        {
            return s;
        }
        context.SignalValue = value;
        return result;
    }
}
