using RecipeEngine.Engine.Dsl.Recipes;

namespace RecipeEngine.Engine.Compile;

/// <summary>Runs files of definitions/.</summary>
static class DefinitionFiles
{
    public static void Load(Context ctx, string path)
    {
        var self = ctx.Send(ctx.Interpreter.FindClass(ctx, "Chef::DefinitionFile"), "new");
        FileLoading.RunFile(ctx, path, self, "from_file");
    }
}

/// <summary>The self of a definitions file.</summary>
[RubyClass("Chef::DefinitionFile")]
public static class DefinitionFileClass
{
    [RubyMethod("define")]
    public static void Define(Context ctx, object? name, object? defaults = null, RProc? block = null)
    {
        var parameters = (defaults as RHash)?.Copy(ctx) ?? new RHash();
        DefinitionWords.Define(ctx, ctx.ToS(name), parameters, Context.NeedBlock(block));
    }

    [RubyMethod("node")]
    public static object? Node(Context ctx) => ChefRun.Of(ctx).Node;
}
