namespace RecipeEngine.Dsl.Core;

/// <summary>Enumerable: sums, folds, minima and maxima, sorting.</summary>
[RubyModule("Enumerable")]
public static class EnumerableFolding
{
    [RubyMethod("inject", "reduce")]
    public static object? Inject(Context ctx, object? self, [Optional] object? a, [Optional] object? b, RProc? block = null)
    {
        var result = a;
        object? operation = Undefined.Value;
        if (b is not Undefined)
        {
            Warnings.BlockUnused(ctx, b, block);
            operation = b;
        }
        else if (block is null)
        {
            if (a is Undefined)
            {
                throw RubyError.LocalJump("no block given");
            }
            operation = a;
            result = Undefined.Value;
        }
        if (operation is not Undefined)
        {
            var name = Coerce.ToSymbol(ctx, operation);
            if (ReferenceEquals(name, Sym.Plus) && self is RArray { klass: null } items && !ctx.Interpreter.Redefinitions.Any)
            {
                return AddAll(ctx, items, result);
            }
            var site = new CallSite(name);
            Iter.Packed(ctx, self, v =>
            {
                result = result is Undefined ? v : site.Call1(ctx, result, v, null);
                return true;
            });
        }
        else if (self is RArray { klass: null } items && !ctx.Interpreter.Redefinitions.Array)
        {
            var i = 0;
            if (result is Undefined && items.Count > 0)
            {
                result = items[i++];
            }
            for (; i < items.Count; i++)
            {
                result = block!.Yield(ctx, result, items[i]);
            }
        }
        else
        {
            Iter.Packed(ctx, self, v =>
            {
                result = result is Undefined ? v : block!.Yield(ctx, result, v);
                return true;
            });
        }
        return result is Undefined ? null : result;
    }

    static object? AddAll(Context ctx, RArray items, object? result)
    {
        var i = 0;
        if (result is Undefined)
        {
            if (items.Count == 0)
            {
                return null;
            }
            result = items[i++];
        }
        if (Sealed.Int(result, out var total))
        {
            i = items.AddNumbers(i, ref total);
            result = Box.Int(total);
        }
        for (; i < items.Count; i++)
        {
            result = Num.Add(ctx, result, items[i]);
        }
        return result;
    }

    [RubyMethod("sum")]
    public static object? Sum(Context ctx, object? self, [Optional] object? start, RProc? block = null)
    {
        if (self is RRange { Begin: long first, End: long last } r && block is null && (start is Undefined or long))
        {
            last -= r.Exclusive ? 1 : 0;
            var total = last < first ? System.Numerics.BigInteger.Zero : ((System.Numerics.BigInteger)last - first + 1) * ((System.Numerics.BigInteger)last + first) / 2;
            return Box.Int(total + (start is long s ? s : 0));
        }
        var sum = new Summation(ctx, start is Undefined ? Box.Int(0) : start);
        Iter.Each(ctx, self, (v, many) =>
        {
            sum.Add(block is null ? many is null ? v : Iter.Pack(many) : Iter.Yield(ctx, block, v, many));
            return true;
        });
        return sum.Result;
    }

    [RubyMethod("sort")]
    public static object? Sort(Context ctx, object? self, RProc? block)
    {
        var items = Iter.ToArray(ctx, self).ToArray();
        Sorting.Sort(ctx, items, block);
        return new RArray(items);
    }

    [RubyMethod("sort_by")]
    public static object? SortBy(Context ctx, object? self, RProc? block)
    {
        if (block is null)
        {
            return EnumerableSizes.Enumerator(ctx, self, "sort_by");
        }
        var items = new RArray();
        var keys = new RArray();
        Iter.Packed(ctx, self, v =>
        {
            items.Add(v);
            keys.Add(block.Yield(ctx, v));
            return true;
        });
        var sorted = items.ToArray();
        Sorting.SortBy(ctx, keys.ToArray(), sorted);
        return new RArray(sorted);
    }

    [RubyMethod("min")]
    public static object? Min(Context ctx, object? self, object? count = null, RProc? block = null) =>
        count is not null ? Extremes.Several(ctx, Iter.ToArray(ctx, self), count, block, 1) : Extremes.One(ctx, Iter.ToArray(ctx, self), block, -1);

    [RubyMethod("max")]
    public static object? Max(Context ctx, object? self, object? count = null, RProc? block = null) =>
        count is not null ? Extremes.Several(ctx, Iter.ToArray(ctx, self), count, block, -1) : Extremes.One(ctx, Iter.ToArray(ctx, self), block, 1);

    [RubyMethod("minmax")]
    public static object? MinMax(Context ctx, object? self, RProc? block)
    {
        var items = Iter.ToArray(ctx, self);
        return RArray.Of(Extremes.One(ctx, items, block, -1, bestFirst: true), Extremes.One(ctx, items, block, 1, bestFirst: true));
    }

    [RubyMethod("min_by")]
    public static object? MinBy(Context ctx, object? self, object? count = null, RProc? block = null) => By(ctx, self, count, block, "min_by", -1);

    [RubyMethod("max_by")]
    public static object? MaxBy(Context ctx, object? self, object? count = null, RProc? block = null) => By(ctx, self, count, block, "max_by", 1);

    static object? By(Context ctx, object? self, object? count, RProc? block, string name, int sign)
    {
        if (block is null)
        {
            return EnumerableSizes.Enumerator(ctx, self, name, count is null ? [] : [count]);
        }
        if (count is not null)
        {
            var n = Coerce.ToLong(ctx, count);
            if (n < 0)
            {
                throw RubyError.Argument($"negative size ({n})");
            }
            var sorted = (RArray)SortBy(ctx, self, block)!;
            if (sign > 0)
            {
                sorted.Span.Reverse();
            }
            return new RArray(sorted.Span[..(int)Math.Min(n, sorted.Count)].ToArray());
        }
        object? best = null, bestKey = Undefined.Value;
        Iter.Packed(ctx, self, v =>
        {
            var key = block.Yield(ctx, v);
            if (bestKey is Undefined || ctx.Compare(key, bestKey) * sign > 0)
            {
                (best, bestKey) = (v, key);
            }
            return true;
        });
        return best;
    }

    [RubyMethod("minmax_by")]
    public static object? MinMaxBy(Context ctx, object? self, RProc? block)
    {
        if (block is null)
        {
            return EnumerableSizes.Enumerator(ctx, self, "minmax_by");
        }
        object? min = null, max = null, minKey = Undefined.Value, maxKey = null;
        Iter.Packed(ctx, self, v =>
        {
            var key = block.Yield(ctx, v);
            if (minKey is Undefined)
            {
                (min, minKey, max, maxKey) = (v, key, v, key);
                return true;
            }
            if (ctx.Compare(minKey, key) > 0)
            {
                (min, minKey) = (v, key);
            }
            if (ctx.Compare(maxKey, key) < 0)
            {
                (max, maxKey) = (v, key);
            }
            return true;
        });
        return RArray.Of(min, max);
    }
}
