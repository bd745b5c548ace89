using System.Text;
using System.Text.Json;

namespace RecipeEngine.Engine.Resources;

/// <summary>As <see cref="DeployProvider"/>, releases being named by their revision; which came when is kept in the file cache.</summary>
public sealed class RevisionDeployProvider : DeployProvider
{
    IReadOnlyList<string>? known;

    private protected override string ReleaseName => field ??= UsesSubversion ? Context.ToS(Resource.Read(Context, DeployResource.ScmRevision)) : FindCommit();

    // Asked of git as the git resource asks.
    string FindCommit()
    {
        Resource? shadow = null;
        var nested = new NestedResources(Run, Context, Resource);
        shadow = Source(nested);
        var git = new GitProvider();
        git.Attach(new ProviderRun(Run, Context, shadow, "sync"));
        return git.FindCommit() ?? throw new RubyError("Chef::Exceptions::UnresolvableGitReference",
            $"Unable to parse SHA reference for '{Context.ToS(Resource.Read(Context, DeployResource.ScmRevision))}' in repository '{Context.ToS(Resource.Read(Context, DeployResource.Repo))}'. Verify your (case-sensitive) repository URL and revision.");
    }

    string ListFile => $"{Run.Config.Text(Context, "file_cache_path")}/revision-deploys/{Resource.Name}";

    IReadOnlyList<string> Known => known ??= Machine.TryReadText(ListFile) is { Length: > 0 } text ? [.. Texts(text)] : [];

    static IEnumerable<string> Texts(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return [.. document.RootElement.EnumerateArray().Select(e => e.GetString() ?? "")];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private protected override IReadOnlyList<string> AllReleases => Known.Count > 0 ? [.. Known.Where(r => Machine.TryStat(r) is not null)] : base.AllReleases;

    void Save(IReadOnlyList<string> releases) => Converge("update release history data", machine =>
    {
        machine.CreateDirectories(Path.GetDirectoryName(ListFile)!);
        machine.WriteAtomically(ListFile, Encoding.UTF8.GetBytes("[" + string.Join(',', releases.Select(r => "\"" + JsonEncodedText.Encode(r, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"")) + "]"));
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
