using System.Numerics;

namespace RecipeEngine.Dsl.Core;

/// <summary>Combinations, permutations and products.</summary>
[RubyClass("Array")]
public static class ArrayCombinatorics
{
    [RubyMethod("combination")]
    public static object? Combination(Context ctx, RArray self, long count, RProc? block)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "combination", [Box.Int(count)], _ => Box.Int(Choose(self.Count, count)));
        }
        var items = self.ToArray();
        if (count < 0 || count > items.Length)
        {
            return self;
        }
        var at = new int[count];
        for (var i = 0; i < at.Length; i++)
        {
            at[i] = i;
        }
        while (true)
        {
            block.Yield(ctx, new RArray(Array.ConvertAll(at, i => items[i])));
            var k = at.Length - 1;
            while (k >= 0 && at[k] == items.Length - at.Length + k)
            {
                k--;
            }
            if (k < 0)
            {
                return self;
            }
            at[k]++;
            for (var j = k + 1; j < at.Length; j++)
            {
                at[j] = at[j - 1] + 1;
            }
        }
    }

    [RubyMethod("permutation")]
    public static object? Permutation(Context ctx, RArray self, object? count = null, RProc? block = null)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "permutation", count is null ? [] : [count],
                c => Box.Int(Falling(self.Count, count is null ? self.Count : Coerce.ToLong(c, count))));
        }
        var n = count is null ? self.Count : Coerce.ToLong(ctx, count);
        var items = self.ToArray();
        if (n >= 0 && n <= items.Length)
        {
            Permute(ctx, block, items, new int[n], new bool[items.Length], 0, false);
        }
        return self;
    }

    [RubyMethod("repeated_permutation")]
    public static object? RepeatedPermutation(Context ctx, RArray self, long count, RProc? block)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "repeated_permutation", [Box.Int(count)], _ => Box.Int(count < 0 ? 0 : BigInteger.Pow(self.Count, (int)count)));
        }
        if (count >= 0)
        {
            var items = self.ToArray();
            Permute(ctx, block, items, new int[count], new bool[items.Length], 0, true);
        }
        return self;
    }

    static void Permute(Context ctx, RProc block, object?[] items, int[] at, bool[] taken, int depth, bool repeated)
    {
        if (depth == at.Length)
        {
            block.Yield(ctx, new RArray(Array.ConvertAll(at, i => items[i])));
            return;
        }
        for (var i = 0; i < items.Length; i++)
        {
            if (taken[i])
            {
                continue;
            }
            at[depth] = i;
            taken[i] = !repeated;
            Permute(ctx, block, items, at, taken, depth + 1, repeated);
            taken[i] = false;
        }
    }

    [RubyMethod("repeated_combination")]
    public static object? RepeatedCombination(Context ctx, RArray self, long count, RProc? block)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "repeated_combination", [Box.Int(count)],
                _ => Box.Int(count == 0 ? 1 : self.Count == 0 ? 0 : Choose(self.Count + count - 1, count)));
        }
        if (count >= 0)
        {
            Combine(ctx, block, self.ToArray(), new int[count], 0, 0);
        }
        return self;
    }

    static void Combine(Context ctx, RProc block, object?[] items, int[] at, int depth, int from)
    {
        if (depth == at.Length)
        {
            block.Yield(ctx, new RArray(Array.ConvertAll(at, i => items[i])));
            return;
        }
        for (var i = from; i < items.Length; i++)
        {
            at[depth] = i;
            Combine(ctx, block, items, at, depth + 1, i);
        }
    }

    static BigInteger Falling(long n, long k)
    {
        if (k < 0 || k > n)
        {
            return 0;
        }
        var result = BigInteger.One;
        for (long i = 0; i < k; i++)
        {
            result *= n - i;
        }
        return result;
    }

    static BigInteger Choose(long n, long k)
    {
        if (k < 0 || k > n)
        {
            return 0;
        }
        k = Math.Min(k, n - k);
        var result = BigInteger.One;
        for (long i = 1; i <= k; i++)
        {
            result = result * (n - k + i) / i;
        }
        return result;
    }

    [RubyMethod("product")]
    public static object? Product(Context ctx, RArray self, RProc? block, params object?[] rest)
    {
        var lists = new object?[rest.Length + 1][];
        lists[0] = self.ToArray();
        var total = (BigInteger)lists[0].Length;
        for (var i = 0; i < rest.Length; i++)
        {
            lists[i + 1] = Coerce.ToAry(ctx, rest[i]).ToArray();
            total *= lists[i + 1].Length;
        }
        if (block is null && total > Array.MaxLength)
        {
            throw RubyError.Range("too big to product");
        }
        var result = block is null ? new RArray((int)total) : self;
        if (total.IsZero)
        {
            return result;
        }
        var at = new int[lists.Length];
        while (true)
        {
            var row = new object?[lists.Length];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = lists[i][at[i]];
            }
            if (block is null)
            {
                result.Add(new RArray(row));
            }
            else
            {
                block.Yield(ctx, new RArray(row));
            }
            var k = at.Length - 1;
            while (k >= 0 && ++at[k] == lists[k].Length)
            {
                at[k--] = 0;
            }
            if (k < 0)
            {
                return result;
            }
        }
    }
}
