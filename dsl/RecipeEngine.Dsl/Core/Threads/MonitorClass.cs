namespace RecipeEngine.Dsl.Core.Threads;

/// <summary>A lock that its owner may take again.</summary>
sealed class RMonitor(RClass klass) : RObject(klass)
{
    RMutex? mutex;
    public int Count { get; set; }

    public RMutex Mutex(Context ctx) => mutex ??= new RMutex(ctx.Interpreter.FindClass(ctx, "Thread::Mutex"));

    public bool TryEnter(Context ctx)
    {
        if (!Mutex(ctx).IsOwned(ctx) && !Mutex(ctx).TryLock(ctx))
        {
            return false;
        }
        Count++;
        return true;
    }

    public void Enter(Context ctx)
    {
        if (!Mutex(ctx).IsOwned(ctx))
        {
            Mutex(ctx).Lock(ctx);
            Count = 0;
        }
        Count++;
    }

    public void CheckOwner(Context ctx)
    {
        if (!Mutex(ctx).IsOwned(ctx))
        {
            throw new RubyError("ThreadError", "current fiber not owner");
        }
    }

    public void Exit(Context ctx)
    {
        CheckOwner(ctx);
        if (--Count == 0)
        {
            Mutex(ctx).Unlock(ctx);
        }
    }

    public object? Synchronize(Context ctx, RProc block)
    {
        Enter(ctx);
        try
        {
            return block.Yield(ctx, []);
        }
        finally
        {
            if (Mutex(ctx).IsOwned(ctx))
            {
                Exit(ctx);
            }
        }
    }
}

/// <summary>Monitor (require "monitor").</summary>
[RubyClass("Monitor", Library = "monitor")]
static class MonitorClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RMonitor(klass);

    [RubyMethod("enter", "mon_enter")]
    public static void Enter(Context ctx, RMonitor self) => self.Enter(ctx);

    [RubyMethod("try_enter", "mon_try_enter", "try_mon_enter")]
    public static bool TryEnter(Context ctx, RMonitor self) => self.TryEnter(ctx);

    [RubyMethod("exit", "mon_exit")]
    public static void Exit(Context ctx, RMonitor self) => self.Exit(ctx);

    [RubyMethod("synchronize", "mon_synchronize")]
    public static object? Synchronize(Context ctx, RMonitor self, RProc block) => self.Synchronize(ctx, block);

    [RubyMethod("mon_locked?")]
    public static bool IsLocked(Context ctx, RMonitor self) => self.Mutex(ctx).Owner is not null;

    [RubyMethod("mon_owned?")]
    public static bool IsOwned(Context ctx, RMonitor self) => self.Mutex(ctx).IsOwned(ctx);

    [RubyMethod("mon_check_owner")]
    public static void CheckOwner(Context ctx, RMonitor self) => self.CheckOwner(ctx);

    [RubyMethod("new_cond")]
    public static object? NewCondition(Context ctx, RMonitor self) =>
        new RMonitorCondition(ctx.Interpreter.FindClass(ctx, "MonitorMixin::ConditionVariable"), self, new RCondition(ctx.Interpreter.FindClass(ctx, "Thread::ConditionVariable")));
}

/// <summary>Makes any object a monitor; its lock is made when first needed.</summary>
[RubyModule("MonitorMixin", Library = "monitor")]
static class MonitorMixinModule
{
    static RMonitor Of(Context ctx, object? self)
    {
        var o = (RObject)self!;
        if (Exceptions.Hidden.Get(o, "monitor") is RMonitor known)
        {
            return known;
        }
        var made = new RMonitor(ctx.Interpreter.FindClass(ctx, "Monitor"));
        Exceptions.Hidden.Set(o, "monitor", made);
        return made;
    }

    [RubyMethod("mon_enter")]
    public static void Enter(Context ctx, object? self) => Of(ctx, self).Enter(ctx);

    [RubyMethod("mon_try_enter", "try_mon_enter")]
    public static bool TryEnter(Context ctx, object? self) => Of(ctx, self).TryEnter(ctx);

    [RubyMethod("mon_exit")]
    public static void Exit(Context ctx, object? self) => Of(ctx, self).Exit(ctx);

    [RubyMethod("mon_synchronize", "synchronize")]
    public static object? Synchronize(Context ctx, object? self, RProc block) => Of(ctx, self).Synchronize(ctx, block);

    [RubyMethod("mon_locked?")]
    public static bool IsLocked(Context ctx, object? self) => Of(ctx, self).Mutex(ctx).Owner is not null;

    [RubyMethod("mon_owned?")]
    public static bool IsOwned(Context ctx, object? self) => Of(ctx, self).Mutex(ctx).IsOwned(ctx);

    [RubyMethod("new_cond")]
    public static object? NewCondition(Context ctx, object? self) => MonitorClass.NewCondition(ctx, Of(ctx, self));

    [RubyMethod("mon_initialize", Private = true)]
    public static void Initialize(Context ctx, object? self) => Of(ctx, self);
}

/// <summary>A condition of a monitor.</summary>
sealed class RMonitorCondition(RClass klass, RMonitor monitor, RCondition condition) : RObject(klass)
{
    public RMonitor Monitor { get; } = monitor;
    public RCondition Condition { get; } = condition;
}

/// <summary>MonitorMixin::ConditionVariable.</summary>
[RubyClass("MonitorMixin::ConditionVariable", Library = "monitor")]
static class MonitorConditionClass
{
    [RubyMethod("wait")]
    public static bool Wait(Context ctx, RMonitorCondition self, object? timeout = null)
    {
        self.Monitor.CheckOwner(ctx);
        var count = self.Monitor.Count;
        try
        {
            ConditionVariableClass.Wait(ctx, self.Condition, self.Monitor.Mutex(ctx), timeout);
            return true;
        }
        finally
        {
            self.Monitor.Count = count;
        }
    }

    [RubyMethod("wait_while")]
    public static void WaitWhile(Context ctx, RMonitorCondition self, RProc block)
    {
        while (Context.Truthy(block.Yield(ctx)))
        {
            Wait(ctx, self);
        }
    }

    [RubyMethod("wait_until")]
    public static void WaitUntil(Context ctx, RMonitorCondition self, RProc block)
    {
        while (!Context.Truthy(block.Yield(ctx)))
        {
            Wait(ctx, self);
        }
    }

    [RubyMethod("signal")]
    public static object? Signal(Context ctx, RMonitorCondition self)
    {
        self.Monitor.CheckOwner(ctx);
        return ConditionVariableClass.Signal(self.Condition);
    }

    [RubyMethod("broadcast")]
    public static object? Broadcast(Context ctx, RMonitorCondition self)
    {
        self.Monitor.CheckOwner(ctx);
        return ConditionVariableClass.Broadcast(self.Condition);
    }
}
