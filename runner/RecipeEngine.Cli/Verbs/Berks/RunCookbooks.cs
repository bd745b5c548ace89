using RecipeEngine.Cookbooks.Sources;
using RecipeEngine.Systems;

namespace RecipeEngine.Cli.Verbs.Berks;

/// <summary>The cookbooks that converge and compile take from a cookbook's Berksfile.</summary>
static class RunCookbooks
{
    /// <summary>For RunOptions.ResolveCookbooks; nothing is made before it is called.</summary>
    /// <param name="writeLock">false when nothing on the host is to change but the cache</param>
    public static Func<string, IReadOnlyList<string>?> Resolver(bool writeLock) => root =>
        File.Exists(Path.Combine(root, "Berksfile")) ? EnclosingBerksfile.Install(SourceContext.For(new LocalSystem(), new BerksPrinter(Console.Error, onlyNews: true)), root, writeLock) : null;
}
