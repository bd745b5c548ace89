namespace RecipeEngine.Dsl.Core;

/// <summary>Merging, comparing, cutting out.</summary>
[RubyClass("Hash")]
public static class HashCombining
{
    [RubyMethod("merge")]
    public static object? Merge(Context ctx, RHash self, RProc? block, params object?[] rest)
    {
        var copy = rest is [RHash more] ? self.Copy(more.Count) : self.Copy(ctx);
        copy.klass = self.klass?.Real();
        copy.Default = self.Default;
        copy.DefaultProc = self.DefaultProc;
        return Update(ctx, copy, block, rest);
    }

    [RubyMethod("update", "merge!")]
    public static object? Update(Context ctx, RHash self, RProc? block, params object?[] rest)
    {
        self.CheckFrozen();
        foreach (var argument in rest)
        {
            var other = Coerce.ToHash(ctx, argument);
            if (block is null)
            {
                for (var i = 0; other.Next(ref i, out var k, out var v);)
                {
                    self.Set(ctx, k, v);
                }
                continue;
            }
            using (other.BeginIterationUnless(self))
            {
                for (var i = 0; other.Next(ref i, out var k, out var v);)
                {
                    self.Set(ctx, k, self.TryGet(ctx, k, out var old) ? block.Yield(ctx, [k, old, v]) : v);
                }
            }
        }
        return self;
    }

    [RubyMethod("slice")]
    public static object? Slice(Context ctx, RHash self, params object?[] rest)
    {
        var result = HashIteration.Like(ctx, self);
        foreach (var key in rest)
        {
            if (self.TryGet(ctx, key, out var value))
            {
                result.Set(ctx, key, value);
            }
        }
        return result;
    }

    [RubyMethod("except")]
    public static object? Except(Context ctx, RHash self, params object?[] rest)
    {
        var result = self.Copy(ctx);
        foreach (var key in rest)
        {
            result.Remove(ctx, key, out _);
        }
        return result;
    }

    [RubyMethod("compact")]
    public static object? Compact(Context ctx, RHash self)
    {
        var result = HashIteration.Like(ctx, self);
        for (var i = 0; self.Next(ref i, out var k, out var v);)
        {
            if (v is not null)
            {
                result.Set(ctx, k, v);
            }
        }
        return result;
    }

    [RubyMethod("compact!")]
    public static object? CompactInPlace(Context ctx, RHash self)
    {
        self.CheckFrozen();
        var before = self.Count;
        for (var i = 0; self.Next(ref i, out _, out var v);)
        {
            if (v is null)
            {
                self.RemoveAt(i);
            }
        }
        return self.Count == before ? null : self;
    }

    [RubyMethod("invert")]
    public static object? Invert(Context ctx, RHash self)
    {
        var result = new RHash();
        for (var i = 0; self.Next(ref i, out var k, out var v);)
        {
            result.Set(ctx, v, k);
        }
        return result;
    }

    [RubyMethod("flatten")]
    public static object? Flatten(Context ctx, RHash self, long depth = 1)
    {
        var pairs = (RArray)HashCreation.ToA(self)!;
        if (depth == 0)
        {
            return pairs;
        }
        var list = new RArray();
        ArrayJoining.Flatten(ctx, pairs, depth < 0 ? -1 : depth, list);
        return list;
    }

    [RubyMethod("==")]
    public static bool EqualTo(Context ctx, RHash self, object? other)
    {
        if (ReferenceEquals(self, other))
        {
            return true;
        }
        if (other is not RHash b)
        {
            return other is RObject && ctx.RespondTo(other, Sym.ToHash) && Context.Truthy(ctx.Send1(other, Sym.EqualTo, self));
        }
        return SamePairs(ctx, self, b, false);
    }

    [RubyMethod("eql?")]
    public static bool Eql(Context ctx, RHash self, object? other) =>
        ReferenceEquals(self, other) || (other is RHash b && SamePairs(ctx, self, b, true))
        || (other is RObject and not RHash && ctx.RespondTo(other, Sym.ToHash) && Context.Truthy(ctx.Send1(other, Sym.Eql, self)));

    static bool SamePairs(Context ctx, RHash self, RHash other, bool strictly)
    {
        if (self.Count != other.Count)
        {
            return false;
        }
        if (self.Count == 0)
        {
            return true;
        }
        if (self.ComparesByIdentity != other.ComparesByIdentity)
        {
            return false;
        }
        using var once = ctx.EnterOnce(strictly ? "eql?" : "==", self, other);
        if (once.Again)
        {
            return true;
        }
        using (self.BeginIteration())
        {
            for (var i = 0; self.Next(ref i, out var k, out var v);)
            {
                if (!other.TryGet(ctx, k, out var w) || !(ReferenceEquals(v, w) || (strictly ? ctx.Eql(v, w) : ctx.Equal(v, w))))
                {
                    return false;
                }
            }
        }
        return true;
    }

    [RubyMethod("hash")]
    public static long Hash(Context ctx, RHash self) => StructuralHash.Of(ctx, self, () =>
    {
        var h = StructuralHash.Seed(self.Count, 11);
        for (var i = 0; self.Next(ref i, out var k, out var v);)
        {
            h += StructuralHash.Mix(StructuralHash.Mix(5, self.ComparesByIdentity ? ctx.IdentityHash(k) : ctx.HashOf(k)), ctx.HashOf(v));
        }
        return h;
    });

    static bool Within(Context ctx, RHash small, RHash big)
    {
        if (small.Count > big.Count)
        {
            return false;
        }
        for (var i = 0; small.Next(ref i, out var k, out var v);)
        {
            if (!big.TryGet(ctx, k, out var w) || !ctx.Equal(v, w))
            {
                return false;
            }
        }
        return true;
    }

    [RubyMethod("<=")]
    public static bool LessEqual(Context ctx, RHash self, RHash other) => Within(ctx, self, other);

    [RubyMethod("<")]
    public static bool Less(Context ctx, RHash self, RHash other) => self.Count < other.Count && Within(ctx, self, other);

    [RubyMethod(">=")]
    public static bool GreaterEqual(Context ctx, RHash self, RHash other) => Within(ctx, other, self);

    [RubyMethod(">")]
    public static bool Greater(Context ctx, RHash self, RHash other) => other.Count < self.Count && Within(ctx, other, self);
}
