namespace RecipeEngine.Dsl.Stdlib.Gems;

/// <summary>Gem: there are no gems here, and it says so.</summary>
[RubyModule("Gem")]
public static class GemModule
{
    [RubyConstant("VERSION")]
    public static RString Version() => new("3.3.15") { Frozen = true };

    static readonly RSymbol Specs = RSymbol.Of("@loaded_specs");

    [RubyMethod("loaded_specs", Singleton = true)]
    public static object? LoadedSpecs(RModule self)
    {
        if (!self.HasInstanceVariable(Specs))
        {
            self.SetInstanceVariable(Specs, new RHash());
        }
        return self.GetInstanceVariable(Specs);
    }

    [RubyMethod("clear_paths", Singleton = true)]
    public static void ClearPaths()
    {
    }

    [RubyMethod("path", Singleton = true)]
    public static RArray Path() => new();

    [RubyMethod("win_platform?", "java_platform?", Singleton = true)]
    public static bool IsOtherPlatform() => false;

    [RubyMethod("ruby_version", Singleton = true)]
    public static RGemVersion RubyVersion(Context ctx) => RGemVersion.Of(ctx, "3.1.2");

    [RubyMethod("rubygems_version", Singleton = true)]
    public static RGemVersion RubygemsVersion(Context ctx) => RGemVersion.Of(ctx, "3.3.15");

    internal static RubyError Missing(Context ctx, string name, object?[] requirements) => new("Gem::MissingSpecError",
        $"Could not find '{name}' ({RGemRequirement.Create(ctx, requirements)}) among 0 total gem(s)", (_, e) =>
        {
            e.SetInstanceVariable(RSymbol.Of("@name"), new RString(name));
        });

    [RubyLibrary("rubygems", "rubygems/version", "rubygems/requirement", "rubygems/dependency", "rubygems/specification")]
    public static void Load(Context ctx)
    {
        // always there
    }
}

/// <summary>Kernel#gem: no gem can be activated.</summary>
[RubyModule("Kernel")]
public static class KernelGem
{
    [RubyMethod("gem", Private = true)]
    public static object? Gem(Context ctx, string name, params object?[] rest) => throw GemModule.Missing(ctx, name, rest);
}

/// <summary>A gem cannot be loaded.</summary>
[RubyClass("Gem::LoadError", Superclass = "LoadError")]
public static class GemLoadError
{
    [RubyMethod("name")]
    public static object? Name(RException self) => self.GetInstanceVariable(RSymbol.Of("@name"));
}

/// <summary>There is no such gem.</summary>
[RubyClass("Gem::MissingSpecError", Superclass = "Gem::LoadError")]
public static class GemMissingSpecError;

/// <summary>There is no such version of a gem.</summary>
[RubyClass("Gem::MissingSpecVersionError", Superclass = "Gem::MissingSpecError")]
public static class GemMissingSpecVersionError;

/// <summary>What RubyGems' own errors are.</summary>
[RubyClass("Gem::Exception", Superclass = "RuntimeError")]
public static class GemException;

/// <summary>A gem could not be installed.</summary>
[RubyClass("Gem::InstallError", Superclass = "Gem::Exception")]
public static class GemInstallError;

/// <summary>Gem::Platform's names.</summary>
[RubyClass("Gem::Platform")]
public static class GemPlatform
{
    [RubyConstant("RUBY")]
    public static RString Ruby() => new("ruby") { Frozen = true };
}
