namespace RecipeEngine.Dsl.Core;

/// <summary>Making, copying and converting arrays.</summary>
[RubyClass("Array", Includes = ["Enumerable"])]
public static class ArrayCreation
{
    [RubyMethod("[]", Singleton = true)]
    public static object? Literal(RClass self, params object?[] rest)
    {
        var made = (RArray)self.Allocator!(self)!;
        made.ReplaceWith(rest);
        return made;
    }

    [RubyMethod("try_convert", Singleton = true)]
    public static object? TryConvert(Context ctx, object? value) => Coerce.TryAry(ctx, value);

    [RubyMethod("initialize", Private = true)]
    public static object? Initialize(Context ctx, RArray self, [Optional] object? size, [Optional] object? value, RProc? block = null)
    {
        self.CheckFrozen();
        if (size is Undefined)
        {
            if (block is not null)
            {
                Warnings.Warn(ctx, "given block not used");
            }
            self.Clear();
            return self;
        }
        if (value is Undefined && size is not (long or System.Numerics.BigInteger) && Coerce.TryAry(ctx, size) is { } other)
        {
            self.ReplaceWith(other.Span);
            return self;
        }
        var n = Coerce.ToLong(ctx, size);
        if (n < 0)
        {
            throw RubyError.Argument("negative array size");
        }
        if (n > Array.MaxLength)
        {
            throw RubyError.Argument("array size too big");
        }
        if (block is not null && value is not Undefined)
        {
            Warnings.Warn(ctx, "block supersedes default value argument");
        }
        self.Clear();
        if (block is null)
        {
            self.SetCount((int)n);
            self.Span.Fill(value is Undefined ? null : value);
            return self;
        }
        for (long i = 0; i < n; i++)
        {
            var item = block.Yield(ctx, Box.Int(i));
            ArrayChange.Store(self, i, item);
        }
        return self;
    }

    [RubyMethod("replace", "initialize_copy")]
    public static object? Replace(RArray self, RArray other)
    {
        self.CheckFrozen();
        if (!ReferenceEquals(self, other))
        {
            self.ReplaceWith(other.Span);
        }
        return self;
    }

    [RubyMethod("to_a")]
    public static object? ToA(Context ctx, RArray self) => ctx.ClassOf(self) == ctx.Interpreter.ArrayClass ? self : self.Copy();

    [RubyMethod("to_ary", "deconstruct")]
    public static object? ToAry(RArray self) => self;

    [RubyMethod("to_h")]
    public static object? ToH(Context ctx, RArray self, RProc? block)
    {
        var hash = new RHash();
        for (var i = 0; i < self.Count; i++)
        {
            var item = block is null ? self[i] : block.Yield(ctx, self[i]);
            var pair = Coerce.TryAry(ctx, item)
                ?? throw RubyError.Type(block is null
                    ? $"wrong element type {ctx.ClassOf(item)} at {i} (expected array)"
                    : $"wrong element type {ctx.ClassOf(item)} at {i} (expected array)");
            if (pair.Count != 2)
            {
                throw RubyError.Argument($"wrong array length at {i} (expected 2, was {pair.Count})");
            }
            hash.Set(ctx, pair[0], pair[1]);
        }
        return hash;
    }

    [RubyMethod("inspect", "to_s")]
    public static object? Inspect(Context ctx, RArray self)
    {
        if (self.Count == 0)
        {
            return new RString("[]", Text.RubyEncoding.UsAscii);
        }
        using var once = ctx.EnterOnce("inspect", self);
        if (once.Again)
        {
            return new RString("[...]");
        }
        var text = new System.Text.StringBuilder("[");
        for (var i = 0; i < self.Count; i++)
        {
            text.Append(i > 0 ? ", " : "").Append(ctx.Inspect(self[i]));
        }
        return new RString(text.Append(']').ToString());
    }

    [RubyMethod("hash")]
    public static long Hash(Context ctx, RArray self) =>
        StructuralHash.OfScalars(ctx, StructuralHash.Seed(self.Count, 7), self.Span) ?? StructuralHash.Of(ctx, self, () =>
        {
            var h = StructuralHash.Seed(self.Count, 7);
            for (var i = 0; i < self.Count; i++)
            {
                h = StructuralHash.Mix(h, ctx.HashOf(self[i]));
            }
            return h;
        });

    [RubyMethod("==")]
    public static bool EqualTo(Context ctx, RArray self, object? other)
    {
        if (ReferenceEquals(self, other))
        {
            return true;
        }
        if (other is not RArray b)
        {
            return other is RObject && ctx.RespondTo(other, Sym.ToAry) && Context.Truthy(ctx.Send1(other, Sym.EqualTo, self));
        }
        if (self.Count != b.Count)
        {
            return false;
        }
        using var once = ctx.EnterOnce("==", self, b);
        if (once.Again)
        {
            return true;
        }
        for (var i = 0; i < self.Count; i++)
        {
            if (i >= b.Count || !(ReferenceEquals(self[i], b[i]) || ctx.Equal(self[i], b[i])))
            {
                return false;
            }
        }
        return true;
    }

    [RubyMethod("eql?")]
    public static bool Eql(Context ctx, RArray self, object? other)
    {
        if (ReferenceEquals(self, other))
        {
            return true;
        }
        if (other is not RArray b || self.Count != b.Count)
        {
            return false;
        }
        using var once = ctx.EnterOnce("eql?", self, b);
        if (once.Again)
        {
            return true;
        }
        for (var i = 0; i < self.Count; i++)
        {
            if (i >= b.Count || !ctx.Eql(self[i], b[i]))
            {
                return false;
            }
        }
        return true;
    }

    [RubyMethod("<=>")]
    public static object? Spaceship(Context ctx, RArray self, object? other)
    {
        if (Coerce.TryAry(ctx, other) is not { } b)
        {
            return null;
        }
        if (ReferenceEquals(self, b))
        {
            return Box.Int(0);
        }
        if (ArrayOrder.CompareScalars(self, b) is { } order)
        {
            return Box.Int(order);
        }
        using var once = ctx.EnterOnce("<=>", self, b);
        if (once.Again)
        {
            return null;
        }
        for (var i = 0; i < self.Count && i < b.Count; i++)
        {
            var c = ctx.Send1(self[i], Sym.Spaceship, b[i]);
            if (c is not 0L)
            {
                return c;
            }
        }
        return Box.Int(self.Count.CompareTo(b.Count));
    }

    [RubyMethod("freeze")]
    public static object? Freeze(RArray self)
    {
        self.Frozen = true;
        return self;
    }
}
