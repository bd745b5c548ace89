namespace RecipeEngine.Dsl.Core;

/// <summary>Sorting, reversing, shuffling.</summary>
[RubyClass("Array")]
public static class ArrayOrder
{
    /// <summary>The order of two arrays that the first different elements decide, as long as those met are integers, floats and plain strings;
    /// null when another kind is met, or a NaN.</summary>
    internal static int? CompareScalars(RArray a, RArray b)
    {
        ReadOnlySpan<object?> x = a.Span, y = b.Span;
        for (var i = 0; i < x.Length && i < y.Length; i++)
        {
            int order;
            switch (x[i])
            {
                case long p when y[i] is long q && !Redefined.Integer: order = p.CompareTo(q); break;
                case RString { klass: null } p when y[i] is RString q && !Redefined.String: order = Context.CompareText(p, q); break;
                case double p when y[i] is double q && !double.IsNaN(p) && !double.IsNaN(q) && !Redefined.Float: order = p.CompareTo(q); break;
                default: return null;
            }
            if (order != 0)
            {
                return order;
            }
        }
        return x.Length.CompareTo(y.Length);
    }

    [RubyMethod("sort")]
    public static object? Sort(Context ctx, RArray self, RProc? block)
    {
        if (block is null && !ctx.Interpreter.Redefinitions.Integer && self.CopyNumbers() is { } numbers)
        {
            Array.Sort(numbers);
            return new RArray(numbers, numbers.Length);
        }
        var items = self.ToArray();
        Sorting.Sort(ctx, items, block);
        return new RArray(items);
    }

    [RubyMethod("sort!")]
    public static object? SortInPlace(Context ctx, RArray self, RProc? block)
    {
        self.CheckFrozen();
        var items = self.ToArray();
        Sorting.Sort(ctx, items, block);
        self.CheckFrozen();
        self.ReplaceWith(items);
        return self;
    }

    [RubyMethod("sort_by!")]
    public static object? SortByInPlace(Context ctx, RArray self, RProc? block)
    {
        if (block is null)
        {
            return ArrayIteration.Enumerator(ctx, self, "sort_by!");
        }
        self.CheckFrozen();
        var items = self.ToArray();
        var keys = new object?[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            keys[i] = block.Yield(ctx, items[i]);
        }
        Sorting.SortBy(ctx, keys, items);
        self.CheckFrozen();
        self.ReplaceWith(items);
        return self;
    }

    [RubyMethod("reverse")]
    public static object? Reverse(RArray self)
    {
        var items = self.ToArray();
        Array.Reverse(items);
        return new RArray(items);
    }

    [RubyMethod("reverse!")]
    public static object? ReverseInPlace(RArray self)
    {
        self.CheckFrozen();
        self.Span.Reverse();
        return self;
    }

    [RubyMethod("rotate")]
    public static object? Rotate(RArray self, long count = 1) => new RArray(Rotated(self, count));

    [RubyMethod("rotate!")]
    public static object? RotateInPlace(RArray self, long count = 1)
    {
        self.CheckFrozen();
        self.ReplaceWith(Rotated(self, count));
        return self;
    }

    static object?[] Rotated(RArray self, long count)
    {
        if (self.Count == 0)
        {
            return [];
        }
        var n = (int)(((count % self.Count) + self.Count) % self.Count);
        return [.. self.Span[n..], .. self.Span[..n]];
    }

    [RubyMethod("shuffle")]
    public static object? Shuffle(Context ctx, RArray self, [Keyword, Optional] object? random) => ShuffleInPlace(ctx, self.Copy(), random);

    [RubyMethod("shuffle!")]
    public static object? ShuffleInPlace(Context ctx, RArray self, [Keyword, Optional] object? random)
    {
        self.CheckFrozen();
        var source = new RandomSource(ctx, random);
        var length = self.Count;
        for (var i = length; i > 1;)
        {
            var j = (int)source.Below(i--);
            if (length != self.Count || j > i)
            {
                throw RubyError.Runtime("modified during shuffle!");
            }
            (self[i], self[j]) = (self[j], self[i]);
        }
        return self;
    }

    [RubyMethod("sample")]
    public static object? Sample(Context ctx, RArray self, [Optional] object? count, [Keyword, Optional] object? random = null)
    {
        var source = new RandomSource(ctx, random);
        if (count is Undefined)
        {
            return self.Count == 0 ? null : self.At(source.Below(self.Count));
        }
        var n = Coerce.ToLong(ctx, count);
        if (n < 0)
        {
            throw RubyError.Argument("negative sample number");
        }
        var pool = self.ToArray();
        n = Math.Min(n, pool.Length);
        for (var i = 0; i < n; i++)
        {
            var j = i + (int)source.Below(pool.Length - i);
            (pool[i], pool[j]) = (pool[j], pool[i]);
        }
        return new RArray(pool[..(int)n]);
    }
}
