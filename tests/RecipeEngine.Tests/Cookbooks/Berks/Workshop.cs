using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using RecipeEngine.Cookbooks.Berks;
using RecipeEngine.Cookbooks.Caching;
using RecipeEngine.Cookbooks.Scripts;
using RecipeEngine.Cookbooks.Sources;
using RecipeEngine.Systems;

namespace RecipeEngine.Tests.Cookbooks.Berks;

/// <summary>A directory with cookbooks, repositories and a cache of its own; gone after the test.</summary>
sealed class Workshop : IDisposable
{
    readonly string root = TestFolders.New("berks");

    public LocalSystem Machine { get; } = new();

    public string CacheRoot => this["cache"];

    public Notebook Events { get; } = new();

    public string this[string path] => Path.Combine(root, path);

    public SourceContext Context(IHttpFetcher? fetcher = null) =>
        new(Machine, new HttpGetter(fetcher ?? Machine.Http, _ => { }), new CookbookCache(Machine, CacheRoot), new CookbookRuby(Machine), Events);

    public Workshop With(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllText(this[path], content);
        return this;
    }

    public Workshop WithCookbook(string path, string name, string version, params string[] depends) => With(path + "/metadata.rb",
        $"name '{name}'\nversion '{version}'\n" + string.Concat(depends.Select(needed => $"depends {string.Join(", ", needed.Split(' ', 2).Select(word => $"'{word}'"))}\n")))
        .With(path + "/recipes/default.rb", $"log '{name} {version}'\n");

    public Installation Install(string berksfile, InstallOptions? options = null, IHttpFetcher? fetcher = null)
    {
        var context = Context(fetcher);
        return new BerksInstaller(context, Berksfile.Read(context.Ruby, this[berksfile])).Install(options ?? new InstallOptions());
    }

    /// <summary>"name version" of each cookbook.</summary>
    public string Names(string berksfile, InstallOptions? options = null, IHttpFetcher? fetcher = null) =>
        string.Join(", ", Install(berksfile, options, fetcher).Cookbooks.Select(cookbook => $"{cookbook.Name} {cookbook.Version}"));

    public string Git(string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "protocol.file.allow=always", "-c", "init.defaultBranch=main", .. arguments]) { WorkingDirectory = this[directory], RedirectStandardOutput = true, RedirectStandardError = true };
        using var git = Process.Start(start)!;
        var text = git.StandardOutput.ReadToEnd();
        var error = git.StandardError.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0 ? text.Trim() : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {error}");
    }

    public string Commit(string directory, string message = "change")
    {
        if (!Directory.Exists(this[directory + "/.git"]))
        {
            Git(directory, "init", "-q");
        }

        Git(directory, "add", "-A");
        Git(directory, "commit", "-q", "-m", message);
        return Git(directory, "rev-parse", "HEAD");
    }

    /// <summary>What lies unfinished in the cache.</summary>
    public IReadOnlyList<string> Unfinished => Directory.Exists(CacheRoot + "/tmp") ? Directory.GetFileSystemEntries(CacheRoot + "/tmp") : [];

    public IReadOnlyList<string> Trees => Directory.Exists(CacheRoot + "/trees") ? Directory.GetDirectories(CacheRoot + "/trees") : [];

    /// <summary>A cookbook as Supermarket's archive of it.</summary>
    public static byte[] Archive(string name, string version, params (string Path, string Content)[] files)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionMode.Compress, leaveOpen: true))
        using (var tar = new TarWriter(gzip, TarEntryFormat.Pax))
        {
            foreach (var (path, content) in files.Prepend(("metadata.json", $"{{\"name\": \"{name}\", \"version\": \"{version}\", \"dependencies\": {{}}}}")))
            {
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, $"{name}/{path}") { DataStream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content)) });
            }
        }

        return buffer.ToArray();
    }

    public void Dispose() => TestFolders.Remove(root);
}

/// <summary>Writes down what happens.</summary>
sealed class Notebook : IBerksEvents
{
    public List<string> Lines { get; } = [];

    void Add(string line)
    {
        lock (Lines)
        {
            Lines.Add(line);
        }
    }

    public void FetchingIndex(CookbookSource source) => Add("index");

    public void Fetching(string name, CookbookLocation location) => Add($"fetch {name}");

    public void Installed(InstalledCookbook cookbook) => Add($"install {cookbook.Name}");

    public void Using(InstalledCookbook cookbook) => Add($"use {cookbook.Name}");

    public void Note(string text) => Add("note " + text);
}
