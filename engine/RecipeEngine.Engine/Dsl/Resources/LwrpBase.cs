namespace RecipeEngine.Engine.Dsl.Resources;

/// <summary>Chef::Resource::LWRPBase: the class that files in resources/ are subclasses of.</summary>
[RubyClass("Chef::Resource::LWRPBase", Superclass = "Chef::Resource")]
public static class LwrpBase
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new Resource(klass);

    [RubyMethod("build_from_file", Singleton = true)]
    public static object? BuildFromFile(Context ctx, RClass self, object? cookbook, string file, object? runContext = null) =>
        Recipes.FileLoading.LoadResource(ctx, ctx.ToS(cookbook), file);
}
