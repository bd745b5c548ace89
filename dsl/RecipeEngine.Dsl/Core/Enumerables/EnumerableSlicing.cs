namespace RecipeEngine.Dsl.Core;

/// <summary>Enumerable: chunk, slice_when and kin, which return enumerators of groups.</summary>
[RubyModule("Enumerable")]
public static class EnumerableSlicing
{
    static readonly RSymbol Separator = RSymbol.Of("_separator"), Alone = RSymbol.Of("_alone");

    /// <summary>An enumerator whose each runs <paramref name="run"/> with what takes each group.</summary>
    static object? Grouped(Context ctx, Action<Context, Action<object?>> run) => Enumerators.FromFunction(ctx, (c, emit) => run(c, v => emit.One(c, v)));

    [RubyMethod("chunk")]
    public static object? Chunk(Context ctx, object? self, RProc? block)
    {
        if (block is null)
        {
            return EnumerableSizes.Enumerator(ctx, self, "chunk");
        }
        return Grouped(ctx, (c, emit) =>
        {
            object? key = null;
            RArray? group = null;
            Iter.Packed(c, self, v =>
            {
                var next = block.Yield(c, v);
                if (next is null || ReferenceEquals(next, Separator))
                {
                    Flush();
                    return true;
                }
                if (ReferenceEquals(next, Alone))
                {
                    Flush();
                    emit(RArray.Of(Alone, RArray.Of(v)));
                    return true;
                }
                if (next is RSymbol s && s.Name.StartsWith('_'))
                {
                    throw RubyError.Runtime("symbols beginning with an underscore are reserved");
                }
                if (group is not null && c.Equal(key, next))
                {
                    group.Add(v);
                    return true;
                }
                Flush();
                key = next;
                group = RArray.Of(v);
                return true;
            });
            Flush();

            void Flush()
            {
                if (group is { } full)
                {
                    group = null;
                    emit(RArray.Of(key, full));
                }
            }
        });
    }

    static object? Between(Context ctx, object? self, RProc block, bool cutsWhen) => Grouped(ctx, (c, emit) =>
    {
        RArray? group = null;
        object? previous = null;
        Iter.Packed(c, self, v =>
        {
            if (group is null)
            {
                group = RArray.Of(v);
            }
            else if (Context.Truthy(block.Yield(c, previous, v)) == cutsWhen)
            {
                emit(group);
                group = RArray.Of(v);
            }
            else
            {
                group.Add(v);
            }
            previous = v;
            return true;
        });
        if (group is not null)
        {
            emit(group);
        }
    });

    [RubyMethod("slice_when")]
    public static object? SliceWhen(Context ctx, object? self, RProc? block) =>
        Between(ctx, self, block ?? throw RubyError.Argument("tried to create Proc object without a block"), true);

    [RubyMethod("chunk_while")]
    public static object? ChunkWhile(Context ctx, object? self, RProc? block) =>
        Between(ctx, self, block ?? throw RubyError.Argument("tried to create Proc object without a block"), false);

    static void CheckOne(object? pattern, RProc? block)
    {
        if (block is not null && pattern is not Undefined)
        {
            throw RubyError.Argument("both pattern and block are given");
        }
        if (block is null && pattern is Undefined)
        {
            throw RubyError.WrongArguments(0, 1, 1);
        }
    }

    [RubyMethod("slice_before")]
    public static object? SliceBefore(Context ctx, object? self, [Optional] object? pattern, RProc? block = null)
    {
        CheckOne(pattern, block);
        return Grouped(ctx, (c, emit) =>
        {
            RArray? group = null;
            Iter.Packed(c, self, v =>
            {
                var starts = block is null ? c.CaseEqual(pattern, v) : Context.Truthy(block.Yield(c, v));
                if (group is null || starts)
                {
                    if (group is not null)
                    {
                        emit(group);
                    }
                    group = RArray.Of(v);
                }
                else
                {
                    group.Add(v);
                }
                return true;
            });
            if (group is not null)
            {
                emit(group);
            }
        });
    }

    [RubyMethod("slice_after")]
    public static object? SliceAfter(Context ctx, object? self, [Optional] object? pattern, RProc? block = null)
    {
        CheckOne(pattern, block);
        return Grouped(ctx, (c, emit) =>
        {
            RArray? group = null;
            Iter.Packed(c, self, v =>
            {
                (group ??= new RArray()).Add(v);
                if (block is null ? c.CaseEqual(pattern, v) : Context.Truthy(block.Yield(c, v)))
                {
                    var full = group;
                    group = null;
                    emit(full);
                }
                return true;
            });
            if (group is not null)
            {
                emit(group);
            }
        });
    }
}
