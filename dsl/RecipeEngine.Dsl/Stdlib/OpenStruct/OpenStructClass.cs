using RecipeEngine.Dsl.Core;

namespace RecipeEngine.Dsl.Stdlib;

/// <summary>OpenStruct: attributes made as they are set, kept in the hash @table, each with its accessors on the object itself.</summary>
[RubyClass("OpenStruct", Library = "ostruct")]
public static class OpenStructClass
{
    static readonly RSymbol TableName = RSymbol.Of("@table");

    static RHash Table(RObject self)
    {
        if (self.GetInstanceVariable(TableName) is RHash table)
        {
            return table;
        }
        table = new RHash();
        self.SetInstanceVariable(TableName, table);
        return table;
    }

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RObject self, object? hash = null)
    {
        Table(self);
        if (hash is null)
        {
            return;
        }
        Iter.EachOf(ctx, hash, RSymbol.Of("each_pair"), [], (v, many) =>
        {
            var pair = many ?? ((RArray)v!).ToArray();
            Set(ctx, self, Key(ctx, pair[0]), pair[1]);
            return true;
        });
    }

    static RSymbol Key(Context ctx, object? name) => name as RSymbol ?? ctx.Send(name, Sym.ToSym) as RSymbol ?? throw RubyError.Type($"{ctx.Inspect(name)} is not a symbol nor a string");

    static void Set(Context ctx, RObject self, RSymbol name, object? value)
    {
        if (self.Frozen)
        {
            throw RubyError.Frozen(self);
        }
        Member(ctx, self, name);
        Table(self).Set(ctx, name, value);
    }

    static void Member(Context ctx, RObject self, RSymbol name)
    {
        if (Table(self).ContainsKey(ctx, name) || IsProtected(ctx, self, name))
        {
            return;
        }
        var singleton = ctx.Interpreter.SingletonClassOf(self);
        singleton.Define(name, BuiltinBody.Of((c, o, _) => Table((RObject)o!).Get(c, name)));
        singleton.Define(RSymbol.Of(name.Name + "="), BuiltinBody.Of((c, o, value, _) =>
        {
            Set(c, (RObject)o!, name, value);
            return value;
        }));
    }

    /// <summary>Methods of the program's subclasses, and names that end in !, are not replaced.</summary>
    static bool IsProtected(Context ctx, RObject self, RSymbol name)
    {
        if (ctx.FindMethod(self, name) is not { } method)
        {
            return false;
        }
        if (name.Name.EndsWith('!'))
        {
            return true;
        }
        var open = ctx.Interpreter.FindClass(ctx, "OpenStruct");
        foreach (var module in ctx.ClassOf(self).Ancestors())
        {
            if (ReferenceEquals(module, open))
            {
                return false;
            }
            if (ReferenceEquals(module, method.Owner))
            {
                return true;
            }
        }
        return false;
    }

    [RubyMethod("initialize_copy", "initialize_clone", "initialize_dup")]
    public static object? Copy(Context ctx, RObject self, RObject other, [Keywords] RHash? options)
    {
        var table = Table(other).Copy(ctx);
        self.SetInstanceVariable(TableName, new RHash());
        for (var i = 0; table.Next(ref i, out var k, out var v);)
        {
            Set(ctx, self, (RSymbol)k!, v);
        }
        return self;
    }

    [RubyMethod("[]")]
    public static object? Index(Context ctx, RObject self, object? name) => Table(self).Get(ctx, Key(ctx, name));

    [RubyMethod("[]=")]
    public static object? Assign(Context ctx, RObject self, object? name, object? value)
    {
        Set(ctx, self, Key(ctx, name), value);
        return value;
    }

    [RubyMethod("to_h")]
    public static object? ToH(Context ctx, RObject self, RProc? block) => block is null ? Table(self).Copy(ctx) : HashCreation.ToH(ctx, Table(self), block);

    [RubyMethod("each_pair")]
    public static object? EachPair(Context ctx, RObject self, RProc? block)
    {
        if (block is null)
        {
            return Enumerators.Make(ctx, self, "each_pair", null, _ => Box.Int(Table(self).Count));
        }
        HashIteration.Each(ctx, Table(self), block);
        return self;
    }

    [RubyMethod("dig")]
    public static object? Dig(Context ctx, RObject self, object? name, params object?[] rest)
    {
        if (name is not (RSymbol or RString) && Coerce.TryStr(ctx, name) is null)
        {
            throw RubyError.Type($"{ctx.Inspect(name)} is not a symbol nor a string");
        }
        return Digging.Go(ctx, Index(ctx, self, name), rest);
    }

    [RubyMethod("delete_field")]
    public static object? DeleteField(Context ctx, RObject self, object? name, RProc? block)
    {
        var key = Key(ctx, name);
        if (self.Frozen)
        {
            throw RubyError.Frozen(self);
        }
        if (Table(self).Remove(ctx, key, out var value))
        {
            var singleton = ctx.Interpreter.SingletonClassOf(self);
            singleton.Remove(key);
            singleton.Remove(RSymbol.Of(key.Name + "="));
            return value;
        }
        return block is not null ? block.Yield(ctx) : throw RubyError.Name($"no field `{key.Name}' in {ctx.Inspect(self)}", self, key.Name);
    }

    [RubyMethod("freeze")]
    public static object? Freeze(RObject self)
    {
        Table(self).Frozen = true;
        self.Frozen = true;
        return self;
    }

    [RubyMethod("respond_to_missing?")]
    public static bool RespondsTo(Context ctx, RObject self, RSymbol name, object? includePrivate = null)
    {
        var key = name.Name.EndsWith('=') ? RSymbol.Of(name.Name[..^1]) : name;
        return Table(self).ContainsKey(ctx, key) && !(self.Frozen && name.Name.EndsWith('='));
    }

    [RubyMethod("method_missing", Private = true)]
    public static object? MethodMissing(Context ctx, RObject self, RSymbol name, params object?[] rest)
    {
        if (name.Name.EndsWith('=') && name.Name.Length > 1)
        {
            if (rest.Length != 1)
            {
                throw RubyError.WrongArguments(rest.Length, 1, 1);
            }
            Set(ctx, self, RSymbol.Of(name.Name[..^1]), rest[0]);
            return rest[0];
        }
        return rest.Length == 0 ? Table(self).Get(ctx, name) : throw ctx.NoMethod(self, name, CallKind.Normal);
    }

    [RubyMethod("marshal_dump")]
    public static object? MarshalDump(RObject self) => Table(self);

    [RubyMethod("marshal_load")]
    public static object? MarshalLoad(Context ctx, RObject self, object? hash)
    {
        Initialize(ctx, self, hash);
        return self;
    }

    [RubyMethod("==")]
    public static bool EqualTo(Context ctx, RObject self, object? other) => IsOpen(ctx, other) && HashCombining.EqualTo(ctx, Table(self), Table((RObject)other!));

    [RubyMethod("eql?")]
    public static bool Eql(Context ctx, RObject self, object? other) => IsOpen(ctx, other) && HashCombining.Eql(ctx, Table(self), Table((RObject)other!));

    static bool IsOpen(Context ctx, object? other) => other is RObject && ctx.IsA(other, ctx.Interpreter.FindClass(ctx, "OpenStruct"));

    [RubyMethod("hash")]
    public static long Hash(Context ctx, RObject self) => HashCombining.Hash(ctx, Table(self));

    [RubyMethod("inspect", "to_s")]
    public static object? Inspect(Context ctx, RObject self)
    {
        var name = ctx.ClassOf(self).ToString();
        using var once = ctx.EnterOnce("inspect", self);
        if (once.Again)
        {
            return new RString($"#<{name} ...>");
        }
        var parts = Table(self).Pairs().Select(p => $" {((RSymbol)p.Key!).Name}={ctx.Inspect(p.Value)}");
        return new RString($"#<{name}{string.Join(",", parts)}>");
    }
}
