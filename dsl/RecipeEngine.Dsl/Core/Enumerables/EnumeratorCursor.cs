namespace RecipeEngine.Dsl.Core;

/// <summary>External iteration of enumerators: next, peek, rewind, feed.</summary>
[RubyClass("Enumerator")]
public static class EnumeratorCursor
{
    sealed class State(ExternalCursor cursor)
    {
        public ExternalCursor Cursor { get; } = cursor;
        public object?[]? Ahead { get; set; }
        public RubyError? Ended { get; set; }
    }

    static object?[] Peeked(Context ctx, REnumerator self)
    {
        if (self.Cursor is not State state)
        {
            self.CheckFrozen();
            self.Cursor = state = new State(ExternalCursor.Of(ctx, self));
        }
        if (state.Ahead is not null)
        {
            return state.Ahead;
        }
        if (state.Ended is not null)
        {
            var error = (RException)ctx.Send(state.Ended.ToException(ctx), Sym.Dup)!;
            throw new RubyError(error);
        }
        try
        {
            if (state.Cursor.MoveNext(ctx))
            {
                return state.Ahead = state.Cursor.Current;
            }
        }
        catch
        {
            // the iteration has failed: the next call begins anew
            self.Cursor = null;
            throw;
        }
        state.Ended = RubyError.StopIteration("iteration reached an end", state.Cursor.Result);
        state.Ended.ToException(ctx);
        throw state.Ended;
    }

    static object?[] Take(Context ctx, REnumerator self)
    {
        var values = Peeked(ctx, self);
        ((State)self.Cursor!).Ahead = null;
        return values;
    }

    [RubyMethod("next")]
    public static object? Next(Context ctx, REnumerator self) => Iter.Pack(Take(ctx, self));

    [RubyMethod("next_values")]
    public static object? NextValues(Context ctx, REnumerator self) => new RArray(Take(ctx, self).ToArray());

    [RubyMethod("peek")]
    public static object? Peek(Context ctx, REnumerator self) => Iter.Pack(Peeked(ctx, self));

    [RubyMethod("peek_values")]
    public static object? PeekValues(Context ctx, REnumerator self) => new RArray(Peeked(ctx, self).ToArray());

    [RubyMethod("rewind")]
    public static object? Rewind(Context ctx, REnumerator self)
    {
        self.CheckFrozen();
        ctx.SendIfResponds(self.Receiver, RSymbol.Of("rewind"));
        self.Cursor = null;
        return self;
    }

    [RubyMethod("feed")]
    public static object? Feed(Context ctx, REnumerator self, object? value)
    {
        self.CheckFrozen();
        if (self.Cursor is not State state)
        {
            self.Cursor = state = new State(ExternalCursor.Threaded(ctx, self));
        }
        if (state.Cursor.Fed is not Undefined)
        {
            throw RubyError.Type("feed value already set");
        }
        state.Cursor.Fed = value;
        return null;
    }
}

/// <summary>Pulls one item after the other out of an enumeration.</summary>
abstract class ExternalCursor
{
    /// <summary>The values last yielded.</summary>
    public object?[] Current { get; protected set; } = [];

    /// <summary>What the next <c>yield</c> of the iterated method gives back; <see cref="Undefined"/> when not set.</summary>
    public object? Fed { get; set; } = Undefined.Value;

    /// <summary>What the iterating method returned at the end.</summary>
    public object? Result { get; protected set; }

    public abstract bool MoveNext(Context ctx);

    public static ExternalCursor Of(Context ctx, REnumerator e)
    {
        if (e.GetType() == typeof(REnumerator) && e.Arguments.Length == 0 && ReferenceEquals(e.Method, Sym.Each) && ctx.FindMethod(e, Sym.Each) is { Body: BuiltinBody }
            && e.Receiver is RArray { klass: null } or RRange { klass: null, Begin: long, End: long or null } && !ctx.Interpreter.Redefinitions.Any)
        {
            return e.Receiver is RArray a ? new ArrayCursor(a) : new RangeCursor((RRange)e.Receiver!);
        }
        if (e.GetType() == typeof(REnumerator) && e.Arguments.Length == 0 && ReferenceEquals(e.Method, Sym.Each) && ctx.FindMethod(e, Sym.Each) is { Body: BuiltinBody }
            && e.Receiver is RGenerator { Source: { } source } g && ctx.FindMethod(g, Sym.Each) is { Body: BuiltinBody } && !ctx.Interpreter.Redefinitions.Any)
        {
            var yielder = new RYielder(ctx.Interpreter.FindClass(ctx, "Enumerator::Yielder"));
            if (ctx.FindMethod(yielder, Sym.ShiftLeft) is { Body: BuiltinBody } && SteppedBlock.Of(ctx, source, yielder) is { } block)
            {
                return new GeneratorCursor(block);
            }
        }
        return Threaded(ctx, e);
    }

    public static ExternalCursor Threaded(Context ctx, REnumerator e) => new ThreadedCursor(ctx, e);

    sealed class ArrayCursor(RArray items) : ExternalCursor
    {
        int at;

        public override bool MoveNext(Context ctx)
        {
            Result = items;
            if (at >= items.Count)
            {
                return false;
            }
            Current = [items[at++]];
            return true;
        }
    }

    sealed class GeneratorCursor(SteppedBlock block) : ExternalCursor
    {
        public override bool MoveNext(Context ctx)
        {
            if (!block.MoveNext(ctx))
            {
                Result = block.Result;
                return false;
            }
            Current = [block.Given];
            return true;
        }
    }

    sealed class RangeCursor(RRange range) : ExternalCursor
    {
        object? next = range.Begin;

        public override bool MoveNext(Context ctx)
        {
            Result = range;
            if (range.End is long end && (next is not long n || (range.Exclusive ? n >= end : n > end)))
            {
                return false;
            }
            Current = [next];
            next = Num.Add(ctx, next, Box.Int(1));
            return true;
        }
    }
}

/// <summary>Runs <c>each</c> in a coroutine that stops at every item.</summary>
sealed class ThreadedCursor : ExternalCursor
{
    readonly Coroutine coroutine;
    bool started;

    public ThreadedCursor(Context ctx, REnumerator e)
    {
        // the thread must not hold the enumerator, which holds the coroutine: an abandoned one could never be collected
        if (e.GetType() == typeof(REnumerator) && e.klass is { IsSingleton: false })
        {
            e = new REnumerator(e.klass) { Receiver = e.Receiver, Method = e.Method, Arguments = e.Arguments };
        }
        coroutine = new Coroutine(ctx.Interpreter, (inner, channel, _) =>
            inner.SendBlock(e, Sym.Each, new RProc((c, arguments, _) => channel.Suspend(c, arguments))));
    }

    public override bool MoveNext(Context ctx)
    {
        // the value is for a yield that has been reached
        var fed = !started || Fed is Undefined ? null : Fed;
        Fed = started ? Undefined.Value : Fed;
        started = true;
        var value = coroutine.Resume(ctx, fed);
        if (coroutine.Finished)
        {
            Result = value;
            return false;
        }
        Current = (object?[])value!;
        return true;
    }
}
