using RecipeEngine.Cookbooks;
using RecipeEngine.Engine.Dsl.Recipes;

namespace RecipeEngine.Engine.Dsl.Node;

/// <summary>Chef::Node: nodes made by cookbooks, and what is seldom asked of one.</summary>
[RubyClass("Chef::Node")]
public static class NodeMaking
{
    [RubyMethod("build", "create", "find_or_create", Singleton = true)]
    public static object? Build(Context ctx, RClass self, string name)
    {
        var node = (NodeObject)ctx.Send(self, "new")!;
        ctx.Send(node, "name", new RString(name));
        return node;
    }

    [RubyMethod("from_hash", "json_create", Singleton = true)]
    public static object? FromHash(Context ctx, RClass self, object? given)
    {
        if (given is NodeObject)
        {
            return given;
        }
        var hash = Coerce.ToHash(ctx, given);
        object? At(string key) => hash.Get(ctx, new RString(key)) ?? hash.Get(ctx, RSymbol.Of(key));
        var node = (NodeObject)Build(ctx, self, ctx.ToS(At("name")))!;
        if (At("chef_environment") is { } environment)
        {
            node.Environment = ctx.ToS(environment);
        }
        node.Attributes.Replace(ctx, AttributeLevel.Automatic, At("automatic"));
        node.Attributes.Replace(ctx, AttributeLevel.Normal, At("normal"));
        node.Attributes.Replace(ctx, AttributeLevel.Default, At("default"));
        node.Attributes.Replace(ctx, AttributeLevel.Override, At("override"));
        if (At("run_list") is RArray list)
        {
            node.RunList = RecipeErrors.Translated(() => RunList.Parse(list.Select(ctx.ToS)));
        }
        return node;
    }

    [RubyMethod("untag")]
    public static object? Untag(Context ctx, NodeObject self, params object?[] rest)
    {
        var gone = rest.SelectMany(r => r is RArray a ? a.ToArray() : [r]).Select(ctx.ToS).ToHashSet(StringComparer.Ordinal);
        var tags = new RArray(((RArray)NodeTags.List(ctx, self)!).Where(t => !gone.Contains(ctx.ToS(t))));
        self.Attributes.Write(ctx, AttributeLevel.Normal, [new RString("tags")], tags);
        return NodeTags.List(ctx, self);
    }

    [RubyMethod("run_list?")]
    public static bool HasRunList(NodeObject self) => self.RunList.Count > 0;

    [RubyMethod("override_runlist_set?")]
    public static bool HasOverride(Context ctx) => ChefRun.Of(ctx).Config.Get(ctx, "override_runlist") is RArray { Count: > 0 };

    [RubyMethod("data_for_save")]
    public static object? DataForSave(Context ctx, NodeObject self) => ctx.Send(self, "for_json");
}
