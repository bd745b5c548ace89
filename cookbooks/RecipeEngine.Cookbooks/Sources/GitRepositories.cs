using RecipeEngine.Cookbooks.Berks;
using RecipeEngine.Cookbooks.Caching;

namespace RecipeEngine.Cookbooks.Sources;

/// <summary>
/// Git repositories: one bare repository per address in the cache, fetched no deeper than needed, and one tree of files per commit.
/// </summary>
sealed class GitRepositories(SourceContext context)
{
    static readonly string[] Damages =
    [
        "corrupt", "bad object", "bad tree object", "unable to read tree", "unable to read sha1", "missing blob", "missing tree", "inflate", "index-pack failed", "is empty", "garbage at end", "not a git repository: '/",
        "packfile", "does not match index", "broken link",
    ];

    const string Unlimited = "--depth=2147483647";

    readonly GitProgram git = new(context.Machine);

    /// <summary>The commit a location means: its own when it names one, else what the repository says now, or said last when it cannot be reached.</summary>
    public string Resolve(GitLocation location)
    {
        if (location.Revision is { } known)
        {
            return known;
        }

        if (location.Ref is { Length: 40 } commit && commit.All(char.IsAsciiHexDigit))
        {
            return commit;
        }

        return Mending(location.Url, () => Latest(location));
    }

    string Latest(GitLocation location)
    {
        var (repository, key) = Open(location.Url);
        using var alone = context.Cache.Lock(key);
        var kept = "refs/recipe/" + CookbookCache.KeyOf($"{location.Ref}\n{location.Branch}\n{location.Tag}");
        var failure = Fetch(repository, location, kept);

        // A shortened commit can only be looked for in everything there is.
        if (failure is not null && location.Ref is { } reference && FetchAll(repository, location).IsSuccess && Commit(repository, reference) is { } deep)
        {
            git.Run(repository, null, "update-ref", kept, deep);
            return deep;
        }

        if (failure is not null && LooksDamaged(failure))
        {
            throw Failed(location, failure);
        }

        if (Commit(repository, kept) is not { } found)
        {
            throw Failed(location, failure ?? "it has no commit");
        }

        if (failure is not null)
        {
            context.Events.Note($"{location.Url} cannot be reached, its commit of last time is used");
        }

        return found;
    }

    /// <summary>The files of a commit, with its submodules'.</summary>
    public string Tree(GitLocation location, string revision) => context.Cache.Tree("git-" + revision, directory => CheckOut(location, revision, directory, depth: 0));

    /// <summary>The files of a commit if they are on this machine already.</summary>
    public string? FindTree(string revision) => context.Cache.FindTree("git-" + revision);

    void CheckOut(GitLocation location, string revision, string directory, int depth)
    {
        if (depth > 10)
        {
            throw Failed(location, "its submodules are nested more than ten deep");
        }

        var repository = Mending(location.Url, () => WriteFiles(location, revision, directory));
        foreach (var module in new GitSubmodules(git, context.Machine).Of(repository, location, revision, directory))
        {
            var inner = $"{directory}/{module.Path}";
            context.Machine.CreateDirectories(inner);
            CheckOut(new GitLocation(module.Url), module.Commit, inner, depth + 1);
        }
    }

    string WriteFiles(GitLocation location, string revision, string directory)
    {
        var (repository, key) = Open(location.Url);
        using var alone = context.Cache.Lock(key);
        Need(repository, location, revision);
        var index = repository + "/recipe-index";
        Must(location, git.Run(repository, new Dictionary<string, string> { ["GIT_INDEX_FILE"] = index }, "read-tree", revision));
        Must(location, git.Run(repository, new Dictionary<string, string> { ["GIT_INDEX_FILE"] = index, ["GIT_WORK_TREE"] = directory }, "checkout-index", "-a", "-f", "-q"));
        return repository;
    }

