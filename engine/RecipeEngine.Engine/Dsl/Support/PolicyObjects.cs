using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Dsl.Support;

/// <summary>A role or an environment as Ruby code sees it.</summary>
public sealed class PolicyObject(RClass klass, RHash fields) : RObject(klass)
{
    public RHash Fields { get; } = fields;

    /// <summary>One that a cookbook makes itself.</summary>
    public static PolicyObject New(RClass klass)
    {
        var fields = new RHash();
        var ctx = klass.Interpreter.MainContext;
        foreach (var (name, value) in ((string, object)[])[("name", new RString("")), ("description", new RString("")), ("default_attributes", new RHash()), ("override_attributes", new RHash()), ("run_list", new RArray())])
        {
            fields.Set(ctx, new RString(name), value);
        }
        return new PolicyObject(klass, fields);
    }

    public static PolicyObject Of(Context ctx, Role role) => Make(ctx, "Chef::Role", new()
    {
        ["name"] = role.Name,
        ["description"] = role.Description,
        ["json_class"] = "Chef::Role",
        ["chef_type"] = "role",
        ["default_attributes"] = role.DefaultAttributes,
        ["override_attributes"] = role.OverrideAttributes,
        ["run_list"] = role.RunList.Select(i => (object?)i.ToString()).ToList(),
    });

    public static PolicyObject Of(Context ctx, NodeEnvironment environment) => Make(ctx, "Chef::Environment", new()
    {
        ["name"] = environment.Name,
        ["description"] = environment.Description,
        ["json_class"] = "Chef::Environment",
        ["chef_type"] = "environment",
        ["default_attributes"] = environment.DefaultAttributes,
        ["override_attributes"] = environment.OverrideAttributes,
    });

    static PolicyObject Make(Context ctx, string klass, OrderedDictionary<string, object?> fields) =>
        new(ctx.Interpreter.FindClass(ctx, klass), (RHash)RubyValues.FromPlain(ctx, fields)!);
}

/// <summary>Chef::Role</summary>
[RubyClass("Chef::Role")]
public static class RoleClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => PolicyObject.New(klass);

    /// <summary>The run list of an environment.</summary>
    [RubyMethod("run_list_for", "active_run_list_for")]
    public static object? RunListFor(Context ctx, PolicyObject self, object? environment = null) =>
        PolicyFields.Get(ctx, self, "env_run_lists") is RHash lists && environment is not null && lists.Get(ctx, new RString(ctx.ToS(environment))) is { } own ? own : RunList(ctx, self);

    [RubyMethod("load", "find", Singleton = true)]
    public static object? Load(Context ctx, string name) => RecipeErrors.Translated(() => ChefRun.Of(ctx).Roles?.Find(name)) is { } role ? PolicyObject.Of(ctx, role)
        : throw new RubyError("Chef::Exceptions::RoleNotFound", $"Role '{name}' could not be loaded from disk");

    [RubyMethod("list", Singleton = true)]
    public static object? List(Context ctx, object? inflate = null) => PolicyFields.Names(ctx, (ChefRun.Of(ctx).Roles?.Names ?? []).Select(Path.GetFileNameWithoutExtension));

    [RubyMethod("name")]
    public static object? Name(Context ctx, PolicyObject self, params object?[] rest) => PolicyFields.Field(ctx, self, "name", rest);

    [RubyMethod("description")]
    public static object? Description(Context ctx, PolicyObject self, params object?[] rest) => PolicyFields.Field(ctx, self, "description", rest);

    [RubyMethod("run_list")]
    public static object? RunList(Context ctx, PolicyObject self, params object?[] rest) => PolicyFields.Field(ctx, self, "run_list", rest);

    [RubyMethod("default_attributes")]
    public static object? Defaults(Context ctx, PolicyObject self, params object?[] rest) => PolicyFields.Field(ctx, self, "default_attributes", rest);

    [RubyMethod("override_attributes")]
    public static object? Overrides(Context ctx, PolicyObject self, params object?[] rest) => PolicyFields.Field(ctx, self, "override_attributes", rest);

    [RubyMethod("to_hash", "to_h")]
    public static object? ToHash(PolicyObject self) => self.Fields;

    [RubyMethod("to_s")]
    public static string ToS(Context ctx, PolicyObject self) => $"role[{ctx.ToS(Name(ctx, self))}]";
}

/// <summary>Chef::Environment</summary>
[RubyClass("Chef::Environment")]
public static class EnvironmentClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => PolicyObject.New(klass);

    [RubyMethod("load", "find", Singleton = true)]
    public static object? Load(Context ctx, string name) => PolicyObject.Of(ctx, name == NodeEnvironment.DefaultName ? NodeEnvironment.Default
        : RecipeErrors.Translated(() => ChefRun.Of(ctx).Environments?.Get(name)) ?? NodeEnvironment.Default);

    [RubyMethod("list", Singleton = true)]
    public static object? List(Context ctx, object? inflate = null) => PolicyFields.Names(ctx, (ChefRun.Of(ctx).Environments?.Names ?? []).Select(n => (string?)n));

    [RubyMethod("name")]
    public static object? Name(Context ctx, PolicyObject self, params object?[] rest) => PolicyFields.Field(ctx, self, "name", rest);

    [RubyMethod("description")]
    public static object? Description(Context ctx, PolicyObject self, params object?[] rest) => PolicyFields.Field(ctx, self, "description", rest);

    [RubyMethod("default_attributes")]
    public static object? Defaults(Context ctx, PolicyObject self, params object?[] rest) => PolicyFields.Field(ctx, self, "default_attributes", rest);

    [RubyMethod("override_attributes")]
    public static object? Overrides(Context ctx, PolicyObject self, params object?[] rest) => PolicyFields.Field(ctx, self, "override_attributes", rest);

    [RubyMethod("to_hash", "to_h")]
    public static object? ToHash(PolicyObject self) => self.Fields;

    [RubyMethod("to_s")]
    public static string ToS(Context ctx, PolicyObject self) => ctx.ToS(Name(ctx, self));
}

static class PolicyFields
{
    public static object? Get(Context ctx, PolicyObject self, string name) => self.Fields.Get(ctx, new RString(name));

    /// <summary>Reads the field, or sets it to what was given.</summary>
    public static object? Field(Context ctx, PolicyObject self, string name, object?[] given)
    {
        if (given.Length > 0 && given[0] is not null)
        {
            self.Fields.Set(ctx, new RString(name), name == "run_list" ? new RArray(given.SelectMany(g => g is RArray a ? a.ToArray() : [g])) : given[0]);
        }
        return Get(ctx, self, name);
    }

    public static RHash Names(Context ctx, IEnumerable<string?> names)
    {
        var hash = new RHash();
        foreach (var name in names.OfType<string>())
        {
            hash.Set(ctx, new RString(name), new RString(name));
        }
        return hash;
    }
}
