using RecipeEngine.Dsl.Core.Exceptions;

namespace RecipeEngine.Dsl.Core.Threads;

/// <summary>A Fiber: code that yields and is resumed.</summary>
sealed class RFiber(RClass klass) : RObject(klass)
{
    public Coroutine? Routine { get; set; }
    public Coroutine.Channel? Channel { get; set; }
    public bool IsResuming { get; set; }
    public bool IsRunning { get; set; }
    public bool IsBlocking { get; set; }
    /// <summary>The fiber of a thread itself.</summary>
    public bool IsRoot { get; set; }
    public bool IsTransferred { get; set; }
    public bool IsYielding { get; set; }
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
        var root = new RFiber(ctx.Interpreter.FindClass(ctx, "Fiber")) { IsRoot = true, IsBlocking = true, IsRunning = true };
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
        if (ctx.Fiber is not RFiber { IsRoot: false } fiber)
        {
            throw Error("can't yield from root fiber");
        }
        if (fiber.IsTransferred)
        {
            throw Error("attempt to yield on a not resumed fiber");
        }
        fiber.IsYielding = true;
        return Value(fiber.Channel!.Suspend(ctx, Packed(rest)));
    }

    static object? Packed(object?[] values) => values.Length switch { 0 => null, 1 => values[0], _ => new RArray(values) };

    static object? Value(object? sent) => sent is object?[] many ? Packed(many) : sent;

    static object? Switch(Context ctx, RFiber self, object?[] arguments, Exception? error)
    {
        var from = Current(ctx);
        if (self.Routine is null)
        {
            throw Error(self.IsRoot ? "attempt to resume a resuming fiber" : "uninitialized fiber");
        }
        if (self.Routine.Finished)
        {
            throw Error(error is null ? "attempt to resume a terminated fiber" : "dead fiber called");
        }
        if (ReferenceEquals(from, self))
        {
            throw Error("attempt to resume the current fiber");
        }
        if (self.IsRunning)
        {
            throw Error("attempt to resume a resumed fiber (double resume)");
        }
        if (self.IsTransferred)
        {
            throw Error("attempt to resume a transferring fiber");
        }
        self.IsRunning = true;
        self.IsYielding = false;
        try
        {
            return self.Routine.Resume(ctx, arguments, error);
        }
        finally
        {
            self.IsRunning = false;
        }
    }

    [RubyMethod("resume", KeepsKeywords = true)]
    public static object? Resume(Context ctx, RFiber self, params object?[] rest) => Switch(ctx, self, rest, null);

    [RubyMethod("raise", KeepsKeywords = true)]
    public static object? Raise(Context ctx, RFiber self, params object?[] rest)
    {
        var error = rest.Length == 0 ? new RException(ctx.Interpreter.FindClass(ctx, "RuntimeError")) { Message = new RString("") } : Raising.Make(ctx, rest);
        if (ReferenceEquals(Current(ctx), self))
        {
            throw new RubyError(error);
        }
        if (!self.IsYielding && self.Routine is { Finished: false })
        {
            throw Error("cannot raise exception on unborn fiber");
        }
        return Switch(ctx, self, rest, new RubyError(error));
    }

    [RubyMethod("alive?")]
    public static bool IsAlive(RFiber self) => self.IsRoot || self.Routine is { Finished: false };

    [RubyMethod("blocking?")]
    public static bool IsBlocking(RFiber self) => self.IsBlocking;

    [RubyMethod("blocking?", Singleton = true)]
    public static object? IsCurrentBlocking(Context ctx) => Current(ctx).IsBlocking ? Box.Int(1) : Box.False;

    [RubyMethod("inspect", "to_s")]
    public static string Inspect(Context ctx, RFiber self) =>
        $"{ctx.AnyToS(self)[..^1]}{self.Place} ({(self.IsRoot || self.IsRunning ? "resumed" : self.Routine is { Finished: true } ? "terminated" : self.IsYielding ? "suspended" : "created")})>";
}

/// <summary>require "fiber": everything is there already.</summary>
static class FiberLibrary
{
    [RubyLibrary("fiber", "thread")]
    public static void Load(Context ctx) { }
}
