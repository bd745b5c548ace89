namespace RecipeEngine.Dsl.Core;

/// <summary>min and max over arrays.</summary>
static class Extremes
{
    /// <param name="ctx">the running thread</param>
    /// <param name="items">where to look; may be changed by the block</param>
    /// <param name="block">compares two; null: &lt;=&gt;</param>
    /// <param name="sign">1 for the greatest, -1 for the least</param>
    /// <param name="bestFirst">the best so far is asked to compare itself with each item, as Array's own min and max do and every minmax; else the item is</param>
    public static object? One(Context ctx, RArray items, RProc? block, int sign, bool bestFirst = false)
    {
        if (items.Count == 0)
        {
            return null;
        }
        var first = 1;
        var best = items[0];
        if (block is null && !ctx.Interpreter.Redefinitions.Integer && items.TryNumber(0, out var most))
        {
            for (; items.TryNumber(first, out var n); first++)
            {
                most = sign > 0 ? Math.Max(most, n) : Math.Min(most, n);
            }
            best = Box.Int(most);
        }
        for (var i = first; i < items.Count; i++)
        {
            var item = items[i];
            if (bestFirst ? Sorting.Compare(ctx, best, item, block) * sign < 0 : Sorting.Compare(ctx, item, best, block) * sign > 0)
            {
                best = item;
            }
        }
        return best;
    }

    /// <summary>The first n in sorted order (direction 1) or from the end (-1).</summary>
    public static RArray Several(Context ctx, RArray items, object? count, RProc? block, int direction)
    {
        var n = Coerce.ToLong(ctx, count);
        if (n < 0)
        {
            throw RubyError.Argument($"negative size ({n})");
        }
        if (n == 0)
        {
            return new RArray();
        }
        var sorted = items.ToArray();
        Sorting.Sort(ctx, sorted, block);
        if (direction < 0)
        {
            Array.Reverse(sorted);
        }
        return new RArray(sorted[..(int)Math.Min(n, sorted.Length)]);
    }
}
