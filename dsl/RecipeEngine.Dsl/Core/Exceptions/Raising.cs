namespace RecipeEngine.Dsl.Core.Exceptions;

/// <summary>Turns the arguments of raise, Thread#raise and Fiber#raise into an exception.</summary>
static class Raising
{
    /// <summary>The exception that <c>raise(*arguments)</c> means, its backtrace and cause set.</summary>
    public static RException Make(Context ctx, object?[] arguments)
    {
        object? cause = Undefined.Value;
        if (arguments.Length > 0 && arguments[^1] is RHash { IsKeywords: true } given && given.TryGet(ctx, RSymbol.Of("cause"), out var c))
        {
            cause = c;
            var others = given.Copy(ctx);
            others.Remove(ctx, RSymbol.Of("cause"), out _);
            others.IsKeywords = true;
            arguments = others.Count == 0 ? arguments[..^1] : [.. arguments[..^1], others];
            if (arguments.Length == 0)
            {
                throw RubyError.Argument("only cause is given with no arguments");
            }
        }
        var error = FromArguments(ctx, arguments);
        if (cause is not Undefined)
        {
            SetCause(ctx, error, cause);
        }
        else if (!error.CauseIsSet && !ReferenceEquals(ctx.CurrentException, error) && !HasInCauses(ctx.CurrentException, error))
        {
            error.CauseIsSet = true;
            error.Cause = ctx.CurrentException;
        }
        if (!error.HasBacktrace)
        {
            ctx.CaptureBacktrace(error, 0);
        }
        return error;
    }

    static void SetCause(Context ctx, RException error, object? cause)
    {
        if (cause is not null and not RException)
        {
            throw RubyError.Type("exception object expected");
        }
        if (ReferenceEquals(cause, error))
        {
            return;
        }
        if (HasInCauses((RException?)cause, error))
        {
            throw RubyError.Argument("circular causes");
        }
        error.Cause = (RException?)cause;
        error.CauseIsSet = true;
    }

    static bool HasInCauses(RException? start, RException wanted)
    {
        for (var e = start; e is not null; e = e.Cause)
        {
            if (ReferenceEquals(e, wanted))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The exception alone, as the arguments name it.</summary>
    public static RException FromArguments(Context ctx, object?[] arguments)
    {
        if (arguments.Length == 0)
        {
            return ctx.CurrentException ?? New(ctx, "RuntimeError", new RString(""));
        }
        var first = arguments[0];
        if (first is RString && arguments.Length == 1)
        {
            return New(ctx, "RuntimeError", first);
        }
        var keywords = arguments[^1] is RHash { IsKeywords: true } k && arguments.Length > 1 ? k : null;
        var positional = keywords is null ? arguments : arguments[..^1];
        if (positional.Length > 3)
        {
            throw RubyError.WrongArguments(positional.Length, 0, 3);
        }
        object?[] toPass = positional.Length > 1 ? [positional[1]] : [];
        if (keywords is not null)
        {
            toPass = [.. toPass, keywords];
        }
        if (first is null or RString || (ctx.FindMethod(first, Sym.Exception) is null && !ctx.RespondTo(first, Sym.Exception)))
        {
            throw RubyError.Type("exception class/object expected");
        }
        var made = ctx.Send(first, Sym.Exception, toPass);
        if (made is not RException error)
        {
            throw RubyError.Type("exception object expected");
        }
        if (positional.Length > 2)
        {
            error.Backtrace = ExceptionClass.CheckBacktrace(positional[2]);
            error.Locations = null;
        }
        return error;
    }

    static RException New(Context ctx, string name, object? message) => new(ctx.Interpreter.FindClass(ctx, name)) { Message = message };
}
