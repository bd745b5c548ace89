namespace RecipeEngine.Dsl.Core;

/// <summary>The stages of Enumerator::Lazy.</summary>
[RubyClass("Enumerator::Lazy")]
public static class LazyStages
{
    static RLazy Stage(Context ctx, RLazy self, string name, Func<Context, Step, Step> stage, bool keepsSize = false, params object?[] arguments) =>
        new(ctx.Interpreter.FindClass(ctx, "Enumerator::Lazy"))
        {
            Receiver = self,
            Stage = stage,
            StageName = name,
            StageArguments = arguments,
            Size = keepsSize ? self.Size : null,
        };

    static RProc Need(RProc? block, string name) => block ?? throw RubyError.Argument($"tried to call lazy {name} without a block");

    [RubyMethod("map", "collect")]
    public static object? Map(Context ctx, RLazy self, RProc? block)
    {
        Need(block, "map");
        return Stage(ctx, self, "map", (c, next) => (v, many) => next(Iter.Yield(c, block!, v, many), null), true);
    }

    static RLazy Filter(Context ctx, RLazy self, RProc? block, string name, bool wanted)
    {
        Need(block, name);
        return Stage(ctx, self, name, (c, next) => (v, many) =>
        {
            var item = many is null ? v : Iter.Pack(many);
            return Context.Truthy(block!.Yield(c, item)) != wanted || next(item, null);
        });
    }

    [RubyMethod("select", "filter", "find_all")]
    public static object? Select(Context ctx, RLazy self, RProc? block) => Filter(ctx, self, block, "select", true);

    [RubyMethod("reject")]
    public static object? Reject(Context ctx, RLazy self, RProc? block) => Filter(ctx, self, block, "reject", false);

    [RubyMethod("filter_map")]
    public static object? FilterMap(Context ctx, RLazy self, RProc? block)
    {
        Need(block, "filter_map");
        return Stage(ctx, self, "filter_map", (c, next) => (v, many) => Iter.Yield(c, block!, v, many) is not { } item || item is false || next(item, null));
    }

    [RubyMethod("flat_map", "collect_concat")]
    public static object? FlatMap(Context ctx, RLazy self, RProc? block)
    {
        Need(block, "flat_map");
        return Stage(ctx, self, "flat_map", (c, next) => (v, many) =>
        {
            var item = Iter.Yield(c, block!, v, many);
            if (item is RArray array)
            {
                return All(array);
            }
            if (item is RObject && c.RespondTo(item, RSymbol.Of("force")) && c.RespondTo(item, Sym.Each))
            {
                var more = true;
                Iter.Packed(c, item, x => more = next(x, null));
                return more;
            }
            return Coerce.TryAry(c, item) is { } converted ? All(converted) : next(item, null);

            bool All(RArray items)
            {
                for (var i = 0; i < items.Count; i++)
                {
                    if (!next(items[i], null))
                    {
                        return false;
                    }
                }
                return true;
            }
        });
    }

    static RLazy Grep(Context ctx, RLazy self, object? pattern, RProc? block, string name, bool wanted) => Stage(ctx, self, name, (c, next) => (v, many) =>
    {
        var item = many is null ? v : Iter.Pack(many);
        return c.CaseEqual(pattern, item) != wanted || next(block is null ? item : block.Yield(c, item), null);
    }, false, pattern);

    [RubyMethod("grep")]
    public static object? Grep(Context ctx, RLazy self, object? pattern, RProc? block) => Grep(ctx, self, pattern, block, "grep", true);

    [RubyMethod("grep_v")]
    public static object? GrepV(Context ctx, RLazy self, object? pattern, RProc? block) => Grep(ctx, self, pattern, block, "grep_v", false);

    [RubyMethod("take")]
    public static object? Take(Context ctx, RLazy self, object? count)
    {
        var n = Coerce.ToLong(ctx, count);
        if (n < 0)
        {
            throw RubyError.Argument("attempt to take negative size");
        }
        var lazy = Stage(ctx, self, "take", (_, next) =>
        {
            var left = n;
            return (v, many) => next(v, many) && --left > 0;
        }, false, count);
        lazy.IsEmptyRun = n == 0;
        lazy.Size = c => LazyClass.Size(c, self) switch
        {
            null => null,
            long s => Box.Int(Math.Min(s, n)),
            _ => Box.Int(n),
        };
        return lazy;
    }

    [RubyMethod("take_while")]
    public static object? TakeWhile(Context ctx, RLazy self, RProc? block)
    {
        Need(block, "take_while");
        return Stage(ctx, self, "take_while", (c, next) => (v, many) => Context.Truthy(Iter.Yield(c, block!, v, many)) && next(v, many));
    }

