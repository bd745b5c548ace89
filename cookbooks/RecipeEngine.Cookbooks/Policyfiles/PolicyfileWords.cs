using RecipeEngine.Cookbooks.Berks;
using RecipeEngine.Cookbooks.Scripts;
using RecipeEngine.Dsl.Syntax;

namespace RecipeEngine.Cookbooks.Policyfiles;

/// <summary>The self of a Policyfile.rb.</summary>
public sealed class PolicyfileObject : RObject
{
    internal PolicyfileObject(RClass klass, PolicyfileBuilder builder)
        : base(klass) => Builder = builder;

    internal PolicyfileBuilder Builder { get; }

    internal RHash Defaults { get; init; } = new();

    internal RHash Overrides { get; init; } = new();
}

/// <summary>What a block of default_source is given.</summary>
public sealed class PolicySourceObject : RObject
{
    internal PolicySourceObject(RClass klass, PolicyfileBuilder builder, CookbookSource source)
        : base(klass) => (Builder, Source) = (builder, source);

    internal PolicyfileBuilder Builder { get; }

    internal CookbookSource Source { get; }
}

/// <summary>The words of a source's block in a Policyfile.rb.</summary>
[RubyClass("Berkshelf::PolicySource")]
public static class PolicySourceWords
{
    [RubyMethod("preferred_for")]
    public static void PreferredFor(Context ctx, PolicySourceObject self, params object?[] rest) => self.Builder.Prefer(self.Source, rest.Select(ctx.ToS));
}

/// <summary>The words of a Policyfile.rb.</summary>
[RubyClass("Berkshelf::Policyfile")]
public static class PolicyfileWords
{
    // A hash in which default['a']['b'] = 1 makes what is missing.
    const string Deep = "Hash.new { |hash, key| hash[key] = Hash.new(&hash.default_proc) }";

    internal static PolicyfileObject Self(Context ctx, PolicyfileBuilder builder)
    {
        var self = new PolicyfileObject(ctx.Interpreter.FindClass(ctx, "Berkshelf::Policyfile"), builder) { Defaults = NewHash(ctx), Overrides = NewHash(ctx) };
        builder.Attributes = () => (Plain(ctx, self.Defaults), Plain(ctx, self.Overrides));
        return self;
    }

    static RHash NewHash(Context ctx) => (RHash)ctx.Interpreter.RunTree(ctx, Parser.Parse(new SourceText(Deep, "policyfile")), "policyfile", ctx.Interpreter.MainObject, null, Deep)!;

    static OrderedDictionary<string, object?> Plain(Context ctx, RHash hash) => (OrderedDictionary<string, object?>)RecipeEngine.Dsl.RubyValues.ToPlain(ctx, hash)!;

    [RubyMethod("name")]
    public static string? Name(Context ctx, PolicyfileObject self, object? value = null) => self.Builder.Name(value is null ? null : ctx.ToS(value));

    [RubyMethod("run_list")]
    public static void RunList(Context ctx, PolicyfileObject self, params object?[] rest) => Say(ctx, () => self.Builder.RunList(Texts(ctx, rest)));

    [RubyMethod("named_run_list")]
    public static void NamedRunList(Context ctx, PolicyfileObject self, object? name, params object?[] rest) => Say(ctx, () => self.Builder.NamedRunList(ctx.ToS(name), Texts(ctx, rest)));

    [RubyMethod("default_source")]
    public static void DefaultSource(Context ctx, PolicyfileObject self, object? kind, [Keywords] RHash? options, RProc? block = null, params object?[] rest)
    {
        ScriptOptions.Read(ctx, options, ref rest);
        CookbookSource? source = null;
        Say(ctx, () => source = self.Builder.DefaultSource(ctx.ToS(kind), rest.Length > 0 && rest[0] is not null ? ctx.ToS(rest[0]) : null));
        block?.Yield(ctx, new PolicySourceObject(ctx.Interpreter.FindClass(ctx, "Berkshelf::PolicySource"), self.Builder, source!));
    }

    [RubyMethod("cookbook")]
    public static void Cookbook(Context ctx, PolicyfileObject self, object? name, [Keywords] RHash? options, params object?[] rest)
    {
        var given = ScriptOptions.Read(ctx, options, ref rest);
        Say(ctx, () => self.Builder.Cookbook(ctx.ToS(name), Texts(ctx, rest), given, ctx.Current?.Line));
    }

    [RubyMethod("metadata")]
    public static void Metadata(Context ctx, PolicyfileObject self, [Keywords] RHash? options, params object?[] rest)
    {
        var given = ScriptOptions.Read(ctx, options, ref rest);
        Say(ctx, () => self.Builder.Metadata(given.GetValueOrDefault("path"), ctx.Current?.Line));
    }

    [RubyMethod("include_policy")]
    public static void Include(Context ctx, PolicyfileObject self, object? name, [Keywords] RHash? options, params object?[] rest)
    {
        var given = ScriptOptions.Read(ctx, options, ref rest);
        Say(ctx, () => self.Builder.Include(ctx.ToS(name), given, ctx.Current?.Line));
    }

    [RubyMethod("default")]
    public static object? Default(PolicyfileObject self) => self.Defaults;

    [RubyMethod("override")]
    public static object? Override(PolicyfileObject self) => self.Overrides;

    static List<string> Texts(Context ctx, object?[] values) => values.SelectMany(value => value is RArray list ? list.ToArray() : [value]).Where(value => value is not null).Select(ctx.ToS).ToList();

    static void Say(Context ctx, Action say) => RubyMistakes.Translated(ctx, () =>
    {
        say();
        return 0;
    });
}
