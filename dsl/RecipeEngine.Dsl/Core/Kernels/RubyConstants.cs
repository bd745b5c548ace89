namespace RecipeEngine.Dsl.Core.Kernels;

/// <summary>The constants that tell which Ruby this is: the language of 3.1.</summary>
[RubyClass("Object")]
static class RubyConstants
{
    const string Version = "3.1.2", ReleaseDate = "2022-04-12", Platform = "x86_64-linux-gnu";

    static RString Fixed(string text) => new(text) { Frozen = true };

    [RubyConstant("RUBY_VERSION")]
    public static RString RubyVersion() => Fixed(Version);

    [RubyConstant("RUBY_RELEASE_DATE")]
    public static RString RubyReleaseDate() => Fixed(ReleaseDate);

    [RubyConstant("RUBY_PLATFORM")]
    public static RString RubyPlatform() => Fixed(Platform);

    [RubyConstant("RUBY_PATCHLEVEL")]
    public static int PatchLevel() => 20;

    [RubyConstant("RUBY_REVISION")]
    public static RString Revision() => Fixed("recipe-engine");

    [RubyConstant("RUBY_ENGINE")]
    public static RString Engine() => Fixed("ruby");

    [RubyConstant("RUBY_ENGINE_VERSION")]
    public static RString EngineVersion() => Fixed(Version);

    [RubyConstant("RUBY_COPYRIGHT")]
    public static RString Copyright() => Fixed("RecipeEngine");

    [RubyConstant("RUBY_DESCRIPTION")]
    public static RString Description() => Fixed($"ruby {Version} ({ReleaseDate}) [{Platform}] (RecipeEngine)");

    [RubyConstant("TOPLEVEL_BINDING")]
    public static object? TopLevelBinding(Context ctx)
    {
        return ctx.Interpreter.TopBinding;
    }
}
