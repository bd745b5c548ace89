namespace RecipeEngine.Cookbooks.Scripts;

/// <summary>The self of a metadata.rb.</summary>
public sealed class MetadataObject(RClass klass, MetadataBuilder builder) : RObject(klass)
{
    public MetadataBuilder Builder { get; } = builder;
}

/// <summary>The words of metadata.rb.</summary>
[RubyClass("Berkshelf::Metadata")]
public static class MetadataWords
{
    /// <summary>Evaluates metadata.rb files in a Ruby world that has this assembly's builtins.</summary>
    public static MetadataScript Script(Context ctx) => (path, builder) => RunFile(ctx, path, Self(ctx, builder));

    internal static MetadataObject Self(Context ctx, MetadataBuilder builder) => new(ctx.Interpreter.FindClass(ctx, "Berkshelf::Metadata"), builder);

    // Methods that a file defines belong to its self alone.
    internal static void RunFile(Context ctx, string path, RObject self)
    {
        if (!ctx.Interpreter.Machine.IsFile(path))
        {
            throw new RubyError("IOError", $"Cannot open or read {path}!");
        }

        ctx.Interpreter.LoadFile(ctx, path, "from_file", self, LexicalScope.OfText(self, ctx.Interpreter.TopScope));
    }

    static T At<T>(Context ctx, MetadataObject self, Func<MetadataBuilder, T> say)
    {
        self.Builder.Line = ctx.Current?.Line;
        return RubyMistakes.Translated(ctx, () => say(self.Builder));
    }

    static string? Text(Context ctx, object? value) => value is null ? null : ctx.ToS(value);

    static List<string> Texts(Context ctx, object?[] values) => [.. values.SelectMany(v => v is RArray a ? a.ToArray() : [v]).Where(v => v is not (null or RHash)).Select(ctx.ToS)];

    [RubyMethod("name")]
    public static string? Name(Context ctx, MetadataObject self, object? value = null) => At(ctx, self, b => b.Name(Text(ctx, value)));

    [RubyMethod("description")]
    public static string? Description(Context ctx, MetadataObject self, object? value = null) => At(ctx, self, b => b.Description(Text(ctx, value)));

    [RubyMethod("long_description")]
    public static string? LongDescription(Context ctx, MetadataObject self, object? value = null) => At(ctx, self, b => b.LongDescription(Text(ctx, value)));

    [RubyMethod("maintainer")]
    public static string? Maintainer(Context ctx, MetadataObject self, object? value = null) => At(ctx, self, b => b.Maintainer(Text(ctx, value)));

    [RubyMethod("maintainer_email")]
    public static string? MaintainerEmail(Context ctx, MetadataObject self, object? value = null) => At(ctx, self, b => b.MaintainerEmail(Text(ctx, value)));

    [RubyMethod("license")]
    public static string? License(Context ctx, MetadataObject self, object? value = null) => At(ctx, self, b => b.License(Text(ctx, value)));

    [RubyMethod("source_url")]
    public static string? SourceUrl(Context ctx, MetadataObject self, object? value = null) => At(ctx, self, b => b.SourceUrl(Text(ctx, value)));

    [RubyMethod("issues_url")]
    public static string? IssuesUrl(Context ctx, MetadataObject self, object? value = null) => At(ctx, self, b => b.IssuesUrl(Text(ctx, value)));

    [RubyMethod("version")]
    public static string Version(Context ctx, MetadataObject self, object? value = null) => At(ctx, self, b => b.Version(Text(ctx, value)));

    [RubyMethod("privacy")]
    public static bool Privacy(Context ctx, MetadataObject self, object? value = null) => At(ctx, self, b => b.Privacy(value is null ? null : Context.Truthy(value)));

    [RubyMethod("depends")]
    public static string Depends(Context ctx, MetadataObject self, object? cookbook, params object?[] rest) => At(ctx, self, b => b.Depends(ctx.ToS(cookbook), Texts(ctx, rest)));

    [RubyMethod("supports")]
    public static string Supports(Context ctx, MetadataObject self, object? platform, params object?[] rest) => At(ctx, self, b => b.Supports(ctx.ToS(platform), Texts(ctx, rest)));

    [RubyMethod("provides")]
    public static string Provides(Context ctx, MetadataObject self, object? what, params object?[] rest) => At(ctx, self, b => b.Provides(ctx.ToS(what), Texts(ctx, rest)));

    [RubyMethod("chef_version")]
    public static void ChefVersion(Context ctx, MetadataObject self, params object?[] rest) => At(ctx, self, b => { b.ChefVersion(Texts(ctx, rest)); return 0; });

    [RubyMethod("ohai_version")]
    public static void OhaiVersion(Context ctx, MetadataObject self, params object?[] rest) => At(ctx, self, b => { b.OhaiVersion(Texts(ctx, rest)); return 0; });

    [RubyMethod("gem")]
    public static void Gem(Context ctx, MetadataObject self, object? name, params object?[] rest) => At(ctx, self, b => { b.Gem(ctx.ToS(name), Texts(ctx, rest)); return 0; });

    [RubyMethod("recipe")]
    public static void Recipe(Context ctx, MetadataObject self, object? name, object? description = null) => At(ctx, self, b => { b.Recipe(ctx.ToS(name), ctx.ToS(description)); return 0; });

    [RubyMethod("eager_load_libraries")]
    public static void EagerLoad(Context ctx, MetadataObject self, object? value = null)
    {
        switch (value)
        {
            case bool all: self.Builder.EagerLoadLibraries(all); break;
            case not null: self.Builder.EagerLoadLibraries(Texts(ctx, [value])); break;
        }
    }

    [RubyMethod("method_missing", Private = true)]
    public static void Missing(Context ctx, MetadataObject self, RSymbol name, RProc? block, params object?[] rest) => At(ctx, self, b => { b.Unknown(name.Name, block is not null); return 0; });

    [RubyMethod("respond_to?")]
    public static bool Responds(object? name, bool all = false) => true;
}
