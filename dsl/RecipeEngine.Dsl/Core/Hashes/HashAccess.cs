namespace RecipeEngine.Dsl.Core;

/// <summary>Reading and changing pairs.</summary>
[RubyClass("Hash")]
public static class HashAccess
{
    [RubyMethod("[]")]
    public static object? Index(Context ctx, RHash self, object? key) => self.TryGet(ctx, key, out var value) ? value : Missing(ctx, self, key);

    static object? Missing(Context ctx, RHash self, object? key)
    {
        if (self.klass is not null && ctx.FindMethod(self, Sym.Default) is { Body: not BuiltinBody } own)
        {
            return own.Body!.Call1(ctx, own, self, key, null);
        }
        return self.DefaultProc is { } proc ? proc.Yield(ctx, self, key) : self.Default;
    }

    [RubyMethod("[]=", "store")]
    public static object? Assign(Context ctx, RHash self, object? key, object? value)
    {
        self.CheckFrozen();
        self.Set(ctx, key, value);
        return value;
    }

    [RubyMethod("fetch")]
    public static object? Fetch(Context ctx, RHash self, object? key, [Optional] object? otherwise, RProc? block = null)
    {
        if (block is not null && otherwise is not Undefined)
        {
            Warnings.Warn(ctx, "block supersedes default value argument");
        }
        if (self.TryGet(ctx, key, out var value))
        {
            return value;
        }
        if (block is not null)
        {
            return block.Yield(ctx, key);
        }
        return otherwise is not Undefined ? otherwise : throw RubyError.Key($"key not found: {ctx.Inspect(key)}", self, key);
    }

    [RubyMethod("key?", "has_key?", "include?", "member?")]
    public static bool HasKey(Context ctx, RHash self, object? key) => self.ContainsKey(ctx, key);

    [RubyMethod("value?", "has_value?")]
    public static bool HasValue(Context ctx, RHash self, object? value)
    {
        for (var i = 0; self.Next(ref i, out _, out var v);)
        {
            if (ctx.Equal(v, value))
            {
                return true;
            }
        }
        return false;
    }

    [RubyMethod("key")]
    public static object? Key(Context ctx, RHash self, object? value)
    {
        for (var i = 0; self.Next(ref i, out var k, out var v);)
        {
            if (ctx.Equal(v, value))
            {
                return k;
            }
        }
        return null;
    }

    [RubyMethod("keys")]
    public static object? Keys(RHash self)
    {
        var list = new RArray(self.Count);
        for (var i = 0; self.Next(ref i, out var k, out _);)
        {
            list.Add(k);
        }
        return list;
    }

    [RubyMethod("values")]
    public static object? Values(RHash self) => ArrayCombining.Values(self);

    [RubyMethod("values_at")]
    public static object? ValuesAt(Context ctx, RHash self, params object?[] rest)
    {
        var list = new RArray(rest.Length);
        foreach (var key in rest)
        {
            list.Add(Index(ctx, self, key));
        }
        return list;
    }

    [RubyMethod("fetch_values")]
    public static object? FetchValues(Context ctx, RHash self, RProc? block, params object?[] rest)
    {
        var list = new RArray(rest.Length);
        foreach (var key in rest)
        {
            list.Add(Fetch(ctx, self, key, Undefined.Value, block));
        }
        return list;
    }

    [RubyMethod("dig")]
    public static object? Dig(Context ctx, RHash self, object? key, params object?[] rest) => Digging.Go(ctx, Index(ctx, self, key), rest);

    [RubyMethod("length", "size")]
    public static int Length(RHash self) => self.Count;

    [RubyMethod("empty?")]
    public static bool IsEmpty(RHash self) => self.Count == 0;

    [RubyMethod("delete")]
    public static object? Delete(Context ctx, RHash self, object? key, RProc? block)
    {
        self.CheckFrozen();
        return self.Remove(ctx, key, out var value) ? value : block?.Yield(ctx, key);
    }

    [RubyMethod("shift")]
    public static object? Shift(Context ctx, RHash self)
    {
        self.CheckFrozen();
        var i = 0;
        if (self.Next(ref i, out var k, out var v))
        {
            self.RemoveAt(i);
            return RArray.Of(k, v);
        }
        if (self.klass is not null && ctx.FindMethod(self, Sym.Default) is { Body: not BuiltinBody } own)
        {
            return own.Body!.Call1(ctx, own, self, null, null);
        }
        return self.DefaultProc is { } proc ? proc.Yield(ctx, self, null) : self.Default;
    }

    [RubyMethod("clear")]
    public static object? Clear(RHash self)
    {
        self.CheckFrozen();
        self.Clear();
        return self;
    }

    [RubyMethod("assoc")]
    public static object? Assoc(Context ctx, RHash self, object? key)
    {
        for (var i = 0; self.Next(ref i, out var k, out var v);)
        {
            if (ctx.Equal(key, k))
            {
                return RArray.Of(k, v);
            }
        }
        return null;
    }

    [RubyMethod("rassoc")]
    public static object? Rassoc(Context ctx, RHash self, object? value)
    {
        for (var i = 0; self.Next(ref i, out var k, out var v);)
        {
            if (ctx.Equal(v, value))
            {
                return RArray.Of(k, v);
            }
        }
        return null;
    }

    [RubyMethod("deconstruct_keys")]
    public static object? DeconstructKeys(RHash self, object? keys) => self;
}
