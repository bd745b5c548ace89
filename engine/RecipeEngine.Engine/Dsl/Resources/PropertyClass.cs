namespace RecipeEngine.Engine.Dsl.Resources;

/// <summary>Chef::Property: a property's options as an object.</summary>
[RubyClass("Chef::Property")]
public static class PropertyClass
{
    static readonly HashSet<string> NotValidation =
    [
        "declared_in", "name", "instance_variable_name", "desired_state", "identity", "default", "name_property", "coerce", "required", "nillable", "sensitive",
        "description", "introduced", "deprecated", "default_description", "skip_docs",
    ];

    [RubyAllocator]
    public static object? Allocate(RClass klass) => new PropertyObject(klass, new Property("property_type"));

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, PropertyObject self, [Keywords] RHash? options) => self.Property = Make(ctx, options ?? new RHash(), null);

    static Property Make(Context ctx, RHash options, Property? from)
    {
        var name = options.Get(ctx, "name") is { } given ? ctx.ToS(given) : from?.Name ?? "property_type";
        var property = PropertyParser.Parse(ctx, name, options, from);
        return property.Name == name ? property : property.As(name);
    }

    [RubyMethod("derive", Singleton = true)]
    public static object? DeriveNew(Context ctx, RClass self, [Keywords] RHash? options) => new PropertyObject(self, Make(ctx, options ?? new RHash(), null));

    [RubyMethod("derive")]
    public static object? Derive(Context ctx, PropertyObject self, [Keywords] RHash? options) => new PropertyObject(ctx.ClassOf(self), Make(ctx, options ?? new RHash(), self.Property));

    [RubyMethod("name")]
    public static object? Name(PropertyObject self) => self.Property.Name == "property_type" ? null : RSymbol.Of(self.Property.Name);

    [RubyMethod("declared_in")]
    public static object? DeclaredIn(PropertyObject self) => self.DeclaredIn;

    [RubyMethod("default")]
    public static object? Default(PropertyObject self) => self.Property.Default;

    [RubyMethod("description")]
    public static object? Description(PropertyObject self) => self.Property.Notes.GetValueOrDefault("description");

    [RubyMethod("introduced")]
    public static object? Introduced(PropertyObject self) => self.Property.Notes.GetValueOrDefault("introduced");

    [RubyMethod("default_description")]
    public static object? DefaultDescription(PropertyObject self) => self.Property.Notes.GetValueOrDefault("default_description");

    [RubyMethod("skip_docs?")]
    public static bool SkipDocs(PropertyObject self) => Context.Truthy(self.Property.Notes.GetValueOrDefault("skip_docs"));

    [RubyMethod("equal_to")]
    public static object? EqualTo(PropertyObject self) => self.Property.EqualTo is { } list ? new RArray(list) : null;

    [RubyMethod("instance_variable_name")]
    public static object? Variable(PropertyObject self) => self.Property.Variable;

    [RubyMethod("options")]
    public static object? Options(PropertyObject self) => self.Property.Options ?? new RHash();

    [RubyMethod("validation_options")]
    public static object? ValidationOptions(Context ctx, PropertyObject self)
    {
        var hash = new RHash();
        foreach (var (k, v) in (self.Property.Options ?? new RHash()).Pairs().Where(p => !NotValidation.Contains(ctx.ToS(p.Key))))
        {
            hash.Set(ctx, k, v);
        }
        return hash;
    }

    [RubyMethod("required?")]
    public static bool IsRequired(Context ctx, PropertyObject self, object? action = null) =>
        action is null || self.Property.RequiredFor is null ? self.Property.IsRequired || self.Property.RequiredFor is not null
            : (action as RArray ?? RArray.Of(action)).Any(a => self.Property.IsRequiredFor(ctx.ToS(a)));

    [RubyMethod("identity?")]
    public static bool IsIdentity(PropertyObject self) => self.Property.IsIdentity;

    [RubyMethod("desired_state?")]
    public static bool IsDesiredState(PropertyObject self) => self.Property.IsDesiredState;

    [RubyMethod("name_property?")]
    public static bool IsNameProperty(PropertyObject self) => self.Property.IsNameProperty;

    [RubyMethod("sensitive?")]
    public static bool IsSensitive(PropertyObject self) => self.Property.IsSensitive;

    [RubyMethod("has_default?")]
    public static bool HasDefault(PropertyObject self) => self.Property.HasDefault;

    [RubyMethod("is_set?")]
    public static bool IsSet(PropertyObject self, Resource resource) => self.Property.IsSetOn(resource);

    [RubyMethod("get")]
    public static object? Get(Context ctx, PropertyObject self, Resource resource, [Keyword] bool nil_set = false) => self.Property.Get(ctx, resource);

    [RubyMethod("set")]
    public static object? Set(Context ctx, PropertyObject self, Resource resource, object? value) => self.Property.Set(ctx, resource, value);

    [RubyMethod("call")]
    public static object? Call(Context ctx, PropertyObject self, Resource resource, [Optional] object? value) => self.Property.Call(ctx, resource, value is Undefined ? [] : [value]);

    [RubyMethod("reset")]
    public static void Reset(PropertyObject self, Resource resource) => self.Property.Reset(resource);

    [RubyMethod("coerce")]
    public static object? CoerceValue(Context ctx, PropertyObject self, Resource? resource, object? value) => value is null ? null
        : self.Property.CoerceProc is { } coerce ? coerce.Arity > 1 ? coerce.Yield(ctx, [resource, value]) : coerce.CallWithSelf(ctx, resource, [value])
        : self.Property.CoerceWith is { } native && resource is not null ? native(ctx, resource, value) : value;

    [RubyMethod("validate")]
    public static void Validate(Context ctx, PropertyObject self, Resource? resource, object? value)
    {
        if (value is not null || self.Property.HasDefault)
        {
            Validation.Check(ctx, resource, self.Property, value);
        }
    }

    [RubyMethod("to_s")]
    public static string ToS(PropertyObject self) =>
        (Name(self) is RSymbol name ? name.Name : "<property type>") + (self.DeclaredIn is RClass home ? " of resource " + ResourceClass.Of(home).ResourceName : "");
}
