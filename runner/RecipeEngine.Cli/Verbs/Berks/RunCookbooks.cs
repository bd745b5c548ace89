using RecipeEngine.Cookbooks;
using RecipeEngine.Cookbooks.Archives;
using RecipeEngine.Cookbooks.Policyfiles;
using RecipeEngine.Cookbooks.Sources;
using RecipeEngine.Engine;
using RecipeEngine.Systems;

namespace RecipeEngine.Cli.Verbs.Berks;

/// <summary>The cookbooks that a run takes from a cookbook's Berksfile, from a policy, or from an archive.</summary>
static class RunCookbooks
{
    /// <summary>For RunOptions.ResolveCookbooks; nothing is made before it is called.</summary>
    /// <param name="converges">false when nothing on the host is to change but the cache, and what cannot be fetched is no reason to give up</param>
    public static Func<string, IReadOnlyList<string>?> Resolver(bool converges) => root =>
    {
        try
        {
            return Resolve(root, converges);
        }
        catch (RecipeError fault) when (!converges && fault.ErrorClass is "Berkshelf::DownloadFailure" or "Berkshelf::APIClientError" or "Berkshelf::GitError")
        {
            StandardStreams.Error.WriteLine($"recipe: note: {fault.Message}; the cookbooks beside {root} are used instead");
            return null;
        }
    };

    static IReadOnlyList<string>? Resolve(string root, bool writeLock) =>
        File.Exists(Path.Combine(root, "Berksfile")) ? EnclosingBerksfile.Install(Context(), root, writeLock)
        : File.Exists(Path.Combine(root, "Policyfile.lock.json")) ? [.. Install(Path.Combine(root, "Policyfile.lock.json"), writeLock).Cookbooks.Select(cookbook => cookbook.Directory)]
        : null;

    /// <summary>Whether a target is a policy: a Policyfile, its lock, or a directory that a policy was exported to.</summary>
    public static bool IsPolicy(string target) => target.EndsWith(".lock.json", StringComparison.Ordinal) || Path.GetFileName(target) == "Policyfile.rb" || IsExport(target);

    /// <summary>Whether a directory holds an exported policy.</summary>
    public static bool IsExport(string directory) => File.Exists(Path.Combine(directory, "Policyfile.lock.json")) && PolicyRepository.IsOne(new LocalSystem(), Path.GetFullPath(directory));

    /// <summary>For RunOptions.Policy.</summary>
    public static Func<RunPolicy> Policy(string target, string? namedRunList, bool writeLock) => () =>
    {
        var directory = Directory.Exists(target) ? target : Path.GetDirectoryName(Path.GetFullPath(target))!;
        if (IsExport(directory) && Path.GetFileName(target) != "Policyfile.rb")
        {
            var group = File.Exists(Path.Combine(directory, "policy_groups", "local.json")) ? "local" : null;
            return RunPolicy.Of(PolicyRepository.Read(new LocalSystem(), Path.GetFullPath(directory), null, group), namedRunList) with { Group = group };
        }
        var policy = Install(target, writeLock);
        return RunPolicy.Of(policy.Lock, [.. policy.Cookbooks.Select(cookbook => cookbook.Directory)], namedRunList);
    };

    /// <summary>For RunOptions.Repository: an archive, whose Berksfile counts where the tool knows Berksfiles.</summary>
    public static Func<RunRepository> Archive(string url, bool followsBerksfile) => () =>
    {
        var context = Context();
        var archive = new CookbookArchives(context).Fetch(new ArchiveSource(url));
        var brought = followsBerksfile ? EnclosingBerksfile.Install(context, archive.Root, writeLock: false) ?? [] : [];
        var own = new CookbookLoader(context.Machine, archive.CookbookPaths, new CookbookLoaderOptions { RubyMetadata = context.Ruby.Metadata, InferNames = true });
        return new RunRepository(archive.Root, [.. archive.CookbookPaths, .. brought.Where(directory => !own.Names.Contains(context.ReadMetadata(directory).Name!))]);
    };

    static InstalledPolicy Install(string file, bool writeLock)
    {
        var context = Context();
        var installer = new PolicyInstaller(context);
        return file.EndsWith(".rb", StringComparison.Ordinal) ? installer.Install(Policyfile.Read(context.Ruby, file), writeLock: writeLock) : installer.InstallLocked(file);
    }

    static SourceContext Context() => SourceContext.For(new LocalSystem(), BerksPrinter.For(StandardStreams.Error, Console.IsErrorRedirected, onlyNews: true));
}
