namespace RecipeEngine.Dsl.Core;

/// <summary>Enumerator::Generator, the receiver of enumerators made with a block.</summary>
[RubyClass("Enumerator::Generator", Includes = ["Enumerable"])]
public static class GeneratorClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RGenerator(klass);

    internal static RGenerator Of(Context ctx, RProc block)
    {
        var generator = new RGenerator(ctx.Interpreter.FindClass(ctx, "Enumerator::Generator"));
        Fill(ctx, generator, block);
        return generator;
    }

    static void Fill(Context ctx, RGenerator self, RProc block)
    {
        var yielders = ctx.Interpreter.FindClass(ctx, "Enumerator::Yielder");
        self.Source = block;
        self.Run = (c, sink, rest) =>
        {
            var yielder = new RYielder(yielders) { Block = sink };
            return rest.Length == 0 ? block.Yield(c, yielder) : block.Yield(c, [yielder, .. rest]);
        };
    }

    [RubyMethod("initialize", Private = true)]
    public static object? Initialize(Context ctx, RGenerator self, object? proc = null, RProc? block = null)
    {
        self.CheckFrozen();
        if (proc is not null && proc is not RProc)
        {
            throw RubyError.Type($"wrong argument type {ctx.ClassOf(proc)} (expected Proc)");
        }
        Fill(ctx, self, proc as RProc ?? block ?? throw RubyError.LocalJump("no block given"));
        return self;
    }

    [RubyMethod("each")]
    public static object? Each(Context ctx, RGenerator self, RProc? block, params object?[] rest) =>
        self.Run is null ? throw RubyError.Argument("uninitialized generator") : self.Run(ctx, Context.NeedBlock(block), rest);
}

/// <summary>Enumerator::Producer, the receiver of Enumerator.produce.</summary>
[RubyClass("Enumerator::Producer", Includes = ["Enumerable"])]
public static class ProducerClass
{
    [RubyMethod("each")]
    public static object? Each(Context ctx, RGenerator self, RProc block) => self.Run!(ctx, block, []);
}

/// <summary>Enumerator::Yielder: y &lt;&lt; a, y.yield(a, b).</summary>
[RubyClass("Enumerator::Yielder")]
public static class YielderClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RYielder(klass);

    [RubyMethod("initialize", Private = true)]
    public static object? Initialize(RYielder self, RProc block)
    {
        self.Block = block;
        return self;
    }

    static RProc Block(RYielder self) => self.Block ?? throw RubyError.Argument("uninitialized yielder");

    [RubyMethod("<<")]
    public static object? Push(Context ctx, RYielder self, object? value)
    {
        Block(self).Yield(ctx, value);
        return self;
    }

    [RubyMethod("yield")]
    public static object? Yield(Context ctx, RYielder self, params object?[] rest) =>
        rest.Length == 1 ? Block(self).Yield(ctx, rest[0]) : Block(self).Yield(ctx, rest);

    [RubyMethod("to_proc")]
    public static object? ToProc(RYielder self) => new RProc((c, arguments, _) => Yield(c, self, arguments), -1, true);
}

/// <summary>Kernel#to_enum.</summary>
[RubyModule("Kernel")]
public static class KernelEnumerators
{
    [RubyMethod("to_enum", "enum_for", KeepsKeywords = true)]
    public static object? ToEnum(Context ctx, object? self, RProc? block, params object?[] rest)
    {
        if (rest is [.., RHash { IsKeywords: true } keywords])
        {
            (keywords.IsKeywords, keywords.IsRuby2Keywords) = (false, true); // kept: they are keywords again at each iteration
        }
        var method = rest.Length > 0 ? Coerce.ToSymbol(ctx, rest[0]) : Sym.Each;
        var arguments = rest.Length > 0 ? rest[1..] : [];
        Func<Context, object?>? size = block is null ? null : c => block.Yield(c, arguments);
        return self is RLazy lazy ? LazyClass.Wrapped(ctx, lazy, method, arguments, size)
            : new REnumerator(ctx.Interpreter.FindClass(ctx, "Enumerator")) { Receiver = self, Method = method, Arguments = arguments, Size = size };
    }
}
