using System.Runtime.CompilerServices;

namespace RecipeEngine.Dsl.Execution;

/// <summary>Frames of finished calls of one piece of code, for its next calls.</summary>
struct FramePool
{
    // The frame of the last call: free, or that of a call which is still running; then the free ones are its inner frames.
    Frame? last;

    /// <summary>A free frame of this thread of execution; null: there is none, and the caller has to <see cref="Add"/> one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Frame? Take(Context context)
    {
        var f = last is { Running: false } free && ReferenceEquals(free.Context, context) ? free : Inner(context);
        if (f is not null)
        {
            f.Running = true;
        }
        return f;
    }

    Frame? Inner(Context context) =>
        last is { Running: true, Inner: { Running: false } inner } && ReferenceEquals(inner.Context, context) ? last = inner : null;

    public Frame Add(Context context, Frame f)
    {
        if (last is { Running: true, Captured: false } around && ReferenceEquals(around.Context, context))
        {
            around.Inner = f;
        }
        f.Running = true;
        return last = f;
    }

    /// <summary>The call has come to its end, not by an exception.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Release(Frame f)
    {
        if (f.Captured)
        {
            Drop(f);
            return;
        }
        f.Clear();
        f.Rest();
        f.Running = false;
        if (!ReferenceEquals(last, f))
        {
            last = f;
        }
    }

    void Drop(Frame f)
    {
        if (ReferenceEquals(last, f))
        {
            last = f.Inner;
        }
        f.Inner = null;
        f.Context.Forget(f);
    }
}
