using RecipeEngine.Engine.Commands;
using RecipeEngine.Engine.Formats;
using RecipeEngine.Engine.Resources;

namespace RecipeEngine.Engine.Dsl.Support;

/// <summary>Chef::Provider::Package::Yum::YumCache, the one object that older cookbooks reload and ask for packages. Nothing is kept here: rpm and yum are asked each time.</summary>
static class YumCacheClass
{
    static readonly RSymbol Kept = RSymbol.Of("@instance");

    /// <summary>Its methods; the class comes late, as all below Chef::Provider.</summary>
    public static void Define(Interpreter interpreter, RClass klass)
    {
        var singleton = interpreter.SingletonClassOf(klass);
        singleton.Define(RSymbol.Of("instance"), BuiltinBody.Of((_, self, _) =>
        {
            var owner = (RClass)self!;
            if (owner.GetInstanceVariable(Kept) is not { } one)
            {
                owner.SetInstanceVariable(Kept, one = new RObject(owner));
            }
            return one;
        }));
        foreach (var word in new[] { "refresh", "reload", "reload_installed", "reload_provides", "reset", "reset_installed" })
        {
            klass.Define(RSymbol.Of(word), BuiltinBody.Of((ctx, _, _) =>
            {
                Ask(ctx, "yum", "--version");
                return null;
            }));
        }
        void Question(string word, int least, Func<Context, object?[], object?> answer) =>
            klass.Define(RSymbol.Of(word), BuiltinBody.Of(least, least + 1, (ctx, _, arguments, _) => answer(ctx, arguments)));
        Question("installed_version", 1, (ctx, a) => Newest(ctx, RpmPackage.Parse(Ask(ctx, "rpm", "-q", "--queryformat", RpmPackage.QueryFormat, ctx.ToS(a[0]))), a.ElementAtOrDefault(1)));
        Question("available_version", 1, (ctx, a) => Newest(ctx, Available(ctx, a[0]), a.ElementAtOrDefault(1)));
        Question("package_available?", 1, (ctx, a) => Box.Bool(Of(ctx, Available(ctx, a[0]), a.ElementAtOrDefault(1)).Any()));
        Question("version_available?", 2, (ctx, a) => Box.Bool(Of(ctx, Available(ctx, a[0]), a.ElementAtOrDefault(2)).Any(p => p.Fits(ctx.ToS(a[1])))));
    }

    static IEnumerable<RpmPackage> Of(Context ctx, IEnumerable<RpmPackage> packages, object? arch) => packages.Where(p => arch is null || p.Arch == ctx.ToS(arch));

    static IEnumerable<RpmPackage> Available(Context ctx, object? name) => RpmPackage.ParseListing(Ask(ctx, "yum", "-q", "list", "available", "--showduplicates", ctx.ToS(name)));

    static RString? Newest(Context ctx, IEnumerable<RpmPackage> packages, object? arch) =>
        Of(ctx, packages, arch).OrderByDescending(p => p.Version, Comparer<string>.Create(RpmPackage.CompareVersions)).FirstOrDefault() is { } best ? new RString(best.VersionWithArch) : null;

    static string Ask(Context ctx, params IEnumerable<string?> words)
    {
        try
        {
            return ShellOut.Of(ctx, words).Query(ctx.Interpreter.Machine).Stdout;
        }
        catch (RubyError e) when (e.ClassName == "Errno::ENOENT")
        {
            throw new RubyError("Chef::Exceptions::Package", YumPackageProvider.NoTool);
        }
    }
}
