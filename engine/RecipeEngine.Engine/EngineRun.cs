using RecipeEngine.Engine.Compile;
using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine;

/// <summary>Front door of the engine: compiles recipes for a machine and converges it.</summary>
public sealed class EngineRun
{
    readonly RunOptions options;
    readonly Context context;
    readonly CookbookCompiler compiler;
    OverlaySystem? overlay;

    /// <param name="machine">the machine to look at and to change</param>
    /// <param name="options">what to run</param>
    /// <param name="listeners">formatters and reports</param>
    public EngineRun(ISystem machine, RunOptions options, params IReadOnlyList<IRunEvents> listeners)
    {
        this.options = options;
        overlay = options.WhyRun ? new OverlaySystem(machine) : null;
        Interpreter = new Interpreter((ISystem?)overlay ?? machine, Generated.Builtins.Table, RecipeEngine.Cookbooks.Generated.Builtins.Table);
        context = Interpreter.MainContext;
        Run = new ChefRun(Interpreter) { LogThreshold = options.LogLevel, ChefVersion = RunSetup.FullVersion(options.ChefVersion) };
        foreach (var l in listeners)
        {
            Run.Events.Add(l);
        }
        compiler = new CookbookCompiler(context, Run);
        Interpreter.Io.Output = options.RubyOutput;
        Interpreter.Io.StandardOutput.Sync = true;
    }

    public Interpreter Interpreter { get; }
    public ChefRun Run { get; }

    /// <summary>The error that ended the run; null when there was none.</summary>
    public RunError? Error { get; private set; }

    /// <summary>What plain Ruby (<c>File.write</c>, <c>FileUtils</c>) would have changed in a dry run or while only compiling; known at the end.</summary>
    public IReadOnlyList<HeldBackChange> HeldBack { get; private set; } = [];

    /// <summary>Compiles only, changing nothing: the collection is in <see cref="ChefRun.RootContext"/>. Errors end in <see cref="Error"/>.</summary>
    public bool Compile()
    {
        HoldBack();
        var compiled = Guard(() => CompileAll(converging: false));
        EndProgram();
        return compiled;
    }

    // at_exit blocks and buffered streams
    void EndProgram()
    {
        Interpreter.RunMain(static () => { });
        HeldBack = overlay?.HeldBack ?? [];
        overlay?.Dispose();
    }

    // Providers change nothing in a dry run; what Ruby writes by itself goes to memory.
    void HoldBack()
    {
        if (overlay is null)
        {
            overlay = new OverlaySystem(Interpreter.Machine);
            Interpreter.Machine = overlay;
        }
    }

    void TellHeldBack()
    {
        if (overlay?.HeldBack is { Count: > 0 } changes)
        {
            Run.Events.HeldBack(changes);
        }
    }

    /// <summary>Compiles and converges; the exit code.</summary>
    public int Converge()
    {
        var machine = Run.Machine;
        Started = machine.UtcNow;
        using var held = RunLock.Acquire(context, Run, Interpreter.Machine);
        if (Guard(() =>
        {
            CompileAll(converging: true);
            Run.Events.ConvergeStarted(Run, Run.RootContext.Collection.All.Count);
            try
            {
                new Runner(Run, Run.RootContext).Converge(context);
                Run.Events.ConvergeCompleted();
            }
            catch (Exception e) when (Run.IsFailure(e))
            {
                Run.Events.ConvergeFailed(Run.Describe(context, e));
                throw;
            }
        }))
        {
            Finished = machine.UtcNow;
            Run.Log(LogLevel.Info, $"Chef Infra Client Run complete in {(Finished - Started).TotalSeconds:0.######} seconds");
            Handlers.Run(context, Run, null, Started, Finished);
            TellHeldBack();
            Run.Events.RunCompleted(Run);
            EndProgram();
            return 0;
        }
        Finished = machine.UtcNow;
        Handlers.Run(context, Run, Error, Started, Finished);
        TellHeldBack();
        Run.Events.RunFailed(Run, Error!);
        StackTraceFile.Write(context, Run, Interpreter.Machine, Error!);
        EndProgram();
        return ExitCodes.Of(Error!);
    }

    public DateTimeOffset Started { get; private set; }
    public DateTimeOffset Finished { get; private set; }

    bool Guard(Action action)
    {
        var mark = context.GetMark();
        try
        {
            action();
            return true;
        }
        catch (Exception e) when (Run.IsFailure(e))
        {
            Error = Run.Describe(context, e);
            context.Unwind(mark);
            return false;
        }
    }

    void CompileAll(bool converging)
    {
        var setup = new RunSetup(context, Run, options);
        setup.Configure();
        if (Run.WhyRun)
        {
            HoldBack();
        }
        Run.Events.RunStarted(Run);
        Run.Log(LogLevel.Info, $"*** Chef Infra Client {Run.ChefVersion} ***");
        Run.Log(LogLevel.Info, "Platform: x86_64-linux");
        Run.Log(LogLevel.Info, $"Chef-client pid: {Run.Machine.Identity.ProcessId}");
        setup.FindCookbooks();
        setup.BuildNode(withTags: converging);
        var recipes = setup.ExpandRunList();
        Run.Events.RunListExpanded(Run);
        Handlers.Start(context, Run, converging);
        try
        {
            Run.CookbooksInOrder = RecipeErrors.Translated(() => CookbookOrder.Of(recipes, Run.Cookbooks!));
            Run.Events.CookbooksFound(Run.CookbooksInOrder);
            foreach (var cookbook in Run.CookbooksInOrder)
            {
                RecipeErrors.Translated(() => { cookbook.Metadata.CheckChefVersion(Run.ChefVersion); return 0; });
            }
        }
        catch (RubyError e) when (e.ClassName is "Chef::Exceptions::CookbookNotFound")
        {
            throw;
        }
        Run.Events.CookbookCompilationStarted(Run);
        try
        {
            compiler.LoadCookbooks(Run.CookbooksInOrder);
            compiler.LoadRecipes(recipes);
            foreach (var file in setup.RecipeFiles)
            {
                setup.RunRecipeFile(file);
            }
            Run.Events.PhaseCompleted("recipes");
        }
        catch (Exception e) when (Run.IsFailure(e))
        {
            Run.Events.CompileFailed(Run, compiler.CurrentFile, Run.Describe(context, e));
            throw;
        }
    }
}
