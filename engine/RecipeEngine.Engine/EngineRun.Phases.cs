using RecipeEngine.Cookbooks;
using RecipeEngine.Engine.Compile;

namespace RecipeEngine.Engine;

public sealed partial class EngineRun
{
    RunResult ConvergeAll()
    {
        var machine = Run.Machine;
        Started = machine.UtcNow;
        RunLock? held = null;
        try
        {
            RunSetup? setup = null;
            var ready = Guard(() =>
            {
                setup = Configure();
                held = RunLock.Acquire(context, Run, Interpreter.Machine);
            });
            if (!ready)
            {
                Finished = machine.UtcNow;
                Run.Events.NotStarted(Run, Error!);
                EndProgram();
                return Result(succeeded: false);
            }
            var succeeded = Guard(() =>
            {
                CompileAll(setup!, converging: true);
                ConvergeResources();
                NodeStore.Save(context, Run, Interpreter.Machine, overridden: options.OverrideRunList is not null);
            });
            Finished = machine.UtcNow;
            if (succeeded)
            {
                LogEnd();
            }
            Handlers.Run(context, Run, Error, Started, Finished);
            TellHeldBack();
            if (!succeeded)
            {
                Fail();
            }
            else
            {
                Run.Events.RunCompleted(Run);
                // As in Chef, a restart that was asked for ends a complete run with an error of its own.
                if (Rebooter.RestartIfAsked(context, Run, Interpreter.Machine) is { } restart)
                {
                    Error = restart;
                    succeeded = restart.ClassName == "Chef::Exceptions::Reboot";
                    Handlers.Run(context, Run, Error, Started, Finished);
                    Fail();
                }
            }
            EndProgram();
            return Result(succeeded);
        }
        catch (ImmediateExitException end)
        {
            Finished = machine.UtcNow;
            Error = new RunError("SystemExit", "exit!", []) { ExitStatus = end.Code };
            return new RunResult(RunStatusKind.Aborted, end.Code, Error, overlay?.HeldBack ?? []);
        }
        finally
        {
            held?.Dispose();
        }
    }

    void Fail()
    {
        Run.Events.RunFailed(Run, Error!);
        if (stopped is null)
        {
            StackTraceFile.Write(context, Run, Interpreter.Machine, Error!);
        }
    }

    RunResult Result(bool succeeded)
    {
        var status = succeeded ? RunStatusKind.Success : stopped is not null ? RunStatusKind.Aborted : RunStatusKind.Failure;
        return new RunResult(status, endStatus != 0 ? endStatus : Error is null ? ExitCodes.Success : ExitCodes.Of(stopped ?? Error), succeeded ? null : Error, HeldBack);
    }

    // The error that a page was made of, with the frames it had then.
    (Exception? Thrown, RunError? Error) described;

    // What an at_exit block gave to exit.
    int endStatus;

    // What asked the run to end, even where failures on the way out hide it.
    RunError? stopped;

    RunSetup Configure()
    {
        var setup = new RunSetup(context, Run, options);
        setup.Configure();
        if (Run.WhyRun)
        {
            HoldBack();
        }
        return setup;
    }

    void ConvergeResources()
    {
        Run.Events.ConvergeStarted(Run, Run.RootContext.Collection.All.Count);
        try
        {
            new Runner(Run, Run.RootContext).Converge(context);
        }
        catch (EndRunEarlyException)
        {
        }
        catch (Exception e) when (Run.EndsRun(e))
        {
            Run.Events.ConvergeFailed(Run.Describe(context, e));
            throw;
        }
        Run.Events.ConvergeCompleted();
    }

    bool Guard(Action action)
    {
        var mark = context.GetMark();
        try
        {
            action();
            return true;
        }
        catch (Exception e) when (Run.EndsRun(e))
        {
            Error = described.Thrown == e ? described.Error : Run.Describe(context, e);
            context.Unwind(mark);
            if (Run.IsStopRequested)
            {
                stopped = StoppedError();
            }
            return false;
        }
    }

