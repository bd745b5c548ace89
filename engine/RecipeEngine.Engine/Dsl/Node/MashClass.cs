namespace RecipeEngine.Engine.Dsl.Node;

/// <summary>Mash: a Hash that takes symbols and strings for the same key.</summary>
[RubyClass("ChefUtils::Mash", Superclass = "Hash")]
public static class MashClass
{
    static readonly string[] KeyMethods = ["[]", "fetch", "key?", "has_key?", "include?", "member?", "delete", "dig", "default", "assoc"];
    static readonly string[] AllKeyMethods = ["values_at", "fetch_values", "slice", "except", "filter_map!"];

    /// <summary>Methods that only differ by their keys.</summary>
    public static void DefineKeyMethods(Interpreter interpreter)
    {
        var mash = interpreter.FindClass(interpreter.MainContext, "ChefUtils::Mash");
        mash.AddLateMethods(static mash => DefineKeyMethods((RClass)mash));
    }

    static void DefineKeyMethods(RClass mash)
    {
        Wrappers.Define(mash, KeyMethods, (c, name, self, arguments, block) => Wrappers.Core(c, c.Interpreter.HashClass, name, self, FirstKey(arguments), block));
        Wrappers.Define(mash, AllKeyMethods, (c, name, self, arguments, block) =>
            Wrappers.Core(c, c.Interpreter.HashClass, name, self, [.. arguments.Select(AttributeContainers.Key)], block));
    }

    internal static object?[] FirstKey(object?[] arguments)
    {
        if (arguments.Length == 0 || arguments[0] is not RSymbol)
        {
            return arguments;
        }
        var copy = arguments.ToArray();
        copy[0] = AttributeContainers.Key(copy[0]);
        return copy;
    }

    [RubyAllocator]
    public static object? Allocate(RClass klass) => klass.Interpreter.HashClass.Allocator!(klass);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RHash self, [Optional] object? source, RProc? block)
    {
        switch (source)
        {
            case RHash h:
                Update(ctx, self, null, h);
                self.Default = h.Default;
                break;
            case Undefined:
                self.DefaultProc = block;
                break;
            default:
                self.Default = source;
                break;
        }
    }

    [RubyMethod("[]=", "store", "regular_writer")]
    public static object? Set(Context ctx, RHash self, object? key, object? value)
    {
        self.CheckFrozen();
        self.Set(ctx, AttributeContainers.Key(key), AttributeContainers.Of(ctx).MashValue(ctx, value));
        return value;
    }

    [RubyMethod("update", "merge!")]
    public static object? Update(Context ctx, RHash self, RProc? block, params object?[] rest)
    {
        self.CheckFrozen();
        foreach (var source in rest)
        {
            foreach (var (k, v) in Coerce.ToHash(ctx, source).Pairs())
            {
                var key = AttributeContainers.Key(k);
                Set(ctx, self, key, block is not null && self.TryGet(ctx, key, out var old) ? block.Yield(ctx, [key, old, v]) : v);
            }
        }
        return self;
    }

    [RubyMethod("attribute?")]
    public static bool HasAttribute(Context ctx, RHash self, object? key) => self.ContainsKey(ctx, AttributeContainers.Key(key));

    [RubyMethod("merge")]
    public static object? Merge(Context ctx, RHash self, RProc? block, params object?[] rest) => Update(ctx, Copy(ctx, self), block, rest);

    static RHash Copy(Context ctx, RHash self)
    {
        var copy = (RHash)AttributeContainers.Of(ctx).MashClass.Allocator!(AttributeContainers.Of(ctx).MashClass)!;
        copy.CopyPairsFrom(self);
        copy.Default = self.Default;
        return copy;
    }

    [RubyMethod("dup", "clone")]
    public static object? Dup(Context ctx, RHash self, [Keywords] RHash? options) => Copy(ctx, self);

    [RubyMethod("replace", "initialize_copy")]
    public static object? Replace(Context ctx, RHash self, object? source)
    {
        var pairs = Coerce.ToHash(ctx, source).Copy(ctx);
        self.CheckFrozen();
        self.Clear();
        return Update(ctx, self, null, pairs);
    }

    [RubyMethod("to_hash", "to_h")]
    public static object? ToHash(Context ctx, RHash self, RProc? block) =>
        block is null ? AttributeContainers.Plain(ctx, self) : Wrappers.Core(ctx, ctx.Interpreter.HashClass, RSymbol.Of("to_h"), self, [], block);

    [RubyMethod("to_mash")]
    public static object? ToMash(Context ctx, RHash self) => Copy(ctx, self);

    [RubyMethod("symbolize_keys")]
    public static object? SymbolizeKeys(Context ctx, RHash self)
    {
        var result = new RHash();
        foreach (var (k, v) in self.Pairs())
        {
            result.Set(ctx, k is RString s ? RSymbol.Of(s.Text) : k, v);
        }
        return result;
    }

    [RubyMethod("stringify_keys!", "deep_stringify_keys")]
    public static object? Stringify(RHash self) => self;

    [RubyMethod("from_hash", Singleton = true)]
    public static object? FromHash(Context ctx, RHash hash) => AttributeContainers.Of(ctx).Mash(ctx, hash);
}
