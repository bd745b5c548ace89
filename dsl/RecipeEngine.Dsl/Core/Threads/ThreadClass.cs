using RecipeEngine.Dsl.Core.Exceptions;

namespace RecipeEngine.Dsl.Core.Threads;

/// <summary>Thread: making and ending threads.</summary>
[RubyClass("Thread")]
static class ThreadClass
{
    [RubyMethod("new", Singleton = true, KeepsKeywords = true)]
    public static object? New(Context ctx, RClass self, RProc? block, params object?[] rest)
    {
        var thread = new RThread(self, ThreadRunning.NewContext(ctx.Interpreter));
        ctx.SendBlock(thread, Sym.Initialize, block, rest);
        return thread.Block is null ? throw new RubyError("ThreadError", $"uninitialized thread - check `{self}#initialize'") : thread;
    }

    [RubyMethod("initialize", Private = true, KeepsKeywords = true)]
    public static void Initialize(Context ctx, RThread self, RProc? block, params object?[] rest)
    {
        if (block is null)
        {
            throw new RubyError("ThreadError", "must be called with a block");
        }
        if (self.Block is not null)
        {
            throw new RubyError("ThreadError", "already initialized thread");
        }
        ThreadRunning.Start(ctx, self, block, rest);
    }

    [RubyMethod("start", "fork", Singleton = true, KeepsKeywords = true)]
    public static object? Start(Context ctx, RClass self, RProc? block, params object?[] rest) =>
        block is null ? throw RubyError.Argument("tried to create Proc object without a block")
        : ThreadRunning.Start(ctx, new RThread(self, ThreadRunning.NewContext(ctx.Interpreter)), block, rest);

    [RubyMethod("current", Singleton = true)]
    public static object? Current(Context ctx) => ctx.CurrentThread;

    [RubyMethod("main", Singleton = true)]
    public static object? Main(Context ctx) => ctx.Interpreter.MainThread;

    [RubyMethod("list", Singleton = true)]
    public static RArray List(Context ctx)
    {
        lock (ctx.Interpreter.LiveThreads)
        {
            return new RArray([ctx.Interpreter.MainThread, .. ctx.Interpreter.LiveThreads]);
        }
    }

    [RubyMethod("pass", Singleton = true)]
    public static void Pass(Context ctx)
    {
        ctx.CurrentThread.RunPending(ctx);
        ctx.Interpreter.Scheduler.Pass(ctx);
    }

    [RubyMethod("stop", Singleton = true)]
    public static void Stop(Context ctx) => ctx.CurrentThread.Park(ctx, null);

    [RubyMethod("exit", Singleton = true)]
    public static void Exit(Context ctx) => ThreadRunning.Kill(ctx, ctx.CurrentThread);

    [RubyMethod("kill", Singleton = true)]
    public static object? KillOther(Context ctx, object? thread)
    {
        ThreadRunning.Kill(ctx, Coerce.Expect<RThread>(ctx, thread, "VM/thread"));
        return thread;
    }

    [RubyMethod("join")]
    public static object? Join(Context ctx, RThread self, object? limit = null)
    {
        var seconds = limit is null ? (double?)null : limit is double or long ? Coerce.ToDouble(ctx, limit) : throw RubyError.Type($"can't convert {Coerce.Describe(ctx, limit)} into Float");
        return ThreadRunning.Join(ctx, self, seconds) ? self : null;
    }

    [RubyMethod("value")]
    public static object? Value(Context ctx, RThread self)
    {
        ThreadRunning.Join(ctx, self, null);
        return self.Value;
    }

    [RubyMethod("kill", "exit", "terminate")]
    public static RThread Kill(Context ctx, RThread self)
    {
        ThreadRunning.Kill(ctx, self);
        return self;
    }

    [RubyMethod("raise", KeepsKeywords = true)]
    public static void Raise(Context ctx, RThread self, params object?[] rest)
    {
        if (!self.IsAlive)
        {
            return;
        }
        RException error;
        if (rest.Length == 0)
        {
            error = new RException(ctx.Interpreter.FindClass(ctx, "RuntimeError")) { Message = new RString("") };
            if (ReferenceEquals(self, ctx.CurrentThread) && ctx.CurrentException is { } current)
            {
                error = current;
            }
        }
        else
        {
            error = ReferenceEquals(self, ctx.CurrentThread) ? Raising.Make(ctx, rest) : Raising.FromArguments(ctx, rest);
        }
        ThreadRunning.Raise(ctx, self, error);
    }

    [RubyMethod("wakeup")]
    public static RThread Wakeup(RThread self)
    {
        if (!self.IsAlive)
        {
            throw new RubyError("ThreadError", "killed thread");
        }
        self.Wake();
        return self;
    }

    [RubyMethod("run")]
    public static RThread Run(Context ctx, RThread self)
    {
        Wakeup(self);
        Pass(ctx);
        return self;
    }

    /// <summary>Puts off exceptions from other threads while the block runs; only :never does so.</summary>
    [RubyMethod("handle_interrupt", Singleton = true)]
    public static object? HandleInterrupt(Context ctx, RProc? block, object? mask)
    {
        if (block is null)
        {
            throw RubyError.Argument("block is needed.");
        }
        var hash = Coerce.ToHash(ctx, mask);
        var never = false;
        for (var i = 0; hash.Next(ref i, out _, out var timing);)
        {
            if (timing is not RSymbol { Name: "immediate" or "on_blocking" or "never" } word)
            {
                throw RubyError.Argument("unknown mask signature");
            }
            never |= word.Name == "never";
        }
        var me = ctx.CurrentThread;
        var before = me.Deferring;
        me.Deferring = never ? before + 1 : 0;
        try
        {
            if (!never)
            {
                me.RunPending(ctx);
            }
            return block.Yield(ctx);
        }
        finally
        {
            me.Deferring = before;
            if (before == 0 && !me.Pending.IsEmpty)
            {
                ctx.Interrupt = RThread.Attend;
            }
        }
    }

    [RubyMethod("pending_interrupt?", Singleton = true)]
    public static bool HasPendingHere(Context ctx, object? error = null) => !ctx.CurrentThread.Pending.IsEmpty;

    [RubyMethod("pending_interrupt?")]
    public static bool HasPending(RThread self, object? error = null) => !self.Pending.IsEmpty;
}
