using System.Text.Encodings.Web;
using System.Text.Json;
using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Resources;

/// <summary>As <see cref="DeployProvider"/>, releases being named by their revision; which came when is kept in the file cache.</summary>
public sealed class RevisionDeployProvider : DeployProvider
{
    IReadOnlyList<string>? known;

    private protected override string ReleaseName => field ??= UsesSubversion ? Context.ToS(Resource.Read(Context, DeployResource.ScmRevision)) : FindCommit();

    // Asked of git as the git resource asks.
    string FindCommit()
    {
        var git = new GitProvider();
        git.Attach(new ProviderRun(Run, Context, Source(new NestedResources(Run, Context, Resource)), "sync"));
        return git.FindCommit() ?? throw new RubyError("Chef::Exceptions::UnresolvableGitReference",
            $"Unable to parse SHA reference for '{Context.ToS(Resource.Read(Context, DeployResource.ScmRevision))}' in repository '{Context.ToS(Resource.Read(Context, DeployResource.Repo))}'. Verify your (case-sensitive) repository URL and revision.");
    }

    string ListFile => $"{Run.Config.Text(Context, "file_cache_path")}/revision-deploys/{Resource.Name}";

    IReadOnlyList<string> Known => known ??= Machine.TryReadText(ListFile) is { Length: > 0 } text ? Texts(text) : [];

    static IReadOnlyList<string> Texts(string json)
    {
        try
        {
            return [.. (PlainTree.Parse(json) as List<object?> ?? []).OfType<string>()];
        }
        catch (RecipeError)
        {
            return []; // a damaged list counts as none: the directories tell
        }
    }

    private protected override IReadOnlyList<string> AllReleases => Known.Count > 0 ? [.. Known.Where(r => Machine.TryStat(r) is not null)] : base.AllReleases;

    void Save(IReadOnlyList<string> releases) => Converge("update release history data", machine =>
    {
        machine.CreateDirectories(Path.GetDirectoryName(ListFile)!);
        machine.WriteAtomically(ListFile, PlainJson.Text(releases, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        known = releases;
    });

    private protected override void Created(string release) => Save([.. AllReleases.Where(r => r != release), release]);

    private protected override void Deleted(string release) => Save([.. AllReleases.Where(r => r != release)]);

    private protected override void RemoveUnknown()
    {
        var releases = AllReleases;
        foreach (var path in Machine.TryListDirectory(Releases).Select(e => $"{Releases}/{e.Name}").Where(p => !releases.Contains(p)).ToList())
        {
            Converge($"Remove unknown release in {path}", machine =>
            {
                Info($"removing unknown release {path}");
                machine.RemoveTree(path);
            });
        }
    }
}
