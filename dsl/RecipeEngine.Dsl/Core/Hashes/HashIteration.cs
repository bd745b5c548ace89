namespace RecipeEngine.Dsl.Core;

/// <summary>Walking over hashes: adding keys meanwhile raises, removing is allowed.</summary>
[RubyClass("Hash")]
public static class HashIteration
{
    static object? Enumerator(Context ctx, RHash self, string method) => Enumerators.Make(ctx, self, method, null, _ => Box.Int(self.Count));

    [RubyMethod("each", "each_pair")]
    public static object? Each(Context ctx, RHash self, RProc? block)
    {
        if (block is null)
        {
            return Enumerator(ctx, self, "each");
        }
        using (self.BeginIteration())
        {
            if (!block.IsLambda && block.Arity > 1)
            {
                for (var i = 0; self.Next(ref i, out var k, out var v);)
                {
                    block.Yield(ctx, k, v);
                }
            }
            else
            {
                for (var i = 0; self.Next(ref i, out var k, out var v);)
                {
                    block.Yield(ctx, RArray.Of(k, v));
                }
            }
        }
        return self;
    }

    [RubyMethod("each_key")]
    public static object? EachKey(Context ctx, RHash self, RProc? block)
    {
        if (block is null)
        {
            return Enumerator(ctx, self, "each_key");
        }
        using (self.BeginIteration())
        {
            for (var i = 0; self.Next(ref i, out var k, out _);)
            {
                block.Yield(ctx, k);
            }
        }
        return self;
    }

    [RubyMethod("each_value")]
    public static object? EachValue(Context ctx, RHash self, RProc? block)
    {
        if (block is null)
        {
            return Enumerator(ctx, self, "each_value");
        }
        using (self.BeginIteration())
        {
            for (var i = 0; self.Next(ref i, out _, out var v);)
            {
                block.Yield(ctx, v);
            }
        }
        return self;
    }

    /// <summary>The pairs for which the block says <paramref name="wanted"/>.</summary>
    static RHash Pick(Context ctx, RHash self, RProc block, bool wanted)
    {
        var result = Like(ctx, self);
        using (self.BeginIteration())
        {
            for (var i = 0; self.Next(ref i, out var k, out var v);)
            {
                if (Context.Truthy(block.Yield(ctx, k, v)) == wanted)
                {
                    result.AddNew(self, i);
                }
            }
        }
        return result;
    }

    internal static RHash Like(Context ctx, RHash self)
    {
        var result = new RHash();
        if (self.ComparesByIdentity)
        {
            result.CompareByIdentity(ctx);
        }
        return result;
    }

    static bool Drop(Context ctx, RHash self, RProc block, bool unwanted)
    {
        self.CheckFrozen();
        var before = self.Count;
        using (self.BeginIteration())
        {
            for (var i = 0; self.Next(ref i, out var k, out var v);)
            {
                if (Context.Truthy(block.Yield(ctx, k, v)) == unwanted)
                {
                    self.CheckFrozen();
                    self.RemoveAt(i);
                }
            }
        }
        return self.Count != before;
    }

    [RubyMethod("select", "filter")]
    public static object? Select(Context ctx, RHash self, RProc? block) => block is null ? Enumerator(ctx, self, "select") : Pick(ctx, self, block, true);

    [RubyMethod("reject")]
    public static object? Reject(Context ctx, RHash self, RProc? block) => block is null ? Enumerator(ctx, self, "reject") : Pick(ctx, self, block, false);

    [RubyMethod("select!", "filter!")]
    public static object? SelectInPlace(Context ctx, RHash self, RProc? block) =>
        block is null ? Enumerator(ctx, self, "select!") : Drop(ctx, self, block, false) ? self : null;

    [RubyMethod("reject!")]
    public static object? RejectInPlace(Context ctx, RHash self, RProc? block) =>
        block is null ? Enumerator(ctx, self, "reject!") : Drop(ctx, self, block, true) ? self : null;

    [RubyMethod("keep_if")]
    public static object? KeepIf(Context ctx, RHash self, RProc? block)
    {
        if (block is null)
        {
            return Enumerator(ctx, self, "keep_if");
        }
        Drop(ctx, self, block, false);
        return self;
    }

    [RubyMethod("delete_if")]
    public static object? DeleteIf(Context ctx, RHash self, RProc? block)
    {
        if (block is null)
        {
            return Enumerator(ctx, self, "delete_if");
        }
        Drop(ctx, self, block, true);
        return self;
    }

    [RubyMethod("any?")]
    public static bool Any(Context ctx, RHash self, [Optional] object? pattern, RProc? block = null)
    {
        Warnings.BlockUnused(ctx, pattern, block);
        if (pattern is Undefined && block is null)
        {
            return self.Count > 0;
        }
        using (self.BeginIteration())
        {
            for (var i = 0; self.Next(ref i, out var k, out var v);)
            {
                if (pattern is not Undefined ? ctx.CaseEqual(pattern, RArray.Of(k, v))
                    : Context.Truthy(!block!.IsLambda && block.Arity > 1 ? block.Yield(ctx, k, v) : block.Yield(ctx, RArray.Of(k, v))))
                {
                    return true;
                }
            }
        }
        return false;
    }

    [RubyMethod("transform_values")]
    public static object? TransformValues(Context ctx, RHash self, RProc? block)
    {
        if (block is null)
        {
            return Enumerator(ctx, self, "transform_values");
        }
        var result = self.Copy(ctx);
        for (var i = 0; result.Next(ref i, out _, out var v);)
        {
            result.SetValueAt(i, block.Yield(ctx, v));
        }
        return result;
    }

    [RubyMethod("transform_values!")]
    public static object? TransformValuesInPlace(Context ctx, RHash self, RProc? block)
    {
        if (block is null)
        {
            return Enumerator(ctx, self, "transform_values!");
        }
        self.CheckFrozen();
        using (self.BeginIteration())
        {
            for (var i = 0; self.Next(ref i, out _, out var v);)
            {
                self.SetValueAt(i, block.Yield(ctx, v));
            }
        }
        return self;
    }

    [RubyMethod("transform_keys")]
    public static object? TransformKeys(Context ctx, RHash self, RHash? map = null, RProc? block = null)
    {
        if (map is null && block is null)
        {
            return Enumerator(ctx, self, "transform_keys");
        }
        var result = new RHash();
        foreach (var (k, v) in self.Pairs())
        {
            result.Set(ctx, NewKey(ctx, k, map, block), v);
        }
        return result;
    }

    static object? NewKey(Context ctx, object? key, RHash? map, RProc? block) =>
        map is not null && map.TryGet(ctx, key, out var mapped) ? mapped : block is not null ? block.Yield(ctx, key)
        : map is not null ? HashAccess.Index(ctx, map, key) ?? key : key;

    [RubyMethod("transform_keys!")]
    public static object? TransformKeysInPlace(Context ctx, RHash self, RHash? map = null, RProc? block = null)
    {
        if (map is null && block is null)
        {
            return Enumerator(ctx, self, "transform_keys!");
        }
        self.CheckFrozen();
        var made = new RHash();
        foreach (var (k, v) in self.Pairs())
        {
            var key = NewKey(ctx, k, map, block);
            if (!made.ContainsKey(ctx, k))
            {
                self.Remove(ctx, k, out _);
            }
            self.CheckFrozen();
            self.Set(ctx, key, v);
            made.Set(ctx, key, null);
        }
        return self;
    }
}
