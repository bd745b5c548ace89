using RecipeEngine.Cookbooks;
using RecipeEngine.Engine.Ohai;

namespace RecipeEngine.Engine.Compile;

/// <summary>Puts the node together: automatic attributes, JSON attributes, run list, roles and environment.</summary>
static class NodeBuilder
{
    /// <summary>Ohai's data as written in a file: the automatic level.</summary>
    public static void SetAutomatic(Context ctx, ChefRun run, object? ohai)
    {
        var attributes = run.Node.Attributes;
        attributes.Replace(ctx, AttributeLevel.Automatic, RubyValues.FromPlain(ctx, ohai));
        if (attributes[AttributeLevel.Automatic].Get(ctx, new RString("platform_version")) is RString version)
        {
            attributes.Write(ctx, AttributeLevel.Automatic, [new RString("platform_version")], ctx.Send(ctx.Interpreter.FindClass(ctx, "Chef::VersionString"), "new", version));
        }
        NameNode(ctx, run);
    }

    /// <summary>The machine's own facts, looked at when they are read.</summary>
    public static void ExpectAutomatic(Context ctx, ChefRun run, OhaiCollector ohai)
    {
        run.Node.Attributes.Expect(new MachineFacts(ohai));
        NameNode(ctx, run);
    }

    static void NameNode(Context ctx, ChefRun run)
    {
        var attributes = run.Node.Attributes;
        if (run.Node.Name is { } name)
        {
            attributes.Write(ctx, AttributeLevel.Automatic, [new RString("name")], new RString(name));
        }
        attributes.Write(ctx, AttributeLevel.Automatic, [new RString("chef_environment")], new RString(run.Node.Environment));
    }

    /// <summary>Attributes given as JSON: run_list or recipes and chef_environment taken out, the rest united into normal.</summary>
    public static void ConsumeJson(Context ctx, NodeObject node, RHash given)
    {
        var rest = given.Copy(ctx);
        var hasRecipes = rest.Remove(ctx, new RString("recipes"), out var recipes);
        var hasRunList = rest.Remove(ctx, new RString("run_list"), out var runList);
        if (hasRecipes && hasRunList)
        {
            throw new RubyError("Chef::Exceptions::AmbiguousRunlistSpecification", "please set the node's run list using the 'run_list' attribute only.");
        }
        if ((runList ?? recipes) is { } items)
        {
            node.RunList = RecipeErrors.Translated(() => RunList.Parse((items is RArray a ? a.ToArray() : [items]).Select(ctx.ToS)));
        }
        if (rest.Remove(ctx, new RString("chef_environment"), out var environment) && environment is not null)
        {
            node.Environment = ctx.ToS(environment);
        }
        var merged = AttributeMerge.Deep(ctx, node.Attributes[AttributeLevel.Normal], rest);
        node.Attributes.Replace(ctx, AttributeLevel.Normal, merged);
        if (!node.Attributes[AttributeLevel.Normal].ContainsKey(ctx, new RString("tags")))
        {
            node.Attributes.Write(ctx, AttributeLevel.Normal, [new RString("tags")], new RArray());
        }
    }

    /// <summary>Roles' and the environment's attributes, and what the expansion says of itself.</summary>
    public static void Apply(Context ctx, ChefRun run, RunListExpansion expansion, NodeEnvironment environment, RunPolicy? policy = null)
    {
        var attributes = run.Node.Attributes;
        object? defaults = new RHash(), overrides = new RHash();
        foreach (var role in expansion.AttributeOrder)
        {
            defaults = AttributeMerge.Deep(ctx, defaults, RubyValues.FromPlain(ctx, role.DefaultAttributes));
            overrides = AttributeMerge.Deep(ctx, overrides, RubyValues.FromPlain(ctx, role.OverrideAttributes));
        }
        if (policy is not null)
        {
            (defaults, overrides) = PolicySetup.Attributes(ctx, run, policy);
        }
        attributes.Replace(ctx, AttributeLevel.RoleDefault, defaults);
        attributes.Replace(ctx, AttributeLevel.RoleOverride, overrides);
        attributes.Replace(ctx, AttributeLevel.EnvironmentDefault, RubyValues.FromPlain(ctx, environment.DefaultAttributes));
        attributes.Replace(ctx, AttributeLevel.EnvironmentOverride, RubyValues.FromPlain(ctx, environment.OverrideAttributes));
        void Automatic(string key, IEnumerable<string> values) =>
            attributes.Write(ctx, AttributeLevel.Automatic, [new RString(key)], new RArray(values.Select(v => (object?)new RString(v))));
        Automatic("recipes", expansion.Recipes.SelectMany(r => r.Name.Contains("::", StringComparison.Ordinal) ? new[] { r.Name } : [r.Name, r.Name + "::default"]));
        Automatic("expanded_run_list", expansion.Recipes.Select(r => r.ToRecipeName() + (r.Version is null ? "" : "@" + r.Version)));
        Automatic("roles", expansion.Roles);
    }
}
