using System.Text;
using RecipeEngine.Cookbooks.Berks;
using RecipeEngine.Cookbooks.Caching;
using RecipeEngine.Cookbooks.Sources;

namespace RecipeEngine.Cookbooks.Policyfiles;

/// <summary>A policy whose lock is made part of another: one of its places is given.</summary>
/// <param name="LockFile">absolute path of the lock, or of the directory it lies in</param>
/// <param name="Path">the path as written; within the repository when there is one</param>
/// <param name="Git">the repository it lies in</param>
/// <param name="Remote">the address it is downloaded from</param>
public sealed record IncludedPolicy(string Name, string? LockFile = null, string? Path = null, GitLocation? Git = null, Uri? Remote = null, string? File = null, int? Line = null);

/// <summary>An included policy's lock at hand.</summary>
/// <param name="SourceOptions">where it came from, as the including lock says it</param>
/// <param name="Tree">where its repository's files lie; null when it came from no repository</param>
sealed record LoadedPolicy(IncludedPolicy Include, PolicyLock Lock, OrderedDictionary<string, object?> SourceOptions, GitLocation? Git = null, string? Tree = null)
{
    /// <summary>A cookbook as the included lock has it. A path within a repository is that repository's; a path on the machine of somebody else is a mistake.</summary>
    public BerksDependency Pinned(IReadOnlySystem machine, string cookbook)
    {
        var pinned = PolicyLockReader.Pinned(machine, Lock, cookbook);
        if (pinned.Location is not PathLocation path || (Git is null && Include.Remote is null))
        {
            return pinned;
        }

        var below = Tree is null || path.RelativePath.StartsWith('/') ? null : MachinePath.Relative(Tree, path.FullPath);
        return below is null || below.StartsWith("../", StringComparison.Ordinal)
            ? throw RecipeError.Ruby("ChefCLI::InvalidPolicyfileLocation",
                $"include_policy '{Include.Name}': its cookbook {cookbook} is locked to the path {path.RelativePath}, which is not part of what was fetched", Include.File, Include.Line)
            : pinned with { Location = Git! with { Subdirectory = below == "." ? null : below } };
    }
}

/// <summary>Fetches the locks of included policies.</summary>
sealed class IncludedPolicies(SourceContext context)
{
    /// <param name="before">the including lock as it was, whose commits are kept; null without one</param>
    public IReadOnlyList<LoadedPolicy> Load(Policyfile policy, PolicyLock? before) => policy.Included.Select(include => Load(include, before)).ToList();

    LoadedPolicy Load(IncludedPolicy include, PolicyLock? before)
    {
        try
        {
            return include switch
            {
                { Git: { } git } => FromGit(include, git, before),
                { Remote: { } url } => FromServer(include, url),
                _ => FromPath(include),
            };
        }
        catch (RecipeError fault)
        {
            throw fault.At(include.File, include.Line);
        }
    }

    LoadedPolicy FromPath(IncludedPolicy include)
    {
        var file = Find(include, include.LockFile!)
            ?? throw RecipeError.Ruby("ChefCLI::LocalPolicyfileLockNotFound", $"include_policy '{include.Name}': there is no lock at {include.LockFile}; run `recipe policy install` there");
        return new LoadedPolicy(include, Read(file), new() { ["path"] = include.Path });
    }

    LoadedPolicy FromGit(IncludedPolicy include, GitLocation location, PolicyLock? before)
    {
        var locked = (before?.Root.List("included_policy_locks", before.File) ?? []).OfType<OrderedDictionary<string, object?>>()
            .FirstOrDefault(entry => entry.Text("name", null) == include.Name)?.Object("source_options", before!.File);
        if (locked?.Text("git", null) == location.Url && locked.Text("revision", null) is { } known
            && (locked.Text("branch", null), locked.Text("tag", null), locked.Text("ref", null)) == (location.Branch, location.Tag, location.Ref))
        {
            location = location with { Revision = known };
        }

        var repositories = new GitRepositories(context);
        using var working = context.Working($"{include.Name} from {location.Url}");
        location = location with { Revision = repositories.Resolve(location) };
        var tree = repositories.FindTree(location.Revision!) ?? repositories.Tree(location, location.Revision!);
        var place = MachinePath.Absolute(context.Machine, MachinePath.Under(tree, include.Path?.TrimStart('/') ?? "."));
        var file = place == tree || place.StartsWith(tree + "/", StringComparison.Ordinal) ? Find(include, place) : null;
        if (file is null)
        {
            throw RecipeError.Ruby("ChefCLI::LocalPolicyfileLockNotFound", $"include_policy '{include.Name}': {location} has no lock at {include.Path ?? include.Name + ".lock.json"}: say where it is with path:");
        }

        var options = new OrderedDictionary<string, object?>();
        foreach (var (key, value) in location.LockLines)
        {
            options[key] = key == "ref" ? location.Ref : value;
        }

        options["path"] = MachinePath.Relative(tree, file);
        return new LoadedPolicy(include, Read(file), options, location, tree);
    }

    LoadedPolicy FromServer(IncludedPolicy include, Uri url)
    {
        var note = $"policies/{CookbookCache.KeyOf(url.ToString())}";
        string? text;
        try
        {
            var reply = context.Http.Get(url);
            text = reply.Status is 404 or 410 ? null : Encoding.UTF8.GetString(reply.Body);
        }
        catch (RecipeError) when (context.Cache.ReadNote(note) is not null)
        {
            context.Events.Note($"{url} cannot be had now, its policy of last time is used");
            text = context.Cache.ReadNote(note);
        }

        if (text is null)
        {
            throw RecipeError.Ruby("ChefCLI::LocalPolicyfileLockNotFound", $"include_policy '{include.Name}': there is no lock at {url}");
        }

        var locked = PolicyLock.Parse(text, "/" + url.Host + url.AbsolutePath);
        context.Cache.Keep(note, text);
        return new LoadedPolicy(include, locked, new() { ["remote"] = url.ToString() });
    }

    string? Find(IncludedPolicy include, string place) =>
        new[] { place, $"{place}/{include.Name}.lock.json", $"{place}/Policyfile.lock.json" }.FirstOrDefault(context.Machine.IsFile);

    PolicyLock Read(string file) => PolicyLock.Parse(context.Machine.ReadText(file), file);
}
