namespace RecipeEngine.Dsl.Core;

/// <summary>Storing, adding and taking away elements.</summary>
[RubyClass("Array")]
public static class ArrayChange
{
    [RubyMethod("[]=")]
    public static object? Assign(Context ctx, RArray self, object? index, object? b, [Optional] object? c)
    {
        self.CheckFrozen();
        if (c is not Undefined)
        {
            var start = Coerce.ToLong(ctx, index);
            var length = Coerce.ToLong(ctx, b);
            SpliceValue(ctx, self, start, length, c);
            return c;
        }
        switch (index)
        {
            case long i:
                Store(self, i, b);
                break;
            case RRange r:
                RangeBounds.Resolve(ctx, r, self.Count, out var from, out var count);
                SpliceValue(ctx, self, from, count, b);
                break;
            default:
                Store(self, Coerce.ToLong(ctx, index), b);
                break;
        }
        return b;
    }

    internal static void Store(RArray self, long index, object? value)
    {
        var at = index < 0 ? index + self.Count : index;
        if (at < 0)
        {
            throw RubyError.Index($"index {index} too small for array; minimum: -{self.Count}");
        }
        if (at < self.Count)
        {
            self[(int)at] = value;
            return;
        }
        if (at == self.Count)
        {
            self.Add(value);
            return;
        }
        if (at >= Array.MaxLength)
        {
            throw RubyError.Index($"index {index} too big");
        }
        self.SetCount((int)at + 1);
        self[(int)at] = value;
    }

    static void SpliceValue(Context ctx, RArray self, long start, long length, object? value)
    {
        if (length < 0)
        {
            throw RubyError.Index($"negative length ({length})");
        }
        var with = value is RArray a ? a.ToArray() : Coerce.TryAry(ctx, value)?.ToArray() ?? [value];
        Splice(self, start, length, with);
    }

    internal static void Splice(RArray self, long start, long length, object?[] with)
    {
        var at = start < 0 ? start + self.Count : start;
        if (at < 0)
        {
            throw RubyError.Index($"index {start} too small for array; minimum: -{self.Count}");
        }
        if (at >= Array.MaxLength)
        {
            throw RubyError.Index($"index {start} too big");
        }
        if (at > self.Count)
        {
            self.SetCount((int)at);
        }
        self.Splice((int)at, (int)Math.Min(length, self.Count - at), with);
    }

    [RubyMethod("<<")]
    public static object? Append(RArray self, object? value)
    {
        self.CheckFrozen();
        self.Add(value);
        return self;
    }

    [RubyMethod("push", "append")]
    public static object? Push(RArray self, params object?[] rest)
    {
        self.CheckFrozen();
        foreach (var value in rest)
        {
            self.Add(value);
        }
        return self;
    }

    [RubyMethod("pop")]
    public static object? Pop(Context ctx, RArray self, [Optional] object? count)
    {
        self.CheckFrozen();
        if (count is not Undefined)
        {
            var n = ArrayAccess.Amount(ctx, self, count);
            var taken = new RArray(self.Span[^n..].ToArray());
            self.SetCount(self.Count - n);
            return taken;
        }
        if (self.Count == 0)
        {
            return null;
        }
        var last = self[self.Count - 1];
        self.SetCount(self.Count - 1);
        return last;
    }

    [RubyMethod("shift")]
    public static object? Shift(Context ctx, RArray self, [Optional] object? count)
    {
        self.CheckFrozen();
        if (count is not Undefined)
        {
            var n = ArrayAccess.Amount(ctx, self, count);
            var taken = new RArray(self.Span[..n].ToArray());
            self.RemoveRange(0, n);
            return taken;
        }
        if (self.Count == 0)
        {
            return null;
        }
        var first = self[0];
        self.RemoveAt(0);
        return first;
    }

    [RubyMethod("unshift", "prepend")]
    public static object? Unshift(RArray self, params object?[] rest)
    {
        self.CheckFrozen();
        if (rest.Length == 1)
        {
            self.Insert(0, rest[0]);
        }
        else if (rest.Length > 0)
        {
            self.Splice(0, 0, rest);
        }
        return self;
    }

