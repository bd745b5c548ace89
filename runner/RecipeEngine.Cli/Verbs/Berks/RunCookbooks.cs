using RecipeEngine.Cookbooks.Policyfiles;
using RecipeEngine.Cookbooks.Sources;
using RecipeEngine.Engine;
using RecipeEngine.Systems;

namespace RecipeEngine.Cli.Verbs.Berks;

/// <summary>The cookbooks that converge and compile take from a cookbook's Berksfile, or from a policy.</summary>
static class RunCookbooks
{
    /// <summary>For RunOptions.ResolveCookbooks; nothing is made before it is called.</summary>
    /// <param name="writeLock">false when nothing on the host is to change but the cache</param>
    public static Func<string, IReadOnlyList<string>?> Resolver(bool writeLock) => root =>
        File.Exists(Path.Combine(root, "Berksfile")) ? EnclosingBerksfile.Install(Context(), root, writeLock)
        : File.Exists(Path.Combine(root, "Policyfile.lock.json")) ? [.. Install(Path.Combine(root, "Policyfile.lock.json"), writeLock).Cookbooks.Select(cookbook => cookbook.Directory)]
        : null;

    /// <summary>Whether a target is a policy.</summary>
    public static bool IsPolicy(string target) => target.EndsWith(".lock.json", StringComparison.Ordinal) || Path.GetFileName(target) == "Policyfile.rb";

    /// <summary>For RunOptions.Policy.</summary>
    public static Func<RunPolicy> Policy(string target, string? namedRunList, bool writeLock) => () =>
    {
        var policy = Install(target, writeLock);
        return new RunPolicy(policy.Lock.Name, policy.Lock.RunListOf(namedRunList), [.. policy.Cookbooks.Select(cookbook => cookbook.Directory)],
            policy.Lock.DefaultAttributes, policy.Lock.OverrideAttributes);
    };

    static InstalledPolicy Install(string file, bool writeLock)
    {
        var context = Context();
        var installer = new PolicyInstaller(context);
        return file.EndsWith(".rb", StringComparison.Ordinal) ? installer.Install(Policyfile.Read(context.Ruby, file), writeLock: writeLock) : installer.InstallLocked(file);
    }

    static SourceContext Context() => SourceContext.For(new LocalSystem(), new BerksPrinter(Console.Error, onlyNews: true));
}
