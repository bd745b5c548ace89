using RecipeEngine.Dsl.Core;

namespace RecipeEngine.Dsl.Stdlib;

/// <summary>Set: walking, filtering, showing.</summary>
[RubyClass("Set", Library = "set")]
public static class SetIteration
{
    static object? Enumerator(Context ctx, RSet self, string method) => Enumerators.Make(ctx, self, method, null, _ => Box.Int(self.Items.Count));

    [RubyMethod("each")]
    public static object? Each(Context ctx, RSet self, RProc? block)
    {
        if (block is null)
        {
            return Enumerator(ctx, self, "each");
        }
        HashIteration.EachKey(ctx, self.Items, block);
        return self;
    }

    [RubyMethod("size", "length")]
    public static int Size(RSet self) => self.Items.Count;

    [RubyMethod("empty?")]
    public static bool IsEmpty(RSet self) => self.Items.Count == 0;

    [RubyMethod("include?", "member?", "===", "contain?")]
    public static bool Includes(Context ctx, RSet self, object? item) => self.Items.ContainsKey(ctx, item);

    [RubyMethod("to_a")]
    public static object? ToA(RSet self) => HashAccess.Keys(self.Items);

    [RubyMethod("first")]
    public static object? First(Context ctx, RSet self, [Optional] object? count) => ArrayAccess.First(ctx, (RArray)ToA(self)!, count);

    [RubyMethod("to_set")]
    public static object? ToSet(Context ctx, RSet self, RProc? block, params object?[] rest)
    {
        var set = ctx.Interpreter.FindClass(ctx, "Set");
        return rest.Length == 0 && block is null && ctx.ClassOf(self) == set ? self
            : ctx.SendBlock(rest.Length > 0 ? rest[0] : set, Sym.New, block, [self, .. rest.Skip(1)]);
    }

    [RubyMethod("join")]
    public static object? Join(Context ctx, RSet self, object? separator = null) => ctx.Send(ctx.Send(self, Sym.ToA), "join", separator);

    /// <summary>Keeps items for which the block says <paramref name="wanted"/>; true when some went.</summary>
    static bool Keep(Context ctx, RSet self, RProc block, bool wanted)
    {
        self.CheckFrozen();
        var before = self.Items.Count;
        foreach (var (item, _) in self.Items.Pairs())
        {
            if (Context.Truthy(block.Yield(ctx, item)) != wanted)
            {
                self.Items.Remove(ctx, item, out _);
            }
        }
        return self.Items.Count != before;
    }

    [RubyMethod("delete_if")]
    public static object? DeleteIf(Context ctx, RSet self, RProc? block)
    {
        if (block is null)
        {
            return Enumerator(ctx, self, "delete_if");
        }
        Keep(ctx, self, block, false);
        return self;
    }

    [RubyMethod("keep_if")]
    public static object? KeepIf(Context ctx, RSet self, RProc? block)
    {
        if (block is null)
        {
            return Enumerator(ctx, self, "keep_if");
        }
        Keep(ctx, self, block, true);
        return self;
    }

    [RubyMethod("select!", "filter!")]
    public static object? SelectInPlace(Context ctx, RSet self, RProc? block) =>
        block is null ? Enumerator(ctx, self, "select!") : Keep(ctx, self, block, true) ? self : null;

    [RubyMethod("reject!")]
    public static object? RejectInPlace(Context ctx, RSet self, RProc? block) =>
        block is null ? Enumerator(ctx, self, "reject!") : Keep(ctx, self, block, false) ? self : null;

    static RSet Pick(Context ctx, RSet self, RProc block, bool wanted)
    {
        var set = self.Like(ctx);
        foreach (var (item, _) in self.Items.Pairs())
        {
            if (Context.Truthy(block.Yield(ctx, item)) == wanted)
            {
                set.Add(ctx, item);
            }
        }
        return set;
    }

    [RubyMethod("select", "filter")]
    public static object? Select(Context ctx, RSet self, RProc? block) => block is null ? Enumerator(ctx, self, "select") : Pick(ctx, self, block, true);

    [RubyMethod("reject")]
    public static object? Reject(Context ctx, RSet self, RProc? block) => block is null ? Enumerator(ctx, self, "reject") : Pick(ctx, self, block, false);

    [RubyMethod("partition")]
    public static object? Partition(Context ctx, RSet self, RProc? block) => EnumerableMapping.Partition(ctx, self, block);

