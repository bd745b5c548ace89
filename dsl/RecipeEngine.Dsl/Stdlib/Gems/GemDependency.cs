namespace RecipeEngine.Dsl.Stdlib.Gems;

/// <summary>A Gem::Dependency: a name, what versions will do, and whether it is for running or developing.</summary>
public sealed class RGemDependency(RClass klass) : RObject(klass)
{
    public string Name { get; set; } = "";
    public RSymbol Type { get; set; } = RSymbol.Of("runtime");
    public RGemRequirement Requirement { get; set; } = null!;
}

/// <summary>Gem::Dependency.</summary>
[RubyClass("Gem::Dependency")]
public static class GemDependencyClass
{
    [RubyAllocator]
    public static object? Allocate(RClass klass) => new RGemDependency(klass);

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RGemDependency self, object? name, params object?[] rest)
    {
        self.Name = name is RString s ? s.Text : throw RubyError.Argument($"dependency name must be a string, was {ctx.Inspect(name)}");
        if (rest.Length > 0 && rest[^1] is RSymbol type)
        {
            self.Type = type.Name is "runtime" or "development" ? type : throw RubyError.Argument($"Valid types are [:development, :runtime], not {ctx.Inspect(type)}");
            rest = rest[..^1];
        }
        self.Requirement = RGemRequirement.Create(ctx, rest);
    }

    [RubyMethod("name")]
    public static string Name(RGemDependency self) => self.Name;

    [RubyMethod("type")]
    public static RSymbol Type(RGemDependency self) => self.Type;

    [RubyMethod("requirement")]
    public static RGemRequirement Requirement(RGemDependency self) => self.Requirement;

    [RubyMethod("requirements_list")]
    public static RArray List(RGemDependency self) => GemRequirementClass.AsList(self.Requirement);

    [RubyMethod("runtime?")]
    public static bool IsRuntime(RGemDependency self) => self.Type.Name == "runtime";

    [RubyMethod("prerelease?")]
    public static bool IsPrerelease(RGemDependency self) => GemRequirementClass.IsPrerelease(self.Requirement);

    [RubyMethod("to_s")]
    public static string ToS(RGemDependency self) => self.Type.Name == "runtime" ? $"{self.Name} ({self.Requirement})" : $"{self.Name} ({self.Requirement}, {self.Type.Name})";

    [RubyMethod("inspect")]
    public static string Inspect(RGemDependency self) => $"<Gem::Dependency type=:{self.Type.Name} name=\"{self.Name}\" requirements=\"{self.Requirement}\">";

    [RubyMethod("match?")]
    public static bool Matches(Context ctx, RGemDependency self, object? name, object? version = null, object? prerelease = null)
    {
        if (name is RGemDependency or not (RString or null))
        {
            (name, version) = (ctx.Send(name, "name"), ctx.Send(name, "version"));
        }
        if (ctx.ToS(name) != self.Name)
        {
            return false;
        }
        var v = RGemVersion.Create(ctx, version)!;
        return self.Requirement.IsNone && !v.IsPrerelease || self.Requirement.IsSatisfiedBy(v);
    }

    [RubyMethod("==")]
    public static bool IsEqual(RGemDependency self, object? other) =>
        other is RGemDependency d && d.Name == self.Name && ReferenceEquals(d.Type, self.Type) && GemRequirementClass.IsEqual(self.Requirement, d.Requirement);

    [RubyMethod("hash")]
    public static long Hash(RGemDependency self) => string.GetHashCode(self.Name) ^ GemRequirementClass.Hash(self.Requirement);

    [RubyMethod("matching_specs")]
    public static RArray MatchingSpecs(bool platformOnly = false) => new();
}

/// <summary>Gem::Specification: what a gemspec says; none is installed.</summary>
[RubyClass("Gem::Specification")]
public static class GemSpecificationClass
{
    static RSymbol Variable(string name) => RSymbol.Of("@" + name);

    static readonly string[] Attributes =
    [
        "name", "summary", "description", "email", "homepage", "license", "files", "executables", "require_paths", "bindir", "platform", "test_files",
        "extra_rdoc_files", "authors", "author", "licenses", "metadata", "date", "required_ruby_version", "required_rubygems_version", "post_install_message", "extensions", "rdoc_options", "default_executable", "has_rdoc",
    ];

    [RubyMethod("initialize", Private = true)]
    public static void Initialize(Context ctx, RObject self, object? name = null, object? version = null, RProc? block = null)
    {
        foreach (var list in new[] { "files", "executables", "authors", "licenses", "test_files", "extensions", "dependencies" })
        {
            self.SetInstanceVariable(Variable(list), new RArray());
        }
        self.SetInstanceVariable(Variable("metadata"), new RHash());
        self.SetInstanceVariable(Variable("require_paths"), RArray.Of(new RString("lib")));
        self.SetInstanceVariable(Variable("name"), name);
        SetVersion(ctx, self, version);
        block?.Yield(ctx, self);
    }

    [RubyMethod("method_missing", Private = true)]
    public static object? MethodMissing(Context ctx, RObject self, RSymbol name, params object?[] rest)
    {
        var plain = name.Name.TrimEnd('=');
        if (!Attributes.Contains(plain))
        {
            throw RubyError.NoMethod($"undefined method `{name.Name}' for {ctx.AnyToS(self)}", self, name.Name);
        }
        if (name.Name.EndsWith('='))
        {
            self.SetInstanceVariable(Variable(plain), rest[0]);
            return rest[0];
        }
        return self.GetInstanceVariable(Variable(plain));
    }

    [RubyMethod("respond_to_missing?")]
    public static bool RespondsTo(RSymbol name, bool all = false) => Attributes.Contains(name.Name.TrimEnd('='));

    [RubyMethod("version")]
    public static object? Version(RObject self) => self.GetInstanceVariable(Variable("version"));

    [RubyMethod("version=")]
    public static void SetVersion(Context ctx, RObject self, object? version) => self.SetInstanceVariable(Variable("version"), RGemVersion.Create(ctx, version));

    [RubyMethod("dependencies")]
    public static object? Dependencies(RObject self) => self.GetInstanceVariable(Variable("dependencies"));

    [RubyMethod("add_dependency", "add_runtime_dependency")]
    public static void AddDependency(Context ctx, RObject self, params object?[] rest) =>
        ((RArray)Dependencies(self)!).Add(ctx.Send(ctx.Interpreter.FindClass(ctx, "Gem::Dependency"), Sym.New, [.. rest, RSymbol.Of("runtime")]));

    [RubyMethod("add_development_dependency")]
    public static void AddDevelopmentDependency(Context ctx, RObject self, params object?[] rest) =>
        ((RArray)Dependencies(self)!).Add(ctx.Send(ctx.Interpreter.FindClass(ctx, "Gem::Dependency"), Sym.New, [.. rest, RSymbol.Of("development")]));

    [RubyMethod("find_by_name", Singleton = true)]
    public static object? FindByName(Context ctx, string name, params object?[] rest) => throw GemModule.Missing(ctx, name, rest);

    [RubyMethod("find_all_by_name", Singleton = true)]
    public static RArray FindAllByName(string name, params object?[] rest) => new();

    [RubyMethod("each", "stubs", Singleton = true)]
    public static object? Each(RProc? block = null) => new RArray();
}
