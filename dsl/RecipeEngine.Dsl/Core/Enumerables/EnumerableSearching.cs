namespace RecipeEngine.Dsl.Core;

/// <summary>Enumerable: questions, counting and first items.</summary>
[RubyModule("Enumerable")]
public static class EnumerableSearching
{
    static readonly RSymbol CallName = Sym.Call;

    static bool Test(Context ctx, object? v, object?[]? many, object? pattern, RProc? block) =>
        pattern is not Undefined ? ctx.CaseEqual(pattern, many is null ? v : Iter.Pack(many))
        : Context.Truthy(block is null ? many is null ? v : Iter.Pack(many) : Iter.Yield(ctx, block, v, many));

    [RubyMethod("all?")]
    public static bool All(Context ctx, object? self, [Optional] object? pattern, RProc? block = null)
    {
        Warnings.BlockUnused(ctx, pattern, block);
        var all = true;
        Iter.Each(ctx, self, (v, many) => all = Test(ctx, v, many, pattern, block));
        return all;
    }

    [RubyMethod("any?")]
    public static bool Any(Context ctx, object? self, [Optional] object? pattern, RProc? block = null)
    {
        Warnings.BlockUnused(ctx, pattern, block);
        var any = false;
        Iter.Each(ctx, self, (v, many) => !(any = Test(ctx, v, many, pattern, block)));
        return any;
    }

    [RubyMethod("none?")]
    public static bool None(Context ctx, object? self, [Optional] object? pattern, RProc? block = null) => !Any(ctx, self, pattern, block);

    [RubyMethod("one?")]
    public static bool One(Context ctx, object? self, [Optional] object? pattern, RProc? block = null)
    {
        Warnings.BlockUnused(ctx, pattern, block);
        var n = 0;
        Iter.Each(ctx, self, (v, many) =>
        {
            n += Test(ctx, v, many, pattern, block) ? 1 : 0;
            return n < 2;
        });
        return n == 1;
    }

    [RubyMethod("include?", "member?")]
    public static bool Includes(Context ctx, object? self, object? value)
    {
        var found = false;
        Iter.Packed(ctx, self, v => !(found = ctx.Equal(v, value)));
        return found;
    }

    [RubyMethod("find", "detect")]
    public static object? Find(Context ctx, object? self, [Optional] object? otherwise, RProc? block = null)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "find", otherwise is Undefined ? [] : [otherwise]);
        }
        object? result = Undefined.Value;
        Iter.Packed(ctx, self, v =>
        {
            if (!Context.Truthy(block.Yield(ctx, v)))
            {
                return true;
            }
            result = v;
            return false;
        });
        return result is not Undefined ? result : otherwise is Undefined or null ? null : ctx.Send(otherwise, CallName);
    }

    [RubyMethod("find_index")]
    public static object? FindIndex(Context ctx, object? self, [Optional] object? value, RProc? block = null)
    {
        Warnings.BlockUnused(ctx, value, block);
        if (block is null && value is Undefined)
        {
            return Enumerators.Make(ctx, self, "find_index");
        }
        long i = 0, found = -1;
        Iter.Each(ctx, self, (v, many) =>
        {
            if (value is Undefined ? Context.Truthy(Iter.Yield(ctx, block!, v, many)) : ctx.Equal(many is null ? v : Iter.Pack(many), value))
            {
                found = i;
                return false;
            }
            i++;
            return true;
        });
        return found < 0 ? null : Box.Int(found);
    }

    [RubyMethod("first")]
    public static object? First(Context ctx, object? self, [Optional] object? count)
    {
        if (count is not Undefined)
        {
            return Take(ctx, self, count);
        }
        object? first = null;
        Iter.Packed(ctx, self, v =>
        {
            first = v;
            return false;
        });
        return first;
    }

    [RubyMethod("take")]
    public static object? Take(Context ctx, object? self, object? count)
    {
        var n = Coerce.ToLong(ctx, count);
        if (n < 0)
        {
            throw RubyError.Argument("attempt to take negative size");
        }
        var list = new RArray();
        if (n > 0)
        {
            Iter.Packed(ctx, self, v =>
            {
                list.Add(v);
                return list.Count < n;
            });
        }
        return list;
    }

    [RubyMethod("take_while")]
    public static object? TakeWhile(Context ctx, object? self, RProc? block)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "take_while");
        }
        var list = new RArray();
        Iter.Each(ctx, self, (v, many) =>
        {
            if (!Context.Truthy(Iter.Yield(ctx, block, v, many)))
            {
                return false;
            }
            list.Add(many is null ? v : Iter.Pack(many));
            return true;
        });
        return list;
    }

    [RubyMethod("drop")]
    public static object? Drop(Context ctx, object? self, long count)
    {
        if (count < 0)
        {
            throw RubyError.Argument("attempt to drop negative size");
        }
        var list = new RArray();
        Iter.Packed(ctx, self, v =>
        {
            if (count-- <= 0)
            {
                list.Add(v);
            }
            return true;
        });
        return list;
    }

    [RubyMethod("drop_while")]
    public static object? DropWhile(Context ctx, object? self, RProc? block)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "drop_while");
        }
        var list = new RArray();
        var dropping = true;
        Iter.Packed(ctx, self, v =>
        {
            dropping = dropping && Context.Truthy(block.Yield(ctx, v));
            if (!dropping)
            {
                list.Add(v);
            }
            return true;
        });
        return list;
    }

    [RubyMethod("count")]
    public static object? Count(Context ctx, object? self, [Optional] object? value, RProc? block = null)
    {
        Warnings.BlockUnused(ctx, value, block);
        long n = 0;
        Iter.Each(ctx, self, (v, many) =>
        {
            n += value is not Undefined ? ctx.Equal(many is null ? v : Iter.Pack(many), value) ? 1 : 0
                : block is null || Context.Truthy(Iter.Yield(ctx, block, v, many)) ? 1 : 0;
            return true;
        });
        return Box.Int(n);
    }
}
