namespace RecipeEngine.Dsl.Execution;

/// <summary>Lets one Ruby thread run at a time. A thread holds the world's lock while it runs and gives it up when it waits or its time is over;
/// who waits longest is next.</summary>
sealed class Scheduler
{
    const int SliceMilliseconds = 25;

    readonly object gate = new();
    Queue<SemaphoreSlim>? waiting;
    bool held = true; // by the main thread
    Context? running;
    Timer? timer;
    int threads;

    /// <summary>Others wait for their turn.</summary>
    public bool IsContended
    {
        get
        {
            lock (gate)
            {
                return waiting is { Count: > 0 };
            }
        }
    }

    /// <summary>A thread has been made: from the second on, time is sliced.</summary>
    public void Started()
    {
        if (Interlocked.Increment(ref threads) == 1)
        {
            timer = new Timer(_ => Tick(), null, SliceMilliseconds, SliceMilliseconds);
        }
    }

    public void Ended()
    {
        if (Interlocked.Decrement(ref threads) == 0)
        {
            timer?.Dispose();
            timer = null;
        }
    }

    void Tick()
    {
        if (IsContended && running is { } context)
        {
            context.Interrupt = RThread.Attend;
        }
    }

    /// <summary>Waits for the turn.</summary>
    public void Acquire(Context context)
    {
        SemaphoreSlim? turn = null;
        lock (gate)
        {
            if (held)
            {
                (waiting ??= new()).Enqueue(turn = new SemaphoreSlim(0));
            }
            held = true;
        }
        turn?.Wait();
        running = context;
    }

    /// <summary>Gives the turn to who waits longest.</summary>
    public void Release()
    {
        lock (gate)
        {
            if (waiting is not null && waiting.TryDequeue(out var next))
            {
                next.Release();
            }
            else
            {
                held = false;
            }
        }
    }

    /// <summary>Lets the others run first.</summary>
    public void Pass(Context context)
    {
        if (IsContended)
        {
            Release();
            Acquire(context);
        }
    }
}

public sealed partial class Interpreter
{
    internal Scheduler Scheduler { get; } = new();

    /// <summary>What an embedder wants told of every step; null for nothing.</summary>
    internal Action<Context>? Watch { get; set; }

    RThread? mainThread;

    /// <summary>The Thread object of the main program.</summary>
    internal RThread MainThread => mainThread ?? MakeMainThread();

    // A signal may ask for it while the program does: there must be one only, or what is posted to it is lost.
    RThread MakeMainThread()
    {
        lock (Scheduler)
        {
            return mainThread ??= new RThread(FindClass(MainContext, "Thread"), MainContext);
        }
    }

    /// <summary>All threads that have not ended, the main one first.</summary>
    internal List<RThread> LiveThreads => LazyInitializer.EnsureInitialized(ref liveThreads);

    List<RThread>? liveThreads;

    /// <summary>There are threads beside the main one.</summary>
    internal bool HasThreads => liveThreads is { Count: > 0 };
}

public sealed partial class Context
{
    /// <summary>The thread that this context, or the fiber's thread, is.</summary>
    internal RThread CurrentThread => Thread as RThread ?? Interpreter.MainThread;

    /// <summary>Asks again and again until something has happened, a few milliseconds each time; other Ruby threads run meanwhile, and signals,
    /// Thread#raise and kill end the wait.</summary>
    /// <param name="happens">waits as long as it is told at most; true when it has happened</param>
    /// <param name="check">run before each wait, may throw</param>
    internal void WaitUntil(Func<TimeSpan, bool> happens, Action? check = null)
    {
        var thread = CurrentThread;
        do
        {
            thread.RunPending(this);
            check?.Invoke();
        }
        while (!Blocking(() => happens(TimeSpan.FromMilliseconds(15))));
    }

    /// <summary>Runs something that waits for the machine; other Ruby threads may run meanwhile.</summary>
    public T Blocking<T>(Func<T> action)
    {
        if (!Interpreter.HasThreads)
        {
            return action();
        }
        var thread = CurrentThread;
        var before = thread.State;
        thread.State = RubyThreadState.Sleeping;
        Interpreter.Scheduler.Release();
        try
        {
            return action();
        }
        finally
        {
            Interpreter.Scheduler.Acquire(this);
            thread.State = before;
        }
    }
}
