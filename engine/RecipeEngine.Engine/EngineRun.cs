using RecipeEngine.Engine.Compile;

namespace RecipeEngine.Engine;

/// <summary>Front door of the engine: one run, which compiles recipes for a machine and converges it. Each object is good for one run.</summary>
public sealed partial class EngineRun
{
    /// <summary>Recipes may nest calls deeply: what 10,000 nested calls have been seen to need, with room.</summary>
    const int StackBytes = 512 << 20;

    readonly RunOptions options;
    readonly Context context;
    readonly CookbookCompiler compiler;
    OverlaySystem? overlay;

    /// <param name="machine">the machine to look at and to change</param>
    /// <param name="options">what to run</param>
    /// <param name="listeners">formatters and reports</param>
    public EngineRun(ISystem machine, RunOptions options, params IReadOnlyList<IRunEvents> listeners)
        : this(PreparedRun.Make(machine), machine, options, listeners)
    {
    }

    /// <param name="prepared">begun before the options were known; good for one run</param>
    /// <param name="options">what to run</param>
    /// <param name="listeners">formatters and reports</param>
    public EngineRun(PreparedRun prepared, RunOptions options, params IReadOnlyList<IRunEvents> listeners)
        : this(prepared.Take(), prepared.Machine, options, listeners)
    {
    }

    EngineRun(ChefRun run, ISystem machine, RunOptions options, IReadOnlyList<IRunEvents> listeners)
    {
        this.options = options;
        Run = run;
        Interpreter = run.Interpreter;
        context = Interpreter.MainContext;
        if (options.WhyRun)
        {
            Interpreter.Machine = overlay = new OverlaySystem(machine);
        }
        Run.LogThreshold = options.LogLevel;
        Run.ChefVersion = RunSetup.FullVersion(options.ChefVersion);
        Run.RecordsStates = options.RecordStates;
        Run.SearchNodes = options.SearchNodes;
        Run.Secrets = options.Secrets;
        foreach (var l in listeners)
        {
            Run.Events.Add(l);
        }
        if (options.Logger is { } logger)
        {
            Run.Events.Add(new LoggerBridge(logger, Run.Secrets));
        }
        compiler = new CookbookCompiler(context, Run);
        Interpreter.Io.Output = options.RubyOutput;
        Interpreter.Io.StandardOutput.Sync = true;
    }

    /// <summary>The Ruby world the recipes run in.</summary>
    public Interpreter Interpreter { get; }

    /// <summary>What the run knows: node, configuration, resources.</summary>
    public ChefRun Run { get; }

    /// <summary>The error that ended the run; null when there was none.</summary>
    public RunError? Error { get; private set; }

    /// <summary>What plain Ruby (<c>File.write</c>, <c>FileUtils</c>) would have changed in a dry run or while only compiling; known at the end.</summary>
    public IReadOnlyList<HeldBackChange> HeldBack { get; private set; } = [];

    public DateTimeOffset Started { get; private set; }
    public DateTimeOffset Finished { get; private set; }

    /// <summary>Compiles only, changing nothing: the collection is in <see cref="ChefRun.RootContext"/>. Errors end in <see cref="Error"/>.</summary>
    public bool Compile()
    {
        HoldBack();
        var compiled = Guard(() =>
        {
            var setup = Configure();
            CompileAll(setup, converging: false);
        });
        EndProgram();
        return compiled;
    }

    /// <summary>Compiles and converges on the caller's thread; Chef's exit code. How deep calls may nest depends on the thread's stack.</summary>
    public int Converge() => ConvergeAll().ExitCode;

    /// <summary>
    /// Compiles and converges on a thread of its own, with a stack for deep recursion. Errors of the recipes do not throw: the result holds them. When cancelled,
    /// the run ends after the resource it is at, delayed notifications and handlers included, and the result says <see cref="RunStatusKind.Aborted"/>: it tells
    /// what was changed by then, so there is no <see cref="OperationCanceledException"/>.
    /// </summary>
    /// <param name="cancellation">asks the run to end</param>
    public Task<RunResult> RunAsync(CancellationToken cancellation = default)
    {
        var done = new TaskCompletionSource<RunResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                using var stop = cancellation.Register(() => Run.RequestStop(StopReason.Cancelled));
                done.SetResult(ConvergeAll());
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        }, StackBytes)
        { IsBackground = true, Name = "recipe run" };
        thread.Start();
        return done.Task;
    }
}
