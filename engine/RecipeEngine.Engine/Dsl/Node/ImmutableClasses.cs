namespace RecipeEngine.Engine.Dsl.Node;

/// <summary>What both read-only containers refuse.</summary>
static class Immutable
{
    public static RubyError Error() => new("Chef::Exceptions::ImmutableAttributeModification",
        "Node attributes are read-only when you do not specify which precedence level to set. To set an attribute use code like `node.default[\"key\"] = \"value\"'");
}

/// <summary>Chef::Node::ImmutableMash: what <c>node['x']</c> gives for a hash.</summary>
[RubyClass("Chef::Node::ImmutableMash", Superclass = "ChefUtils::Mash")]
public static class ImmutableMashClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => klass.Interpreter.HashClass.Allocator!(klass);

    static readonly string[] Mutators =
    [
        "[]=", "store", "clear", "collect!", "compact!", "default=", "default_proc=", "delete", "delete_if", "filter!", "keep_if", "map!", "merge!", "update", "reject!",
        "replace", "select!", "shift", "transform_keys!", "transform_values!", "write", "write!", "unlink", "unlink!",
    ];

    public static void DefineMutators(Interpreter interpreter) =>
        interpreter.FindClass(interpreter.MainContext, "Chef::Node::ImmutableMash").AddLateMethods(static klass => DefineMutators((RClass)klass));

    static void DefineMutators(RClass klass)
    {
        Wrappers.Define(klass, Mutators, (_, _, _, _, _) => throw Immutable.Error());
        Wrappers.Define(klass, ["dig", "fetch", "[]"], (c, name, self, arguments, block) =>
            NodeAttributes.Lazy(c, Wrappers.Core(c, c.Interpreter.HashClass, name, self, MashClass.FirstKey(arguments), block)));
    }

    /// <summary>A Mash of copies, free to be changed at all depths.</summary>
    [RubyMethod("dup", "clone", "to_mash")]
    public static object? Dup(Context ctx, RHash self, [Keywords] RHash? options) => AttributeContainers.Of(ctx).Copies(ctx, self);

    [RubyMethod("merge")]
    public static object? Merge(Context ctx, RHash self, RProc? block, params object?[] rest) =>
        MashClass.Update(ctx, (RHash)AttributeContainers.Of(ctx).Mash(ctx, self, shallow: true)!, block, rest);

    [RubyMethod("method_missing", Private = true)]
    public static object? Missing(Context ctx, RHash self, RSymbol name, RProc? block, params object?[] rest) =>
        MethodStyle.Call(ctx, self, name, rest, key => self.ContainsKey(ctx, new RString(key))) is var value and not Undefined ? value : throw MethodStyle.Missing(ctx, self, name, rest.Length > 0);

    [RubyMethod("read")]
    public static object? Read(Context ctx, RHash self, params object?[] rest) => VividMashClass.Read(ctx, self, rest);

    [RubyMethod("read!")]
    public static object? ReadStrictly(Context ctx, RHash self, params object?[] rest) => VividMashClass.ReadStrictly(ctx, self, rest);

    [RubyMethod("exist?")]
    public static bool Exists(Context ctx, RHash self, params object?[] rest) => VividMashClass.Exists(ctx, self, rest);
}

/// <summary>Chef::Node::ImmutableArray: what <c>node['x']</c> gives for an array.</summary>
[RubyClass("Chef::Node::ImmutableArray", Superclass = "Array")]
public static class ImmutableArrayClass
{
    static readonly string[] Mutators =
    [
        "<<", "[]=", "append", "clear", "collect!", "compact!", "concat", "delete", "delete_at", "delete_if", "fill", "filter!", "flatten!", "insert", "keep_if",
        "map!", "pop", "prepend", "push", "reject!", "replace", "reverse!", "rotate!", "select!", "shift", "shuffle!", "slice!", "sort!", "sort_by!", "uniq!", "unshift",
    ];

    public static void DefineMutators(Interpreter interpreter) =>
        interpreter.FindClass(interpreter.MainContext, "Chef::Node::ImmutableArray").AddLateMethods(static klass => Wrappers.Define((RClass)klass, Mutators, (_, _, _, _, _) => throw Immutable.Error()));

    [RubyAllocator]
    public static object? Allocate(RClass klass) => klass.Interpreter.ArrayClass.Allocator!(klass);

    [RubyMethod("dup", "clone")]
    public static object? Dup(Context ctx, RArray self, [Keywords] RHash? options) => AttributeContainers.Of(ctx).Copies(ctx, self);

    [RubyMethod("to_a", "to_array")]
    public static object? ToA(Context ctx, RArray self) => AttributeContainers.Plain(ctx, self);

    [RubyMethod("to_ary")]
    public static object? ToAry(RArray self) => self;
}
