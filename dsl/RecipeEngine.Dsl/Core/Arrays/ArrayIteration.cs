namespace RecipeEngine.Dsl.Core;

/// <summary>Walking over arrays. The length is read at each step: blocks may change the array.</summary>
[RubyClass("Array")]
public static class ArrayIteration
{
    internal static object? Enumerator(Context ctx, RArray self, string method, params object?[] arguments) =>
        Enumerators.Make(ctx, self, method, arguments, _ => Box.Int(self.Count));

    [RubyMethod("each")]
    public static object? Each(Context ctx, RArray self, RProc? block)
    {
        if (block is null)
        {
            return Enumerator(ctx, self, "each");
        }
        for (var i = 0; i < self.Count; i++)
        {
            if (self.TryNumber(i, out var n))
            {
                block.YieldCount(ctx, n);
            }
            else
            {
                block.YieldOnly(ctx, self[i]);
            }
        }
        return self;
    }

    [RubyMethod("each_index")]
    public static object? EachIndex(Context ctx, RArray self, RProc? block)
    {
        if (block is null)
        {
            return Enumerator(ctx, self, "each_index");
        }
        for (var i = 0; i < self.Count; i++)
        {
            block.Yield(ctx, Box.Int(i));
        }
        return self;
    }

    [RubyMethod("reverse_each")]
    public static object? ReverseEach(Context ctx, RArray self, RProc? block)
    {
        if (block is null)
        {
            return Enumerator(ctx, self, "reverse_each");
        }
        for (var i = self.Count - 1; i >= 0; i--)
        {
            if (i >= self.Count)
            {
                i = self.Count;
                continue;
            }
            block.Yield(ctx, self[i]);
        }
        return self;
    }

    [RubyMethod("map", "collect")]
    public static object? Map(Context ctx, RArray self, RProc? block)
    {
        if (block is null)
        {
            return Enumerator(ctx, self, "map");
        }
        return self.Count < RArray.Many || !(self.HoldsNumbers || block.GivesNumber) ? Mapped(ctx, self, block) : MappedNumbers(ctx, self, block);
    }

    static RArray Mapped(Context ctx, RArray self, RProc block)
    {
        var list = new RArray(self.Count);
        for (var i = 0; i < self.Count; i++)
        {
            list.Add(block.Yield(ctx, self[i]));
        }
        return list;
    }

    static RArray MappedNumbers(Context ctx, RArray self, RProc block)
    {
        RArray? list = null;
        for (var i = 0; i < self.Count; i++)
        {
            var value = self.TryNumber(i, out var n) ? block.YieldNumber(ctx, n) : block.YieldForNumber(ctx, self[i]);
            list ??= RArray.Expecting(self.Count, value.IsInt);
            list.Add(value);
        }
        return list ?? new RArray();
    }

    [RubyMethod("map!", "collect!")]
    public static object? MapInPlace(Context ctx, RArray self, RProc? block)
    {
        if (block is null)
        {
            return Enumerator(ctx, self, "map!");
        }
        self.CheckFrozen();
        for (var i = 0; i < self.Count; i++)
        {
            var value = block.Yield(ctx, self[i]);
            self.CheckFrozen();
            ArrayChange.Store(self, i, value);
        }
        return self;
    }

    [RubyMethod("select", "filter")]
    public static object? Select(Context ctx, RArray self, RProc? block)
    {
        if (block is null)
        {
            return Enumerator(ctx, self, "select");
        }
        return Pick(ctx, self, block, true);
    }

    static RArray Pick(Context ctx, RArray self, RProc block, bool wanted)
    {
        var list = RArray.Expecting(self.HoldsNumbers ? RArray.Many : 0, self.HoldsNumbers);
        for (var i = 0; i < self.Count; i++)
        {
            if (self.TryNumber(i, out var n))
            {
                if (block.YieldNumber(ctx, n).IsTruthy == wanted)
                {
                    list.Add(n);
                }
                continue;
            }
            var item = self[i];
            if (Context.Truthy(block.Yield(ctx, item)) == wanted)
            {
                list.Add(item);
            }
        }
        return list;
    }

