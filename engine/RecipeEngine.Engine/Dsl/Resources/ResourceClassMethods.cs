namespace RecipeEngine.Engine.Dsl.Resources;

/// <summary>Chef::Resource's class methods: what a custom resource file or a class in libraries/ says about itself.</summary>
[RubyClass("Chef::Resource")]
public static class ResourceClassMethods
{
    static ResourceClass Info(RClass self) => ResourceClass.Of(self);

    [RubyMethod("property", "attribute", Singleton = true)]
    public static void Property(Context ctx, RClass self, object? name, [Optional] object? type, [Keywords] RHash? options)
    {
        var text = ctx.ToS(name);
        var info = Info(self);
        options ??= type as RHash ?? new RHash();
        if (type is RHash)
        {
            type = Undefined.Value;
        }
        Property? from = type switch
        {
            PropertyObject p => p.Property,
            Undefined => info.Find(text),
            _ => null,
        };
        var property = PropertyParser.Parse(ctx, text, options, from is null ? null : Renamed(from, text), Info(self).ResourceName);
        if (!options.ContainsKey(ctx, RSymbol.Of("instance_variable_name")))
        {
            // what state_attrs made of a name that was not declared yet has none
            property.Variable = RSymbol.Of("@" + text);
        }
        if (type is not (Undefined or PropertyObject))
        {
            PropertyParser.AddType(property, type);
        }
        Declare(ctx, self, property);
    }

    static Property Renamed(Property from, string name) => from.Name == name ? from : from.As(name);

    static void Declare(Context ctx, RClass self, Property property)
    {
        var info = Info(self);
        if (property.Variable is not null && Overwrites(ctx, self, property.Name))
        {
            var shown = info.ResourceName ?? self.ToString();
            throw RubyError.Argument($"Property `{property.Name}` of resource `{shown}` overwrites an existing method. A different name should be used for this property.");
        }
        info.Add(property);
        if (property.Variable is not null)
        {
            PropertyMethods.Define(self, property);
        }
    }

    static bool Overwrites(Context ctx, RClass self, string name)
    {
        var entry = self.FindMethod(RSymbol.Of(name));
        if (entry is null || entry.Visibility == Visibility.Private)
        {
            return false;
        }
        return entry.Owner.Name is "Object" or "BasicObject" or "Kernel" or "Chef::Resource" && Info(ctx.Interpreter.FindClass(ctx, "Chef::Resource")).Find(name) is null;
    }

    [RubyMethod("property_type", Singleton = true)]
    public static object? PropertyType(Context ctx, RClass self, [Keywords] RHash? options) =>
        new PropertyObject(ctx.Interpreter.FindClass(ctx, "Chef::Property"), PropertyParser.Parse(ctx, "property_type", options ?? new RHash()));

    [RubyMethod("deprecated_property_alias", Singleton = true)]
    public static void DeprecatedAlias(Context ctx, RClass self, object? from, object? to, string message)
    {
        var (old, target) = (ctx.ToS(from), RSymbol.Of(ctx.ToS(to)));
        foreach (var (name, forward) in new[] { (old, target), (old + "=", RSymbol.Of(target.Name + "=")) })
        {
            self.Define(RSymbol.Of(name), BuiltinBody.Of(0, -1, (c, s, arguments, block) =>
            {
                ChefRun.Of(c).Deprecated(c, message);
                return c.Send(s, forward, arguments);
            }));
        }
    }

    [RubyMethod("properties", Singleton = true)]
    public static object? Properties(Context ctx, RClass self, bool inherited = true)
    {
        var hash = new RHash();
        var klass = ctx.Interpreter.FindClass(ctx, "Chef::Property");
        foreach (var p in inherited ? Info(self).Properties() : Info(self).Own.Values)
        {
            hash.Set(ctx, RSymbol.Of(p.Name), new PropertyObject(klass, p) { DeclaredIn = DeclaredIn(self, p) });
        }
        return hash;
    }

    [RubyMethod("state_properties", Singleton = true)]
    public static object? StateProperties(Context ctx, RClass self, params object?[] rest)
    {
        if (rest.Length > 0)
        {
            Select(ctx, self, rest, (p, on) => p.IsDesiredState = on, p => p.IsDesiredState, all: false);
        }
        return Objects(ctx, self, Info(self).Properties().Where(p => p.IsDesiredState));
    }

    [RubyMethod("state_attrs", Singleton = true)]
    public static object? StateAttributes(Context ctx, RClass self, params object?[] rest)
    {
        StateProperties(ctx, self, rest);
        return new RArray(Info(self).Properties().Where(p => p.IsDesiredState).Select(p => (object?)RSymbol.Of(p.Name)));
    }

    static RClass? DeclaredIn(RClass self, Property property)
    {
        for (var info = Info(self); info is not null; info = info.Parent)
        {
            if (info.Own.TryGetValue(property.Name, out var own) && ReferenceEquals(own, property))
            {
                return info.Class;
            }
        }
        return null;
    }

