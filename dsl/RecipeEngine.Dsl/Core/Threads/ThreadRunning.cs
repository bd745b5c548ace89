using RecipeEngine.Dsl.Core.Exceptions;

namespace RecipeEngine.Dsl.Core.Threads;

/// <summary>The life of a Ruby thread, from start to end.</summary>
static class ThreadRunning
{
    const int StackBytes = 64 << 20;

    public static RThread Start(Context ctx, RThread thread, RProc block, object?[] arguments)
    {
        var interpreter = ctx.Interpreter;
        thread.Block = block;
        thread.Group = ctx.CurrentThread.Group;
        thread.Reports = Hidden.Get(interpreter.FindClass(ctx, "Thread"), "report_on_exception") is not false;
        lock (interpreter.LiveThreads)
        {
            interpreter.LiveThreads.Add(thread);
        }
        interpreter.Scheduler.Started();
        new Thread(() => Run(thread, block, arguments), StackBytes) { IsBackground = true }.Start();
        return thread;
    }

    public static Context NewContext(Interpreter interpreter) => new(interpreter) { Depth = Context.MaximumDepth - 3000 };

    static void Run(RThread thread, RProc block, object?[] arguments)
    {
        var ctx = thread.Context;
        ctx.Interpreter.Scheduler.Acquire(ctx);
        try
        {
            thread.RunPending(ctx);
            ctx.Interpreter.Tracing?.Fire(ctx, TraceEvents.ThreadBegin);
            thread.Value = block.Yield(ctx, arguments);
            ctx.Interpreter.Tracing?.Fire(ctx, TraceEvents.ThreadEnd);
            thread.State = RubyThreadState.Finished;
        }
        catch (ThreadKillException)
        {
            thread.State = RubyThreadState.Finished;
        }
        catch (ImmediateExitException e)
        {
            thread.State = RubyThreadState.Finished;
            ctx.Interpreter.MainThread.Post(_ => throw e);
        }
        catch (OperationCanceledException e)
        {
            // the embedder's cancellation or limit is for the whole run
            thread.State = RubyThreadState.Finished;
            ctx.Interpreter.MainThread.Post(_ => throw e);
        }
        catch (Exception e)
        {
            Failed(ctx, thread, e switch
            {
                ThrowException t => UncaughtThrowErrorClass.Make(t.Tag, t.Value).ToException(ctx),
                BreakException => RubyError.LocalJump("break from proc-closure", "break").ToException(ctx),
                ReturnException => RubyError.LocalJump("unexpected return", "return").ToException(ctx),
                _ => ctx.ToRubyException(e),
            });
        }
        Ended(ctx, thread);
    }

    static void Failed(Context ctx, RThread thread, RException error)
    {
        var interpreter = ctx.Interpreter;
        thread.Error = error;
        var main = interpreter.MainThread;
        thread.Deferring = int.MaxValue / 2; // nothing may end the report of the end
        if (ctx.IsA(error, interpreter.FindClass(ctx, "SystemExit")))
        {
            thread.State = RubyThreadState.Failed;
            main.Post(_ => throw new RubyError(error));
            return;
        }
        var aborts = thread.Aborts || Hidden.Get(interpreter.FindClass(ctx, "Thread"), "abort_on_exception") is true;
        if (thread.Reports)
        {
            try
            {
                ctx.WriteError($"{ThreadFacts.Inspect(ctx, thread)} terminated with exception (report_on_exception is true):\n{ErrorReport.Format(ctx, error)}");
            }
            catch (RubyError)
            {
                // a broken $stderr must not take the thread's end with it
            }
        }
        thread.State = RubyThreadState.Failed;
        if (aborts)
        {
            main.Post(_ => throw new RubyError(error));
        }
    }

    static void Ended(Context ctx, RThread thread)
    {
        var interpreter = ctx.Interpreter;
        foreach (var release in thread.Held.ToArray())
        {
            release();
        }
        lock (interpreter.LiveThreads)
        {
            interpreter.LiveThreads.Remove(thread);
        }
        foreach (var joiner in thread.Joiners)
        {
            joiner.Wake();
        }
        interpreter.Scheduler.Ended();
        interpreter.Scheduler.Release();
    }

    /// <summary>Waits for the end of a thread; false when the time is over first.</summary>
    public static bool Join(Context ctx, RThread thread, double? seconds)
    {
        var me = ctx.CurrentThread;
        if (ReferenceEquals(me, thread))
        {
            throw new RubyError("ThreadError", "Target thread must not be current thread");
        }
        if (ReferenceEquals(thread, ctx.Interpreter.MainThread))
        {
            throw new RubyError("ThreadError", "Target thread must not be main thread");
        }
        var until = seconds is { } s ? Deadline.After(s) : Deadline.Never;
        thread.Joiners.Add(me);
        try
        {
            while (thread.IsAlive)
            {
                if (until.IsOver)
                {
                    return false;
                }
                me.Park(ctx, until.Left);
            }
        }
        finally
        {
            thread.Joiners.Remove(me);
        }
        if (thread.Error is { } error && thread.State == RubyThreadState.Failed)
        {
            throw new RubyError(error);
        }
        return true;
    }

    /// <summary>Raises in a thread, at its next safe point.</summary>
    public static void Raise(Context ctx, RThread thread, RException error)
    {
        if (ReferenceEquals(thread, ctx.CurrentThread))
        {
            throw new RubyError(error);
        }
        thread.Post(_ => throw new RubyError(error));
    }

    public static void Kill(Context ctx, RThread thread)
    {
        if (!thread.IsAlive)
        {
            return;
        }
        thread.IsKilled = true;
        if (ReferenceEquals(thread, ctx.Interpreter.MainThread))
        {
            if (ReferenceEquals(thread, ctx.CurrentThread))
            {
                throw SystemExitClass.Make(0);
            }
            thread.Post(_ => throw SystemExitClass.Make(0));
            return;
        }
        if (ReferenceEquals(thread, ctx.CurrentThread))
        {
            throw new ThreadKillException();
        }
        thread.Post(_ => throw new ThreadKillException());
    }
}

/// <summary>A moment to wait for at most.</summary>
readonly record struct Deadline(long? Ticks)
{
    public static readonly Deadline Never = new((long?)null);

    public static Deadline After(double seconds) => seconds > 1e9 ? Never : new(Environment.TickCount64 * TimeSpan.TicksPerMillisecond + (long)(Math.Max(0, seconds) * TimeSpan.TicksPerSecond));

    public TimeSpan? Left => Ticks is { } t ? TimeSpan.FromTicks(Math.Max(0, t - Environment.TickCount64 * TimeSpan.TicksPerMillisecond)) : null;

    public bool IsOver => Left is { } l && l <= TimeSpan.Zero;
}