    [RubyMethod("reject")]
    public static object? Reject(Context ctx, RArray self, RProc? block)
    {
        if (block is null)
        {
            return Enumerator(ctx, self, "reject");
        }
        return Pick(ctx, self, block, false);
    }

    [RubyMethod("select!", "filter!")]
    public static object? SelectInPlace(Context ctx, RArray self, RProc? block) =>
        block is null ? Enumerator(ctx, self, "select!") : Keep(ctx, self, block, true) ? self : null;

    [RubyMethod("keep_if")]
    public static object? KeepIf(Context ctx, RArray self, RProc? block)
    {
        if (block is null)
        {
            return Enumerator(ctx, self, "keep_if");
        }
        Keep(ctx, self, block, true);
        return self;
    }

    [RubyMethod("reject!")]
    public static object? RejectInPlace(Context ctx, RArray self, RProc? block) =>
        block is null ? Enumerator(ctx, self, "reject!") : Keep(ctx, self, block, false) ? self : null;

    [RubyMethod("delete_if")]
    public static object? DeleteIf(Context ctx, RArray self, RProc? block)
    {
        if (block is null)
        {
            return Enumerator(ctx, self, "delete_if");
        }
        Keep(ctx, self, block, false);
        return self;
    }

    /// <summary>Keeps what the block judges as wanted; also when it breaks out, what was judged so far is done.</summary>
    static bool Keep(Context ctx, RArray self, RProc block, bool wanted)
    {
        self.CheckFrozen();
        int read = 0, kept = 0;
        var before = self.Count;
        try
        {
            while (read < self.Count)
            {
                var item = self[read];
                var keep = Context.Truthy(block.Yield(ctx, item)) == wanted;
                self.CheckFrozen();
                read++;
                if (keep)
                {
                    if (kept != read - 1 && kept < self.Count)
                    {
                        self[kept] = item;
                    }
                    kept++;
                }
            }
        }
        finally
        {
            if (kept < read && !self.Frozen && read <= self.Count)
            {
                self.RemoveRange(kept, read - kept);
            }
        }
        return self.Count != before;
    }

    [RubyMethod("cycle")]
    public static object? Cycle(Context ctx, RArray self, [Optional] object? count, RProc? block = null)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "cycle", count is Undefined ? [] : [count], c => EnumerableSizes.Cycle(c, Box.Int(self.Count), count));
        }
        if (count is Undefined or null)
        {
            while (self.Count > 0)
            {
                for (var i = 0; i < self.Count; i++)
                {
                    block.Yield(ctx, self[i]);
                }
            }
            return null;
        }
        for (var n = Coerce.ToLong(ctx, count); n > 0 && self.Count > 0; n--)
        {
            for (var i = 0; i < self.Count; i++)
            {
                block.Yield(ctx, self[i]);
            }
        }
        return null;
    }

    [RubyMethod("zip")]
    public static object? Zip(Context ctx, RArray self, RProc? block, params object?[] rest)
    {
        var others = new Func<int, object?>[rest.Length];
        for (var k = 0; k < rest.Length && self.Count > 0; k++)
        {
            others[k] = Zipping.Source(ctx, rest[k], self.Count);
        }
        var list = block is null ? new RArray(self.Count) : null;
        for (var i = 0; i < self.Count; i++)
        {
            var row = new object?[rest.Length + 1];
            row[0] = self[i];
            for (var k = 0; k < others.Length; k++)
            {
                row[k + 1] = others[k](i);
            }
            var item = new RArray(row);
            if (list is null)
            {
                block!.Yield(ctx, item);
            }
            else
            {
                list.Add(item);
            }
        }
        return list;
    }
}