    [RubyMethod("drop")]
    public static object? Drop(Context ctx, RLazy self, object? count)
    {
        var n = Coerce.ToLong(ctx, count);
        if (n < 0)
        {
            throw RubyError.Argument("attempt to drop negative size");
        }
        var lazy = Stage(ctx, self, "drop", (_, next) =>
        {
            var left = n;
            return (v, many) => left-- > 0 || next(v, many);
        }, false, count);
        lazy.Size = c => LazyClass.Size(c, self) is var s && s is long size ? Box.Int(Math.Max(0, size - n)) : s;
        return lazy;
    }

    [RubyMethod("drop_while")]
    public static object? DropWhile(Context ctx, RLazy self, RProc? block)
    {
        Need(block, "drop_while");
        return Stage(ctx, self, "drop_while", (c, next) =>
        {
            var dropping = true;
            return (v, many) => (dropping = dropping && Context.Truthy(Iter.Yield(c, block!, v, many))) || next(v, many);
        });
    }

    [RubyMethod("compact")]
    public static object? Compact(Context ctx, RLazy self) =>
        Stage(ctx, self, "compact", (_, next) => (v, many) => (many is null ? v : Iter.Pack(many)) is null || next(v, many));

    [RubyMethod("uniq")]
    public static object? Uniq(Context ctx, RLazy self, RProc? block) => Stage(ctx, self, "uniq", (c, next) =>
    {
        var seen = new RHash();
        return (v, many) =>
        {
            var key = block is null ? many is null ? v : Iter.Pack(many) : Iter.Yield(c, block, v, many);
            if (seen.ContainsKey(c, key))
            {
                return true;
            }
            seen.SetUncopied(c, key, null);
            return next(v, many);
        };
    });

    [RubyMethod("zip")]
    public static object? Zip(Context ctx, RLazy self, RProc? block, params object?[] rest)
    {
        if (block is not null)
        {
            return EnumerableMapping.Zip(ctx, self, block, rest);
        }
        foreach (var other in rest)
        {
            if (other is not RArray && !ctx.RespondTo(other, Sym.Each))
            {
                throw RubyError.Type($"wrong argument type {ctx.ClassOf(other)} (must respond to :each)");
            }
        }
        return Stage(ctx, self, "zip", (c, next) =>
        {
            var sources = Array.ConvertAll(rest, o => Zipping.Source(c, o, -1));
            var i = 0;
            return (v, many) =>
            {
                var row = new object?[sources.Length + 1];
                row[0] = many is null ? v : Iter.Pack(many);
                for (var k = 0; k < sources.Length; k++)
                {
                    row[k + 1] = sources[k](i);
                }
                i++;
                return next(new RArray(row), null);
            };
        }, true, rest);
    }

    [RubyMethod("with_index", "each_with_index")]
    public static object? WithIndex(Context ctx, RLazy self, object? offset = null, RProc? block = null)
    {
        var start = offset is null ? 0 : Coerce.ToLong(ctx, offset);
        return Stage(ctx, self, "with_index", (c, next) =>
        {
            var i = start;
            return (v, many) =>
            {
                var item = many is null ? v : Iter.Pack(many);
                if (block is null)
                {
                    return next(RArray.Of(item, Box.Int(i++)), null);
                }
                block.Yield(c, item, Box.Int(i++));
                return next(v, many);
            };
        }, true, offset is null ? [] : [offset]);
    }

    /// <summary>with_index by way of to_enum.</summary>
    internal static RLazy Indexed(Context ctx, RLazy self, object? offset, Func<Context, object?>? size)
    {
        var lazy = (RLazy)WithIndex(ctx, self, offset)!;
        lazy.Size = size;
        return lazy;
    }

    [RubyMethod("chunk")]
    public static object? Chunk(Context ctx, RLazy self, RProc? block) => block is null ? EnumerableSlicing.Chunk(ctx, self, null) : LazyClass.Of(ctx, EnumerableSlicing.Chunk(ctx, self, block));

    [RubyMethod("slice_when")]
    public static object? SliceWhen(Context ctx, RLazy self, RProc? block) => LazyClass.Of(ctx, EnumerableSlicing.SliceWhen(ctx, self, block));

    [RubyMethod("chunk_while")]
    public static object? ChunkWhile(Context ctx, RLazy self, RProc? block) => LazyClass.Of(ctx, EnumerableSlicing.ChunkWhile(ctx, self, block));

    [RubyMethod("slice_before")]
    public static object? SliceBefore(Context ctx, RLazy self, [Optional] object? pattern, RProc? block = null) =>
        LazyClass.Of(ctx, EnumerableSlicing.SliceBefore(ctx, self, pattern, block));

    [RubyMethod("slice_after")]
    public static object? SliceAfter(Context ctx, RLazy self, [Optional] object? pattern, RProc? block = null) =>
        LazyClass.Of(ctx, EnumerableSlicing.SliceAfter(ctx, self, pattern, block));
}
