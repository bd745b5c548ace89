namespace RecipeEngine.Dsl.Core.Exceptions;

/// <summary>Exception: making, message, backtrace, cause.</summary>
[RubyClass("Exception")]
public static class ExceptionClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RException(klass);

    /// <summary>Same as new: what raise calls on a class.</summary>
    [RubyMethod("exception", Singleton = true, KeepsKeywords = true)]
    public static object? Make(Context ctx, object? self, RProc? block, params object?[] rest) => ctx.SendBlock(self, Sym.New, block, rest);

    /// <summary>Whether error messages go to a terminal.</summary>
    [RubyMethod("to_tty?", Singleton = true)]
    public static bool ToTty(Context ctx) =>
        ctx.SendIfResponds(ctx.Interpreter.Global("$stderr").Get(ctx), RSymbol.Of("tty?")) is true;

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(RException self, [Optional] object? message) => self.Message = message;

    /// <summary>The exception itself, or a copy with another message.</summary>
    [RubyMethod("exception")]
    public static object? Exception(Context ctx, RException self, [Optional] object? message)
    {
        if (message is Undefined || ReferenceEquals(message, self))
        {
            return self;
        }
        var copy = (RException)ctx.Send(self, "clone")!;
        copy.Message = message;
        return copy;
    }

    [RubyMethod("initialize_copy", Private = true)]
    public static RException InitializeCopy(Context ctx, RException self, RException other)
    {
        self.Message = other.Message;
        self.Backtrace = other.Backtrace;
        self.Locations = other.Locations;
        self.Cause = other.Cause;
        self.CauseIsSet = other.CauseIsSet;
        return self;
    }

    /// <summary>The message given to new, the class name when none was.</summary>
    [RubyMethod("to_s")]
    public static object? ToS(Context ctx, RException self) => self.Message switch
    {
        Undefined or null => new RString(ctx.ClassOf(self).ToString()),
        RString s => s,
        var other => ctx.ToRString(other),
    };

    [RubyMethod("message")]
    public static object? Message(Context ctx, RException self) => ctx.ToRString(ctx.Send(self, Sym.ToS));

    [RubyMethod("inspect")]
    public static string Inspect(Context ctx, RException self)
    {
        var name = ctx.ClassOf(self).ToString();
        var message = ctx.ToRString(ctx.Send(self, Sym.ToS));
        // Bytes that are no text are shown as escapes.
        var text = message.IsAscii || !ReferenceEquals(message.Encoding, RecipeEngine.Dsl.Text.RubyEncoding.Binary) ? message.Text
            : string.Concat(message.Text.Select(c => c < 0x80 ? c.ToString() : $"\\x{(int)c:X2}"));
        return text.Length == 0 ? name : $"#<{name}: {text}>";
    }

    /// <summary>The report that an uncaught exception leaves on the terminal.</summary>
    [RubyMethod("full_message")]
    public static string FullMessage(Context ctx, RException self, [Keyword, Optional] object? highlight, [Keyword, Optional] object? order)
    {
        var colour = highlight switch
        {
            Undefined or null => ToTty(ctx),
            bool b => b,
            _ => throw RubyError.Argument($"expected true or false as highlight: {ctx.Inspect(highlight)}"),
        };
        var reverse = order switch
        {
            Undefined or null => false,
            RSymbol { Name: "top" } => false,
            RSymbol { Name: "bottom" } => true,
            _ => throw RubyError.Argument($"expected :top or :bottom as order: {ctx.Inspect(order)}"),
        };
        return ErrorReport.Format(ctx, self, colour, reverse);
    }

    [RubyMethod("backtrace")]
    public static object? Backtrace(RException self) => self.Backtrace;

    [RubyMethod("backtrace_locations")]
    public static object? BacktraceLocations(Context ctx, RException self) =>
        self.Locations is { } lines ? Locations.Make(ctx, lines) : null;

    [RubyMethod("set_backtrace")]
    public static object? SetBacktrace(Context ctx, RException self, object? lines)
    {
        self.Locations = null;
        return self.Backtrace = CheckBacktrace(lines);
    }

    /// <summary>nil, a string as an array, or an array of strings.</summary>
    internal static object? CheckBacktrace(object? lines) => lines switch
    {
        null => null,
        RString s => RArray.Of(s),
        RArray a when a.All(l => l is RString) => a,
        _ => throw RubyError.Type("backtrace must be Array of String"),
    };

    [RubyMethod("cause")]
    public static object? Cause(RException self) => self.Cause;

    /// <summary>Same class, message and backtrace.</summary>
    [RubyMethod("==")]
    public static bool Equal(Context ctx, RException self, object? other)
    {
        if (ReferenceEquals(self, other))
        {
            return true;
        }
        if (!ReferenceEquals(ctx.ClassOf(self), ctx.ClassOf(other)))
        {
            return false;
        }
        return ctx.Equal(ctx.Send(self, Sym.Message), ctx.Send(other, Sym.Message)) && ctx.Equal(ctx.Send(self, Sym.Backtrace), ctx.Send(other, Sym.Backtrace));
    }
}
