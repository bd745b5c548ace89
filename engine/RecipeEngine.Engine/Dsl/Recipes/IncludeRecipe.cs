namespace RecipeEngine.Engine.Dsl.Recipes;

/// <summary>Chef::DSL::IncludeRecipe</summary>
[RubyModule("Chef::DSL::IncludeRecipe")]
public static class IncludeRecipe
{
    [RubyMethod("include_recipe", "require_recipe", "load_recipe")]
    public static object? Include(Context ctx, object? self, params object?[] rest)
    {
        var current = ctx.SendIfResponds(self, RSymbol.Of("cookbook_name")) is { } name and not Undefined ? ctx.ToS(name) : null;
        var home = ResourceDeclaration.ContextOf(ctx, self);
        var loaded = new RArray();
        foreach (var recipe in rest.SelectMany(r => r is RArray a ? a.ToArray() : [r]))
        {
            if (Compile.RecipeLoader.Load(ctx, ChefRun.Of(ctx), ctx.ToS(recipe), current, home))
            {
                loaded.Add(recipe);
            }
        }
        return loaded;
    }
}

/// <summary>Chef::DSL::IncludeAttribute</summary>
[RubyModule("Chef::DSL::IncludeAttribute")]
public static class IncludeAttribute
{
    [RubyMethod("include_attribute")]
    public static bool Include(Context ctx, object? self, params object?[] rest)
    {
        foreach (var name in rest.SelectMany(r => r is RArray a ? a.ToArray() : [r]))
        {
            Compile.AttributeLoader.Include(ctx, ChefRun.Of(ctx), ctx.ToS(name));
        }
        return true;
    }
}
