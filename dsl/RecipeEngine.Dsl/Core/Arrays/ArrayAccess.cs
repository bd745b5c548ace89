namespace RecipeEngine.Dsl.Core;

/// <summary>Reading elements of arrays.</summary>
[RubyClass("Array")]
public static class ArrayAccess
{
    [RubyMethod("[]", "slice")]
    public static object? Index(Context ctx, RArray self, object? index, [Optional] object? length)
    {
        if (length is not Undefined)
        {
            return Sub(self, Coerce.ToLong(ctx, index), Coerce.ToLong(ctx, length));
        }
        switch (index)
        {
            case long i: return self.At(i);
            case RRange r: return RangeBounds.TryResolve(ctx, r, self.Count, out var start, out var count) ? Sub(self, start, count) : null;
            case RArithmeticSequence s: return Stepped(ctx, self, s);
        }
        return self.At(Coerce.ToLong(ctx, index));
    }

    /// <summary>Elements from a start; null when it lies outside or the length is negative.</summary>
    internal static RArray? Sub(RArray self, long start, long length)
    {
        if (start < 0)
        {
            start += self.Count;
        }
        if (start < 0 || start > self.Count || length < 0)
        {
            return null;
        }
        return new RArray(self.Span.Slice((int)start, (int)Math.Min(length, self.Count - start)).ToArray());
    }

    static RArray? Stepped(Context ctx, RArray self, RArithmeticSequence s)
    {
        var step = Coerce.ToLong(ctx, s.StepValue);
        object? begin = s.Begin, end = s.End;
        var exclusive = s.Exclusive;
        if (step < 0)
        {
            if (exclusive && end is not null)
            {
                end = Box.Int(Coerce.ToLong(ctx, end) + 1);
                exclusive = false;
            }
            (begin, end) = (end, begin);
        }
        long start, count;
        if (step is < -1 or > 1)
        {
            if (!RangeBounds.TryResolve(ctx, begin, end, exclusive, self.Count, false, out start, out count) || start > self.Count || count > self.Count)
            {
                throw RubyError.Range($"{ctx.Inspect(s)} out of range");
            }
            count = Math.Min(count, self.Count - start);
        }
        else if (!RangeBounds.TryResolve(ctx, begin, end, exclusive, self.Count, true, out start, out count))
        {
            return null;
        }
        var list = new RArray();
        if (step > 0)
        {
            for (var i = start; i < start + count; i += step)
            {
                list.Add(self[(int)i]);
            }
        }
        else
        {
            for (var i = start + count - 1; i >= start; i += step)
            {
                list.Add(self[(int)i]);
            }
        }
        return list;
    }

    [RubyMethod("at")]
    public static object? At(RArray self, long index) => self.At(index);

    [RubyMethod("fetch")]
    public static object? Fetch(Context ctx, RArray self, object? index, [Optional] object? otherwise, RProc? block = null)
    {
        if (block is not null && otherwise is not Undefined)
        {
            Warnings.Warn(ctx, "block supersedes default value argument");
        }
        var i = Coerce.ToLong(ctx, index);
        var at = i < 0 ? i + self.Count : i;
        if (at >= 0 && at < self.Count)
        {
            return self[(int)at];
        }
        if (block is not null)
        {
            return block.Yield(ctx, index);
        }
        return otherwise is not Undefined ? otherwise
            : throw RubyError.Index($"index {i} outside of array bounds: {-self.Count}...{self.Count}");
    }

    [RubyMethod("first")]
    public static object? First(Context ctx, RArray self, [Optional] object? count)
    {
        if (count is Undefined)
        {
            return self.Count > 0 ? self[0] : null;
        }
        return new RArray(self.Span[..Amount(ctx, self, count)].ToArray());
    }

    [RubyMethod("last")]
    public static object? Last(Context ctx, RArray self, [Optional] object? count)
    {
        if (count is Undefined)
        {
            return self.Count > 0 ? self[self.Count - 1] : null;
        }
        return new RArray(self.Span[^Amount(ctx, self, count)..].ToArray());
    }

    internal static int Amount(Context ctx, RArray self, object? count)
    {
        var n = Coerce.ToLong(ctx, count);
        return n < 0 ? throw RubyError.Argument("negative array size") : (int)Math.Min(n, self.Count);
    }

    [RubyMethod("take")]
    public static object? Take(RArray self, long count) =>
        count < 0 ? throw RubyError.Argument("attempt to take negative size") : new RArray(self.Span[..(int)Math.Min(count, self.Count)].ToArray());

    [RubyMethod("drop")]
    public static object? Drop(RArray self, long count) =>
        count < 0 ? throw RubyError.Argument("attempt to drop negative size") : new RArray(self.Span[(int)Math.Min(count, self.Count)..].ToArray());

    [RubyMethod("take_while")]
    public static object? TakeWhile(Context ctx, RArray self, RProc? block)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "take_while");
        }
        var i = 0;
        while (i < self.Count && Context.Truthy(block.Yield(ctx, self[i])))
        {
            i++;
        }
        return new RArray(self.Span[..Math.Min(i, self.Count)].ToArray());
    }

    [RubyMethod("drop_while")]
    public static object? DropWhile(Context ctx, RArray self, RProc? block)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "drop_while");
        }
        var i = 0;
        while (i < self.Count && Context.Truthy(block.Yield(ctx, self[i])))
        {
            i++;
        }
        return new RArray(self.Span[Math.Min(i, self.Count)..].ToArray());
    }

    [RubyMethod("dig")]
    public static object? Dig(Context ctx, RArray self, object? key, params object?[] rest) => Digging.Go(ctx, self.At(Coerce.ToLong(ctx, key)), rest);

    [RubyMethod("values_at")]
    public static object? ValuesAt(Context ctx, RArray self, params object?[] rest)
    {
        var list = new RArray(rest.Length);
        foreach (var index in rest)
        {
            if (index is not RRange r)
            {
                list.Add(self.At(Coerce.ToLong(ctx, index)));
                continue;
            }
            if (!RangeBounds.TryResolve(ctx, r.Begin, r.End, r.Exclusive, self.Count, false, out var start, out var count))
            {
                if (Coerce.ToLong(ctx, r.Begin) < -self.Count)
                {
                    throw RubyError.Range($"{ctx.Inspect(r)} out of range");
                }
                continue;
            }
            for (var i = start; i < start + count; i++)
            {
                list.Add(i < self.Count ? self[(int)i] : null);
            }
        }
        return list;
    }

    [RubyMethod("length", "size")]
    public static int Length(RArray self) => self.Count;

    [RubyMethod("empty?")]
    public static bool IsEmpty(RArray self) => self.Count == 0;

    [RubyMethod("assoc")]
    public static object? Assoc(Context ctx, RArray self, object? key)
    {
        for (var i = 0; i < self.Count; i++)
        {
            if (Coerce.TryAry(ctx, self[i]) is { Count: > 0 } pair && ctx.Equal(pair[0], key))
            {
                return pair;
            }
        }
        return null;
    }

    [RubyMethod("rassoc")]
    public static object? Rassoc(Context ctx, RArray self, object? value)
    {
        for (var i = 0; i < self.Count; i++)
        {
            if (self[i] is RArray { Count: > 1 } pair && ctx.Equal(pair[1], value))
            {
                return pair;
            }
        }
        return null;
    }
}
