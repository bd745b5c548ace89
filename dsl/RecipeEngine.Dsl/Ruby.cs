using RecipeEngine.Dsl.Syntax;
using RecipeEngine.Systems;

namespace RecipeEngine.Dsl;

/// <summary>
/// Runs Ruby text: one Ruby world, whose classes, constants and globals last from one text to the next. It reaches nothing but the machine
/// it was given. Not for use by several threads at once.
/// </summary>
/// <param name="machine">what File, Dir, ENV, processes and the clock of the programs work on</param>
public sealed class Ruby(ISystem machine)
{
    /// <summary>Ruby programs may nest calls deeply; this is what 10,000 nested calls have been seen to need, with room.</summary>
    const int StackBytes = 512 << 20;

    /// <summary>The interpreter behind it, for what these few members do not offer.</summary>
    public Interpreter Interpreter { get; } = new(machine);

    /// <summary>Where the programs' standard input comes from; null: the machine's descriptor 0. Set before the first run.</summary>
    public Stream? Input
    {
        get => Interpreter.Io.Input;
        set => Interpreter.Io.Input = value;
    }

    /// <summary>Where the programs' standard output goes; null: the machine's descriptor 1. Set before the first run.</summary>
    public Stream? Output
    {
        get => Interpreter.Io.Output;
        set => Interpreter.Io.Output = value;
    }

    /// <summary>Where the programs' standard error goes; null: the machine's descriptor 2. Set before the first run.</summary>
    public Stream? Error
    {
        get => Interpreter.Io.Error;
        set => Interpreter.Io.Error = value;
    }

    /// <summary>How many calls, blocks and rounds of loops a run may make; null: any number. More end it by <see cref="RubyLimitException"/>.</summary>
    public long? MaximumSteps { get; set; }

    /// <summary>Bytes by which a run may let the process's managed memory grow; null: any. It is looked at between steps, so one large
    /// string may pass it for a moment. More end the run by <see cref="RubyLimitException"/>.</summary>
    public long? MaximumMemory { get; set; }

    /// <summary>A global variable by its name with the <c>$</c>, as a plain .NET value (see <see cref="RubyValues"/>).</summary>
    public object? this[string global]
    {
        get => RubyValues.ToPlain(Interpreter.MainContext, Interpreter.Global(global).Get(Interpreter.MainContext));
        set => Interpreter.Global(global).Set(Interpreter.MainContext, RubyValues.FromPlain(Interpreter.MainContext, value));
    }

    /// <summary>
    /// Runs a text on the caller's thread: its statements, then its at_exit blocks. An error of the program, in its syntax or while it runs, does
    /// not throw: the outcome holds it. How deep calls may nest depends on the thread's stack; <see cref="RunAsync"/> brings a large one.
    /// </summary>
    /// <param name="source">the program</param>
    /// <param name="file">name shown in backtraces, and <c>__FILE__</c></param>
    /// <param name="cancellation">looked at in loops and blocks; <c>ensure</c> clauses run, <c>rescue</c> does not see it</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="RubyLimitException">It went over <see cref="MaximumSteps"/> or <see cref="MaximumMemory"/>; <c>rescue</c> does not see it.</exception>
    public RubyOutcome Run(string source, string file = "(ruby)", CancellationToken cancellation = default)
    {
        var context = Interpreter.MainContext;
        var mark = context.GetMark();
        if (cancellation.CanBeCanceled || MaximumSteps is not null || MaximumMemory is not null)
        {
            Interpreter.Watch = new RunLimits(cancellation, MaximumSteps, MaximumMemory).Step;
            context.Watch(Interpreter.Watch);
        }
        try
        {
            cancellation.ThrowIfCancellationRequested();
            object? value = null;
            var error = new System.Text.StringBuilder();
            var status = Interpreter.RunMain(() => value = RunText(context, source, file), text => error.Append(text));
            return new RubyOutcome(status, status == 0 ? RubyValues.ToPlain(context, value) : null, error.Length == 0 ? null : error.ToString());
        }
        finally
        {
            context.Unwind(mark);
            Interpreter.Watch = null;
            context.Watch(null);
            Interpreter.Io.Flush();
        }
    }

    /// <summary>As <see cref="Run"/>, on a thread of its own with a stack for deep recursion.</summary>
    public Task<RubyOutcome> RunAsync(string source, string file = "(ruby)", CancellationToken cancellation = default)
    {
        var done = new TaskCompletionSource<RubyOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                done.SetResult(Run(source, file, cancellation));
            }
            catch (OperationCanceledException e) when (e is not RubyLimitException)
            {
                done.SetCanceled(e.CancellationToken);
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        }, StackBytes)
        { IsBackground = true, Name = file };
        thread.Start();
        return done.Task;
    }

    object? RunText(Context context, string source, string file)
    {
        var tree = Parser.Parse(new SourceText(source, file));
        if (tree.DataOffset >= 0)
        {
            Interpreter.DataText = source[tree.DataOffset..];
        }
        return Interpreter.RunTree(context, tree, file, Interpreter.MainObject, null, source);
    }
}

/// <summary>How a Ruby text ended.</summary>
/// <param name="ExitStatus">0 when it ran to its end; 1 after an uncaught error; what <c>exit</c> was given</param>
/// <param name="Value">the last statement's value as a plain .NET value (see <see cref="RubyValues"/>); null unless it ran to its end</param>
/// <param name="Error">the uncaught error as Ruby prints it: place, message, class, backtrace; or every syntax error; null without one</param>
public sealed record RubyOutcome(int ExitStatus, object? Value, string? Error)
{
    /// <summary>It ran to its end, or said <c>exit 0</c>.</summary>
    public bool IsSuccess => ExitStatus == 0;
}
