namespace RecipeEngine.Engine.Dsl.Node;

/// <summary>Chef::Node::VividMash: the hash of one attribute level; reading a missing key makes an empty hash there.</summary>
[RubyClass("Chef::Node::VividMash", Superclass = "ChefUtils::Mash")]
public static class VividMashClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => klass.Interpreter.HashClass.Allocator!(klass);

    static readonly string[] Mutators =
    [
        "clear", "compact!", "default=", "default_proc=", "delete", "delete_if", "filter!", "keep_if", "reject!", "select!", "shift", "transform_values!",
        "transform_keys!", "rehash", "compare_by_identity",
    ];

    public static void DefineMutators(Interpreter interpreter) =>
        interpreter.FindClass(interpreter.MainContext, "Chef::Node::VividMash").AddLateMethods(static klass => DefineMutators((RClass)klass));

    static void DefineMutators(RClass klass)
    {
        Wrappers.Define(klass, Mutators, (c, name, self, arguments, block) =>
        {
            var result = Wrappers.Core(c, c.Interpreter.HashClass, name, self, MashClass.FirstKey(arguments), block);
            AttributeContainers.Of(c).Changed(c, (RHash)self!);
            return result;
        });
        Wrappers.Define(klass, ["dig", "fetch"], (c, name, self, arguments, block) =>
            NodeAttributes.Lazy(c, Wrappers.Core(c, c.Interpreter.HashClass, name, self, MashClass.FirstKey(arguments), block)));
    }

    [RubyMethod("[]")]
    public static object? Get(Context ctx, RHash self, object? key) => AttributeContainers.Of(ctx).Vivify(ctx, self, key);

    [RubyMethod("[]=", "store")]
    public static object? Set(Context ctx, RHash self, object? key, object? value)
    {
        AttributeContainers.Of(ctx).Set(ctx, self, key, value);
        return value;
    }

    [RubyMethod("update", "merge!")]
    public static object? Update(Context ctx, RHash self, RProc? block, params object?[] rest)
    {
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

    [RubyMethod("method_missing", Private = true)]
    public static object? Missing(Context ctx, RHash self, RSymbol name, RProc? block, params object?[] rest) =>
        MethodStyle.Call(ctx, self, name, rest, null) is var value and not Undefined ? value : throw MethodStyle.Missing(ctx, self, name, rest.Length > 0);

    [RubyMethod("replace")]
    public static object? Replace(Context ctx, RHash self, object? source)
    {
        var pairs = Coerce.ToHash(ctx, source).Copy(ctx);
        self.Clear();
        AttributeContainers.Of(ctx).Changed(ctx, self);
        return Update(ctx, self, null, pairs);
    }

    [RubyMethod("dup", "clone")]
    public static object? Dup(Context ctx, RHash self, [Keywords] RHash? options) => AttributeContainers.Of(ctx).Mash(ctx, self);

    [RubyMethod("read")]
    public static object? Read(Context ctx, RHash self, params object?[] rest)
    {
        object? at = self;
        return NodeAttributes.Walk(ctx, ref at, rest, 0) ? at : null;
    }

    [RubyMethod("read!")]
    public static object? ReadStrictly(Context ctx, RHash self, params object?[] rest)
    {
        object? at = self;
        return NodeAttributes.Walk(ctx, ref at, rest, 0) ? at : throw PathMissing(ctx, rest);
    }

    internal static RubyError PathMissing(Context ctx, object?[] path) =>
        new("Chef::Exceptions::NoSuchAttribute", string.Join(".", path.Select(ctx.ToS)));

    [RubyMethod("exist?")]
    public static bool Exists(Context ctx, RHash self, params object?[] rest)
    {
        object? at = self;
        return NodeAttributes.Walk(ctx, ref at, rest, 0);
    }

    [RubyMethod("write")]
    public static object? Write(Context ctx, RHash self, params object?[] rest)
    {
        var at = self;
        foreach (var key in rest[..^2])
        {
            if (!at.TryGet(ctx, AttributeContainers.Key(key), out var next) || next is not RHash)
            {
                AttributeContainers.Of(ctx).Set(ctx, at, key, new RHash());
                next = at.Get(ctx, AttributeContainers.Key(key));
            }
            at = (RHash)next!;
        }
        AttributeContainers.Of(ctx).Set(ctx, at, rest[^2], rest[^1]);
        return rest[^1];
    }

    [RubyMethod("unlink")]
    public static object? Unlink(Context ctx, RHash self, params object?[] rest)
    {
        object? at = self;
        if (!NodeAttributes.Walk(ctx, ref at, rest[..^1], 0) || at is not RHash h)
        {
            return null;
        }
        h.Remove(ctx, AttributeContainers.Key(rest[^1]), out var old);
        AttributeContainers.Of(ctx).Changed(ctx, h);
        return old;
    }
}

/// <summary>Chef::Node::AttrArray: an array inside an attribute level.</summary>
[RubyClass("Chef::Node::AttrArray", Superclass = "Array")]
public static class AttrArrayClass
{
    static readonly string[] Mutators =
    [
        "<<", "[]=", "append", "clear", "collect!", "compact!", "concat", "delete", "delete_at", "delete_if", "fill", "filter!", "flatten!", "insert", "keep_if",
        "map!", "pop", "prepend", "push", "reject!", "replace", "reverse!", "rotate!", "select!", "shift", "shuffle!", "slice!", "sort!", "sort_by!", "uniq!", "unshift",
    ];

    public static void DefineMutators(Interpreter interpreter) =>
        interpreter.FindClass(interpreter.MainContext, "Chef::Node::AttrArray").AddLateMethods(static klass => DefineMutators((RClass)klass));

    static void DefineMutators(RClass klass)
    {
        Wrappers.Define(klass, Mutators, (c, name, self, arguments, block) =>
        {
            var result = Wrappers.Core(c, c.Interpreter.ArrayClass, name, self, arguments, block);
            AttributeContainers.Of(c).Changed(c, (RArray)self!);
            return result;
        });
    }

    [RubyAllocator]
    public static object? Allocate(RClass klass) => klass.Interpreter.ArrayClass.Allocator!(klass);

    [RubyMethod("to_a", "to_ary", "to_array")]
    public static object? ToA(Context ctx, RArray self) => AttributeContainers.Plain(ctx, self);

    [RubyMethod("dup", "clone")]
    public static object? Dup(RArray self, [Keywords] RHash? options) => self.Copy();
}
