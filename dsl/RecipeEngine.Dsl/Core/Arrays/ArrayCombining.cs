namespace RecipeEngine.Dsl.Core;

/// <summary>Arrays as sets and sums: +, -, &amp;, |, uniq and kin.</summary>
[RubyClass("Array")]
public static class ArrayCombining
{
    [RubyMethod("+")]
    public static object? Plus(RArray self, RArray other) => new RArray((object?[])[.. self.Span, .. other.Span]);

    [RubyMethod("*")]
    public static object? Times(Context ctx, RArray self, object? factor)
    {
        if (Coerce.TryStr(ctx, factor) is { } separator)
        {
            return ArrayJoining.Join(ctx, self, separator);
        }
        var n = Coerce.ToLong(ctx, factor);
        if (n < 0)
        {
            throw RubyError.Argument("argument must be non-negative");
        }
        if (self.Count > 0 && n > Array.MaxLength / self.Count)
        {
            throw RubyError.Argument("argument too big");
        }
        var items = new object?[self.Count * n];
        for (var i = 0; i < n; i++)
        {
            self.Span.CopyTo(items.AsSpan(i * self.Count));
        }
        return new RArray(items);
    }

    [RubyMethod("-")]
    public static object? Minus(Context ctx, RArray self, RArray other) => Subtract(ctx, self, other);

    [RubyMethod("difference")]
    public static object? Difference(Context ctx, RArray self, params object?[] rest)
    {
        var result = self.Copy();
        foreach (var other in rest)
        {
            result = Subtract(ctx, result, Coerce.ToAry(ctx, other));
        }
        return result;
    }

    static RArray Subtract(Context ctx, RArray self, RArray other)
    {
        var list = new RArray();
        if (other.Count <= 16)
        {
            for (var i = 0; i < self.Count; i++)
            {
                if (!HasEql(ctx, other, self[i]))
                {
                    list.Add(self[i]);
                }
            }
            return list;
        }
        var gone = Keys(ctx, other);
        for (var i = 0; i < self.Count; i++)
        {
            if (!gone.ContainsKey(ctx, self[i]))
            {
                list.Add(self[i]);
            }
        }
        return list;
    }

    /// <summary>The elements as keys. Unlike Hash#[]=, strings are not copied.</summary>
    internal static RHash Keys(Context ctx, RArray items)
    {
        var hash = new RHash();
        for (var i = 0; i < items.Count; i++)
        {
            hash.SetUncopied(ctx, items[i], items[i]);
        }
        return hash;
    }

    [RubyMethod("&")]
    public static object? And(Context ctx, RArray self, RArray other) => Common(ctx, self, other);

    [RubyMethod("intersection")]
    public static object? Intersection(Context ctx, RArray self, params object?[] rest)
    {
        var result = Unique(ctx, self);
        foreach (var other in rest)
        {
            result = Common(ctx, result, Coerce.ToAry(ctx, other));
        }
        return result;
    }

    static RArray Common(Context ctx, RArray self, RArray other)
    {
        var list = new RArray();
        if (self.Count <= 16 && other.Count <= 16)
        {
            for (var i = 0; i < self.Count; i++)
            {
                if (HasEql(ctx, other, self[i]) && !HasEql(ctx, list, self[i]))
                {
                    list.Add(self[i]);
                }
            }
            return list;
        }
        var wanted = Keys(ctx, other);
        for (var i = 0; i < self.Count; i++)
        {
            if (wanted.Remove(ctx, self[i], out _))
            {
                list.Add(self[i]);
            }
        }
        return list;
    }

    static bool HasEql(Context ctx, RArray items, object? value)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (ctx.Eql(value, items[i]))
            {
                return true;
            }
        }
        return false;
    }

    [RubyMethod("intersect?")]
    public static bool Intersects(Context ctx, RArray self, RArray other) => Common(ctx, self, other).Count > 0;

    [RubyMethod("|")]
    public static object? Or(Context ctx, RArray self, RArray other) => Union(ctx, self, other);

    [RubyMethod("union")]
    public static object? Union(Context ctx, RArray self, params object?[] rest)
    {
        var all = Keys(ctx, self);
        foreach (var other in rest)
        {
            var items = Coerce.ToAry(ctx, other);
            for (var i = 0; i < items.Count; i++)
            {
                if (!all.ContainsKey(ctx, items[i]))
                {
                    all.SetUncopied(ctx, items[i], items[i]);
                }
            }
        }
        return Values(all);
    }

    internal static RArray Values(RHash hash)
    {
        var list = new RArray(hash.Count);
        for (var i = 0; hash.Next(ref i, out _, out var v);)
        {
            list.Add(v);
        }
        return list;
    }

    static RArray Unique(Context ctx, RArray self, RProc? block = null)
    {
        var seen = new RHash();
        var list = new RArray();
        for (var i = 0; i < self.Count; i++)
        {
            var item = self[i];
            var key = block is null ? item : block.Yield(ctx, item);
            if (seen.TryAdd(ctx, key, null))
            {
                list.Add(item);
            }
        }
        return list;
    }

    [RubyMethod("uniq")]
    public static object? Uniq(Context ctx, RArray self, RProc? block) => Unique(ctx, self, block);

    [RubyMethod("uniq!")]
    public static object? UniqInPlace(Context ctx, RArray self, RProc? block)
    {
        self.CheckFrozen();
        var list = Unique(ctx, self, block);
        if (list.Count == self.Count)
        {
            return null;
        }
        self.CheckFrozen();
        self.ReplaceWith(list.Span);
        return self;
    }

    [RubyMethod("compact")]
    public static object? Compact(RArray self)
    {
        var items = self.Span;
        var count = 0;
        foreach (var item in items)
        {
            count += item is null ? 0 : 1;
        }
        var list = new RArray(count);
        foreach (var item in items)
        {
            if (item is not null)
            {
                list.Add(item);
            }
        }
        return list;
    }

    [RubyMethod("compact!")]
    public static object? CompactInPlace(RArray self)
    {
        self.CheckFrozen();
        var list = (RArray)Compact(self)!;
        if (list.Count == self.Count)
        {
            return null;
        }
        self.ReplaceWith(list.Span);
        return self;
    }

    [RubyMethod("transpose")]
    public static object? Transpose(Context ctx, RArray self)
    {
        var rows = new RArray[self.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = Coerce.ToAry(ctx, self[i]);
            if (rows[i].Count != rows[0].Count)
            {
                throw RubyError.Index($"element size differs ({rows[i].Count} should be {rows[0].Count})");
            }
        }
        var result = new RArray();
        for (var k = 0; rows.Length > 0 && k < rows[0].Count; k++)
        {
            result.Add(new RArray(Array.ConvertAll(rows, r => r.At(k))));
        }
        return result;
    }
}
