using System.Collections.Concurrent;

namespace RecipeEngine.Dsl.Execution;

enum RubyThreadState { Running, Sleeping, SleepingForever, Dying, Finished, Failed }

/// <summary>A Ruby thread: a .NET thread that runs only while it holds the world's turn.</summary>
sealed class RThread : RObject
{
    readonly SemaphoreSlim wake = new(0);
    volatile bool woken;

    public RThread(RClass klass, Context context) : base(klass)
    {
        Context = context;
        context.Thread = this;
    }

    public Context Context { get; }
    public RubyThreadState State { get; set; } = RubyThreadState.Running;
    public object? Value { get; set; }
    /// <summary><c>$?</c>: how the child ended that this thread waited for last.</summary>
    public RObject? LastStatus { get; set; }
    public RException? Error { get; set; }
    public object? Name { get; set; }
    public long Priority { get; set; }
    public object? Group { get; set; }
    public bool Reports { get; set; } = true;
    public bool Aborts { get; set; }
    public RProc? Block { get; set; }
    public bool IsKilled { get; set; }
    public Dictionary<RSymbol, object?> Variables { get; } = [];
    /// <summary>What to unlock when the thread ends.</summary>
    public List<Action> Held { get; } = [];
    public List<RThread> Joiners { get; } = [];

    /// <summary>Exceptions, kills and signal handlers that wait to be run in this thread.</summary>
    public ConcurrentQueue<Action<Context>> Pending { get; } = new();

    /// <summary>Above zero: handle_interrupt(… => :never) is in force.</summary>
    public int Deferring { get; set; }

    public bool IsAlive => State is not (RubyThreadState.Finished or RubyThreadState.Failed);

    /// <summary>Hands something over to be run in this thread, at once if it sleeps.</summary>
    public void Post(Action<Context> action)
    {
        Pending.Enqueue(action);
        Context.Interrupt = Attend;
        Wake();
    }

    /// <summary>Ends a sleep.</summary>
    public void Wake()
    {
        woken = true; // awake already, though it may have to wait for its turn
        wake.Release();
    }

    /// <summary>The interrupt handler of every thread: runs what was posted, then lets others run.</summary>
    public static void Attend(Context context)
    {
        context.Interrupt = context.Interpreter.Watch;
        context.Interpreter.Watch?.Invoke(context);
        var me = context.CurrentThread;
        me.RunPending(context);
        context.Interpreter.Scheduler.Pass(context);
    }

    public void RunPending(Context context)
    {
        while (Deferring == 0 && Pending.TryDequeue(out var action))
        {
            action(context);
        }
    }

    /// <summary>Sleeps until woken, a post comes or the time is over (null: no limit). A caller checks its condition again: waking may be spurious.</summary>
    /// <param name="context">the running one</param>
    /// <param name="limit">how long at most</param>
    /// <param name="deadly">waits for another thread: when all wait so, that is a deadlock</param>
    public bool Park(Context context, TimeSpan? limit, bool deadly = true)
    {
        RunPending(context);
        var interpreter = context.Interpreter;
        State = limit is null ? RubyThreadState.SleepingForever : RubyThreadState.Sleeping;
        if (deadly && limit is null && IsDeadlock(interpreter))
        {
            State = RubyThreadState.Running;
            var main = interpreter.MainThread;
            var error = new RubyError("fatal", "No live threads left. Deadlock?");
            if (ReferenceEquals(main, this))
            {
                throw error;
            }
            main.Post(_ => throw error);
            State = RubyThreadState.SleepingForever;
        }
        interpreter.Scheduler.Release();
        bool wasWoken;
        try
        {
            wasWoken = limit is { } l ? wake.Wait(l < TimeSpan.Zero ? TimeSpan.Zero : l.TotalMilliseconds > int.MaxValue ? TimeSpan.FromMilliseconds(int.MaxValue) : l) : WaitForever();
        }
        finally
        {
            interpreter.Scheduler.Acquire(context);
            State = RubyThreadState.Running;
        }
        while (wake.Wait(0))
        {
            // several wakers: one sleep
        }
        woken = false;
        RunPending(context);
        return wasWoken;
    }

    bool WaitForever()
    {
        wake.Wait();
        return true;
    }

    bool IsDeadlock(Interpreter interpreter) =>
        Pending.IsEmpty && !woken && (ReferenceEquals(this, interpreter.MainThread) || IsStuck(interpreter.MainThread))
        && interpreter.LiveThreads.All(t => ReferenceEquals(t, this) || IsStuck(t));

    static bool IsStuck(RThread t) => t.State == RubyThreadState.SleepingForever && !t.woken && t.Pending.IsEmpty;
}
