namespace RecipeEngine.Dsl.Core;

/// <summary>Enumerator::Lazy: a source and stages that items pass one by one. Iterating builds the stages anew, so that each run has its own state.</summary>
[RubyClass("Enumerator::Lazy", Superclass = "Enumerator")]
public static class LazyClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RLazy(klass);

    internal static RLazy Of(Context ctx, object? source) => new(ctx.Interpreter.FindClass(ctx, "Enumerator::Lazy"))
    {
        Receiver = source,
        Size = c => Iter.SizeOf(c, source),
    };

    /// <summary>A lazy enumerator over an iterating method of a lazy one.</summary>
    internal static RLazy Wrapped(Context ctx, RLazy lazy, RSymbol method, object?[] arguments, Func<Context, object?>? size) =>
        method.Name is "with_index" or "each_with_index" ? LazyStages.Indexed(ctx, lazy, arguments.Length > 0 ? arguments[0] : null, size)
        : new(ctx.Interpreter.FindClass(ctx, "Enumerator::Lazy")) { Receiver = lazy, Method = method, Arguments = arguments, Size = size, IsWrapper = true };

    [RubyMethod("initialize", Private = true)]
    public static object? Initialize(Context ctx, RLazy self, object? source, object? size = null, RProc? block = null)
    {
        self.CheckFrozen();
        if (block is null)
        {
            throw RubyError.Argument("tried to call lazy new without a block");
        }
        var yielders = ctx.Interpreter.FindClass(ctx, "Enumerator::Yielder");
        self.Receiver = source;
        self.Size = size is null ? null : EnumeratorClass.SizeFrom(ctx, size, self);
        self.Stage = (c, next) =>
        {
            var more = true;
            var yielder = new RYielder(yielders)
            {
                Block = new RProc((_, arguments, _) =>
                {
                    more = more && (arguments.Length == 1 ? next(arguments[0], null) : next(null, arguments));
                    return null;
                }),
            };
            return (v, many) =>
            {
                block.Yield(c, many is null ? [yielder, v] : [yielder, .. many]);
                return more;
            };
        };
        return self;
    }

    [RubyMethod("each")]
    public static object? Each(Context ctx, RLazy self, RProc? block, params object?[] rest)
    {
        if (block is null)
        {
            return self;
        }
        if (self.IsWrapper)
        {
            return ctx.SendBlock(self.Receiver, self.Method, block, [.. REnumerator.Again(ctx, self.Arguments), .. rest]);
        }
        Run(ctx, self, (v, many) =>
        {
            Iter.Yield(ctx, block, v, many);
            return true;
        }, rest);
        return self;
    }

    internal static void Run(Context ctx, RLazy self, Step last, params object?[] arguments)
    {
        var step = last;
        var at = self;
        while (true)
        {
            if (at.IsEmptyRun)
            {
                return;
            }
            if (at.Stage is not null)
            {
                step = at.Stage(ctx, step);
            }
            if (at.Receiver is RLazy inner && !at.IsWrapper && ctx.FindMethod(inner, Sym.Each) is { Body: BuiltinBody })
            {
                at = inner;
                continue;
            }
            break;
        }
        if (at.Receiver is Undefined)
        {
            throw RubyError.Argument("uninitialized enumerator");
        }
        if (at.IsWrapper)
        {
            Iter.EachOf(ctx, at.Receiver, at.Method, [.. REnumerator.Again(ctx, at.Arguments), .. arguments], step);
        }
        else
        {
            Iter.Each(ctx, at.Receiver, step, arguments);
        }
    }

    [RubyMethod("size")]
    public static object? Size(Context ctx, RLazy self) => self.Size?.Invoke(ctx);

    [RubyMethod("lazy")]
    public static object? Lazy(RLazy self) => self;

    [RubyMethod("force", "to_a")]
    public static object? Force(Context ctx, RLazy self, params object?[] rest) => Iter.ToArray(ctx, self, rest);

    [RubyMethod("first")]
    public static object? First(Context ctx, RLazy self, [Optional] object? count) => EnumerableSearching.First(ctx, self, count);

    [RubyMethod("eager")]
    public static object? Eager(Context ctx, RLazy self) =>
        new REnumerator(ctx.Interpreter.FindClass(ctx, "Enumerator")) { Receiver = self, Size = c => Size(c, self) };

    [RubyMethod("to_enum", "enum_for")]
    public static object? ToEnum(Context ctx, RLazy self, RProc? block, params object?[] rest)
    {
        var arguments = rest.Length > 0 ? rest[1..] : [];
        return Wrapped(ctx, self, rest.Length > 0 ? Coerce.ToSymbol(ctx, rest[0]) : Sym.Each, arguments, block is null ? null : c => block.Yield(c, arguments));
    }

    [RubyMethod("inspect", "to_s")]
    public static object? Inspect(Context ctx, RLazy self)
    {
        var name = ctx.ClassOf(self).ToString();
        if (self.Receiver is Undefined)
        {
            return new RString($"#<{name}: uninitialized>");
        }
        var tail = self.IsWrapper ? $":{self.Method.Name}{EnumeratorClass.ArgumentText(ctx, self.Arguments)}"
            : self.StageName is { } stage ? $":{stage}{EnumeratorClass.ArgumentText(ctx, self.StageArguments)}" : "";
        return new RString($"#<{name}: {ctx.Inspect(self.Receiver)}{tail}>");
    }
}

/// <summary>An Enumerator::Lazy: what comes from the receiver passes through the stage.</summary>
public sealed class RLazy(RClass klass) : REnumerator(klass)
{
    /// <summary>Makes the step of this stage from the next one; null: items pass unchanged.</summary>
    public Func<Context, Step, Step>? Stage { get; set; }
    /// <summary>Name for inspect.</summary>
    public string? StageName { get; set; }
    public object?[] StageArguments { get; set; } = [];
    /// <summary>Iterates a method other than each of its receiver.</summary>
    public bool IsWrapper { get; set; }
    /// <summary>take(0): the source is never asked.</summary>
    public bool IsEmptyRun { get; set; }

    public override object? Iterate(Context ctx, RProc? block) => LazyClass.Each(ctx, this, block);
}
