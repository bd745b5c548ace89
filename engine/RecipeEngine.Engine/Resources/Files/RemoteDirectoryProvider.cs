using RecipeEngine.Cookbooks;

namespace RecipeEngine.Engine.Resources;

/// <summary>A directory tree from a cookbook's files/: each file is a cookbook_file below this resource.</summary>
public sealed class RemoteDirectoryProvider : Provider
{
    public static readonly ProviderType Provides = ProviderType.For<RemoteDirectoryProvider>(RemoteDirectoryResource.Type,
        ("create", d => d.Create("create")), ("create_if_missing", d => d.Create("create_if_missing")), ("delete", d => d.Delete()));

    string Root => Desired[DirectoryResource.Path]!.TrimEnd('/');

    void Create(string action)
    {
        var cookbook = Desired[RemoteDirectoryResource.Cookbook] ?? Resource.CookbookName;
        var source = Desired[RemoteDirectoryResource.Source]!;
        var loader = Run.Cookbooks ?? throw new RubyError("Chef::Exceptions::CookbookNotFound", "no cookbooks are at hand: give --cookbook-path");
        var files = loader.Get(cookbook ?? "").GetDirectory(CookbookSegment.Files, CookbookSources.Target(Context, Run), source);
        if (!Desired[RemoteDirectoryResource.Overwrite])
        {
            action = "create_if_missing";
        }
        DeclareDirectories(files.Select(f => Path.GetDirectoryName(f.PathBelow) ?? "").Where(d => d.Length > 0));
        Nested(n =>
        {
            foreach (var (below, file) in files)
            {
                n.Declare("cookbook_file", $"{Root}/{below}",
                    ("cookbook", cookbook), ("source", $"{source}/{below}"), ("backup", Desired.Value(RemoteDirectoryResource.FilesBackup)),
                    ("mode", Desired.Value(RemoteDirectoryResource.FilesMode)), ("owner", Desired.Value(RemoteDirectoryResource.FilesOwner)),
                    ("group", Desired.Value(RemoteDirectoryResource.FilesGroup)), ("sensitive", Resource.Read(Context, "sensitive")), ("action", ":" + action));
            }
        });
        if (Desired[RemoteDirectoryResource.Purge])
        {
            Purge(files.Select(f => f.PathBelow).ToHashSet(StringComparer.Ordinal));
        }
    }

    void DeclareDirectories(IEnumerable<string> below)
    {
        var all = new SortedSet<string>(StringComparer.Ordinal) { "" };
        foreach (var d in below)
        {
            for (var part = d; part.Length > 0; part = Path.GetDirectoryName(part) ?? "")
            {
                all.Add(part);
            }
        }
        Nested(n =>
        {
            foreach (var d in all)
            {
                n.Declare("directory", d.Length == 0 ? Root : $"{Root}/{d}", ("owner", Desired.Value(DirectoryResource.Owner)), ("group", Desired.Value(DirectoryResource.Group)),
                    ("mode", Desired.Value(DirectoryResource.Mode)), ("recursive", Desired[RemoteDirectoryResource.Recursive]));
            }
        });
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
        Nested(n =>
        {
            foreach (var (path, isDirectory) in present.Where(p => p.IsDirectory ? !wanted.Any(w => w.StartsWith(p.Path + "/", StringComparison.Ordinal)) : !wanted.Contains(p.Path)))
            {
                if (isDirectory)
                {
                    n.Declare("directory", $"{Root}/{path}", ("action", ":delete"));
                }
                else
                {
                    n.Declare("file", $"{Root}/{path}", ("action", ":delete"), ("backup", Desired.Value(RemoteDirectoryResource.FilesBackup)));
                }
            }
        });
    }

    void Delete() => DirectoryDelete();

    void DirectoryDelete() => Nested(n => n.Declare("directory", Root, ("recursive", true), ("action", ":delete")));
}