    [RubyMethod("map!", "collect!")]
    public static object? MapInPlace(Context ctx, RSet self, RProc? block)
    {
        if (block is null)
        {
            return Enumerator(ctx, self, "map!");
        }
        self.CheckFrozen();
        var fresh = self.Like(ctx);
        foreach (var (item, _) in self.Items.Pairs())
        {
            fresh.Add(ctx, block.Yield(ctx, item));
        }
        self.Items = fresh.Items;
        return self;
    }

    [RubyMethod("classify")]
    public static object? Classify(Context ctx, RSet self, RProc? block)
    {
        if (block is null)
        {
            return Enumerator(ctx, self, "classify");
        }
        var groups = new RHash();
        foreach (var (item, _) in self.Items.Pairs())
        {
            var key = block.Yield(ctx, item);
            if (!groups.TryGet(ctx, key, out var group))
            {
                groups.Set(ctx, key, group = self.Like(ctx));
            }
            ((RSet)group!).Add(ctx, item);
        }
        return groups;
    }

    [RubyMethod("divide")]
    public static object? Divide(Context ctx, RSet self, RProc? block)
    {
        if (block is null)
        {
            return Enumerator(ctx, self, "divide");
        }
        var result = new RSet(ctx.ClassOf(self));
        if (block.Arity != 2)
        {
            var groups = (RHash)Classify(ctx, self, block)!;
            for (var i = 0; groups.Next(ref i, out _, out var group);)
            {
                result.Add(ctx, group);
            }
            return result;
        }
        var items = ((RArray)ToA(self)!).ToArray();
        var reaches = new bool[items.Length, items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            for (var k = 0; k < items.Length; k++)
            {
                reaches[i, k] = Context.Truthy(block.Yield(ctx, items[i], items[k]));
            }
        }
        foreach (var group in Components(reaches, items.Length))
        {
            var part = self.Like(ctx);
            foreach (var i in group)
            {
                part.Add(ctx, items[i]);
            }
            result.Add(ctx, part);
        }
        return result;
    }

    /// <summary>Groups of items that reach each other, directly or over others.</summary>
    static IEnumerable<List<int>> Components(bool[,] reaches, int n)
    {
        for (var middle = 0; middle < n; middle++)
        {
            for (var i = 0; i < n; i++)
            {
                for (var k = 0; k < n && reaches[i, middle]; k++)
                {
                    reaches[i, k] |= reaches[middle, k];
                }
            }
        }
        var done = new bool[n];
        for (var i = 0; i < n; i++)
        {
            if (done[i])
            {
                continue;
            }
            var group = new List<int>();
            for (var k = i; k < n; k++)
            {
                if (k == i || (!done[k] && reaches[i, k] && reaches[k, i]))
                {
                    done[k] = true;
                    group.Add(k);
                }
            }
            yield return group;
        }
    }

    [RubyMethod("flatten")]
    public static object? Flatten(Context ctx, RSet self)
    {
        var result = self.Like(ctx);
        Flatten(ctx, self, result);
        return result;
    }

    [RubyMethod("flatten!")]
    public static object? FlattenInPlace(Context ctx, RSet self)
    {
        self.CheckFrozen();
        var result = self.Like(ctx);
        if (!Flatten(ctx, self, result))
        {
            return null;
        }
        self.Items = result.Items;
        return self;
    }

    static bool Flatten(Context ctx, RSet set, RSet into)
    {
        using var once = ctx.EnterOnce("flatten", set);
        if (once.Again)
        {
            throw RubyError.Argument("tried to flatten recursive Set");
        }
        var any = false;
        foreach (var (item, _) in set.Items.Pairs())
        {
            if (SetMaking.AsSet(ctx, item) is { } inner)
            {
                any = true;
                Flatten(ctx, inner, into);
            }
            else
            {
                into.Add(ctx, item);
            }
        }
        return any;
    }

    [RubyMethod("flatten_merge", Protected = true)]
    public static object? FlattenMerge(Context ctx, RSet self, RSet other)
    {
        Flatten(ctx, other, self);
        return self;
    }

    [RubyMethod("inspect", "to_s")]
    public static object? Inspect(Context ctx, RSet self)
    {
        using var once = ctx.EnterOnce("inspect", self);
        return new RString(once.Again ? $"#<{ctx.ClassOf(self)}: {{...}}>"
            : $"#<{ctx.ClassOf(self)}: {{{string.Join(", ", self.Items.Pairs().Select(p => ctx.Inspect(p.Key)))}}}>");
    }
}
