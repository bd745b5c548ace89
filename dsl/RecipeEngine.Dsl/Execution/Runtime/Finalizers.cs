using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace RecipeEngine.Dsl.Execution;

/// <summary>What ObjectSpace.define_finalizer registered. It runs when the program ends, for objects that live until then as for those that were collected.</summary>
sealed class Finalizers
{
    readonly ConditionalWeakTable<RObject, Holder> living = [];
    readonly ConcurrentQueue<Holder> collected = new();

    /// <summary>The callables of one object; it goes with the object, and hands them over then.</summary>
    sealed class Holder(long id, ConcurrentQueue<Holder> collected)
    {
        public long Id { get; } = id;
        public List<object?> Callables { get; } = [];

        ~Holder() => collected.Enqueue(this);
    }

    /// <summary>Adds a callable unless an equal one is there; gives the one that is kept.</summary>
    public object? Add(Context ctx, RObject target, object? callable)
    {
        if (!living.TryGetValue(target, out var holder))
        {
            living.Add(target, holder = new Holder(Coerce.ToLong(ctx, ctx.Send(target, "__id__")), collected));
        }
        foreach (var known in holder.Callables)
        {
            if (ctx.Equal(known, callable))
            {
                return known;
            }
        }
        holder.Callables.Add(callable);
        return callable;
    }

    public void Remove(RObject target)
    {
        if (living.TryGetValue(target, out var holder))
        {
            holder.Callables.Clear();
            living.Remove(target);
        }
    }

    /// <summary>Calls all of them with the object's id, and those that they define.</summary>
    public void RunAll(Context ctx)
    {
        while (true)
        {
            var ended = new List<Holder>();
            while (collected.TryDequeue(out var gone))
            {
                ended.Add(gone);
            }
            foreach (var (target, holder) in living.ToList())
            {
                living.Remove(target);
                GC.SuppressFinalize(holder);
                ended.Add(holder);
            }
            if (ended.Count == 0)
            {
                return;
            }
            foreach (var holder in ended)
            {
                foreach (var callable in holder.Callables)
                {
                    Run(ctx, callable, holder.Id);
                }
            }
        }
    }

    static void Run(Context ctx, object? callable, long id)
    {
        var mark = ctx.GetMark();
        try
        {
            ctx.Send(callable, Sym.Call, Box.Int(id));
        }
        catch (RubyError e)
        {
            var error = e.ToException(ctx);
            ctx.Unwind(mark);
            Core.Warnings.Warn(ctx, $"Exception in finalizer {ctx.Inspect(callable)}\n{ctx.ToS(ctx.Send(error, "full_message"))}".TrimEnd());
        }
    }
}