    RunError? StoppedError()
    {
        try
        {
            Run.ThrowIfStopped();
            return null;
        }
        catch (RunStoppedException e)
        {
            return Run.Describe(context, e);
        }
    }

    // at_exit blocks and buffered streams
    void EndProgram()
    {
        endStatus = Interpreter.RunMain(static () => { });
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

    void LogStart()
    {
        Run.Log(LogLevel.Info, $"*** Chef Infra Client {Run.ChefVersion} ***");
        Run.Log(LogLevel.Info, "Platform: x86_64-linux");
        Run.Log(LogLevel.Info, $"Chef-client pid: {Run.Machine.Identity.ProcessId}");
    }

    void LogEnd()
    {
        if (!Run.Logs(LogLevel.Info))
        {
            return;
        }
        Run.Log(LogLevel.Info, $"Chef Infra Client Run complete in {(Finished - Started).TotalSeconds:0.######} seconds");
        if (!options.LocalMode)
        {
            // Chef's words in solo mode; in local mode it cleans its copy of the cookbooks, which is not made here
            Run.Log(LogLevel.Info, "Skipping removal of unused files from the cache");
        }
    }

    void CompileAll(RunSetup setup, bool converging)
    {
        Run.Events.RunStarted(Run);
        if (Run.Logs(LogLevel.Info))
        {
            LogStart();
        }
        setup.FindCookbooks();
        setup.BuildNode(withTags: converging);
        var recipes = setup.ExpandRunList();
        Run.Events.RunListExpanded(Run);
        Handlers.Start(context, Run, converging);
        Run.CookbooksInOrder = RecipeErrors.Translated(() => CookbookOrder.Of(recipes, Run.Cookbooks!));
        Run.Events.CookbooksFound(Run.CookbooksInOrder);
        foreach (var cookbook in Run.CookbooksInOrder)
        {
            RecipeErrors.Translated(() => { cookbook.Metadata.CheckChefVersion(Run.ChefVersion); return 0; });
            foreach (var gem in cookbook.Metadata.Gems.Where(gem => !ChefGemProvider.BuiltIn.Contains(gem.Name)))
            {
                if (Carries(cookbook, gem.Name))
                {
                    continue;
                }
                Run.Log(LogLevel.Warn, $"cookbook {cookbook.Name}: the gem {gem.Name}, which its metadata asks for, cannot be loaded here, so it is not installed; code that requires it will fail");
            }
        }
        Run.Events.CookbookCompilationStarted(Run);
        var before = context.Interrupt;
        context.Interrupt = c =>
        {
            before?.Invoke(c);
            Run.ThrowIfStopped();
        };
        var mark = context.GetMark();
        try
        {
            compiler.LoadCookbooks(Run.CookbooksInOrder);
            compiler.LoadRecipes(recipes);
            foreach (var file in setup.RecipeFiles)
            {
                setup.RunRecipeFile(file);
            }
            setup.RunRecipeText();
            Run.Events.PhaseCompleted("recipes");
        }
        catch (Exception e) when (Run.IsFailure(e))
        {
            var error = Run.Describe(context, e);
            // the page reads attributes, for which there is no room at the bottom of an endless recursion
            context.Unwind(mark);
            described = (e, error);
            Run.Events.CompileFailed(Run, compiler.CurrentFile, error);
            throw;
        }
        finally
        {
            context.Interrupt = before;
        }
    }

    // a cookbook made from a gem holds the gem's own files: they are loaded from where they lie
    bool Carries(RecipeEngine.Cookbooks.CookbookDirectory cookbook, string gem)
    {
        foreach (var root in cookbook.Roots)
        {
            var library = Path.Combine(root, "lib");
            if (Run.Machine.IsDirectory(library) && (Run.Machine.IsFile(Path.Combine(root, gem + ".gemspec"))
                || Run.Machine.IsFile(Path.Combine(library, gem + ".rb")) || Run.Machine.IsFile(Path.Combine(library, gem.Replace('-', '/') + ".rb"))))
            {
                Run.Interpreter.LoadPath.Add(new RString(library));
                return true;
            }
        }
        return false;
    }
}
