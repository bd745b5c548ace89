using RecipeEngine.Dsl.Core;

namespace RecipeEngine.Dsl.Stdlib;

/// <summary>Set: algebra and comparison.</summary>
[RubyClass("Set", Library = "set")]
public static class SetCombining
{
    [RubyMethod("|", "+", "union")]
    public static object? Or(Context ctx, RSet self, object? items)
    {
        var result = self.Duplicate(ctx);
        SetMaking.Each(ctx, items, v => result.Add(ctx, v));
        return result;
    }

    [RubyMethod("&", "intersection")]
    public static object? And(Context ctx, RSet self, object? items)
    {
        var result = self.Like(ctx);
        SetMaking.Each(ctx, items, v =>
        {
            if (self.Items.ContainsKey(ctx, v))
            {
                result.Add(ctx, v);
            }
        });
        return result;
    }

    [RubyMethod("-", "difference")]
    public static object? Minus(Context ctx, RSet self, object? items)
    {
        var result = self.Duplicate(ctx);
        SetMaking.Each(ctx, items, v => result.Items.Remove(ctx, v, out _));
        return result;
    }

    [RubyMethod("^")]
    public static object? Xor(Context ctx, RSet self, object? items)
    {
        var result = self.Like(ctx);
        SetMaking.Each(ctx, items, v => result.Add(ctx, v));
        foreach (var (item, _) in self.Items.Pairs())
        {
            if (!result.Items.Remove(ctx, item, out _))
            {
                result.Add(ctx, item);
            }
        }
        return result;
    }

    static RSet Other(Context ctx, object? value) => SetMaking.AsSet(ctx, value) ?? throw RubyError.Argument("value must be a set");

    static bool Within(Context ctx, RSet small, RSet big) =>
        small.Items.Count <= big.Items.Count && small.Items.Pairs().All(p => big.Items.ContainsKey(ctx, p.Key));

    [RubyMethod("subset?", "<=")]
    public static bool IsSubset(Context ctx, RSet self, object? other) => Within(ctx, self, Other(ctx, other));

    [RubyMethod("superset?", ">=")]
    public static bool IsSuperset(Context ctx, RSet self, object? other) => Within(ctx, Other(ctx, other), self);

    [RubyMethod("proper_subset?", "<")]
    public static bool IsProperSubset(Context ctx, RSet self, object? other) => Other(ctx, other) is var b && b.Items.Count > self.Items.Count && Within(ctx, self, b);

    [RubyMethod("proper_superset?", ">")]
    public static bool IsProperSuperset(Context ctx, RSet self, object? other) => Other(ctx, other) is var b && b.Items.Count < self.Items.Count && Within(ctx, b, self);

    [RubyMethod("<=>")]
    public static object? Spaceship(Context ctx, RSet self, object? other)
    {
        if (SetMaking.AsSet(ctx, other) is not { } b)
        {
            return null;
        }
        var c = self.Items.Count.CompareTo(b.Items.Count);
        return c == 0 ? Within(ctx, self, b) ? Box.Int(0) : null
            : c < 0 ? Within(ctx, self, b) ? Box.Int(-1) : null
            : Within(ctx, b, self) ? Box.Int(1) : null;
    }

    [RubyMethod("intersect?")]
    public static bool Intersects(Context ctx, RSet self, object? other)
    {
        if (SetMaking.AsSet(ctx, other) is not { } b)
        {
            if (other is not RArray items)
            {
                throw RubyError.Argument("value must be a set");
            }
            return items.ToArray().Any(item => self.Items.ContainsKey(ctx, item));
        }
        return self.Items.Count < b.Items.Count ? self.Items.Pairs().Any(p => b.Items.ContainsKey(ctx, p.Key)) : b.Items.Pairs().Any(p => self.Items.ContainsKey(ctx, p.Key));
    }

    [RubyMethod("disjoint?")]
    public static bool IsDisjoint(Context ctx, RSet self, object? other) => !Intersects(ctx, self, other);

    [RubyMethod("==")]
    public static bool EqualTo(Context ctx, RSet self, object? other)
    {
        if (ReferenceEquals(self, other))
        {
            return true;
        }
        if (other is RSet same && ctx.ClassOf(same) == ctx.ClassOf(self) && same.Items.ComparesByIdentity != self.Items.ComparesByIdentity && self.Items.Count > 0)
        {
            return false;
        }
        if (SetMaking.AsSet(ctx, other) is not { } b || self.Items.Count != b.Items.Count)
        {
            return false;
        }
        using var once = ctx.EnterOnce("==", self, b);
        return once.Again || Within(ctx, b, self);
    }

    [RubyMethod("eql?")]
    public static bool Eql(Context ctx, RSet self, object? other) => other is RSet b && HashCombining.Eql(ctx, self.Items, b.Items);

    [RubyMethod("hash")]
    public static long Hash(Context ctx, RSet self) => StructuralHash.Mix(HashCombining.Hash(ctx, self.Items), 31) >> 2;
}
