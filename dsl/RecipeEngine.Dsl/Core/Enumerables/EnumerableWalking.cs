namespace RecipeEngine.Dsl.Core;

/// <summary>Enumerable: iterating with an index, in slices, backwards, again and again.</summary>
[RubyModule("Enumerable")]
public static class EnumerableWalking
{
    [RubyMethod("each_with_index")]
    public static object? EachWithIndex(Context ctx, object? self, RProc? block, params object?[] rest)
    {
        if (block is null)
        {
            return EnumerableSizes.Enumerator(ctx, self, "each_with_index", rest);
        }
        if (self is RArray { klass: null } a && rest.Length == 0 && !ctx.Interpreter.Redefinitions.Array)
        {
            for (var k = 0; k < a.Count; k++)
            {
                block.Yield(ctx, a[k], Box.Int(k));
            }
            return self;
        }
        long i = 0;
        Iter.Packed(ctx, self, v =>
        {
            block.Yield(ctx, v, Box.Int(i++));
            return true;
        }, rest);
        return self;
    }

    [RubyMethod("each_with_object")]
    public static object? EachWithObject(Context ctx, object? self, object? memo, RProc? block)
    {
        if (block is null)
        {
            return EnumerableSizes.Enumerator(ctx, self, "each_with_object", memo);
        }
        if (self is RArray { klass: null } a && !ctx.Interpreter.Redefinitions.Array)
        {
            for (var k = 0; k < a.Count; k++)
            {
                block.Yield(ctx, a[k], memo);
            }
            return memo;
        }
        Iter.Packed(ctx, self, v =>
        {
            block.Yield(ctx, v, memo);
            return true;
        });
        return memo;
    }

    [RubyMethod("each_entry")]
    public static object? EachEntry(Context ctx, object? self, RProc? block, params object?[] rest)
    {
        if (block is null)
        {
            return EnumerableSizes.Enumerator(ctx, self, "each_entry", rest);
        }
        Iter.Packed(ctx, self, v =>
        {
            block.Yield(ctx, v);
            return true;
        }, rest);
        return self;
    }

    [RubyMethod("reverse_each")]
    public static object? ReverseEach(Context ctx, object? self, RProc? block, params object?[] rest)
    {
        if (block is null)
        {
            return EnumerableSizes.Enumerator(ctx, self, "reverse_each", rest);
        }
        var items = Iter.ToArray(ctx, self, rest);
        for (var i = items.Count - 1; i >= 0; i--)
        {
            block.Yield(ctx, items.At(i));
        }
        return self;
    }

    [RubyMethod("each_slice")]
    public static object? EachSlice(Context ctx, object? self, object? count, RProc? block)
    {
        var n = Coerce.ToLong(ctx, count);
        if (n <= 0)
        {
            throw RubyError.Argument("invalid slice size");
        }
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "each_slice", [count], c => EnumerableSizes.Slices(c, Iter.SizeOf(c, self), n));
        }
        var slice = new RArray();
        Iter.Packed(ctx, self, v =>
        {
            slice.Add(v);
            if (slice.Count == n)
            {
                var full = slice;
                slice = new RArray();
                block.Yield(ctx, full);
            }
            return true;
        });
        if (slice.Count > 0)
        {
            block.Yield(ctx, slice);
        }
        // as of 3.1 the receiver is returned
        return self;
    }

    [RubyMethod("each_cons")]
    public static object? EachCons(Context ctx, object? self, object? count, RProc? block)
    {
        var n = Coerce.ToLong(ctx, count);
        if (n <= 0)
        {
            throw RubyError.Argument("invalid size");
        }
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "each_cons", [count], c => EnumerableSizes.Windows(c, Iter.SizeOf(c, self), n));
        }
        var window = new RArray();
        Iter.Packed(ctx, self, v =>
        {
            if (window.Count == n)
            {
                window.RemoveAt(0);
            }
            window.Add(v);
            if (window.Count == n)
            {
                block.Yield(ctx, window.Copy());
            }
            return true;
        });
        return self;
    }

    [RubyMethod("cycle")]
    public static object? Cycle(Context ctx, object? self, object? count = null, RProc? block = null)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "cycle", count is null ? [] : [count], c => EnumerableSizes.Cycle(c, Iter.SizeOf(c, self), count));
        }
        var n = count is null ? long.MaxValue : Coerce.ToLong(ctx, count);
        if (n <= 0)
        {
            return null;
        }
        var items = new RArray();
        Iter.Each(ctx, self, (v, many) =>
        {
            items.Add(many is null ? v : Iter.Pack(many));
            Iter.Yield(ctx, block, v, many);
            return true;
        });
        while (items.Count > 0 && (count is null || --n > 0))
        {
            for (var i = 0; i < items.Count; i++)
            {
                block.Yield(ctx, items[i]);
            }
        }
        return null;
    }

    [RubyMethod("lazy")]
    public static object? Lazy(Context ctx, object? self) => LazyClass.Of(ctx, self);

    [RubyMethod("chain")]
    public static object? Chain(Context ctx, object? self, params object?[] rest) => ChainClass.Of(ctx, [self, .. rest]);
}
