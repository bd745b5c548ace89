namespace RecipeEngine.Dsl.Core;

/// <summary>Enumerable: what makes a new collection item by item.</summary>
[RubyModule("Enumerable")]
public static class EnumerableMapping
{
    [RubyMethod("map", "collect")]
    public static object? Map(Context ctx, object? self, RProc? block)
    {
        if (block is null)
        {
            return EnumerableSizes.Enumerator(ctx, self, "map");
        }
        if (self is RRange { klass: null, Begin: long first, End: long last } range && !ctx.Interpreter.Redefinitions.Any && last is > long.MinValue and < long.MaxValue)
        {
            return MapRange(ctx, first, range.Exclusive ? last - 1 : last, block);
        }
        if (self is REnumerator { Receiver: RArray { klass: null } array, Arguments.Length: 0 } indexed && ReferenceEquals(indexed.Method, EachWithIndex) && IsOwn(ctx, indexed, array))
        {
            return MapIndexed(ctx, array, block);
        }
        var list = new RArray();
        var arity = block.Arity;
        Iter.Each(ctx, self, arity, (v, many) =>
        {
            list.Add(arity > 1 && many is null && v is RArray { Count: 2 } pair && self is RHash ? block.Yield(ctx, pair[0], pair[1]) : Iter.Yield(ctx, block, v, many));
            return true;
        });
        return list;
    }

    static readonly RSymbol EachWithIndex = RSymbol.Of("each_with_index");

    static RArray MapRange(Context ctx, long first, long last, RProc block)
    {
        RArray? list = null;
        var size = last < first ? 0 : (int)Math.Min((ulong)(last - first) + 1, 1_000_000);
        var numeric = block.GivesNumber;
        for (var i = first; i <= last; i++)
        {
            if (!numeric)
            {
                var value = block.Yield(ctx, Box.Int(i));
                list ??= RArray.Expecting(size, value is long);
                list.Add(value);
                continue;
            }
            var number = block.YieldNumber(ctx, i);
            list ??= RArray.Expecting(size, number.IsInt);
            list.Add(number);
        }
        return list ?? new RArray();
    }

    // An enumerator of an array's own each_with_index, walked without it.
    static RArray MapIndexed(Context ctx, RArray array, RProc block)
    {
        RArray? list = null;
        var numeric = block.GivesNumber;
        for (var i = 0; i < array.Count; i++)
        {
            if (!numeric)
            {
                list ??= new RArray(array.Count);
                list.Add(block.Yield(ctx, array[i], Box.Int(i)));
                continue;
            }
            var number = block.YieldForNumber(ctx, array[i], Box.Int(i));
            list ??= RArray.Expecting(array.Count, number.IsInt);
            list.Add(number);
        }
        return list ?? new RArray();
    }

    static bool IsOwn(Context ctx, REnumerator self, RArray receiver) => !ctx.Interpreter.Redefinitions.Any
        && ctx.FindMethod(self, Sym.Each) is { Body: BuiltinBody } && ctx.FindMethod(receiver, EachWithIndex) is { Body: BuiltinBody };

    [RubyMethod("flat_map", "collect_concat")]
    public static object? FlatMap(Context ctx, object? self, RProc? block)
    {
        if (block is null)
        {
            return EnumerableSizes.Enumerator(ctx, self, "flat_map");
        }
        var list = new RArray();
        Iter.Each(ctx, self, (v, many) =>
        {
            var item = Iter.Yield(ctx, block, v, many);
            if (Coerce.TryAry(ctx, item) is { } nested)
            {
                list.AddRange(nested.Span);
            }
            else
            {
                list.Add(item);
            }
            return true;
        });
        return list;
    }

    [RubyMethod("filter_map")]
    public static object? FilterMap(Context ctx, object? self, RProc? block)
    {
        if (block is null)
        {
            return EnumerableSizes.Enumerator(ctx, self, "filter_map");
        }
        var list = new RArray();
        Iter.Each(ctx, self, (v, many) =>
        {
            if (Iter.Yield(ctx, block, v, many) is { } item and not false)
            {
                list.Add(item);
            }
            return true;
        });
        return list;
    }

    [RubyMethod("select", "filter", "find_all")]
    public static object? Select(Context ctx, object? self, RProc? block) => Pick(ctx, self, block, "select", true);

    [RubyMethod("reject")]
    public static object? Reject(Context ctx, object? self, RProc? block) => Pick(ctx, self, block, "reject", false);

    static object? Pick(Context ctx, object? self, RProc? block, string name, bool wanted)
    {
        if (block is null)
        {
            return EnumerableSizes.Enumerator(ctx, self, name);
        }
        var list = new RArray();
        Iter.Packed(ctx, self, v =>
        {
            if (Context.Truthy(block.Yield(ctx, v)) == wanted)
            {
                list.Add(v);
            }
            return true;
        });
        return list;
    }

    [RubyMethod("partition")]
    public static object? Partition(Context ctx, object? self, RProc? block)
    {
        if (block is null)
        {
            return EnumerableSizes.Enumerator(ctx, self, "partition");
        }
        RArray yes = new(), no = new();
        Iter.Packed(ctx, self, v =>
        {
            (Context.Truthy(block.Yield(ctx, v)) ? yes : no).Add(v);
            return true;
        });
        return RArray.Of(yes, no);
    }

