namespace RecipeEngine.Dsl.Core.Threads;

/// <summary>How control goes from fiber to fiber of a thread. All of them are driven from the thread's root: a fiber that hands control on stops
/// and says where it goes, and the root lets that one run.</summary>
static class FiberSwitching
{
    /// <summary>Where control goes, with what.</summary>
    sealed record Order(RFiber Target, object?[] Values, Exception? Error);

    public static object? Packed(object?[] values) => values.Length switch { 0 => null, 1 => values[0], _ => new RArray(values) };

    public static void CheckThread(Context ctx, RFiber fiber)
    {
        if (!ReferenceEquals(fiber.Thread, ctx.CurrentThread))
        {
            throw new RubyError("FiberError", "fiber called across threads");
        }
    }

    /// <summary>Leaves one fiber for another; gives what comes back, or throws it.</summary>
    public static object? To(Context ctx, RFiber from, RFiber target, object?[] values, Exception? error)
    {
        from.IsRunning = false;
        var order = new Order(target, values, error);
        return from.IsRoot ? Drive(ctx, from, order) : Packed((object?[])from.Channel!.Suspend(ctx, order)!);
    }

    static object? Drive(Context ctx, RFiber root, Order order)
    {
        while (true)
        {
            var target = order.Target;
            target.IsRunning = target.IsStarted = true;
            if (ReferenceEquals(target, root))
            {
                return order.Error is { } error ? throw error : Packed(order.Values);
            }
            if (target.Routine is not { } routine)
            {
                root.IsRunning = true;
                throw new RubyError("FiberError", "fiber called across stack rewinding barrier");
            }
            object? result;
            try
            {
                result = routine.Resume(ctx, order.Values, order.Error);
            }
            catch (Exception e) when (routine.Finished)
            {
                order = new Order(AfterEnd(root, target), [], e);
                continue;
            }
            order = routine.Finished ? new Order(AfterEnd(root, target), [result], null) : (Order)result!;
        }
    }

    // Who goes on when a fiber ends: its resumer, or the fiber that the thread is at by resuming.
    static RFiber AfterEnd(RFiber root, RFiber ended)
    {
        ended.IsRunning = false;
        if (ended.Resumer is { } resumer)
        {
            (ended.Resumer, resumer.Resuming) = (null, null);
            return resumer;
        }
        var next = root;
        while (next.Resuming is { } deeper)
        {
            next = deeper;
        }
        return next;
    }
}
