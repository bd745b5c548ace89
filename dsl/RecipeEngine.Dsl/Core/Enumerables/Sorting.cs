namespace RecipeEngine.Dsl.Core;

/// <summary>Stable merge sort with Ruby's comparisons. Exceptions and breaks of the block pass through unharmed.</summary>
static class Sorting
{
    public static int Compare(Context ctx, object? a, object? b, RProc? block) =>
        block is null ? ctx.Compare(a, b) : ctx.ComparisonResult(block.Yield(ctx, a, b), a, b);

    public static void Sort(Context ctx, object?[] items, RProc? block)
    {
        if (items.Length < 2)
        {
            return;
        }
        if (block is not null)
        {
            Merge(items, new ByBlock(ctx, block));
            return;
        }
        if (items[0] is long && !ctx.Interpreter.Redefinitions.Integer && AllOf<long>(items))
        {
            var keyed = new (long Key, object? Item)[items.Length];
            for (var i = 0; i < keyed.Length; i++)
            {
                keyed[i] = ((long)items[i]!, items[i]);
            }
            Merge(keyed, default(ByLongKey));
            for (var i = 0; i < keyed.Length; i++)
            {
                items[i] = keyed[i].Item;
            }
            return;
        }
        if (items[0] is RString && !ctx.Interpreter.Redefinitions.String && AllPlainStrings(items))
        {
            SortTexts(items);
            return;
        }
        Merge(items, new ByCompare(ctx));
    }

    // Most comparisons are decided by the first eight characters: as a number they stand beside the string.
    static void SortTexts(object?[] items)
    {
        var heads = new (ulong Head, object? Item)[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            var text = (RString)items[i]!;
            if (!text.IsAscii)
            {
                Merge(items, default(ByText));
                return;
            }
            heads[i] = (Head(text.Span), text);
        }
        Merge(heads, default(ByHead));
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = heads[i].Item;
        }
    }

    static ulong Head(ReadOnlySpan<char> text)
    {
        ulong head = 0;
        for (var i = 0; i < 8; i++)
        {
            head = head << 8 | (i < text.Length ? text[i] : 0UL);
        }
        return head;
    }

    /// <summary>Sorts by keys that were computed before.</summary>
    public static void SortBy(Context ctx, object?[] keys, object?[] items)
    {
        if (items.Length < 2)
        {
            return;
        }
        if (keys[0] is long && !ctx.Interpreter.Redefinitions.Integer && AllOf<long>(keys))
        {
            var pairs = new (long Key, object? Item)[keys.Length];
            for (var i = 0; i < keys.Length; i++)
            {
                pairs[i] = ((long)keys[i]!, items[i]);
            }
            Merge(pairs, default(ByLongKey));
            for (var i = 0; i < keys.Length; i++)
            {
                items[i] = pairs[i].Item;
            }
            return;
        }
        var both = new (object? Key, object? Item)[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            both[i] = (keys[i], items[i]);
        }
        Merge(both, new ByKey(ctx));
        for (var i = 0; i < keys.Length; i++)
        {
            items[i] = both[i].Item;
        }
    }

    static bool AllOf<T>(object?[] items)
    {
        foreach (var item in items)
        {
            if (item is not T)
            {
                return false;
            }
        }
        return true;
    }

    static bool AllPlainStrings(object?[] items)
    {
        foreach (var item in items)
        {
            if (item is not RString { klass: null })
            {
                return false;
            }
        }
        return true;
    }

    interface IOrder<T>
    {
        int Compare(T a, T b);
    }

    readonly struct ByBlock(Context ctx, RProc block) : IOrder<object?>
    {
        public int Compare(object? a, object? b) => block.Yield(ctx, a, b) is var r && r is long n ? n.CompareTo(0) : ctx.ComparisonResult(r, a, b);
    }

    readonly struct ByCompare(Context ctx) : IOrder<object?>
    {
        public int Compare(object? a, object? b) => ctx.Compare(a, b);
    }

    readonly struct ByText : IOrder<object?>
    {
        public int Compare(object? a, object? b) => Context.CompareText((RString)a!, (RString)b!);
    }

    readonly struct ByHead : IOrder<(ulong Head, object? Item)>
    {
        public int Compare((ulong Head, object? Item) a, (ulong Head, object? Item) b) =>
            a.Head != b.Head ? a.Head < b.Head ? -1 : 1 : Text.TextOrder.Compare(((RString)a.Item!).Span, ((RString)b.Item!).Span);
    }

    readonly struct ByLongKey : IOrder<(long Key, object? Item)>
    {
        public int Compare((long Key, object? Item) a, (long Key, object? Item) b) => a.Key.CompareTo(b.Key);
    }

    readonly struct ByKey(Context ctx) : IOrder<(object? Key, object? Item)>
    {
        public int Compare((object? Key, object? Item) a, (object? Key, object? Item) b) => ctx.Compare(a.Key, b.Key);
    }

    static void Merge<T, TOrder>(T[] items, TOrder order) where TOrder : struct, IOrder<T> => Merge(items, new T[items.Length], 0, items.Length, order);

    static void Merge<T, TOrder>(T[] items, T[] space, int from, int to, TOrder order) where TOrder : struct, IOrder<T>
    {
        if (to - from < 2)
        {
            return;
        }
        if (to - from == 2)
        {
            if (order.Compare(items[from], items[from + 1]) > 0)
            {
                (items[from], items[from + 1]) = (items[from + 1], items[from]);
            }
            return;
        }
        var middle = from + (to - from) / 2;
        Merge(items, space, from, middle, order);
        Merge(items, space, middle, to, order);
        if (order.Compare(items[middle - 1], items[middle]) <= 0)
        {
            return;
        }
        Array.Copy(items, from, space, from, middle - from);
        int left = from, right = middle, at = from;
        while (left < middle && right < to)
        {
            items[at++] = order.Compare(space[left], items[right]) <= 0 ? space[left++] : items[right++];
        }
        Array.Copy(space, left, items, at, middle - left);
    }
}
