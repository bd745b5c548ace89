using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Dsl.Recipes;

/// <summary>Chef::Recipe: the self of a recipe file.</summary>
[RubyClass("Chef::Recipe")]
public static class RecipeClass
{
    internal static readonly RSymbol Cookbook = RSymbol.Of("@cookbook_name"), Recipe = RSymbol.Of("@recipe_name"), RunContextVariable = RSymbol.Of("@run_context"), ParamsVariable = RSymbol.Of("@params");

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(RObject self, object? cookbook, object? recipe, object? runContext)
    {
        self.SetInstanceVariable(Cookbook, cookbook);
        self.SetInstanceVariable(Recipe, recipe);
        self.SetInstanceVariable(RunContextVariable, runContext);
        self.SetInstanceVariable(ParamsVariable, new RHash());
    }

    [RubyMethod("cookbook_name")]
    public static object? CookbookName(RObject self) => self.GetInstanceVariable(Cookbook);

    [RubyMethod("recipe_name")]
    public static object? RecipeName(RObject self) => self.GetInstanceVariable(Recipe);

    [RubyMethod("run_context")]
    public static object? RunContextOf(RObject self) => self.GetInstanceVariable(RunContextVariable);

    [RubyMethod("params")]
    public static object? Params(RObject self) => self.GetInstanceVariable(ParamsVariable);

    [RubyMethod("params=")]
    public static void SetParams(RObject self, object? value) => self.SetInstanceVariable(ParamsVariable, value);

    [RubyMethod("node")]
    public static object? Node(Context ctx) => ChefRun.Of(ctx).Node;

    [RubyMethod("tag")]
    public static object? Tag(Context ctx, params object?[] rest)
    {
        NodeTags.Add(ctx, rest);
        return NodeTags.List(ctx);
    }

    [RubyMethod("untag")]
    public static object? Untag(Context ctx, params object?[] rest)
    {
        var list = NodeTags.List(ctx);
        var names = rest.SelectMany(r => r is RArray a ? a.ToArray() : [r]).Select(ctx.ToS).ToHashSet(StringComparer.Ordinal);
        for (var i = list.Count - 1; i >= 0; i--)
        {
            if (names.Contains(ctx.ToS(list[i])))
            {
                list.RemoveAt(i);
            }
        }
        ChefRun.Of(ctx).Node.Attributes.Forget("tags");
        return list;
    }

    [RubyMethod("from_file")]
    public static object? FromFile(Context ctx, RObject self, string path) => FileLoading.RunFile(ctx, path, self, "from_file");

    [RubyMethod("from_yaml_file")]
    public static void FromYaml(Context ctx, RObject self, string path) => StaticRecipes.Load(ctx, self, path);

    [RubyMethod("to_s", "inspect")]
    public static string ToS(Context ctx, RObject self) =>
        $"cookbook: {(self.GetInstanceVariable(Cookbook) is { } c ? ctx.ToS(c) : "(none)")}, recipe: {(self.GetInstanceVariable(Recipe) is { } r ? ctx.ToS(r) : "(none)")} ";

    /// <summary>"cb::recipe" taken apart.</summary>
    [RubyMethod("parse_recipe_name", Singleton = true)]
    public static object? ParseRecipeName(Context ctx, object? name, [Keyword] object? current_cookbook = null)
    {
        var parsed = RecipeEngine.Cookbooks.RecipeName.Parse(ctx.ToS(name), current_cookbook is null ? null : ctx.ToS(current_cookbook));
        return RArray.Of(RSymbol.Of(parsed.Cookbook), new RString(parsed.Recipe));
    }
}

/// <summary>The node's tags.</summary>
static class NodeTags
{
    public static RArray List(Context ctx) => List(ctx, ChefRun.Of(ctx).Node);

    public static RArray List(Context ctx, NodeObject node)
    {
        var attributes = node.Attributes;
        if (attributes[AttributeLevel.Normal].Get(ctx, new RString("tags")) is not RArray list)
        {
            attributes.Write(ctx, AttributeLevel.Normal, [new RString("tags")], new RArray());
            list = (RArray)attributes[AttributeLevel.Normal].Get(ctx, new RString("tags"))!;
        }
        return list;
    }

    public static void Add(Context ctx, object?[] tags) => Add(ctx, ChefRun.Of(ctx).Node, tags);

    public static void Add(Context ctx, NodeObject node, object?[] tags)
    {
        var list = List(ctx, node);
        foreach (var t in tags.SelectMany(r => r is RArray a ? a.ToArray() : [r]).Select(ctx.ToS))
        {
            if (!list.Any(x => ctx.ToS(x) == t))
            {
                list.Add(new RString(t));
            }
        }
        node.Attributes.Forget("tags");
    }
}
