namespace RecipeEngine.Dsl.Objects;

/// <summary>A range; an open end is nil (null). Frozen unless of a subclass.</summary>
public sealed class RRange : RObject
{
    public RRange(object? begin, object? end, bool exclusive)
    {
        Begin = begin;
        End = end;
        Exclusive = exclusive;
        Frozen = true;
    }

    public object? Begin { get; set; }
    public object? End { get; set; }
    public bool Exclusive { get; set; }
    /// <summary>False between allocation and <c>initialize</c>.</summary>
    public bool IsInitialized { get; set; } = true;
    public override RClass DefaultClass(Interpreter interpreter) => interpreter.RangeClass;
}

/// <summary>An exception object. The message is any value; backtrace lines are strings "file:line:in `name'".</summary>
public class RException(RClass klass) : RObject(klass)
{
    /// <summary>What was given to <c>new</c>; <see cref="Undefined"/> when nothing was: the class name is the message.</summary>
    public object? Message { get; set; } = Undefined.Value;
    /// <summary>Set when raised, or by <c>set_backtrace</c>; null before.</summary>
    public object? Backtrace
    {
        get
        {
            if (waiting is { } lines)
            {
                waiting = null;
                backtrace = new RArray(lines.Select(l => (object?)new RString(l.ToString())));
            }
            return backtrace;
        }
        set
        {
            waiting = null;
            backtrace = value;
        }
    }

    object? backtrace;
    IReadOnlyList<BacktraceLine>? waiting;

    internal bool HasBacktrace => backtrace is not null || waiting is not null;

    /// <summary>The text of the lines is made when somebody asks: most exceptions are rescued unseen.</summary>
    internal void SetBacktraceLater(IReadOnlyList<BacktraceLine> lines) => (backtrace, waiting) = (null, lines);

    /// <summary>The frames as captured when raised, for <c>backtrace_locations</c>.</summary>
    public IReadOnlyList<BacktraceLine>? Locations { get; set; }
    public RException? Cause { get; set; }
    public bool CauseIsSet { get; set; }
    /// <summary>The .NET error that this one was made from; shown with <c>-l debug</c>.</summary>
    public Exception? Origin { get; set; }
}

/// <summary>One line of a backtrace.</summary>
public sealed record BacktraceLine(string File, int Line, string? Label, string? BaseLabel = null)
{
    public override string ToString() => Label is null ? $"{File}:{Line}" : $"{File}:{Line}:in `{Label}'";
}
