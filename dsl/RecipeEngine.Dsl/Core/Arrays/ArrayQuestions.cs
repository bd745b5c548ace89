namespace RecipeEngine.Dsl.Core;

/// <summary>Searching, counting and measuring arrays.</summary>
[RubyClass("Array")]
public static class ArrayQuestions
{
    [RubyMethod("include?")]
    public static bool Includes(Context ctx, RArray self, object? value)
    {
        for (var i = 0; i < self.Count; i++)
        {
            if (ctx.Equal(self[i], value))
            {
                return true;
            }
        }
        return false;
    }

    [RubyMethod("index", "find_index")]
    public static object? Index(Context ctx, RArray self, [Optional] object? value, RProc? block = null)
    {
        Warnings.BlockUnused(ctx, value, block);
        if (value is Undefined && block is null)
        {
            return Enumerators.Make(ctx, self, "index");
        }
        for (var i = 0; i < self.Count; i++)
        {
            if (value is Undefined ? Context.Truthy(block!.Yield(ctx, self[i])) : ctx.Equal(self[i], value))
            {
                return Box.Int(i);
            }
        }
        return null;
    }

    [RubyMethod("rindex")]
    public static object? RIndex(Context ctx, RArray self, [Optional] object? value, RProc? block = null)
    {
        Warnings.BlockUnused(ctx, value, block);
        if (value is Undefined && block is null)
        {
            return Enumerators.Make(ctx, self, "rindex");
        }
        for (var i = self.Count - 1; i >= 0; i--)
        {
            if (i >= self.Count)
            {
                i = self.Count;
                continue;
            }
            if (value is Undefined ? Context.Truthy(block!.Yield(ctx, self[i])) : ctx.Equal(self[i], value))
            {
                return Box.Int(i);
            }
        }
        return null;
    }

    [RubyMethod("count")]
    public static object? Count(Context ctx, RArray self, [Optional] object? value, RProc? block = null)
    {
        Warnings.BlockUnused(ctx, value, block);
        if (value is Undefined && block is null)
        {
            return Box.Int(self.Count);
        }
        var n = 0;
        for (var i = 0; i < self.Count; i++)
        {
            n += (value is Undefined ? Context.Truthy(block!.Yield(ctx, self[i])) : ctx.Equal(self[i], value)) ? 1 : 0;
        }
        return Box.Int(n);
    }

    static bool Test(Context ctx, object? item, object? pattern, RProc? block) =>
        pattern is not Undefined ? ctx.CaseEqual(pattern, item) : Context.Truthy(block is null ? item : block.Yield(ctx, item));

    [RubyMethod("any?")]
    public static bool Any(Context ctx, RArray self, [Optional] object? pattern, RProc? block = null)
    {
        Warnings.BlockUnused(ctx, pattern, block);
        for (var i = 0; i < self.Count; i++)
        {
            if (Test(ctx, self[i], pattern, block))
            {
                return true;
            }
        }
        return false;
    }

    [RubyMethod("all?")]
    public static bool All(Context ctx, RArray self, [Optional] object? pattern, RProc? block = null)
    {
        Warnings.BlockUnused(ctx, pattern, block);
        for (var i = 0; i < self.Count; i++)
        {
            if (!Test(ctx, self[i], pattern, block))
            {
                return false;
            }
        }
        return true;
    }

    [RubyMethod("none?")]
    public static bool None(Context ctx, RArray self, [Optional] object? pattern, RProc? block = null) => !Any(ctx, self, pattern, block);

    [RubyMethod("one?")]
    public static bool One(Context ctx, RArray self, [Optional] object? pattern, RProc? block = null)
    {
        Warnings.BlockUnused(ctx, pattern, block);
        var n = 0;
        for (var i = 0; i < self.Count && n < 2; i++)
        {
            n += Test(ctx, self[i], pattern, block) ? 1 : 0;
        }
        return n == 1;
    }

    [RubyMethod("sum")]
    public static object? Sum(Context ctx, RArray self, [Optional] object? start, RProc? block = null)
    {
        var sum = new Summation(ctx, start is Undefined ? Box.Int(0) : start);
        var i = 0;
        if (block is null && (start is Undefined or long) && !ctx.Interpreter.Redefinitions.Integer)
        {
            var total = start is long first ? first : 0;
            i = self.AddNumbers(0, ref total);
            sum = new Summation(ctx, Box.Int(total));
        }
        for (; i < self.Count; i++)
        {
            sum.Add(block is null ? self[i] : block.Yield(ctx, self[i]));
        }
        return sum.Result;
    }

    [RubyMethod("min")]
    public static object? Min(Context ctx, RArray self, object? count = null, RProc? block = null) =>
        count is not null ? Extremes.Several(ctx, self, count, block, 1) : Extremes.One(ctx, self, block, -1, bestFirst: block is null);

    [RubyMethod("max")]
    public static object? Max(Context ctx, RArray self, object? count = null, RProc? block = null) =>
        count is not null ? Extremes.Several(ctx, self, count, block, -1) : Extremes.One(ctx, self, block, 1, bestFirst: block is null);

    [RubyMethod("minmax")]
    public static object? MinMax(Context ctx, RArray self, RProc? block) =>
        RArray.Of(Extremes.One(ctx, self, block, -1, bestFirst: true), Extremes.One(ctx, self, block, 1, bestFirst: true));

    [RubyMethod("bsearch")]
    public static object? BSearch(Context ctx, RArray self, RProc? block)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "bsearch");
        }
        var i = Find(ctx, self, block);
        return i < 0 ? null : self.At(i);
    }

    [RubyMethod("bsearch_index")]
    public static object? BSearchIndex(Context ctx, RArray self, RProc? block)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "bsearch_index");
        }
        var i = Find(ctx, self, block);
        return i < 0 ? null : Box.Int(i);
    }

    static long Find(Context ctx, RArray self, RProc block)
    {
        long low = 0, high = self.Count, found = -1;
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            var answer = BinarySearch.Judge(ctx, block.Yield(ctx, self.At(middle)));
            if (answer == BinarySearch.Hit)
            {
                return middle;
            }
            if (answer == BinarySearch.Left)
            {
                found = middle;
            }
            if (answer is BinarySearch.Left or BinarySearch.Below)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }
        return found;
    }
}
