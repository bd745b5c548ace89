namespace RecipeEngine.Dsl.Core;

/// <summary>Enumerator: internal iteration, with_index and kin. External iteration is in <see cref="EnumeratorCursor"/>.</summary>
[RubyClass("Enumerator", Includes = ["Enumerable"])]
public static class EnumeratorClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new REnumerator(klass);

    [RubyMethod("initialize", Private = true)]
    public static object? Initialize(Context ctx, REnumerator self, [Optional] object? size, RProc? block = null)
    {
        self.CheckFrozen();
        if (block is null)
        {
            throw RubyError.Argument("no block given");
        }
        self.Receiver = GeneratorClass.Of(ctx, block);
        self.Method = Sym.Each;
        self.Arguments = [];
        self.Size = size is Undefined or null ? null : SizeFrom(ctx, size, self);
        return self;
    }

    internal static Func<Context, object?>? SizeFrom(Context ctx, object? size, REnumerator self)
    {
        if (size is null || size is long or System.Numerics.BigInteger || size is double.PositiveInfinity)
        {
            return _ => size;
        }
        if (ctx.RespondTo(size, Sym.Call))
        {
            return c => c.Send(size, Sym.Call, self.Arguments);
        }
        var n = Coerce.ToInteger(ctx, size);
        return _ => n;
    }

    [RubyMethod("initialize_copy")]
    public static object? Copy(REnumerator self, REnumerator other)
    {
        if (ReferenceEquals(self, other))
        {
            return self;
        }
        if (other.Cursor is not null)
        {
            throw RubyError.Type("can't copy execution context");
        }
        (self.Receiver, self.Method, self.Arguments, self.Size) = (other.Receiver, other.Method, other.Arguments, other.Size);
        return self;
    }

    [RubyMethod("each")]
    public static object? Each(Context ctx, REnumerator self, RProc? block, params object?[] rest)
    {
        if (rest.Length > 0)
        {
            var more = (REnumerator)self.ClassOrSingleton(ctx.Interpreter).Real().Allocator!(self.ClassOrSingleton(ctx.Interpreter).Real())!;
            (more.Receiver, more.Method, more.Arguments) = (self.Receiver, self.Method, [.. self.Arguments, .. rest]);
            self = more;
        }
        return block is null ? self : self.Iterate(ctx, block);
    }

    [RubyMethod("size")]
    public static object? Size(Context ctx, REnumerator self) => self.Size?.Invoke(ctx);

    [RubyMethod("with_index")]
    public static object? WithIndex(Context ctx, REnumerator self, object? offset = null, RProc? block = null)
    {
        var start = offset is null ? Box.Int(0) : Coerce.ToInteger(ctx, offset);
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "with_index", [start], c => Size(c, self));
        }
        return Indexed(ctx, self, start, block);
    }

    [RubyMethod("each_with_index")]
    public static object? EachWithIndex(Context ctx, REnumerator self, RProc? block) =>
        block is null ? Enumerators.Make(ctx, self, "each_with_index", null, c => Size(c, self)) : Indexed(ctx, self, Box.Int(0), block);

    static object? Indexed(Context ctx, REnumerator self, object? index, RProc block) => index is long start && start < int.MaxValue && IndexedArray(ctx, self, start, block) is { } result ? result : Passing(ctx, self, (v, many) =>
    {
        var i = index;
        index = i is long l && l < long.MaxValue ? Box.Int(l + 1) : Num.Add(ctx, i, Box.Int(1));
        return block.Yield(ctx, many is null ? v : Iter.Pack(many), i);
    });

    // An array's own each and map, walked without them.
    static object? IndexedArray(Context ctx, REnumerator self, long start, RProc block)
    {
        if (self is not { Receiver: RArray { klass: null } array, Arguments.Length: 0 } || !(ReferenceEquals(self.Method, Sym.Each) || self.Method.Name is "map" or "collect")
            || self.GetType() != typeof(REnumerator) || ctx.Interpreter.Redefinitions.Any || ctx.FindMethod(array, self.Method) is not { Body: BuiltinBody })
        {
            return null;
        }
        var list = ReferenceEquals(self.Method, Sym.Each) ? null : new RArray(array.Count);
        for (var i = 0; i < array.Count; i++)
        {
            var value = block.Yield(ctx, array[i], Box.Int(start + i));
            list?.Add(value);
        }
        return list ?? array;
    }

    [RubyMethod("with_object", "each_with_object")]
    public static object? WithObject(Context ctx, REnumerator self, object? memo, RProc? block)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "with_object", [memo], c => Size(c, self));
        }
        Passing(ctx, self, (v, many) => block.Yield(ctx, many is null ? v : Iter.Pack(many), memo));
        return memo;
    }

    /// <summary>Iterates with a block whose result matters to the method that calls it (map.with_index).</summary>
    internal static object? Passing(Context ctx, REnumerator self, Func<object?, object?[]?, object?> function) =>
        self.Iterate(ctx, new RProc((_, arguments, _) => arguments.Length == 1 ? function(arguments[0], null) : function(null, arguments)));

    [RubyMethod("inspect", "to_s")]
    public static object? Inspect(Context ctx, REnumerator self)
    {
        var name = ctx.ClassOf(self).ToString();
        if (self.Receiver is Undefined)
        {
            return new RString($"#<{name}: uninitialized>");
        }
        using var once = ctx.EnterOnce("inspect", self);
        if (once.Again)
        {
            return new RString($"#<{name}: ...>");
        }
        return new RString($"#<{name}: {ctx.Inspect(self.Receiver)}:{self.Method.Name}{ArgumentText(ctx, self.Arguments)}>");
    }

    internal static string ArgumentText(Context ctx, object?[] arguments)
    {
        if (arguments.Length == 0)
        {
            return "";
        }
        var parts = arguments.Select(a => a is RHash { Count: > 0 } h && h.Pairs().All(p => p.Key is RSymbol)
            ? string.Join(", ", h.Pairs().Select(p => $"{((RSymbol)p.Key!).Name}: {ctx.ToS(p.Value)}")) : ctx.Inspect(a));
        return $"({string.Join(", ", parts)})";
    }

    [RubyMethod("+")]
    public static object? Plus(Context ctx, REnumerator self, object? other) => ChainClass.Of(ctx, [self, other]);

    [RubyMethod("produce", Singleton = true)]
    public static object? Produce(Context ctx, object? self, [Optional] object? initial, RProc? block = null)
    {
        if (block is null)
        {
            throw RubyError.Argument("no block given");
        }
        var generator = new RGenerator(ctx.Interpreter.FindClass(ctx, "Enumerator::Producer"))
        {
            Run = (c, sink, _) =>
            {
                var mark = c.GetMark();
                try
                {
                    var value = initial is Undefined ? block.Yield(c) : initial;
                    while (true)
                    {
                        sink.Yield(c, value);
                        value = block.Yield(c, value);
                    }
                }
                catch (RubyError e) when (e.ClassName == "StopIteration")
                {
                    c.Unwind(mark);
                    return null;
                }
            },
        };
        return new REnumerator((RClass)self!) { Receiver = generator, Size = _ => double.PositiveInfinity };
    }
}
