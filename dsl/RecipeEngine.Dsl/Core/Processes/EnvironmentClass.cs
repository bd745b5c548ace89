namespace RecipeEngine.Dsl.Core.Processes;

/// <summary>ENV's methods that look at the variables.</summary>
[RubyModule("ENV.methods")]
public static class EnvironmentReading
{
    [RubyMethod("[]")]
    public static object? Get(Context ctx, object? name) => EnvironmentAccess.Get(ctx, EnvironmentAccess.Name(ctx, name));

    [RubyMethod("fetch")]
    public static object? Fetch(Context ctx, object? self, object? name, [Optional] object? fallback, RProc? block = null)
    {
        var key = EnvironmentAccess.Name(ctx, name);
        if (EnvironmentAccess.Get(ctx, key) is { } value)
        {
            return value;
        }
        if (block is not null)
        {
            return block.Yield(ctx, name);
        }
        return fallback is Undefined ? throw RubyError.Key($"key not found: {ctx.Inspect(name)}", self, name) : fallback;
    }

    [RubyMethod("key?", "has_key?", "include?", "member?")]
    public static bool HasKey(Context ctx, object? name) => EnvironmentAccess.Get(ctx, EnvironmentAccess.Name(ctx, name)) is not null;

    [RubyMethod("value?", "has_value?")]
    public static object? HasValue(Context ctx, object? value) =>
        Coerce.TryStr(ctx, value) is { } text ? Box.Bool(ctx.Interpreter.Machine.GetEnvironmentVariables().Any(p => p.Value == text.Text)) : null;

    [RubyMethod("key")]
    public static object? Key(Context ctx, string value) =>
        EnvironmentAccess.Frozen(ctx.Interpreter.Machine.GetEnvironmentVariables().Where(p => p.Value == value).Select(p => p.Key).FirstOrDefault());

    [RubyMethod("keys")]
    public static RArray Keys(Context ctx) => new(ctx.Interpreter.Machine.GetEnvironmentVariables().Keys.Select(k => (object?)EnvironmentAccess.Frozen(k)));

    [RubyMethod("values")]
    public static RArray Values(Context ctx) => new(ctx.Interpreter.Machine.GetEnvironmentVariables().Values.Select(k => (object?)EnvironmentAccess.Frozen(k)));

    [RubyMethod("length", "size")]
    public static long Length(Context ctx) => ctx.Interpreter.Machine.GetEnvironmentVariables().Count;

    [RubyMethod("empty?")]
    public static bool IsEmpty(Context ctx) => ctx.Interpreter.Machine.GetEnvironmentVariables().Count == 0;

    [RubyMethod("to_hash")]
    public static RHash ToHash(Context ctx) => EnvironmentAccess.ToHash(ctx);

    [RubyMethod("to_h")]
    public static object? ToH(Context ctx, RProc? block) => block is null ? EnvironmentAccess.ToHash(ctx) : ctx.SendBlock(EnvironmentAccess.ToHash(ctx), Sym.ToH, block);

    [RubyMethod("to_a")]
    public static object? ToA(Context ctx) => ctx.Send(EnvironmentAccess.ToHash(ctx), Sym.ToA);

    [RubyMethod("inspect")]
    public static object? Inspect(Context ctx) => ctx.Send(EnvironmentAccess.ToHash(ctx), Sym.Inspect);

    [RubyMethod("to_s")]
    public static string ToS() => "ENV";

    [RubyMethod("each", "each_pair")]
    public static object? Each(Context ctx, object? self, RProc? block)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "each", null, c => Box.Int(Length(c)));
        }
        foreach (var (name, value) in EnvironmentAccess.ToHash(ctx).Pairs())
        {
            block.Yield(ctx, RArray.Of(name, value));
        }
        return self;
    }

    [RubyMethod("each_key")]
    public static object? EachKey(Context ctx, object? self, RProc? block)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "each_key", null, c => Box.Int(Length(c)));
        }
        foreach (var name in Keys(ctx).ToArray())
        {
            block.Yield(ctx, name);
        }
        return self;
    }

    [RubyMethod("each_value")]
    public static object? EachValue(Context ctx, object? self, RProc? block)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "each_value", null, c => Box.Int(Length(c)));
        }
        foreach (var value in Values(ctx).ToArray())
        {
            block.Yield(ctx, value);
        }
        return self;
    }

    [RubyMethod("assoc")]
    public static object? Assoc(Context ctx, object? name) => EnvironmentAccess.Get(ctx, EnvironmentAccess.Name(ctx, name)) is { } v ? RArray.Of(name, v) : null;

    [RubyMethod("rassoc")]
    public static object? RAssoc(Context ctx, object? value) => ctx.Send(EnvironmentAccess.ToHash(ctx), "rassoc", value);

    [RubyMethod("values_at")]
    public static RArray ValuesAt(Context ctx, params object?[] rest) => new(rest.Select(n => Get(ctx, n)));

    [RubyMethod("slice")]
    public static object? Slice(Context ctx, params object?[] rest) => ctx.Send(EnvironmentAccess.ToHash(ctx), "slice", rest);

    [RubyMethod("except")]
    public static object? Except(Context ctx, params object?[] rest) => ctx.Send(EnvironmentAccess.ToHash(ctx), "except", rest);

    [RubyMethod("invert")]
    public static object? Invert(Context ctx) => ctx.Send(EnvironmentAccess.ToHash(ctx), "invert");

    [RubyMethod("select", "filter")]
    public static object? Select(Context ctx, object? self, RProc? block) => block is null ? Enumerators.Make(ctx, self, "select", null, c => Box.Int(Length(c))) : ctx.SendBlock(EnvironmentAccess.ToHash(ctx), RSymbol.Of("select"), block);

    [RubyMethod("reject")]
    public static object? Reject(Context ctx, object? self, RProc? block) => block is null ? Enumerators.Make(ctx, self, "reject", null, c => Box.Int(Length(c))) : ctx.SendBlock(EnvironmentAccess.ToHash(ctx), RSymbol.Of("reject"), block);
}

