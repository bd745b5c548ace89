using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace RecipeEngine.Dsl.Execution;

/// <summary>A piece of Ruby execution that can stop in the midst and go on later: what Enumerator#next and Fiber are made of. It runs on a
/// thread of its own with a <see cref="Context"/> of its own, but only while somebody waits in <see cref="Resume"/>: control is handed over, nothing
/// runs at the same time.</summary>
public sealed class Coroutine
{
    static int running, collectAt = 256;
    readonly Channel channel;

    /// <param name="interpreter">the world it runs in</param>
    /// <param name="body">gets its context, the channel to suspend by, and the first value that was resumed with; must not refer to the coroutine
    /// itself, or an abandoned one will never be collected</param>
    public Coroutine(Interpreter interpreter, Func<Context, Channel, object?, object?> body) => channel = new Channel(interpreter, body);

    ~Coroutine()
    {
        if (channel.IsSuspended)
        {
            channel.Context.Interpreter.Abandoned.Enqueue(channel);
        }
    }

    /// <summary>The body has returned or thrown.</summary>
    public bool Finished => channel.IsFinished;

    /// <summary>Where the body runs.</summary>
    public Context Context => channel.Context;

    /// <summary>The body's side, to suspend by.</summary>
    public Channel Inner => channel;

    /// <summary>Runs the body until it suspends (gives the value suspended with) or returns (gives its result). What it throws is thrown here.</summary>
    /// <param name="caller">the running thread</param>
    /// <param name="value">first time: the body's argument; later: what <see cref="Channel.Suspend"/> returns</param>
    /// <param name="error">raised inside instead, at the place where it is suspended</param>
    public object? Resume(Context caller, object? value, Exception? error = null)
    {
        if (running >= collectAt)
        {
            // threads weigh more than the collector knows
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        while (caller.Interpreter.Abandoned.TryDequeue(out var dead))
        {
            dead.End();
        }
        collectAt = running >= collectAt ? running * 2 : Math.Max(256, Math.Min(collectAt, running * 2));
        var result = channel.Go(caller, value, error);
        GC.KeepAlive(this);
        return result;
    }

    /// <summary>The inner side of a coroutine.</summary>
    public sealed class Channel
    {
        // The limit of nested calls belongs to the main thread's stack; this stack is smaller.
        const int StackSize = 64 * 1024 * 1024;

        readonly Func<Context, Channel, object?, object?> body;
        readonly SemaphoreSlim inward = new(0), outward = new(0);
        object? value;
        Exception? error;
        bool started, ending;

        internal Channel(Interpreter interpreter, Func<Context, Channel, object?, object?> body)
        {
            this.body = body;
            Context = new Context(interpreter) { Depth = Context.MaximumDepth - 3000 };
        }

        internal Context Context { get; }
        internal bool IsFinished { get; private set; }
        internal bool IsSuspended => started && !IsFinished;

        internal object? Go(Context caller, object? sent, Exception? raised)
        {
            if (IsFinished)
            {
                throw new InvalidOperationException("the coroutine has ended");
            }
            (value, error) = (sent, raised);
            Context.Thread = caller.Thread;
            if (started)
            {
                inward.Release();
            }
            else
            {
                started = true;
                if (raised is not null)
                {
                    IsFinished = true;
                    throw raised;
                }
                Interlocked.Increment(ref running);
                Worker.Start(Run);
            }
            outward.Wait();
            if (error is { } thrown)
            {
                error = null;
                ExceptionDispatchInfo.Throw(thrown);
            }
            var result = value;
            value = null;
            return result;
        }

        /// <summary>Stops here until resumed; gives what was resumed with.</summary>
        public object? Suspend(Context inner, object? result)
        {
            value = result;
            outward.Release();
            inward.Wait();
            if (ending)
            {
                throw new CoroutineEnd();
            }
            if (error is { } raised)
            {
                error = null;
                throw raised;
            }
            return value;
        }

        void Run()
        {
            try
            {
                value = body(Context, this, value);
            }
            catch (RubyError e)
            {
                e.ToException(Context);
                error = e;
            }
            catch (CoroutineEnd)
            {
                value = null;
            }
            catch (BreakException)
            {
                error = RubyError.LocalJump("break from proc-closure", "break");
            }
            catch (ReturnException)
            {
                error = RubyError.LocalJump("unexpected return", "return");
            }
            catch (Exception e)
            {
                // whatever it is (break, throw, a fault of ours) belongs to whoever resumed
                error = e;
            }
            IsFinished = true;
            Interlocked.Decrement(ref running);
            outward.Release();
        }

        /// <summary>Unwinds a body that nobody will resume any more; its ensure clauses do not run, as in MRI.</summary>
        internal void End()
        {
            if (IsSuspended)
            {
                ending = true;
                Context.IsAbandoned = true;
                inward.Release();
                outward.Wait();
            }
        }

        /// <summary>Threads are kept for the next coroutine; all of them are background threads.</summary>
        sealed class Worker
        {
            static readonly ConcurrentBag<Worker> Idle = [];
            readonly SemaphoreSlim wake = new(0);
            Action job;

            Worker(Action job) => this.job = job;

            public static void Start(Action job)
            {
                if (Idle.TryTake(out var worker))
                {
                    worker.job = job;
                    worker.wake.Release();
                    return;
                }
                worker = new Worker(job);
                new Thread(worker.Run, StackSize) { IsBackground = true, Name = "coroutine" }.Start();
            }

            void Run()
            {
                while (true)
                {
                    job();
                    job = static () => { };
                    Idle.Add(this);
                    wake.Wait();
                }
            }
        }
    }

    sealed class CoroutineEnd : Exception;
}

public sealed partial class Interpreter
{
    ConcurrentQueue<Coroutine.Channel>? abandoned;

    /// <summary>Suspended coroutines that were collected: unwound when the next one is resumed.</summary>
    internal ConcurrentQueue<Coroutine.Channel> Abandoned => LazyInitializer.EnsureInitialized(ref abandoned);
}

public sealed partial class Context
{
    /// <summary>The context is only being unwound: ensure clauses of the program must not run any more.</summary>
    internal bool IsAbandoned { get; set; }
}
