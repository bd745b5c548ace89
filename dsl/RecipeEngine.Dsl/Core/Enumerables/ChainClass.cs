namespace RecipeEngine.Dsl.Core;

/// <summary>Enumerator::Chain: several enumerables one after the other.</summary>
[RubyClass("Enumerator::Chain", Superclass = "Enumerator")]
public static class ChainClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RChain(klass);

    internal static object? Of(Context ctx, object?[] parts) => new RChain(ctx.Interpreter.FindClass(ctx, "Enumerator::Chain")) { Parts = parts };

    [RubyMethod("initialize", Private = true)]
    public static object? Initialize(RChain self, params object?[] rest)
    {
        self.CheckFrozen();
        self.Parts = rest;
        return self;
    }

    static object?[] Parts(RChain self) => self.Parts ?? throw RubyError.Argument("uninitialized chain");

    [RubyMethod("initialize_copy")]
    public static object? Copy(RChain self, RChain other)
    {
        self.Parts = Parts(other);
        return self;
    }

    [RubyMethod("each")]
    public static object? Each(Context ctx, RChain self, RProc? block, params object?[] rest)
    {
        if (block is null)
        {
            return rest.Length == 0 ? self : Enumerators.Make(ctx, self, "each", rest, c => Size(c, self));
        }
        var parts = Parts(self);
        for (var i = 0; i < parts.Length; i++)
        {
            self.At = i;
            ctx.SendBlock(parts[i], Sym.Each, block, rest);
        }
        return self;
    }

    [RubyMethod("size")]
    public static object? Size(Context ctx, RChain self)
    {
        object? total = Box.Int(0);
        foreach (var part in Parts(self))
        {
            var size = Iter.SizeOf(ctx, part);
            if (size is null or double.PositiveInfinity || size is not (long or System.Numerics.BigInteger))
            {
                return size;
            }
            total = Num.Add(ctx, total, size);
        }
        return total;
    }

    [RubyMethod("rewind")]
    public static object? Rewind(Context ctx, RChain self)
    {
        var parts = Parts(self);
        for (var i = Math.Min(self.At, parts.Length - 1); i >= 0; i--)
        {
            ctx.SendIfResponds(parts[i], RSymbol.Of("rewind"));
        }
        self.At = -1;
        self.Cursor = null;
        return self;
    }

    [RubyMethod("+")]
    public static object? Plus(Context ctx, RChain self, object? other) => Of(ctx, [self, other]);

    [RubyMethod("inspect", "to_s")]
    public static object? Inspect(Context ctx, RChain self)
    {
        var name = ctx.ClassOf(self).ToString();
        if (self.Parts is null)
        {
            return new RString($"#<{name}: uninitialized>");
        }
        using var once = ctx.EnterOnce("inspect", self);
        return new RString(once.Again ? $"#<{name}: ...>" : $"#<{name}: [{string.Join(", ", self.Parts.Select(ctx.Inspect))}]>");
    }
}

/// <summary>An Enumerator::Chain.</summary>
public sealed class RChain(RClass klass) : REnumerator(klass)
{
    public object?[]? Parts { get; set; }

    /// <summary>The part last iterated.</summary>
    public int At { get; set; } = -1;

    public override object? Iterate(Context ctx, RProc? block) => ChainClass.Each(ctx, this, block);
}
