namespace RecipeEngine.Dsl.Core;

/// <summary>Making, copying and converting hashes.</summary>
[RubyClass("Hash", Includes = ["Enumerable"])]
public static class HashCreation
{
    [RubyMethod("[]", Singleton = true)]
    public static object? Literal(Context ctx, RClass self, params object?[] rest)
    {
        var made = (RHash)self.Allocator!(self)!;
        if (rest.Length == 1)
        {
            if (Coerce.TryHash(ctx, rest[0]) is { } hash)
            {
                made.CopyPairsFrom(hash);
                if (made.ComparesByIdentity)
                {
                    made = (RHash)self.Allocator!(self)!;
                    foreach (var (k, v) in hash.Pairs())
                    {
                        made.Set(ctx, k, v);
                    }
                }
                return made;
            }
            if (Coerce.TryAry(ctx, rest[0]) is { } pairs)
            {
                for (var i = 0; i < pairs.Count; i++)
                {
                    var pair = Coerce.TryAry(ctx, pairs[i])
                        ?? throw RubyError.Argument($"wrong element type {Coerce.Describe(ctx, pairs[i])} at {i} (expected array)");
                    if (pair.Count is < 1 or > 2)
                    {
                        throw RubyError.Argument($"invalid number of elements ({pair.Count} for 1..2)");
                    }
                    made.Set(ctx, pair[0], pair.At(1));
                }
                return made;
            }
        }
        if (rest.Length % 2 != 0)
        {
            throw RubyError.Argument("odd number of arguments for Hash");
        }
        for (var i = 0; i < rest.Length; i += 2)
        {
            made.Set(ctx, rest[i], rest[i + 1]);
        }
        return made;
    }

    [RubyMethod("try_convert", Singleton = true)]
    public static object? TryConvert(Context ctx, object? value) => Coerce.TryHash(ctx, value);

    [RubyMethod("ruby2_keywords_hash?", Singleton = true)]
    public static bool IsRuby2Keywords(RHash hash) => hash.IsRuby2Keywords;

    [RubyMethod("ruby2_keywords_hash", Singleton = true)]
    public static object? Ruby2Keywords(Context ctx, RHash hash)
    {
        var copy = hash.Copy(ctx);
        copy.Default = hash.Default;
        copy.DefaultProc = hash.DefaultProc;
        copy.CopyInstanceVariablesFrom(hash);
        copy.klass = hash.klass is { IsSingleton: true } s ? s.Real() : hash.klass;
        copy.IsRuby2Keywords = true;
        return copy;
    }

    [RubyMethod("initialize", Private = true)]
    public static object? Initialize(RHash self, [Optional] object? otherwise, RProc? block = null)
    {
        self.CheckFrozen();
        if (block is null)
        {
            self.Default = otherwise is Undefined ? null : otherwise;
            self.DefaultProc = null;
            return self;
        }
        if (otherwise is not Undefined)
        {
            throw RubyError.WrongArguments(1, 0, 0);
        }
        CheckProc(block);
        self.Default = null;
        self.DefaultProc = block;
        return self;
    }

    static void CheckProc(RProc proc)
    {
        if (proc.IsLambda && proc.Arity is var n && n != 2 && (n >= 0 || n < -3))
        {
            throw RubyError.Type($"default_proc takes two arguments (2 for {(n < 0 ? -n - 1 : n)})");
        }
    }

    [RubyMethod("replace", "initialize_copy")]
    public static object? Replace(Context ctx, RHash self, RHash other)
    {
        self.CheckFrozen();
        if (ReferenceEquals(self, other))
        {
            return self;
        }
        if (self.IsIterating)
        {
            throw RubyError.Runtime("can't replace hash during iteration");
        }
        self.CopyPairsFrom(other);
        self.Default = other.Default;
        self.DefaultProc = other.DefaultProc;
        return self;
    }

    [RubyMethod("to_h")]
    public static object? ToH(Context ctx, RHash self, RProc? block)
    {
        if (block is not null)
        {
            var result = new RHash();
            using (self.BeginIteration())
            {
                for (var i = 0; self.Next(ref i, out var k, out var v);)
                {
                    PairFrom(ctx, block.Yield(ctx, k, v), result, null);
                }
            }
            return result;
        }
        if (ctx.ClassOf(self) == ctx.Interpreter.HashClass)
        {
            return self;
        }
        var copy = self.Copy(ctx);
        copy.Default = self.Default;
        copy.DefaultProc = self.DefaultProc;
        return copy;
    }

