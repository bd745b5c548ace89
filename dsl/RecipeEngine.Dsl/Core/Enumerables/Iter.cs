namespace RecipeEngine.Dsl.Core;

/// <summary>What a builtin does with one item; false ends the iteration.</summary>
/// <param name="value">the item, when one value was yielded</param>
/// <param name="many">the values, when none or several were; null otherwise</param>
public delegate bool Step(object? value, object?[]? many);

/// <summary>Runs an object's <c>each</c> from C#. Arrays, hashes and integer ranges whose <c>each</c> is the built-in one are walked without a call.</summary>
public static class Iter
{
    /// <summary>Calls <c>each</c>; several yielded values stay apart.</summary>
    public static void Each(Context ctx, object? self, Step step, params object?[] arguments)
    {
        if (arguments.Length == 0 && self is RObject o && Walk(ctx, o, step))
        {
            return;
        }
        EachOf(ctx, self, Sym.Each, arguments, step);
    }

    /// <summary>As <see cref="Each(Context, object?, Step, object?[])"/>, with a block that says it has the arity given.</summary>
    public static void Each(Context ctx, object? self, int arity, Step step)
    {
        if (self is not RObject o || !Walk(ctx, o, step))
        {
            EachOf(ctx, self, Sym.Each, [], step, arity);
        }
    }

    /// <summary>As <see cref="Each(Context, object?, Step, object?[])"/>; several yielded values come as one array.</summary>
    public static void Packed(Context ctx, object? self, Func<object?, bool> step, params object?[] arguments) =>
        Each(ctx, self, (v, many) => step(many is null ? v : Pack(many)), arguments);

    /// <summary>Calls any iterating method with a C# block.</summary>
    /// <returns>what the method returned, or <see cref="Undefined"/> when the step ended it</returns>
    public static object? EachOf(Context ctx, object? self, RSymbol method, object?[] arguments, Step step, int arity = -1)
    {
        var body = new StepBody(step, arity);
        var mark = ctx.GetMark();
        try
        {
            return ctx.SendBlock(self, method, new RProc(body, null, null), arguments);
        }
        catch (IterationEnd end) when (ReferenceEquals(end.Owner, body))
        {
            ctx.Unwind(mark);
            return Undefined.Value;
        }
    }

    /// <summary>All items as an array.</summary>
    public static RArray ToArray(Context ctx, object? self, params object?[] arguments)
    {
        if (arguments.Length == 0 && self is RArray { klass: null } a)
        {
            return a;
        }
        var list = new RArray();
        Each(ctx, self, (v, many) =>
        {
            list.Add(many is null ? v : Pack(many));
            return true;
        }, arguments);
        return list;
    }

    public static object? Pack(object?[] many) => many.Length == 0 ? null : many.Length == 1 ? many[0] : new RArray(many);

    /// <summary>Hands an item on to a block as it was yielded.</summary>
    public static object? Yield(Context ctx, RProc block, object? value, object?[]? many) => many is null ? block.Yield(ctx, value) : many.Length == 2 ? block.Yield(ctx, many[0], many[1]) : block.Yield(ctx, many);

    /// <summary>What <c>size</c> answers, nil when there is no such method.</summary>
    public static object? SizeOf(Context ctx, object? self) => ctx.SendIfResponds(self, Sym.Size) is var n && n is Undefined ? null : n;

    static bool Walk(Context ctx, RObject self, Step step)
    {
        if (self is not (RArray or RHash or RRange) || (self.klass is not null || ctx.Interpreter.Redefinitions.Any) && !IsBuiltin(ctx, self))
        {
            return false;
        }
        switch (self)
        {
            case RArray a:
                for (var i = 0; i < a.Count; i++)
                {
                    if (!step(a[i], null))
                    {
                        break;
                    }
                }
                return true;
            case RHash h:
                using (h.BeginIteration())
                {
                    for (var i = 0; h.Next(ref i, out var k, out var v);)
                    {
                        if (!step(RArray.Of(k, v), null))
                        {
                            break;
                        }
                    }
                }
                return true;
            case RRange { Begin: long from, End: long or null } r:
                var last = r.End is long to ? (r.Exclusive ? to - 1 : to) : long.MaxValue;
                if (r.Exclusive && r.End is long.MinValue)
                {
                    return true;
                }
                for (var i = from; i <= last; i++)
                {
                    if (!step(Box.Int(i), null))
                    {
                        break;
                    }
                    if (i == long.MaxValue)
                    {
                        return r.End is not null;
                    }
                }
                return true;
        }
        return false;
    }

    static bool IsBuiltin(Context ctx, RObject self)
    {
        var i = ctx.Interpreter;
        return ctx.FindMethod(self, Sym.Each) is { Body: BuiltinBody } m
            && (ReferenceEquals(m.Owner, i.ArrayClass) || ReferenceEquals(m.Owner, i.HashClass) || ReferenceEquals(m.Owner, i.RangeClass));
    }

    sealed class StepBody(Step step, int arity) : ProcBody
    {
        public override object? Call0(Context context, RProc proc) => Go(null, []);
        public override object? Call1(Context context, RProc proc, object? a) => Go(Plain(a), null);
        public override object? Call2(Context context, RProc proc, object? a, object? b) => Go(null, [a, Plain(b)]);

        public override object? Call(Context context, RProc proc, object? self, object?[] arguments, RProc? block, MethodEntry? method, LexicalScope? scope)
        {
            if (arguments.Length > 0)
            {
                Plain(arguments[^1]);
            }
            return arguments.Length == 1 ? Go(arguments[0], null) : Go(null, arguments);
        }

        public override int Arity(bool lambda) => arity;

        object? Go(object? value, object?[]? many) => step(value, many) ? null : throw new IterationEnd(this);

        static object? Plain(object? a)
        {
            if (a is RHash { IsKeywords: true } h)
            {
                h.IsKeywords = false;
            }
            return a;
        }
    }
}

/// <summary>A C# step wants no more items: caught by the <see cref="Iter"/> call that owns it.</summary>
sealed class IterationEnd(object owner) : Exception
{
    public object Owner { get; } = owner;
}
