namespace RecipeEngine.Engine.Dsl.Recipes;

/// <summary>Chef 11 and 12: a class Chef::Resource::FooBar is the word foo_bar of recipes without saying so.</summary>
static class OldResourceWords
{
    public static void Define(Interpreter interpreter) =>
        interpreter.FindModule(interpreter.MainContext, "Chef::DSL::Resources").Define(RSymbol.Of("method_missing"), BuiltinBody.Of(1, -1, (ctx, self, arguments, block) =>
            Missing(ctx, self, (RSymbol)arguments[0]!, arguments[1..], block)), Visibility.Private);

    static object? Missing(Context ctx, object? self, RSymbol name, object?[] arguments, RProc? block)
    {
        if (arguments.Length <= 1 && ChefRun.Of(ctx).Registry.ByClassName(ctx, name.Name) is not null)
        {
            ResourceWords.Define(ctx.Interpreter, name.Name);
            return ctx.SendBlock(self, name, block, arguments);
        }
        var who = ctx.SendIfResponds(self, RSymbol.Of("recipe_name")) is var recipe and not (Undefined or null) ? $"`{ctx.ClassOf(self)} \"{ctx.ToS(recipe)}\"'" : $"`{ctx.ClassOf(self)}'";
        throw arguments.Length == 0 && block is null
            ? new RubyError("NameError", $"No resource, method, or local variable named `{name.Name}' for {who}")
            : RubyError.NoMethod($"No resource or method named `{name.Name}' for {who}", self, name.Name);
    }
}
