namespace RecipeEngine.Dsl.Core.Exceptions;

/// <summary>An iteration is over; <c>loop</c> ends by it.</summary>
[RubyClass("StopIteration", Superclass = "IndexError")]
public static class StopIterationClass
{
    [RubyMethod("result")]
    public static object? Result(RException self) => Hidden.Get(self, "result");
}

/// <summary>break, return or yield with nowhere to go.</summary>
[RubyClass("LocalJumpError", Superclass = "StandardError")]
public static class LocalJumpErrorClass
{
    [RubyMethod("reason")]
    public static object? Reason(RException self) => Hidden.Get(self, "reason");

    [RubyMethod("exit_value")]
    public static object? ExitValue(RException self) => Hidden.Get(self, "exit_value");
}

/// <summary>A throw that no catch waits for.</summary>
[RubyClass("UncaughtThrowError", Superclass = "ArgumentError")]
public static class UncaughtThrowErrorClass
{
    [RubyMethod("tag")]
    public static object? Tag(RException self) => Hidden.Get(self, "tag");

    [RubyMethod("value")]
    public static object? Value(RException self) => Hidden.Get(self, "value");

    [RubyMethod("to_s")]
    public static string ToS(Context ctx, RException self) => $"uncaught throw {ctx.Inspect(Hidden.Get(self, "tag"))}";

    internal static RubyError Make(object? tag, object? value) => new("UncaughtThrowError", "uncaught throw", (_, e) =>
    {
        Hidden.Set(e, "tag", tag);
        Hidden.Set(e, "value", value);
    });
}

/// <summary>A file that require does not find or cannot load.</summary>
[RubyClass("LoadError", Superclass = "ScriptError")]
public static class LoadErrorClass
{
    [RubyMethod("path")]
    public static object? Path(RException self) => self.GetInstanceVariable(RSymbol.Of("@path"));
}

/// <summary>The program wants to end: raised by exit.</summary>
[RubyClass("SystemExit", Superclass = "Exception")]
public static class SystemExitClass
{
    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RException self, params object?[] rest)
    {
        var status = 0;
        if (rest.Length > 0 && rest[0] is bool or long)
        {
            status = rest[0] switch { true => 0, false => 1, var n => Coerce.ToInt(ctx, n) };
            rest = rest[1..];
        }
        if (rest.Length > 1)
        {
            throw RubyError.WrongArguments(rest.Length, 0, 1);
        }
        Hidden.Set(self, "status", Box.Int(status));
        self.Message = rest.Length > 0 ? rest[0] : Undefined.Value;
    }

    [RubyMethod("status")]
    public static object? Status(RException self) => Hidden.Get(self, "status") ?? Box.Int(0);

    [RubyMethod("success?")]
    public static bool IsSuccess(RException self) => Status(self) is 0L;

    /// <summary>The exit that <c>exit</c> raises.</summary>
    public static RubyError Make(long status, string message = "exit") => new("SystemExit", message, (_, e) => Hidden.Set(e, "status", Box.Int(status)));

    /// <summary>The process's exit code for an exception that nothing caught.</summary>
    public static int ExitCode(RException error) => Hidden.Get(error, "status") is long n ? (int)n : 0;
}
