using RecipeEngine.Cookbooks.Scripts;

namespace RecipeEngine.Cookbooks.Berks;

/// <summary>The self of a Berksfile.</summary>
public sealed class BerksfileObject : RObject
{
    internal BerksfileObject(RClass klass, BerksfileBuilder builder)
        : base(klass) => Builder = builder;

    internal BerksfileBuilder Builder { get; }
}

/// <summary>The words of a Berksfile.</summary>
[RubyClass("Berkshelf::Berksfile")]
public static class BerksfileWords
{
    internal static BerksfileObject Self(Context ctx, BerksfileBuilder builder) => new(ctx.Interpreter.FindClass(ctx, "Berkshelf::Berksfile"), builder);

    [RubyMethod("source")]
    public static void Source(Context ctx, BerksfileObject self, [Keywords] RHash? options, params object?[] rest)
    {
        var given = ScriptOptions.Read(ctx, options, ref rest);
        var verify = given.GetValueOrDefault("ssl_verify") is not "false";
        foreach (var kind in given.Keys.Where(key => key is "chef_server" or "artifactory" or "chef_repo" or "supermarket" or "delivery_supermarket"))
        {
            Say(ctx, () => self.Builder.Source(kind, given[kind], verify));
        }

        foreach (var place in rest)
        {
            Say(ctx, () => Place(self.Builder, place is RSymbol symbol ? symbol.Name : null, ctx.ToS(place), verify));
        }
    }

    // `site :opscode` is how Berkshelf 2 said it.
    [RubyMethod("site")]
    public static void Site(Context ctx, BerksfileObject self, object? place) =>
        Say(ctx, () => Place(self.Builder, place is RSymbol symbol ? symbol.Name : null, ctx.ToS(place), verify: true));

    [RubyMethod("chef_api")]
    public static void ChefApi(Context ctx, BerksfileObject self, params object?[] rest) => Say(ctx, () => self.Builder.Source("chef_server", null, verify: true));

    [RubyMethod("metadata")]
    public static void Metadata(Context ctx, BerksfileObject self, [Keywords] RHash? options, params object?[] rest)
    {
        var given = ScriptOptions.Read(ctx, options, ref rest);
        Say(ctx, () => self.Builder.Metadata(given.GetValueOrDefault("path"), ctx.Current?.Line));
    }

    [RubyMethod("cookbook")]
    public static void Cookbook(Context ctx, BerksfileObject self, object? name, [Keywords] RHash? options, params object?[] rest)
    {
        var groups = ScriptOptions.List(ctx, options, rest, "group", "groups");
        var given = ScriptOptions.Read(ctx, options, ref rest);
        var constraints = rest.SelectMany(value => value is RArray list ? list.ToArray() : [value]).Where(value => value is not null).Select(ctx.ToS).ToList();
        Say(ctx, () => self.Builder.Cookbook(ctx.ToS(name), constraints, given, groups, ctx.Current?.Line));
    }

    [RubyMethod("group", "groups")]
    public static object? Group(Context ctx, BerksfileObject self, RProc block, params object?[] rest)
    {
        var outside = self.Builder.ActiveGroups;
        self.Builder.ActiveGroups = [.. rest.Select(ctx.ToS)];
        try
        {
            return block.Yield(ctx);
        }
        finally
        {
            self.Builder.ActiveGroups = outside;
        }
    }

    // There is one solver, which is the better of the two: the wish is heard and has no effect.
    [RubyMethod("solver")]
    public static void Solver(Context ctx, BerksfileObject self, object? name, object? precedence = null)
    {
        if (precedence is not (null or RSymbol { Name: "preferred" or "required" }))
        {
            throw RubyError.Argument($"Invalid solver precedence ':{ctx.ToS(precedence)}'");
        }
    }

    [RubyMethod("extension")]
    public static bool Extension(Context ctx, BerksfileObject self, object? name)
    {
        self.Builder.Note($"extension '{ctx.ToS(name)}' is ignored");
        return true;
    }

    static void Place(BerksfileBuilder builder, string? symbol, string text, bool verify)
    {
        switch (symbol)
        {
            case "opscode" or "supermarket" or "community": builder.Source("supermarket", Berksfile.PublicSupermarket, verify); break;
            case null: builder.Source("supermarket", text, verify); break;
            default: builder.Source(symbol, null, verify); break;
        }
    }

    static void Say(Context ctx, Action say) => RubyMistakes.Translated(ctx, () =>
    {
        say();
        return 0;
    });
}
