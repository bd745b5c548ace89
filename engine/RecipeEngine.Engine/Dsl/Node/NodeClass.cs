using RecipeEngine.Cookbooks;
using RecipeEngine.Engine.Dsl.Recipes;

namespace RecipeEngine.Engine.Dsl.Node;

/// <summary>Chef::Node: attributes.</summary>
[RubyClass("Chef::Node")]
public static class NodeClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new NodeObject(klass, klass.Interpreter.MainContext);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(NodeObject self, params object?[] rest)
    {
    }

    /// <summary>default, normal, override, … and their _unless and ! forms.</summary>
    internal static void DefineDelegates(Interpreter interpreter) =>
        interpreter.FindClass(interpreter.MainContext, "Chef::Node").AddLateMethods(static node => DefineDelegates((RClass)node));

    static void DefineDelegates(RClass klass)
    {
        void Level(string name, AttributeLevel level) => klass.Define(RSymbol.Of(name), BuiltinBody.Of((_, self, _) => ((NodeObject)self!).Attributes[level]));
        Level("default", AttributeLevel.Default);
        Level("normal", AttributeLevel.Normal);
        Level("override", AttributeLevel.Override);
        Level("automatic", AttributeLevel.Automatic);
        Level("automatic_attrs", AttributeLevel.Automatic);
        Level("default_attrs", AttributeLevel.Default);
        Level("normal_attrs", AttributeLevel.Normal);
        Level("override_attrs", AttributeLevel.Override);
        Level("force_default", AttributeLevel.ForceDefault);
        Level("force_override", AttributeLevel.ForceOverride);
        Level("role_default", AttributeLevel.RoleDefault);
        Level("role_override", AttributeLevel.RoleOverride);
        Level("env_default", AttributeLevel.EnvironmentDefault);
        Level("env_override", AttributeLevel.EnvironmentOverride);
        for (var level = AttributeLevel.Default; level <= AttributeLevel.Automatic; level++)
        {
            var target = level;
            void Setter(string name) => klass.Define(RSymbol.Of(name), BuiltinBody.Of(1, 1, (ctx, self, arguments, _) =>
            {
                ((NodeObject)self!).Attributes.Replace(ctx, target, Coerce.ToHash(ctx, arguments[0]));
                return arguments[0];
            }));
            Setter(level.RubyName() + "=");
            if (level is AttributeLevel.Default or AttributeLevel.Normal or AttributeLevel.Override or AttributeLevel.Automatic)
            {
                Setter(level.RubyName() + "_attrs=");
            }
        }
        void Writer(string name, AttributeLevel level, PathWriting kind) => klass.Define(RSymbol.Of(name), BuiltinBody.Of(0, -1, (ctx, self, arguments, _) =>
        {
            var writer = new PathWriter(ctx.Interpreter.FindClass(ctx, "Chef::Node::MultiMash"), ((NodeObject)self!).Attributes, level, kind, []);
            if (arguments.Length >= 2)
            {
                writer.Write(ctx, arguments[..^1], arguments[^1]);
                return arguments[^1];
            }
            return writer;
        }));
        Writer("default_unless", AttributeLevel.Default, PathWriting.Unless);
        Writer("normal_unless", AttributeLevel.Normal, PathWriting.Unless);
        Writer("override_unless", AttributeLevel.Override, PathWriting.Unless);
        Writer("default!", AttributeLevel.Default, PathWriting.Replace);
        Writer("normal!", AttributeLevel.Normal, PathWriting.Replace);
        Writer("override!", AttributeLevel.Override, PathWriting.Replace);
        Writer("force_default!", AttributeLevel.ForceDefault, PathWriting.ForceDefault);
        Writer("force_override!", AttributeLevel.ForceOverride, PathWriting.ForceOverride);
        string[] enumerating =
        [
            "each", "each_pair", "map", "select", "reject", "values", "to_a", "count", "find", "any?", "all?", "each_key", "each_value", "empty?", "size", "length", "sort",
            "filter_map", "each_with_object", "values_at", "sort_by", "detect", "inject", "reduce", "group_by", "flat_map", "collect", "keep_if",
        ];
        Wrappers.Define(klass, enumerating, (ctx, name, self, arguments, block) => ctx.SendBlock(Merged(ctx, (NodeObject)self!), name, block, arguments));
        klass.Define(RSymbol.Of("each_attribute"), BuiltinBody.Of((ctx, self, block) => ctx.SendBlock(Merged(ctx, (NodeObject)self!), RSymbol.Of("each"), block)));
    }

    /// <summary>Words of Chef 11 and 12 that are gone since.</summary>
    internal static void DefineOldWords(Interpreter interpreter)
    {
        var klass = interpreter.FindClass(interpreter.MainContext, "Chef::Node");
        klass.Define(RSymbol.Of("set"), BuiltinBody.Of((ctx, self, _) =>
        {
            if (ChefRun.Of(ctx).Era >= 12)
            {
                ChefRun.Of(ctx).Deprecated(ctx,
                    "node.set is deprecated and will be removed in Chef 14, please use node.default/node.override (or node.normal only if you really need persistence)", "attributes");
            }
            return ((NodeObject)self!).Attributes[AttributeLevel.Normal];
        }));
        klass.Define(RSymbol.Of("set_unless"), klass.FindMethod(RSymbol.Of("normal_unless"))!.Body);
    }

    [RubyMethod("[]")]
    public static object? Get(Context ctx, NodeObject self, object? key) => key is long ? null : self.Attributes.Top(ctx, ctx.ToS(key));

    [RubyMethod("[]=")]
    public static void Set(NodeObject self, object? key, object? value) => throw Immutable.Error();

    [RubyMethod("attribute?", "key?", "has_key?", "include?", "member?")]
    public static bool Has(Context ctx, NodeObject self, object? key) => self.Attributes.HasTop(ctx, ctx.ToS(key));

    [RubyMethod("read", "dig")]
    public static object? Read(Context ctx, NodeObject self, params object?[] rest) => self.Attributes.Read(ctx, rest);

    [RubyMethod("read!")]
    public static object? ReadStrictly(Context ctx, NodeObject self, params object?[] rest) =>
        self.Attributes.TryRead(ctx, rest, out var value) ? value : throw VividMashClass.PathMissing(ctx, rest);

    [RubyMethod("exist?")]
    public static bool Exists(Context ctx, NodeObject self, params object?[] rest) => self.Attributes.TryRead(ctx, rest, out _);

    [RubyMethod("fetch")]
    public static object? Fetch(Context ctx, NodeObject self, object? key, [Optional] object? fallback, RProc? block = null) =>
        self.Attributes.HasTop(ctx, ctx.ToS(key)) ? self.Attributes.Top(ctx, ctx.ToS(key))
        : block is not null ? block.Yield(ctx, [key])
        : fallback is not Undefined ? fallback : throw RubyError.Key($"key not found: {ctx.Inspect(key)}", self, key);

    [RubyMethod("write")]
    public static object? Write(Context ctx, NodeObject self, object? level, params object?[] rest)
    {
        self.Attributes.Write(ctx, AttributeLevels.Parse(ctx.ToS(level)), rest[..^1], rest[^1]);
        return rest[^1];
    }

    [RubyMethod("write!")]
    public static object? WriteStrictly(Context ctx, NodeObject self, object? level, params object?[] rest)
    {
        self.Attributes.Write(ctx, AttributeLevels.Parse(ctx.ToS(level)), rest[..^1], rest[^1], strict: true);
        return rest[^1];
    }

    [RubyMethod("unlink")]
    public static object? Unlink(Context ctx, NodeObject self, object? level, params object?[] rest) =>
        self.Attributes.Unlink(ctx, AttributeLevels.Parse(ctx.ToS(level)), rest) is var old and not Undefined ? old : null;

    [RubyMethod("unlink!")]
    public static object? UnlinkStrictly(Context ctx, NodeObject self, object? level, params object?[] rest) =>
        self.Attributes.Unlink(ctx, AttributeLevels.Parse(ctx.ToS(level)), rest) is var old and not Undefined ? old : throw VividMashClass.PathMissing(ctx, rest);

    static readonly AttributeLevel[] Removable = [.. AttributeLevels.Defaults, AttributeLevel.Normal, .. AttributeLevels.Overrides];

    [RubyMethod("rm")]
    public static object? Remove(Context ctx, NodeObject self, params object?[] rest)
    {
        if (rest.Length == 1)
        {
            ChefRun.Of(ctx).Log(LogLevel.Warn, "Calling node.read() without any path argument is very slow, probably a bug, and should be avoided");
        }
        return self.Attributes.Remove(ctx, rest, Removable);
    }

    [RubyMethod("rm_default")]
    public static object? RemoveDefault(Context ctx, NodeObject self, params object?[] rest) => self.Attributes.Remove(ctx, rest, AttributeLevels.Defaults);

    [RubyMethod("rm_normal")]
    public static object? RemoveNormal(Context ctx, NodeObject self, params object?[] rest) => self.Attributes.Remove(ctx, rest, [AttributeLevel.Normal]);

    [RubyMethod("rm_override")]
    public static object? RemoveOverride(Context ctx, NodeObject self, params object?[] rest) => self.Attributes.Remove(ctx, rest, AttributeLevels.Overrides);

    [RubyMethod("debug_value")]
    public static object? DebugValue(Context ctx, NodeObject self, params object?[] rest)
    {
        var result = new RArray();
        for (var level = AttributeLevel.Default; level <= AttributeLevel.Automatic; level++)
        {
            result.Add(RArray.Of(new RString(level.RubyName()), self.Attributes.TryRead(ctx, level, rest, out var value) ? value : RSymbol.Of("not_present")));
        }
        return result;
    }

    [RubyMethod("keys")]
    public static object? Keys(Context ctx, NodeObject self) => new RArray(self.Attributes.TopKeys(ctx));

    static RHash Merged(Context ctx, NodeObject self)
    {
        var hash = new RHash();
        foreach (var key in self.Attributes.TopKeys(ctx))
        {
            hash.Set(ctx, key, self.Attributes.Top(ctx, ctx.ToS(key)));
        }
        return hash;
    }

    [RubyMethod("attributes", "merged_attributes", "construct_attributes")]
    public static object? Attributes(NodeObject self) => self;

    [RubyMethod("to_hash", "to_h")]
    public static object? ToHash(Context ctx, NodeObject self)
    {
        var hash = (RHash)AttributeContainers.Plain(ctx, Merged(ctx, self))!;
        void Put(string key, object? value) => hash.Set(ctx, new RString(key), value);
        Put("chef_type", new RString("node"));
        Put("name", self.Name is null ? null : new RString(self.Name));
        Put("chef_environment", new RString(self.Environment));
        void Names(string key, RunListItemType type)
        {
            var names = self.RunList.Where(i => i.Type == type).Select(i => (object?)new RString(i.Name)).ToList();
            if (names.Count > 0)
            {
                Put(key, new RArray(names));
            }
        }
        Names("recipe", RunListItemType.Recipe);
        Names("role", RunListItemType.Role);
        Put("run_list", new RArray(self.RunList.Select(i => (object?)new RString(i.ToString()))));
        return hash;
    }

    /// <summary>The node as it is saved.</summary>
    [RubyMethod("for_json")]
    public static object? ForJson(Context ctx, NodeObject self)
    {
        var hash = new RHash();
        void Put(string key, object? value) => hash.Set(ctx, new RString(key), value);
        object? Level(params AttributeLevel[] family) => AttributeContainers.Plain(ctx, self.Attributes.MergedFamily(ctx, family));
        Put("name", self.Name is null ? null : new RString(self.Name));
        Put("chef_environment", new RString(self.Environment));
        Put("json_class", new RString("Chef::Node"));
        Put("automatic", Level(AttributeLevel.Automatic));
        Put("normal", Level(AttributeLevel.Normal));
        Put("chef_type", new RString("node"));
        Put("default", Level(AttributeLevels.Defaults));
        Put("override", Level(AttributeLevels.Overrides));
        Put("run_list", new RArray(self.RunList.Select(i => (object?)new RString(i.ToString()))));
        if (self.PolicyName is { } policy)
        {
            Put("policy_name", new RString(policy));
        }
        if (self.PolicyGroup is { } group)
        {
            Put("policy_group", new RString(group));
        }
        return hash;
    }

    // without line breaks, also inside of something that is printed prettily
    [RubyMethod("to_json")]
    public static object? ToJson(Context ctx, NodeObject self, params object?[] rest) => ctx.Send(ForJson(ctx, self), "to_json");

    [RubyMethod("combined_default")]
    public static object? CombinedDefault(Context ctx, NodeObject self, params object?[] rest) => Combined(ctx, self, AttributeLevels.Defaults, rest);

    [RubyMethod("combined_override")]
    public static object? CombinedOverride(Context ctx, NodeObject self, params object?[] rest) => Combined(ctx, self, AttributeLevels.Overrides, rest);

    static object? Combined(Context ctx, NodeObject self, AttributeLevel[] family, object?[] path)
    {
        object? at = self.Attributes.MergedFamily(ctx, family);
        return NodeAttributes.Walk(ctx, ref at, path, 0) ? AttributeContainers.Of(ctx).Immutable(ctx, at) : null;
    }

    [RubyMethod("method_missing", Private = true)]
    public static object? Missing(Context ctx, NodeObject self, RSymbol name, RProc? block, params object?[] rest)
    {
        if (ChefRun.Of(ctx).Era < 13)
        {
            return MethodStyle.Call(ctx, self, name, rest, key => self.Attributes.HasTop(ctx, key)) is var value and not Undefined ? value : throw MethodStyle.Missing(ctx, self, name, rest.Length > 0);
        }
        throw RubyError.NoMethod($"undefined method `{name.Name}' for #<Chef::Node::Attribute>", self, name.Name);
    }
}
