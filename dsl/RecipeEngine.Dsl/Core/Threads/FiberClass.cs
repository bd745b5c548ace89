using RecipeEngine.Dsl.Core.Exceptions;

namespace RecipeEngine.Dsl.Core.Threads;

/// <summary>A Fiber: code that yields and is resumed.</summary>
sealed class RFiber(RClass klass) : RObject(klass)
{
    public Coroutine? Routine { get; set; }
    public Coroutine.Channel? Channel { get; set; }
    public bool IsBlocking { get; set; }
    /// <summary>The fiber of a thread itself.</summary>
    public bool IsRoot { get; set; }
    /// <summary>It has control just now.</summary>
    public bool IsRunning { get; set; }
    /// <summary>It stopped by Fiber.yield.</summary>
    public bool IsYielding { get; set; }
    public bool IsStarted { get; set; }
    /// <summary>Who resumed it and waits; null when control came by transfer.</summary>
    public RFiber? Resumer { get; set; }
    /// <summary>Whom it has resumed and waits for.</summary>
    public RFiber? Resuming { get; set; }
    /// <summary>The thread it was made by.</summary>
    public RThread? Thread { get; set; }
    /// <summary>Where its block stands.</summary>
    public string Place { get; set; } = "";
}

/// <summary>Fiber.</summary>
[RubyClass("Fiber")]
static class FiberClass
{
    static RubyError Error(string message) => new("FiberError", message);

    internal static RFiber Current(Context ctx)
    {
        if (ctx.Fiber is RFiber known)
        {
            return known;
        }
        var root = new RFiber(ctx.Interpreter.FindClass(ctx, "Fiber")) { IsRoot = true, IsBlocking = true, IsRunning = true, IsStarted = true, Thread = ctx.CurrentThread };
        ctx.Fiber = root;
        return root;
    }

    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RFiber(klass);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RFiber self, RProc? block, [Keyword] bool blocking = false, [Keyword, Optional] object? storage = null)
    {
        if (block is null)
        {
            throw RubyError.Argument("tried to create Proc object without a block");
        }
        self.IsBlocking = blocking;
        self.Thread = ctx.CurrentThread;
        self.Place = block.Body.Location is { } place ? $" {place.File}:{place.Line}" : "";
        self.Routine = new Coroutine(ctx.Interpreter, (inner, channel, first) =>
        {
            inner.Fiber = self;
            self.Channel = channel;
            try
            {
                return block.Yield(inner, (object?[])first!);
            }
            catch (BreakException)
            {
                throw RubyError.LocalJump("break from proc-closure", "break");
            }
        });
    }

    [RubyMethod("current", Singleton = true)]
    public static object? CurrentFiber(Context ctx) => Current(ctx);

    [RubyMethod("yield", Singleton = true)]
    public static object? Yield(Context ctx, params object?[] rest)
    {
        var fiber = Current(ctx);
        if (fiber.Resumer is not { } resumer)
        {
            throw Error("attempt to yield on a not resumed fiber");
        }
        (fiber.Resumer, resumer.Resuming, fiber.IsYielding) = (null, null, true);
        return FiberSwitching.To(ctx, fiber, resumer, rest, null);
    }

    static object? Resume(Context ctx, RFiber self, object?[] arguments, Exception? error)
    {
        var from = Current(ctx);
        if (self.Routine is null && !self.IsRoot)
        {
            throw Error("uninitialized fiber");
        }
        if (self.Routine is { Finished: true })
        {
            throw Error("attempt to resume a terminated fiber");
        }
        if (ReferenceEquals(from, self))
        {
            throw Error("attempt to resume the current fiber");
        }
        if (self.Resumer is not null)
        {
            throw Error("attempt to resume a resumed fiber (double resume)");
        }
        if (self.Resuming is not null)
        {
            throw Error("attempt to resume a resuming fiber");
        }
        if (self.IsStarted && !self.IsYielding)
        {
            throw Error("attempt to resume a transferring fiber");
        }
        FiberSwitching.CheckThread(ctx, self);
        (self.Resumer, from.Resuming, self.IsYielding) = (from, self, false);
        return FiberSwitching.To(ctx, from, self, arguments, error);
    }

    static object? Transfer(Context ctx, RFiber self, object?[] arguments, Exception? error)
    {
        var from = Current(ctx);
        if (self.Resuming is not null)
        {
            throw Error("attempt to transfer to a resuming fiber");
        }
        if (self.IsYielding)
        {
            throw Error("attempt to transfer to a yielding fiber");
        }
        if (self.Routine is null && !self.IsRoot)
        {
            throw Error("uninitialized fiber");
        }
        if (ReferenceEquals(from, self))
        {
            return FiberSwitching.Packed(arguments);
        }
        FiberSwitching.CheckThread(ctx, self);
        return self.Routine is { Finished: true } ? throw Error("dead fiber called") : FiberSwitching.To(ctx, from, self, arguments, error);
    }

    [RubyMethod("resume", KeepsKeywords = true)]
    public static object? Resume(Context ctx, RFiber self, params object?[] rest) => Resume(ctx, self, rest, null);

    /// <summary>Hands control over for good: the fiber called does not come back here when it ends, but somebody may transfer back.</summary>
    [RubyMethod("transfer", KeepsKeywords = true)]
    public static object? Transfer(Context ctx, RFiber self, params object?[] rest) => Transfer(ctx, self, rest, null);

    [RubyMethod("raise", KeepsKeywords = true)]
    public static object? Raise(Context ctx, RFiber self, params object?[] rest)
    {
        var error = rest.Length == 0 ? new RException(ctx.Interpreter.FindClass(ctx, "RuntimeError")) { Message = new RString("") } : Raising.Make(ctx, rest);
        if (ReferenceEquals(Current(ctx), self))
        {
            throw new RubyError(error);
        }
        if (self.Resuming is not null)
        {
            throw Error("attempt to raise a resuming fiber");
        }
        if (!self.IsStarted)
        {
            throw Error("cannot raise exception on unborn fiber");
        }
        return self.IsYielding || self.Routine is { Finished: true } ? Resume(ctx, self, rest, new RubyError(error)) : Transfer(ctx, self, rest, new RubyError(error));
    }

    [RubyMethod("alive?")]
    public static bool IsAlive(RFiber self) => self.IsRoot || self.Routine is { Finished: false };

    [RubyMethod("blocking?")]
    public static bool IsBlocking(RFiber self) => self.IsBlocking;

    [RubyMethod("blocking?", Singleton = true)]
    public static object? IsCurrentBlocking(Context ctx) => Current(ctx).IsBlocking ? Box.Int(1) : Box.False;

    [RubyMethod("inspect", "to_s")]
    public static string Inspect(Context ctx, RFiber self) =>
        $"{ctx.AnyToS(self)[..^1]}{self.Place} ({(self.Resuming is not null ? "suspended by resuming" : self.IsRunning ? "resumed" : self.Routine is { Finished: true } ? "terminated" : self.IsStarted ? "suspended" : "created")})>";
}

/// <summary>require "fiber": everything is there already.</summary>
static class FiberLibrary
{
    [RubyLibrary("fiber", "thread")]
    public static void Load(Context ctx) { }
}