    static RArray Objects(Context ctx, RClass self, IEnumerable<Property> properties)
    {
        var klass = ctx.Interpreter.FindClass(ctx, "Chef::Property");
        return new RArray(properties.Select(p => (object?)new PropertyObject(klass, p) { DeclaredIn = DeclaredIn(self, p) }));
    }

    [RubyMethod("sensitive_properties", Singleton = true)]
    public static object? SensitiveProperties(Context ctx, RClass self) => Objects(ctx, self, Info(self).Properties().Where(p => p.IsSensitive));

    [RubyMethod("identity_properties", Singleton = true)]
    public static object? IdentityProperties(Context ctx, RClass self, params object?[] rest)
    {
        if (rest.Length > 0)
        {
            Select(ctx, self, rest, (p, on) => p.IsIdentity = on, p => p.IsIdentity, all: true);
        }
        return Objects(ctx, self, Info(self).IdentityProperties);
    }

    [RubyMethod("identity_attr", "identity_property", "identity_attrs", Singleton = true)]
    public static object? IdentityAttribute(Context ctx, RClass self, params object?[] rest)
    {
        IdentityProperties(ctx, self, rest);
        return Info(self).IdentityProperties switch
        {
            [] => null,
            [var one] => RSymbol.Of(one.Name),
            var several => throw new RubyError("Chef::Exceptions::MultipleIdentityError",
                $"identity_property cannot be called on an object with more than one identity property ({string.Join(", ", several.Select(p => p.Name))})."),
        };
    }

    static void Select(Context ctx, RClass self, object?[] names, Action<Property, bool> set, Func<Property, bool> get, bool all)
    {
        var wanted = names.SelectMany(n => n is RArray a ? a.ToArray() : [n]).Select(ctx.ToS).ToHashSet(StringComparer.Ordinal);
        foreach (var name in wanted)
        {
            var found = Info(self).Find(name);
            var own = found?.Derive() ?? new Property(name) { Variable = null };
            set(own, true);
            Info(self).Add(own);
        }
        foreach (var p in (all ? Info(self).Properties() : Info(self).Own.Values).Where(p => get(p) && !wanted.Contains(p.Name)).ToList())
        {
            var own = p.Derive();
            set(own, false);
            Info(self).Add(own);
        }
    }

    [RubyMethod("name_property", Singleton = true)]
    public static object? NameProperty(RClass self) => Info(self).NameProperty is { } p ? RSymbol.Of(p.Name) : null;

    [RubyMethod("lazy", Singleton = true)]
    public static object? Lazy(Context ctx, RClass self, RProc block) => new DelayedEvaluator(ctx.Interpreter.FindClass(ctx, "Chef::DelayedEvaluator"), block);

    [RubyMethod("resource_name", "resource_name=", Singleton = true)]
    public static object? ResourceName(Context ctx, RClass self, [Optional] object? name)
    {
        if (name is not Undefined)
        {
            Info(self).ResourceName = name is null ? null : ctx.ToS(name);
        }
        return Info(self).ResourceName is { } n ? RSymbol.Of(n) : null;
    }

    [RubyMethod("unified_mode", Singleton = true)]
    public static bool UnifiedMode(Context ctx, RClass self, object? flag = null)
    {
        if (flag is not null)
        {
            Info(self).UnifiedModeSetting = Context.Truthy(flag);
        }
        return UnifiedModeOf(ctx, Info(self));
    }

    internal static bool UnifiedModeOf(Context ctx, ResourceClass info) =>
        info.UnifiedModeSetting ?? (ChefRun.Of(ctx).Era >= 18 && ChefRun.Of(ctx).Config.Truthy(ctx, "resource_unified_mode_default"));

    [RubyMethod("description", Singleton = true)]
    public static object? Description(RClass self, [Optional] object? value) => Note(self, "description", value);

    [RubyMethod("introduced", Singleton = true)]
    public static object? Introduced(RClass self, [Optional] object? value) => Note(self, "introduced", value);

    [RubyMethod("examples", Singleton = true)]
    public static object? Examples(RClass self, [Optional] object? value) => Note(self, "examples", value);

    [RubyMethod("deprecated", Singleton = true)]
    public static object? Deprecated(RClass self, [Optional] object? value) => Note(self, "deprecated", value);

    [RubyMethod("skip_docs", Singleton = true)]
    public static object? SkipDocs(RClass self, [Optional] object? value) => Note(self, "skip_docs", value);

    [RubyMethod("preview_resource", Singleton = true)]
    public static object? Preview(RClass self, [Optional] object? value) => Note(self, "preview_resource", value);

    [RubyMethod("default_description", Singleton = true)]
    public static object? DefaultDescription(RClass self, [Optional] object? value) => Note(self, "default_description", value);

    [RubyMethod("target_mode", Singleton = true)]
    public static void TargetMode(RClass self, [Keywords] RHash? options)
    {
    }

    static object? Note(RClass self, string word, object? value)
    {
        if (value is not Undefined)
        {
            Info(self).Notes[word] = value;
        }
        return Info(self).Notes.GetValueOrDefault(word);
    }
}
