namespace RecipeEngine.Dsl.Core.Threads;

/// <summary>A queue that threads wait at; sized ones make writers wait as well.</summary>
sealed class RQueue(RClass klass) : RObject(klass)
{
    public Queue<object?> Items { get; } = new();
    public LinkedList<RThread> Readers { get; } = new();
    public LinkedList<RThread> Writers { get; } = new();
    public bool IsClosed { get; set; }
    /// <summary>Null: no limit.</summary>
    public long? Maximum { get; set; }

    public void Push(Context ctx, object? item, bool nonBlocking, Deadline deadline)
    {
        if (IsClosed)
        {
            throw Closed();
        }
        while (Maximum is { } max && Items.Count >= max)
        {
            if (nonBlocking)
            {
                throw new RubyError("ThreadError", "queue full");
            }
            if (!Wait(ctx, Writers, deadline))
            {
                return;
            }
            if (IsClosed)
            {
                throw Closed();
            }
        }
        Items.Enqueue(item);
        Readers.First?.Value.Wake();
    }

    public object? Pop(Context ctx, bool nonBlocking, Deadline deadline)
    {
        while (Items.Count == 0)
        {
            if (nonBlocking)
            {
                throw new RubyError("ThreadError", "queue empty");
            }
            if (IsClosed || !Wait(ctx, Readers, deadline))
            {
                return null;
            }
        }
        var item = Items.Dequeue();
        Writers.First?.Value.Wake();
        return item;
    }

    static bool Wait(Context ctx, LinkedList<RThread> line, Deadline deadline)
    {
        if (deadline.IsOver)
        {
            return false;
        }
        var me = ctx.CurrentThread;
        var place = line.AddLast(me);
        try
        {
            me.Park(ctx, deadline.Left);
        }
        finally
        {
            line.Remove(place);
        }
        return true;
    }

    public void WakeAll()
    {
        foreach (var t in Readers.Concat(Writers))
        {
            t.Wake();
        }
    }

    static RubyError Closed() => new("ClosedQueueError", "queue closed");
}

/// <summary>Thread::Queue.</summary>
[RubyClass("Thread::Queue")]
static class QueueClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RQueue(klass);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RQueue self, [Optional] object? items)
    {
        if (items is Undefined)
        {
            return;
        }
        var given = items as RArray ?? ctx.SendIfResponds(items, Sym.ToA) switch
        {
            RArray a => a,
            Undefined => throw RubyError.Type($"can't convert {Coerce.Describe(ctx, items)} into Array"),
            var other => throw RubyError.Type($"can't convert {Coerce.Describe(ctx, items)} to Array ({Coerce.Describe(ctx, items)}#to_a gives {Coerce.Describe(ctx, other)})"),
        };
        foreach (var item in given)
        {
            self.Items.Enqueue(item);
        }
    }

    [RubyMethod("push", "<<", "enq")]
    public static RQueue Push(Context ctx, RQueue self, object? item)
    {
        self.Push(ctx, item, false, Deadline.Never);
        return self;
    }

    [RubyMethod("pop", "shift", "deq")]
    public static object? Pop(Context ctx, RQueue self, bool nonBlocking = false) => self.Pop(ctx, nonBlocking, Deadline.Never);

    [RubyMethod("close")]
    public static RQueue Close(RQueue self)
    {
        self.IsClosed = true;
        self.WakeAll();
        return self;
    }

    [RubyMethod("closed?")]
    public static bool IsClosed(RQueue self) => self.IsClosed;

    [RubyMethod("empty?")]
    public static bool IsEmpty(RQueue self) => self.Items.Count == 0;

    [RubyMethod("size", "length")]
    public static int Size(RQueue self) => self.Items.Count;

    [RubyMethod("num_waiting")]
    public static int NumberWaiting(RQueue self) => self.Readers.Count + self.Writers.Count;

    [RubyMethod("clear")]
    public static RQueue Clear(RQueue self)
    {
        self.Items.Clear();
        self.WakeAll();
        return self;
    }

    [RubyMethod("marshal_dump")]
    public static object? Dump(Context ctx, RQueue self) => throw RubyError.Type($"can't dump {ctx.ClassOf(self)}");
}

/// <summary>Thread::SizedQueue.</summary>
[RubyClass("Thread::SizedQueue", Superclass = "Thread::Queue")]
static class SizedQueueClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RQueue(klass);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RQueue self, object? maximum) => SetMaximum(ctx, self, maximum);

    [RubyMethod("max")]
    public static object? Maximum(RQueue self) => Box.Int(self.Maximum ?? 0);

    [RubyMethod("max=")]
    public static object? SetMaximum(Context ctx, RQueue self, object? maximum)
    {
        var max = Coerce.ToLong(ctx, maximum);
        self.Maximum = max > 0 ? max : throw RubyError.Argument("queue size must be positive");
        self.WakeAll();
        return maximum;
    }

    [RubyMethod("push", "<<", "enq")]
    public static RQueue Push(Context ctx, RQueue self, object? item, bool nonBlocking = false)
    {
        self.Push(ctx, item, nonBlocking, Deadline.Never);
        return self;
    }
}

/// <summary>Threads that wait for a signal while they lend a mutex.</summary>
sealed class RCondition(RClass klass) : RObject(klass)
{
    public LinkedList<RThread> Waiting { get; } = new();
}

/// <summary>Thread::ConditionVariable.</summary>
[RubyClass("Thread::ConditionVariable")]
static class ConditionVariableClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RCondition(klass);

    [RubyMethod("wait")]
    public static object? Wait(Context ctx, RCondition self, object? mutex, object? timeout = null)
    {
        var me = ctx.CurrentThread;
        var place = self.Waiting.AddLast(me);
        try
        {
            return Context.Truthy(mutex is RMutex m ? MutexClass.Sleep(ctx, m, timeout) : ctx.Send(mutex, "sleep", timeout)) ? self : null;
        }
        finally
        {
            if (place.List is not null)
            {
                self.Waiting.Remove(place);
            }
        }
    }

    [RubyMethod("signal")]
    public static RCondition Signal(RCondition self)
    {
        if (self.Waiting.First is { } first)
        {
            self.Waiting.Remove(first);
            first.Value.Wake();
        }
        return self;
    }

    [RubyMethod("broadcast")]
    public static RCondition Broadcast(RCondition self)
    {
        foreach (var t in self.Waiting)
        {
            t.Wake();
        }
        self.Waiting.Clear();
        return self;
    }

    [RubyMethod("marshal_dump")]
    public static object? Dump(Context ctx, RCondition self) => throw RubyError.Type($"can't dump {ctx.ClassOf(self)}");
}
