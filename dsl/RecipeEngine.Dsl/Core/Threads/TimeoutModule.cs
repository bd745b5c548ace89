namespace RecipeEngine.Dsl.Core.Threads;

/// <summary>Timeout (require "timeout").</summary>
[RubyModule("Timeout", Library = "timeout")]
static class TimeoutModule
{
    /// <summary>Passes ensure clauses only: a rescue in the block does not see the time-out.</summary>
    sealed class Expired(object tag) : OperationCanceledException
    {
        public object Tag { get; } = tag;
    }

    /// <summary>Runs the block; raises when it takes longer than the seconds given.</summary>
    [RubyMethod("timeout", ModuleFunction = true)]
    public static object? Run(Context ctx, RProc block, object? seconds, object? klass = null, object? message = null)
    {
        if (seconds is null || ctx.Equal(seconds, Box.Int(0)))
        {
            return block.Yield(ctx, seconds);
        }
        var limit = Coerce.ToDouble(ctx, seconds);
        var text = message is null ? "execution expired" : Coerce.ToText(ctx, message);
        var me = ctx.CurrentThread;
        var tag = new object();
        var mark = ctx.GetMark();
        var active = true;
        var interrupted = ctx;
        using var timer = new Timer(_ => me.Post(_ =>
        {
            if (!active)
            {
                return;
            }
            active = false;
            throw klass is null ? new Expired(tag)
                : new RubyError(Exceptions.Raising.Make(interrupted, [klass, new RString(text)]));
        }), null, TimeSpan.FromSeconds(Math.Clamp(limit, 0, 4_000_000)), System.Threading.Timeout.InfiniteTimeSpan);
        try
        {
            return block.Yield(ctx, seconds);
        }
        catch (Expired e) when (ReferenceEquals(e.Tag, tag))
        {
            ctx.Unwind(mark);
            throw new RubyError("Timeout::Error", text);
        }
        finally
        {
            active = false;
        }
    }
}

/// <summary>Timeout::Error.</summary>
[RubyClass("Timeout::Error", Superclass = "RuntimeError", Library = "timeout")]
static class TimeoutErrorClass;