    [RubyMethod("insert")]
    public static object? Insert(Context ctx, RArray self, object? index, params object?[] rest)
    {
        self.CheckFrozen();
        var at = Coerce.ToLong(ctx, index);
        if (rest.Length == 0)
        {
            return self;
        }
        if (at == -1)
        {
            at = self.Count;
        }
        else if (at < 0)
        {
            if (at + self.Count + 1 < 0)
            {
                throw RubyError.Index($"index {at} too small for array; minimum: -{self.Count + 1}");
            }
            at++;
        }
        Splice(self, at, 0, rest);
        return self;
    }

    [RubyMethod("concat")]
    public static object? Concat(Context ctx, RArray self, params object?[] rest)
    {
        self.CheckFrozen();
        var all = new RArray();
        foreach (var other in rest)
        {
            all.AddRange(Coerce.ToAry(ctx, other).Span);
        }
        self.AddRange(all.Span);
        return self;
    }

    [RubyMethod("clear")]
    public static object? Clear(RArray self)
    {
        self.CheckFrozen();
        self.Clear();
        return self;
    }

    [RubyMethod("delete")]
    public static object? Delete(Context ctx, RArray self, object? value, RProc? block)
    {
        object? found = Undefined.Value;
        var kept = 0;
        for (var i = 0; i < self.Count; i++)
        {
            var item = self[i];
            if (ctx.Equal(item, value))
            {
                self.CheckFrozen();
                found = item;
                continue;
            }
            if (kept != i)
            {
                self[kept] = item;
            }
            kept++;
        }
        if (found is Undefined)
        {
            return block?.Yield(ctx, value);
        }
        self.SetCount(Math.Min(kept, self.Count));
        return found;
    }

    [RubyMethod("delete_at")]
    public static object? DeleteAt(RArray self, long index)
    {
        self.CheckFrozen();
        if (index < 0)
        {
            index += self.Count;
        }
        if (index < 0 || index >= self.Count)
        {
            return null;
        }
        var value = self[(int)index];
        self.RemoveAt((int)index);
        return value;
    }

    [RubyMethod("slice!")]
    public static object? SliceOut(Context ctx, RArray self, object? index, [Optional] object? length)
    {
        self.CheckFrozen();
        long start, count;
        if (length is not Undefined)
        {
            start = Coerce.ToLong(ctx, index);
            count = Coerce.ToLong(ctx, length);
            if (start < 0)
            {
                start += self.Count;
            }
            if (start < 0 || start > self.Count || count < 0)
            {
                return null;
            }
        }
        else if (index is RRange r)
        {
            if (!RangeBounds.TryResolve(ctx, r, self.Count, out start, out count))
            {
                return null;
            }
        }
        else
        {
            return DeleteAt(self, Coerce.ToLong(ctx, index));
        }
        count = Math.Min(count, self.Count - start);
        var taken = new RArray(self.Span.Slice((int)start, (int)count).ToArray());
        self.RemoveRange((int)start, (int)count);
        return taken;
    }

    [RubyMethod("fill", Arity = -1)]
    public static object? Fill(Context ctx, RArray self, RProc? block, params object?[] rest)
    {
        self.CheckFrozen();
        var at = block is null ? 1 : 0;
        if (rest.Length < at || rest.Length > at + 2)
        {
            throw RubyError.WrongArguments(rest.Length, at, at + 2);
        }
        long start = 0, end = self.Count;
        var first = rest.Length > at ? rest[at] : null;
        var second = rest.Length > at + 1 ? rest[at + 1] : null;
        if (first is RRange r && rest.Length == at + 1)
        {
            RangeBounds.Resolve(ctx, r, self.Count, out start, out var count);
            end = start + count;
        }
        else
        {
            if (first is not null)
            {
                start = Coerce.ToLong(ctx, first);
                start = start < 0 ? Math.Max(0, start + self.Count) : start;
            }
            if (second is not null)
            {
                var count = Coerce.ToLong(ctx, second);
                if (count > 0 && start + count >= Array.MaxLength)
                {
                    throw RubyError.Argument("argument too big");
                }
                end = start + count;
            }
        }
        if (end <= start)
        {
            return self;
        }
        if (end >= Array.MaxLength)
        {
            throw RubyError.Argument("argument too big");
        }
        if (end > self.Count)
        {
            self.SetCount((int)end);
        }
        for (var i = start; i < end; i++)
        {
            Store(self, i, block is null ? rest[0] : block.Yield(ctx, Box.Int(i)));
        }
        return self;
    }
}