    // A repository of the cache that git finds damaged is thrown away and fetched anew, once.
    T Mending<T>(string url, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (RecipeError fault) when (fault.ErrorClass == "Berkshelf::GitError" && LooksDamaged(fault.Message))
        {
            var key = CookbookCache.KeyOf(url);
            using (context.Cache.Lock(key))
            {
                context.Machine.RemoveTree(context.Cache.PathOf("git", key));
            }

            context.Events.Note($"the copy of {url} in the cache was damaged and is fetched again");
            return work();
        }
    }

    static bool LooksDamaged(string text) => Damages.Any(sign => text.Contains(sign, StringComparison.OrdinalIgnoreCase));

    void Need(string repository, GitLocation location, string revision)
    {
        if (Commit(repository, revision) is not null || Fetch(repository, location.Url, "--depth=1", "--no-tags", $"+{revision}:refs/recipe/{revision}").IsSuccess)
        {
            return;
        }

        // Not every server hands out a commit that no branch or tag points to.
        var everything = FetchAll(repository, location);
        if (Commit(repository, revision) is null)
        {
            throw Failed(location, everything.IsSuccess ? $"it has no commit {revision}" : GitProgram.Reason(everything));
        }
    }

    string? Fetch(string repository, GitLocation location, string kept)
    {
        string[] wanted = location switch
        {
            { Ref: { } reference } => [reference],
            { Branch: { } branch } => ["refs/heads/" + branch, branch],
            { Tag: { } tag } => ["refs/tags/" + tag, tag],
            _ => ["HEAD"],
        };
        string? failure = null;
        foreach (var name in wanted)
        {
            var fetched = Fetch(repository, location.Url, "--depth=1", "--no-tags", $"+{name}:{kept}");
            if (fetched.IsSuccess)
            {
                return null;
            }

            failure ??= GitProgram.Reason(fetched);
        }

        return failure;
    }

    CommandResult FetchAll(string repository, GitLocation location) =>
        Fetch(repository, location.Url, Unlimited, "--tags", "+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*");

    // A server that only has files cannot hand out a part.
    CommandResult Fetch(string repository, string url, string depth, string tags, params IReadOnlyList<string> refs)
    {
        var fetched = git.Run(repository, null, ["fetch", "-q", "--force", depth, tags, "--", url, .. refs]);
        return !fetched.IsSuccess && fetched.Stderr.Contains("shallow", StringComparison.Ordinal)
            ? git.Run(repository, null, ["fetch", "-q", "--force", tags, "--", url, .. refs])
            : fetched;
    }

    (string Repository, string Key) Open(string url)
    {
        if (url.StartsWith('-') || url.StartsWith("ext::", StringComparison.Ordinal))
        {
            throw RecipeError.Ruby("Berkshelf::GitError", $"{url} is no address of a git repository");
        }

        var key = CookbookCache.KeyOf(url);
        var repository = context.Cache.PathOf("git", key);
        using var alone = context.Cache.Lock(key);
        if (!context.Machine.IsFile(repository + "/HEAD") || !context.Machine.IsDirectory(repository + "/objects"))
        {
            context.Machine.CreateDirectories(context.Cache.PathOf("git"));
            var made = git.Run(null, null, "init", "-q", "--bare", repository);
            if (!made.IsSuccess)
            {
                throw RecipeError.Ruby("Berkshelf::GitError", $"git init: {GitProgram.Reason(made)}");
            }
        }

        return (repository, key);
    }

    string? Commit(string repository, string name)
    {
        var found = git.Run(repository, null, "rev-parse", "-q", "--verify", "--end-of-options", name + "^{commit}");
        return found.IsSuccess ? found.Stdout.Trim() : null;
    }

    static void Must(GitLocation location, CommandResult result)
    {
        if (!result.IsSuccess)
        {
            throw Failed(location, GitProgram.Reason(result));
        }
    }

    internal static RecipeError Failed(GitLocation location, string reason) => RecipeError.Ruby("Berkshelf::GitError", $"git repository {location}: {reason}");
}
