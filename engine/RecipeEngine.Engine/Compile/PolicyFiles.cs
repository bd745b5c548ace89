using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Compile;

/// <summary>Evaluates roles and environments that are written in Ruby.</summary>
static class PolicyFiles
{
    public static RoleScript Roles(Context ctx) => (path, name) =>
    {
        var self = new PolicyObject(ctx.Interpreter.FindClass(ctx, "Chef::RoleFile"), name);
        Dsl.Recipes.FileLoading.RunFile(ctx, path, self, "from_file");
        return new Role(self.Name, self.Description, self.RunList, self.EnvironmentRunLists, Tree(ctx, self.Defaults), Tree(ctx, self.Overrides));
    };

    public static EnvironmentScript Environments(Context ctx) => (path, name) =>
    {
        var self = new PolicyObject(ctx.Interpreter.FindClass(ctx, "Chef::EnvironmentFile"), name);
        Dsl.Recipes.FileLoading.RunFile(ctx, path, self, "from_file");
        return NodeEnvironment.Default with
        {
            Name = self.Name,
            Description = self.Description,
            DefaultAttributes = Tree(ctx, self.Defaults),
            OverrideAttributes = Tree(ctx, self.Overrides),
        };
    };

    static OrderedDictionary<string, object?> Tree(Context ctx, object? hash) => (OrderedDictionary<string, object?>)PlainValues.FromRuby(ctx, hash)!;
}

/// <summary>The self of a role or environment file.</summary>
public sealed class PolicyObject(RClass klass, string name) : RObject(klass)
{
    public string Name { get; set; } = name;
    public string Description { get; set; } = "";
    public RunList RunList { get; set; } = RunList.Empty;
    public Dictionary<string, RunList> EnvironmentRunLists { get; } = new(StringComparer.Ordinal);
    public RHash Defaults { get; set; } = new();
    public RHash Overrides { get; set; } = new();
    public Dictionary<string, string> CookbookVersions { get; } = new(StringComparer.Ordinal);
}

/// <summary>The words both kinds of file have.</summary>
static class PolicyWords
{
    public static object? Text(Context ctx, object? value, string now, Action<string> set)
    {
        if (value is not null)
        {
            set(ctx.ToS(value));
            return value;
        }
        return new RString(now);
    }

    public static object? Hash(RHash? value, RHash now, Action<RHash> set)
    {
        if (value is not null)
        {
            set(value);
        }
        return value ?? now;
    }

    public static RunList List(Context ctx, object? value) =>
        RecipeErrors.Translated(() => RunList.Parse((value is RArray a ? a.SelectMany(v => v is RArray inner ? inner.ToArray() : [v]) : [value]).Select(ctx.ToS)));
}

/// <summary>A role written in Ruby.</summary>
[RubyClass("Chef::RoleFile")]
public static class RoleFileClass
{
    [RubyMethod("name")]
    public static object? Name(Context ctx, PolicyObject self, object? value = null) => PolicyWords.Text(ctx, value, self.Name, v => self.Name = v);

    [RubyMethod("description")]
    public static object? Description(Context ctx, PolicyObject self, object? value = null) => PolicyWords.Text(ctx, value, self.Description, v => self.Description = v);

    [RubyMethod("run_list", "recipes")]
    public static void RunListWord(Context ctx, PolicyObject self, params object?[] rest) => self.RunList = PolicyWords.List(ctx, new RArray(rest));

    [RubyMethod("env_run_lists", "env_run_list")]
    public static void EnvironmentRunLists(Context ctx, PolicyObject self, RHash lists)
    {
        foreach (var (k, v) in lists.Pairs())
        {
            self.EnvironmentRunLists[ctx.ToS(k)] = PolicyWords.List(ctx, v);
        }
        if (!self.EnvironmentRunLists.ContainsKey("_default"))
        {
            throw new RubyError("Chef::Exceptions::InvalidEnvironmentRunListSpecification", "_default key is required in env_run_lists.");
        }
    }

    [RubyMethod("default_attributes")]
    public static object? Defaults(PolicyObject self, RHash? value = null) => PolicyWords.Hash(value, self.Defaults, v => self.Defaults = v);

    [RubyMethod("override_attributes")]
    public static object? Overrides(PolicyObject self, RHash? value = null) => PolicyWords.Hash(value, self.Overrides, v => self.Overrides = v);
}

/// <summary>An environment written in Ruby.</summary>
[RubyClass("Chef::EnvironmentFile")]
public static class EnvironmentFileClass
{
    [RubyMethod("name")]
    public static object? Name(Context ctx, PolicyObject self, object? value = null) => PolicyWords.Text(ctx, value, self.Name, v => self.Name = v);

    [RubyMethod("description")]
    public static object? Description(Context ctx, PolicyObject self, object? value = null) => PolicyWords.Text(ctx, value, self.Description, v => self.Description = v);

    [RubyMethod("cookbook")]
    public static void Cookbook(Context ctx, PolicyObject self, object? name, object? constraint = null) => self.CookbookVersions[ctx.ToS(name)] = ctx.ToS(constraint);

    [RubyMethod("cookbook_versions")]
    public static void CookbookVersions(Context ctx, PolicyObject self, RHash versions)
    {
        foreach (var (k, v) in versions.Pairs())
        {
            self.CookbookVersions[ctx.ToS(k)] = ctx.ToS(v);
        }
    }

    [RubyMethod("default_attributes")]
    public static object? Defaults(PolicyObject self, RHash? value = null) => PolicyWords.Hash(value, self.Defaults, v => self.Defaults = v);

    [RubyMethod("override_attributes")]
    public static object? Overrides(PolicyObject self, RHash? value = null) => PolicyWords.Hash(value, self.Overrides, v => self.Overrides = v);
}