    [RubyMethod("group_by")]
    public static object? GroupBy(Context ctx, object? self, RProc? block)
    {
        if (block is null)
        {
            return EnumerableSizes.Enumerator(ctx, self, "group_by");
        }
        var groups = new RHash();
        Iter.Packed(ctx, self, v =>
        {
            var key = block.Yield(ctx, v);
            if (groups.TryGet(ctx, key, out var known))
            {
                ((RArray)known!).Add(v);
            }
            else
            {
                groups.Set(ctx, key, RArray.Of(v));
            }
            return true;
        });
        return groups;
    }

    [RubyMethod("grep")]
    public static object? Grep(Context ctx, object? self, object? pattern, RProc? block) => Grep(ctx, self, pattern, block, true);

    [RubyMethod("grep_v")]
    public static object? GrepV(Context ctx, object? self, object? pattern, RProc? block) => Grep(ctx, self, pattern, block, false);

    static RArray Grep(Context ctx, object? self, object? pattern, RProc? block, bool wanted)
    {
        var list = new RArray();
        var match = block is null ? ctx.Current?.LastMatch : null;
        Iter.Packed(ctx, self, v =>
        {
            if (ctx.CaseEqual(pattern, v) == wanted)
            {
                list.Add(block is null ? v : block.Yield(ctx, v));
            }
            return true;
        });
        if (block is null && ctx.Current is { } frame)
        {
            frame.LastMatch = match;
        }
        return list;
    }

    [RubyMethod("to_a", "entries")]
    public static object? ToA(Context ctx, object? self, params object?[] rest)
    {
        var list = Iter.ToArray(ctx, self, rest);
        return ReferenceEquals(list, self) ? list.Copy() : list;
    }

    [RubyMethod("to_h")]
    public static object? ToH(Context ctx, object? self, RProc? block, params object?[] rest)
    {
        var hash = new RHash();
        var n = 0;
        Iter.Each(ctx, self, (v, many) =>
        {
            HashCreation.PairFrom(ctx, block is null ? many is null ? v : Iter.Pack(many) : Iter.Yield(ctx, block, v, many), hash, block is null ? n : null);
            n++;
            return true;
        }, rest);
        return hash;
    }

    [RubyMethod("to_set")]
    public static object? ToSet(Context ctx, object? self, RProc? block, params object?[] rest)
    {
        ctx.Interpreter.Require(ctx, "set");
        var klass = rest.Length > 0 ? rest[0] : ctx.Interpreter.FindClass(ctx, "Set");
        return ctx.SendBlock(klass, Sym.New, block, [self, .. rest.Skip(1)]);
    }

    [RubyMethod("compact")]
    public static object? Compact(Context ctx, object? self)
    {
        var list = new RArray();
        Iter.Packed(ctx, self, v =>
        {
            if (v is not null)
            {
                list.Add(v);
            }
            return true;
        });
        return list;
    }

    [RubyMethod("uniq")]
    public static object? Uniq(Context ctx, object? self, RProc? block)
    {
        var seen = new RHash();
        var list = new RArray();
        Iter.Each(ctx, self, (v, many) =>
        {
            var item = many is null ? v : Iter.Pack(many);
            var key = block is null ? item : Iter.Yield(ctx, block, v, many);
            if (!seen.ContainsKey(ctx, key))
            {
                seen.SetUncopied(ctx, key, null);
                list.Add(item);
            }
            return true;
        });
        return list;
    }

    [RubyMethod("tally")]
    public static object? Tally(Context ctx, object? self, [Optional] object? hash)
    {
        var counts = hash is Undefined ? new RHash() : Coerce.ToHash(ctx, hash);
        if (hash is not Undefined)
        {
            counts.CheckFrozen();
        }
        Iter.Packed(ctx, self, v =>
        {
            var old = counts.Get(ctx, v);
            counts.Set(ctx, v, old switch
            {
                null => Box.Int(1),
                long n => Num.Add(ctx, Box.Int(n), Box.Int(1)),
                System.Numerics.BigInteger b => Box.Int(b + 1),
                _ => throw RubyError.Type($"wrong argument type {ctx.ClassOf(old)} (expected Integer)"),
            });
            return true;
        });
        return counts;
    }

    [RubyMethod("zip")]
    public static object? Zip(Context ctx, object? self, RProc? block, params object?[] rest)
    {
        var sources = Array.ConvertAll(rest, o => Zipping.Source(ctx, o, -1));
        var list = block is null ? new RArray() : null;
        var i = 0;
        Iter.Packed(ctx, self, v =>
        {
            var row = new object?[sources.Length + 1];
            row[0] = v;
            for (var k = 0; k < sources.Length; k++)
            {
                row[k + 1] = sources[k](i);
            }
            i++;
            if (block is null)
            {
                list!.Add(new RArray(row));
            }
            else
            {
                block.Yield(ctx, new RArray(row));
            }
            return true;
        });
        return list;
    }
}
