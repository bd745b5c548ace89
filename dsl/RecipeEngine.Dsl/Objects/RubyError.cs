namespace RecipeEngine.Dsl.Objects;

/// <summary>A Ruby exception on its way up. Made with a class name and message where no <see cref="Context"/> is at hand; the object is made
/// when somebody looks (<see cref="ToException"/>).</summary>
public sealed class RubyError : Exception
{
    RException? value;
    readonly string className;
    readonly Action<Context, RException>? initialise;

    public RubyError(string className, string message, Action<Context, RException>? initialise = null) : base(message)
    {
        this.className = className;
        this.initialise = initialise;
    }

    public RubyError(RException value) : base("ruby exception")
    {
        this.value = value;
        className = value.klass?.Name ?? "";
    }

    /// <summary>The exception object; its backtrace is taken here if it was not raised by <c>raise</c>.</summary>
    public RException ToException(Context context)
    {
        if (value is null)
        {
            var klass = context.Interpreter.FindClass(context, className);
            value = (RException)klass.Allocator!(klass)!;
            value.Message = new RString(base.Message);
            try
            {
                initialise?.Invoke(context, value);
            }
            catch (RubyError inner)
            {
                // making the message has failed (an inspect of the program's own): that is the error then
                value = inner.ToException(context);
            }
        }
        if (!value.HasBacktrace)
        {
            context.CaptureBacktrace(value, 0);
        }
        if (!value.CauseIsSet)
        {
            value.CauseIsSet = true;
            if (!ReferenceEquals(context.CurrentException, value))
            {
                value.Cause = context.CurrentException;
            }
        }
        return value;
    }

    /// <summary>Class name, without making the object.</summary>
    public string ClassName => value?.klass?.Real().Name ?? className;

    public override string Message => value is { Message: RString s } ? s.Text : base.Message;

    public static RubyError Argument(string message) => new("ArgumentError", message);
    public static RubyError Type(string message) => new("TypeError", message);
    public static RubyError Runtime(string message) => new("RuntimeError", message);
    public static RubyError Range(string message) => new("RangeError", message);
    public static RubyError Index(string message) => new("IndexError", message);
    public static RubyError FloatDomain(string message) => new("FloatDomainError", message);
    public static RubyError ZeroDivision() => new("ZeroDivisionError", "divided by 0");
    public static RubyError NotImplemented(string message) => new("NotImplementedError", message);
    public static RubyError LocalJump(string message, string reason = "noreason") => new("LocalJumpError", message, (_, e) => e.SetInstanceVariable(RSymbol.Of("reason"), RSymbol.Of(reason)));
    public static RubyError StopIteration(string message, object? result = null) => new("StopIteration", message, (_, e) => e.SetInstanceVariable(RSymbol.Of("result"), result));
    public static RubyError Key(string message, object? receiver, object? key) => new("KeyError", message, (_, e) =>
    {
        e.SetInstanceVariable(RSymbol.Of("receiver"), receiver);
        e.SetInstanceVariable(RSymbol.Of("key"), key);
    });
    public static RubyError Name(string message, object? receiver, string name) => new("NameError", message, (_, e) => SetName(e, receiver, name));
    public static RubyError NoMethod(string message, object? receiver, string name, object?[]? arguments = null) => new("NoMethodError", message, (_, e) =>
    {
        SetName(e, receiver, name);
        if (arguments is { Length: > 0 })
        {
            Core.Exceptions.NoMethodErrorClass.SetArguments(e, arguments);
        }
    });

    static void SetName(RException e, object? receiver, string name)
    {
        e.SetInstanceVariable(RSymbol.Of("receiver"), receiver);
        e.SetInstanceVariable(RSymbol.Of("name"), RSymbol.Of(name));
    }

    /// <summary>FrozenError "can't modify frozen String: \"x\"".</summary>
    public static RubyError Frozen(object? receiver) => new("FrozenError", "can't modify frozen object", (context, e) =>
    {
        var shown = receiver is RObject o ? context.Guarded("frozen", o, () => InspectFrozen(context, receiver), "...") : context.Inspect(receiver);
        e.Message = new RString($"can't modify frozen {context.ClassOf(receiver).Real()}: {shown}");
        e.SetInstanceVariable(RSymbol.Of("receiver"), receiver);
    });

    // An inspect that changes the frozen object fails itself: that error is made while the guard against going round still holds.
    static string InspectFrozen(Context context, object? receiver)
    {
        try
        {
            return context.Inspect(receiver);
        }
        catch (RubyError inner)
        {
            inner.ToException(context);
            throw;
        }
    }

    /// <summary>"wrong number of arguments (given 1, expected 2..3)"; -1 as maximum: "expected 2+".</summary>
    public static RubyError WrongArguments(int given, int required, int maximum) => Argument(
        $"wrong number of arguments (given {given}, expected {required}{(maximum < 0 ? "+" : maximum != required ? $"..{maximum}" : "")})");
}

/// <summary><c>break</c> out of a block: caught at the call that the block was given to.</summary>
sealed class BreakException(object tag, object? value) : Exception
{
    public object Tag { get; } = tag;
    public object? Value { get; } = value;
}

/// <summary><c>return</c> from inside a block, or from a place where a signal cannot pass: caught by the method's frame.</summary>
sealed class ReturnException(Frame home, object? value) : Exception
{
    public Frame Home { get; } = home;
    public object? Value { get; } = value;
}

/// <summary><c>next</c> or <c>redo</c>, or <c>break</c>/<c>next</c> of a while loop, in the midst of an expression.</summary>
sealed class LoopException(Frame frame, Signal signal, object? value) : Exception
{
    public Frame Frame { get; } = frame;
    public Signal Signal { get; } = signal;
    public object? Value { get; } = value;
}

/// <summary><c>throw tag</c></summary>
public sealed class ThrowException(object? tag, object? value) : Exception
{
    public object? Tag { get; } = tag;
    public object? Value { get; } = value;
}

/// <summary>A thread is told to end; passes ensure clauses only.</summary>
public sealed class ThreadKillException : Exception;
