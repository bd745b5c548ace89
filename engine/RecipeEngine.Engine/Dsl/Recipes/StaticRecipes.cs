using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Dsl.Recipes;

/// <summary>Recipes written as YAML or JSON: a list of resources.</summary>
static class StaticRecipes
{
    // such resources name Chef's own file as their source (18.11.21), also in "c::r line 130" of the log
    const string Origin = "chef/recipe.rb:130:in `block in from_hash'";

    public static void Load(Context ctx, object? recipe, string path)
    {
        var text = ctx.Interpreter.Machine.ReadText(path);
        object? tree;
        if (path.EndsWith(".json", StringComparison.Ordinal))
        {
            tree = RubyValues.FromPlain(ctx, PlainTree.Parse(text, path));
        }
        else
        {
            ctx.Interpreter.Require(ctx, "yaml");
            tree = ctx.Send(ctx.Interpreter.FindModule(ctx, "YAML"), "load", new RString(text));
        }
        if (tree is not RHash top || top.Get(ctx, new RString("resources")) is not RArray list)
        {
            throw RubyError.Argument($"{(path.EndsWith(".json", StringComparison.Ordinal) ? "JSON" : "YAML")} recipe '{path}' must contain a top-level 'resources' hash");
        }
        foreach (var item in list)
        {
            if (item is not RHash resource)
            {
                throw RubyError.Argument($"recipe '{path}': every entry of resources must be a hash with type and name");
            }
            var pairs = resource.Copy(ctx);
            pairs.Remove(ctx, new RString("type"), out var type);
            pairs.Remove(ctx, new RString("name"), out var name);
            var home = ResourceDeclaration.ContextOf(ctx, recipe);
            var built = ResourceDeclaration.Build(ctx, recipe, ctx.ToS(type), name, home, null, null, new RString(Origin));
            foreach (var (k, v) in pairs.Pairs())
            {
                ctx.Send(built, ctx.ToS(k), v);
            }
            home.Collection.Insert(built);
        }
    }
}