    /// <summary>Stores what a to_h block gave.</summary>
    internal static void PairFrom(Context ctx, object? item, RHash into, int? at)
    {
        var place = at is null ? "" : $" at {at}";
        var pair = Coerce.TryAry(ctx, item) ?? throw RubyError.Type($"wrong element type {ctx.ClassOf(item)}{place} (expected array)");
        if (pair.Count != 2)
        {
            throw RubyError.Argument($"{(at is null ? "element has wrong array length" : $"wrong array length at {at}")} (expected 2, was {pair.Count})");
        }
        into.Set(ctx, pair[0], pair[1]);
    }

    [RubyMethod("to_hash")]
    public static object? ToHash(RHash self) => self;

    [RubyMethod("to_a")]
    public static object? ToA(RHash self)
    {
        var list = new RArray(self.Count);
        for (var i = 0; self.Next(ref i, out var k, out var v);)
        {
            list.Add(RArray.Of(k, v));
        }
        return list;
    }

    [RubyMethod("to_proc")]
    public static object? ToProc(RHash self) =>
        new RProc((c, arguments, _) => arguments.Length != 1 ? throw RubyError.WrongArguments(arguments.Length, 1, 1) : HashAccess.Index(c, self, arguments[0]), 1, true);

    [RubyMethod("inspect", "to_s")]
    public static object? Inspect(Context ctx, RHash self)
    {
        if (self.Count == 0)
        {
            return new RString("{}", Text.RubyEncoding.UsAscii);
        }
        using var once = ctx.EnterOnce("inspect", self);
        if (once.Again)
        {
            return new RString("{...}");
        }
        var text = new System.Text.StringBuilder("{");
        using (self.BeginIteration())
        {
            for (var i = 0; self.Next(ref i, out var k, out var v);)
            {
                text.Append(text.Length > 1 ? ", " : "").Append(ctx.Inspect(k)).Append("=>").Append(ctx.Inspect(v));
            }
        }
        return new RString(text.Append('}').ToString());
    }

    [RubyMethod("rehash")]
    public static object? Rehash(Context ctx, RHash self)
    {
        if (self.IsIterating)
        {
            throw RubyError.Runtime("rehash during iteration");
        }
        self.CheckFrozen();
        self.Rehash(ctx);
        return self;
    }

    [RubyMethod("compare_by_identity")]
    public static object? CompareByIdentity(Context ctx, RHash self)
    {
        if (self.ComparesByIdentity)
        {
            return self;
        }
        self.CheckFrozen();
        if (self.IsIterating)
        {
            throw RubyError.Runtime("compare_by_identity during iteration");
        }
        self.CompareByIdentity(ctx);
        return self;
    }

    [RubyMethod("compare_by_identity?")]
    public static bool ComparesByIdentity(RHash self) => self.ComparesByIdentity;

    [RubyMethod("default")]
    public static object? Default(Context ctx, RHash self, [Optional] object? key) =>
        self.DefaultProc is { } proc ? key is Undefined ? null : proc.Yield(ctx, self, key) : self.Default;

    [RubyMethod("default=")]
    public static object? SetDefault(RHash self, object? value)
    {
        self.CheckFrozen();
        self.Default = value;
        self.DefaultProc = null;
        return value;
    }

    [RubyMethod("default_proc")]
    public static object? DefaultProc(RHash self) => self.DefaultProc;

    [RubyMethod("default_proc=")]
    public static object? SetDefaultProc(Context ctx, RHash self, object? value)
    {
        self.CheckFrozen();
        if (value is null)
        {
            self.Default = null;
            self.DefaultProc = null;
            return null;
        }
        var proc = value as RProc ?? (ctx.SendIfResponds(value, Sym.ToProc) as RProc)
            ?? throw RubyError.Type($"wrong default_proc type {ctx.ClassOf(value)} (expected Proc)");
        CheckProc(proc);
        self.Default = null;
        self.DefaultProc = proc;
        return value;
    }
}
