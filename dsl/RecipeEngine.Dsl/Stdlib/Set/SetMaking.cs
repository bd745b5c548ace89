using RecipeEngine.Dsl.Core;

namespace RecipeEngine.Dsl.Stdlib;

/// <summary>Set: making, adding, removing.</summary>
[RubyClass("Set", Includes = ["Enumerable"], Library = "set")]
public static class SetMaking
{
    static readonly RSymbol AddName = RSymbol.Of("add"), EachEntry = RSymbol.Of("each_entry");

    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RSet(klass);

    [RubyMethod("[]", Singleton = true)]
    public static object? Literal(Context ctx, RClass self, params object?[] rest) => ctx.Send(self, Sym.New, new RArray(rest));

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RSet self, object? items = null, RProc? block = null)
    {
        self.CheckFrozen();
        self.Items = new RHash();
        if (items is null)
        {
            return;
        }
        Each(ctx, items, v => Add(ctx, self, block is null ? v : block.Yield(ctx, v)));
    }

    /// <summary>A set, or one made from an object that says it is a Set; null for others.</summary>
    internal static RSet? AsSet(Context ctx, object? value)
    {
        if (value is RSet set)
        {
            return set;
        }
        var klass = ctx.Interpreter.FindClass(ctx, "Set");
        if (value is not RObject || value is RArray or RHash or RString || !Context.Truthy(ctx.Send(value, "is_a?", klass)))
        {
            return null;
        }
        var made = new RSet(klass);
        Each(ctx, value, v => made.Add(ctx, v));
        return made;
    }

    /// <summary>Runs over any enumerable.</summary>
    /// <exception cref="RubyError">ArgumentError "value must be enumerable".</exception>
    internal static void Each(Context ctx, object? items, Action<object?> take)
    {
        bool Step(object? v)
        {
            take(v);
            return true;
        }
        switch (items)
        {
            case RArray or RSet or RHash or RRange:
                Iter.Packed(ctx, items, Step);
                return;
        }
        if (ctx.RespondTo(items, EachEntry))
        {
            Iter.EachOf(ctx, items, EachEntry, [], (v, many) => Step(many is null ? v : Iter.Pack(many)));
        }
        else if (ctx.RespondTo(items, Sym.Each))
        {
            Iter.Packed(ctx, items, Step);
        }
        else
        {
            throw RubyError.Argument("value must be enumerable");
        }
    }

    static void Add(Context ctx, RSet self, object? item)
    {
        if (ctx.FindMethod(self, AddName) is { Body: BuiltinBody })
        {
            self.CheckFrozen();
            self.Add(ctx, item);
        }
        else
        {
            ctx.Send(self, AddName, item);
        }
    }

    [RubyMethod("initialize_copy")]
    public static object? Copy(Context ctx, RSet self, RSet other)
    {
        self.Items = other.Items.Copy(ctx);
        return self;
    }

    [RubyMethod("freeze")]
    public static object? Freeze(RSet self)
    {
        self.Items.Frozen = true;
        self.Frozen = true;
        return self;
    }

    [RubyMethod("add", "<<")]
    public static object? Add(Context ctx, object? self, object? item)
    {
        var set = (RSet)self!;
        set.CheckFrozen();
        set.Add(ctx, item);
        return set;
    }

    [RubyMethod("add?")]
    public static object? AddNew(Context ctx, RSet self, object? item)
    {
        self.CheckFrozen();
        return self.Add(ctx, item) ? self : null;
    }

    [RubyMethod("delete")]
    public static object? Delete(Context ctx, RSet self, object? item)
    {
        self.CheckFrozen();
        self.Items.Remove(ctx, item, out _);
        return self;
    }

    [RubyMethod("delete?")]
    public static object? DeletePresent(Context ctx, RSet self, object? item)
    {
        self.CheckFrozen();
        return self.Items.Remove(ctx, item, out _) ? self : null;
    }

    [RubyMethod("clear")]
    public static object? Clear(RSet self)
    {
        self.CheckFrozen();
        self.Items.Clear();
        return self;
    }

    [RubyMethod("replace")]
    public static object? Replace(Context ctx, RSet self, object? items)
    {
        if (items is RSet other)
        {
            self.CheckFrozen();
            self.Items = other.Items.Copy(ctx);
            return self;
        }
        var fresh = new RHash();
        Each(ctx, items, v => fresh.Set(ctx, v, Box.True));
        self.CheckFrozen();
        self.Items = fresh;
        return self;
    }

    [RubyMethod("reset")]
    public static object? Reset(Context ctx, RSet self)
    {
        self.CheckFrozen();
        self.Items.Rehash(ctx);
        return self;
    }

    [RubyMethod("merge")]
    public static object? Merge(Context ctx, RSet self, object? items)
    {
        self.CheckFrozen();
        Each(ctx, items, v => Add(ctx, self, v));
        return self;
    }

    [RubyMethod("subtract")]
    public static object? Subtract(Context ctx, RSet self, object? items)
    {
        self.CheckFrozen();
        if (ReferenceEquals(items, self))
        {
            self.Items.Clear();
            return self;
        }
        Each(ctx, items, v => self.Items.Remove(ctx, v, out _));
        return self;
    }

    [RubyMethod("compare_by_identity")]
    public static object? CompareByIdentity(Context ctx, RSet self)
    {
        HashCreation.CompareByIdentity(ctx, self.Items);
        return self;
    }

    [RubyMethod("compare_by_identity?")]
    public static bool ComparesByIdentity(RSet self) => self.Items.ComparesByIdentity;
}
