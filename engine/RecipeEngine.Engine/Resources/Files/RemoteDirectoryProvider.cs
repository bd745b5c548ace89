using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Resources;

/// <summary>A directory tree from a cookbook's files/: each file is a cookbook_file that belongs to no recipe.</summary>
public sealed class RemoteDirectoryProvider : DirectoryProvider
{
    public static new readonly ProviderType Provides = ProviderType.For<RemoteDirectoryProvider>(RemoteDirectoryResource.Type,
        ("create", d => d.Transfer(d.Desired[RemoteDirectoryResource.Overwrite] ? "create" : "create_if_missing")),
        ("create_if_missing", d => d.Transfer("create_if_missing")), ("delete", d => d.Delete()));

    string Root => Desired[DirectoryResource.Path]!.TrimEnd('/');

    void Transfer(string action)
    {
        Create();
        var cookbook = Desired[RemoteDirectoryResource.Cookbook] ?? Resource.CookbookName;
        var source = Desired[RemoteDirectoryResource.Source]!;
        var loader = Run.Cookbooks ?? throw new RubyError("Chef::Exceptions::CookbookNotFound", "no cookbooks are at hand: give --cookbook-path");
        var files = loader.Get(cookbook ?? "").GetDirectory(CookbookSegment.Files, CookbookSources.Target(Context, Run), source);
        foreach (var (below, _) in files.OrderBy(f => f.PathBelow.Count(c => c == '/')))
        {
            var path = $"{Root}/{below}";
            EnsureDirectory(Path.GetDirectoryName(path)!);
            RunDetached("cookbook_file", path, action,
                ("cookbook", cookbook), ("sensitive", Resource.Read(Context, "sensitive")), ("source", $"{source}/{below}"), ("mode", Desired.Value(RemoteDirectoryResource.FilesMode)),
                ("group", Desired.Value(RemoteDirectoryResource.FilesGroup)), ("owner", Desired.Value(RemoteDirectoryResource.FilesOwner)),
                ("backup", Desired.Value(RemoteDirectoryResource.FilesBackup)));
        }
        if (Desired[RemoteDirectoryResource.Purge])
        {
            Purge(files.Select(f => f.PathBelow).ToHashSet(StringComparer.Ordinal));
        }
    }

    // a directory below gets what the topmost one has
    void EnsureDirectory(string directory)
    {
        if (Machine.IsDirectory(directory))
        {
            return;
        }
        var top = Machine.TryStat(Root);
        object? Inherited(object? wanted, Func<FileStatus, object?> have) => wanted ?? (top is { } t && !WhyRun ? have(t) : null);
        RunDetached("directory", directory, "create",
            ("mode", Inherited(Desired.Value(DirectoryResource.Mode), t => new PermissionBits(t.Mode).ToString())),
            ("group", Inherited(Desired.Value(DirectoryResource.Group), t => Machine.FindGroup(t.GroupId)?.Name)),
            ("owner", Inherited(Desired.Value(DirectoryResource.Owner), t => Machine.FindUser(t.UserId)?.Name)),
            ("recursive", true));
    }

    void Purge(HashSet<string> wanted)
    {
        var present = new List<(string Path, bool IsDirectory)>();
        void Walk(string below)
        {
            foreach (var entry in Machine.TryListDirectory($"{Root}/{below}"))
            {
                var path = below.Length == 0 ? entry.Name : $"{below}/{entry.Name}";
                if (entry.Type == FileType.Directory)
                {
                    Walk(path);
                }
                present.Add((path, entry.Type == FileType.Directory));
            }
        }
        Walk("");
        bool IsManaged((string Path, bool IsDirectory) p) => p.IsDirectory ? wanted.Any(w => w.StartsWith(p.Path + "/", StringComparison.Ordinal)) : wanted.Contains(p.Path);
        foreach (var (path, isDirectory) in present.Where(p => !IsManaged(p)).OrderByDescending(p => p.Path, StringComparer.Ordinal))
        {
            RunDetached(isDirectory ? "directory" : "file", $"{Root}/{path}", "delete");
        }
    }
}
