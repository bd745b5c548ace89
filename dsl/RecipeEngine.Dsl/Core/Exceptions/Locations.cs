namespace RecipeEngine.Dsl.Core.Exceptions;

/// <summary>Thread::Backtrace::Location: one line of a backtrace as an object.</summary>
[RubyClass("Thread::Backtrace::Location")]
public static class Locations
{
    internal static RArray Make(Context ctx, IEnumerable<BacktraceLine> lines)
    {
        var klass = ctx.Interpreter.FindClass(ctx, "Thread::Backtrace::Location");
        return new RArray(lines.Select(l => (object?)new RLocation(klass, l)));
    }

    [RubyMethod("path")]
    public static string Path(RLocation self) => self.Line.File;

    [RubyMethod("absolute_path")]
    public static string? AbsolutePath(Context ctx, RLocation self) =>
        self.Line.File.StartsWith('(') ? null : System.IO.Path.GetFullPath(self.Line.File, ctx.Interpreter.Machine.CurrentDirectory);

    [RubyMethod("lineno")]
    public static int LineNumber(RLocation self) => self.Line.Line;

    [RubyMethod("label")]
    public static string? Label(RLocation self) => self.Line.Label;

    [RubyMethod("base_label")]
    public static string? BaseLabel(RLocation self)
    {
        var label = self.Line.BaseLabel ?? self.Line.Label;
        return label is not null && label.StartsWith("block ", StringComparison.Ordinal) ? label[(label.IndexOf(" in ", StringComparison.Ordinal) + 4)..] : label;
    }

    [RubyMethod("to_s")]
    public static string ToS(RLocation self) => self.Line.ToString();

    [RubyMethod("inspect")]
    public static string Inspect(Context ctx, RLocation self) => ctx.Inspect(new RString(self.Line.ToString()));
}

/// <summary>Only the home of Location.</summary>
[RubyClass("Thread::Backtrace")]
static class BacktraceClass;

/// <summary>A backtrace line as a Ruby object.</summary>
public sealed class RLocation(RClass klass, BacktraceLine line) : RObject(klass)
{
    public BacktraceLine Line { get; } = line;
}
