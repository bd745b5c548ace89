namespace RecipeEngine.Dsl.Core.Threads;

/// <summary>A lock of one thread at a time.</summary>
sealed class RMutex(RClass klass) : RObject(klass)
{
    readonly LinkedList<RThread> waiting = new();
    Action? release;

    public RThread? Owner { get; private set; }
    /// <summary>The fiber that locked it.</summary>
    public RObject? OwnerFiber { get; private set; }

    public bool IsOwned(Context ctx) => ReferenceEquals(Owner, ctx.CurrentThread) && ReferenceEquals(OwnerFiber, ctx.Fiber);

    public bool TryLock(Context ctx)
    {
        if (Owner is not null)
        {
            return false;
        }
        Owner = ctx.CurrentThread;
        OwnerFiber = ctx.Fiber;
        release ??= Free;
        Owner.Held.Add(release);
        return true;
    }

    public void Lock(Context ctx)
    {
        if (TryLock(ctx))
        {
            return;
        }
        if (IsOwned(ctx))
        {
            throw new RubyError("ThreadError", "deadlock; recursive locking");
        }
        var me = ctx.CurrentThread;
        var place = waiting.AddLast(me);
        try
        {
            while (!TryLock(ctx))
            {
                me.Park(ctx, null);
            }
        }
        finally
        {
            waiting.Remove(place);
        }
    }

    public void Unlock(Context ctx)
    {
        if (Owner is null)
        {
            throw new RubyError("ThreadError", "Attempt to unlock a mutex which is not locked");
        }
        if (!IsOwned(ctx))
        {
            throw new RubyError("ThreadError", "Attempt to unlock a mutex which is locked by another thread/fiber");
        }
        Free();
    }

    void Free()
    {
        Owner?.Held.Remove(release!);
        Owner = null;
        OwnerFiber = null;
        waiting.First?.Value.Wake();
    }
}

/// <summary>Thread::Mutex.</summary>
[RubyClass("Thread::Mutex")]
static class MutexClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RMutex(klass);

    [RubyMethod("lock")]
    public static RMutex Lock(Context ctx, RMutex self)
    {
        self.Lock(ctx);
        return self;
    }

    [RubyMethod("try_lock")]
    public static bool TryLock(Context ctx, RMutex self) => self.TryLock(ctx);

    [RubyMethod("unlock")]
    public static RMutex Unlock(Context ctx, RMutex self)
    {
        self.Unlock(ctx);
        return self;
    }

    [RubyMethod("locked?")]
    public static bool IsLocked(RMutex self) => self.Owner is not null;

    [RubyMethod("owned?")]
    public static bool IsOwned(Context ctx, RMutex self) => self.IsOwned(ctx);

    [RubyMethod("synchronize")]
    public static object? Synchronize(Context ctx, RMutex self, RProc? block)
    {
        if (block is null)
        {
            throw new RubyError("ThreadError", "must be called with a block");
        }
        self.Lock(ctx);
        try
        {
            return block.Yield(ctx, []);
        }
        finally
        {
            if (self.IsOwned(ctx))
            {
                self.Unlock(ctx);
            }
        }
    }

    /// <summary>Unlocks, sleeps, locks again; gives the seconds slept, rounded, nil when nothing woke it in time.</summary>
    [RubyMethod("sleep")]
    public static object? Sleep(Context ctx, RMutex self, object? timeout = null)
    {
        var seconds = timeout is null ? (double?)null : Sleeping.Seconds(ctx, timeout);
        self.Unlock(ctx);
        var start = Environment.TickCount64;
        bool woken;
        try
        {
            woken = ctx.CurrentThread.Park(ctx, seconds is { } s ? TimeSpan.FromSeconds(Math.Min(s, 1e9)) : null);
        }
        finally
        {
            self.Lock(ctx);
        }
        return woken || timeout is null ? Box.Int((long)Math.Round((Environment.TickCount64 - start) / 1000.0)) : null;
    }
}

/// <summary>Kernel#sleep and what a time to sleep may be.</summary>
[RubyModule("Kernel")]
static class Sleeping
{
    public static double Seconds(Context ctx, object? value)
    {
        if (value is null or RString or bool)
        {
            throw RubyError.Type($"can't convert {Coerce.Describe(ctx, value)} into time interval");
        }
        double seconds;
        if (value is long or double)
        {
            seconds = Coerce.ToDouble(ctx, value);
        }
        else if (ctx.RespondTo(value, RSymbol.Of("divmod")))
        {
            var parts = Coerce.ToAry(ctx, ctx.Send(value, "divmod", Box.Int(1)));
            seconds = Coerce.ToDouble(ctx, parts.At(0)) + Coerce.ToDouble(ctx, ctx.Send(parts.At(1), Sym.ToF));
        }
        else
        {
            throw RubyError.Type($"can't convert {Coerce.Describe(ctx, value)} into time interval");
        }
        if (double.IsNaN(seconds) || double.IsPositiveInfinity(seconds))
        {
            throw RubyError.Range($"{(double.IsNaN(seconds) ? "NaN" : "Infinity")} out of Time range");
        }
        return seconds < 0 ? throw RubyError.Argument("time interval must not be negative") : seconds;
    }

    [RubyMethod("sleep", ModuleFunction = true)]
    public static long Sleep(Context ctx, [Optional] object? duration)
    {
        var start = Environment.TickCount64;
        var me = ctx.CurrentThread;
        if (duration is Undefined)
        {
            me.Park(ctx, null, false);
        }
        else
        {
            me.Park(ctx, TimeSpan.FromSeconds(Math.Min(Seconds(ctx, duration), 1e9)), false);
        }
        return (long)Math.Round((Environment.TickCount64 - start) / 1000.0);
    }
}

/// <summary>The top-level names of classes that live in Thread.</summary>
[RubyClass("Object")]
static class ThreadNames
{
    [RubyConstant("Mutex")]
    public static RModule Mutex(Context ctx) => ctx.Interpreter.Ensure("Thread::Mutex");

    [RubyConstant("Queue")]
    public static RModule Queue(Context ctx) => ctx.Interpreter.Ensure("Thread::Queue");

    [RubyConstant("SizedQueue")]
    public static RModule SizedQueue(Context ctx) => ctx.Interpreter.Ensure("Thread::SizedQueue");

    [RubyConstant("ConditionVariable")]
    public static RModule ConditionVariable(Context ctx) => ctx.Interpreter.Ensure("Thread::ConditionVariable");
}