/// <summary>ENV's methods that change the variables.</summary>
[RubyModule("ENV.methods")]
public static class EnvironmentWriting
{
    [RubyMethod("[]=", "store")]
    public static object? Set(Context ctx, object? name, object? value)
    {
        EnvironmentAccess.Set(ctx, name, value);
        return value;
    }

    [RubyMethod("delete")]
    public static object? Delete(Context ctx, object? name, RProc? block = null)
    {
        var key = EnvironmentAccess.Name(ctx, name);
        var value = EnvironmentAccess.Get(ctx, key);
        if (value is null)
        {
            return block?.Yield(ctx, name);
        }
        EnvironmentAccess.Set(ctx, new RString(key), null);
        return value;
    }

    [RubyMethod("clear")]
    public static object? Clear(Context ctx, object? self)
    {
        foreach (var name in EnvironmentReading.Keys(ctx))
        {
            EnvironmentAccess.Set(ctx, name, null);
        }
        return self;
    }

    [RubyMethod("replace")]
    public static object? Replace(Context ctx, object? self, RHash hash)
    {
        foreach (var (name, value) in hash.Pairs())
        {
            EnvironmentAccess.Name(ctx, name);
            EnvironmentAccess.Name(ctx, value);
        }
        Clear(ctx, self);
        foreach (var (name, value) in hash.Pairs())
        {
            EnvironmentAccess.Set(ctx, name, value);
        }
        return self;
    }

    [RubyMethod("update", "merge!")]
    public static object? Update(Context ctx, object? self, RProc? block, params object?[] rest)
    {
        foreach (var (name, value) in rest.SelectMany(h => Coerce.ToHash(ctx, h).Pairs()))
        {
            var old = block is null ? null : EnvironmentAccess.Get(ctx, EnvironmentAccess.Name(ctx, name));
            EnvironmentAccess.Set(ctx, name, old is null ? value : block!.Yield(ctx, [name, old, value]));
        }
        return self;
    }

    static object? Keep(Context ctx, object? self, string method, bool keep, bool nilWhenSame, RProc? block)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, method, null, c => Box.Int(EnvironmentReading.Length(c)));
        }
        var changed = false;
        foreach (var (name, value) in EnvironmentAccess.ToHash(ctx).Pairs())
        {
            if (Context.Truthy(block.Yield(ctx, name, value)) != keep)
            {
                EnvironmentAccess.Set(ctx, name, null);
                changed = true;
            }
        }
        return nilWhenSame && !changed ? null : self;
    }

    [RubyMethod("delete_if")]
    public static object? DeleteIf(Context ctx, object? self, RProc? block) => Keep(ctx, self, "delete_if", false, false, block);

    [RubyMethod("reject!")]
    public static object? RejectIn(Context ctx, object? self, RProc? block) => Keep(ctx, self, "reject!", false, true, block);

    [RubyMethod("keep_if")]
    public static object? KeepIf(Context ctx, object? self, RProc? block) => Keep(ctx, self, "keep_if", true, false, block);

    [RubyMethod("select!", "filter!")]
    public static object? SelectIn(Context ctx, object? self, RProc? block) => Keep(ctx, self, "select!", true, true, block);

    [RubyMethod("shift")]
    public static object? Shift(Context ctx)
    {
        foreach (var (name, value) in EnvironmentAccess.ToHash(ctx).Pairs())
        {
            EnvironmentAccess.Set(ctx, name, null);
            return RArray.Of(name, value);
        }
        return null;
    }

    [RubyMethod("rehash")]
    public static void Rehash()
    {
    }

    [RubyMethod("freeze")]
    public static object? Freeze() => throw RubyError.Type("cannot freeze ENV");

    [RubyMethod("dup")]
    public static object? Dup() => throw RubyError.Type("Cannot dup ENV, use ENV.to_h to get a copy of ENV as a hash");

    [RubyMethod("clone")]
    public static object? Clone([Keyword] object? freeze = null) => throw RubyError.Type("Cannot clone ENV, use ENV.to_h to get a copy of ENV as a hash");
}
