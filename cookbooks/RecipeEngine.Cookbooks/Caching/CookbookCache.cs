using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RecipeEngine.Cookbooks.Caching;

/// <summary>
/// Downloaded things on this machine, by what they contain: <c>trees/KEY/files</c> with <c>trees/KEY/manifest</c>, where KEY is the SHA-256 of an
/// archive or the id of a commit. A tree appears by one rename, so nothing half-made is ever seen and several processes may work at once. One
/// that no longer matches its manifest counts as missing, and is made anew.
/// </summary>
public sealed class CookbookCache
{
    static readonly TimeSpan Leftover = TimeSpan.FromDays(1);
    static int stages;

    readonly ISystem machine;

    /// <param name="root">absolute path of its directory</param>
    public CookbookCache(ISystem machine, string root)
    {
        this.machine = machine;
        Root = root;
    }

    /// <summary>Its directory.</summary>
    public string Root { get; }

    /// <summary>The cache of the user: RECIPE_CACHE, else recipe-engine below XDG_CACHE_HOME or ~/.cache, else below /var/cache.</summary>
    public static CookbookCache Default(ISystem machine)
    {
        string? Variable(string name) => machine.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
        var root = Variable("RECIPE_CACHE")
            ?? (Variable("XDG_CACHE_HOME") ?? (Variable("HOME") is { } home && home != "/" ? home + "/.cache" : "/var/cache")) + "/recipe-engine";
        return new CookbookCache(machine, MachinePath.Absolute(machine, root));
    }

    /// <summary>A path in it.</summary>
    public string PathOf(params ReadOnlySpan<string> parts) => Root + "/" + string.Join('/', parts);

    /// <summary>The files of a tree; null when it is not there, or damaged (then it is removed).</summary>
    public string? FindTree(string key)
    {
        var tree = PathOf("trees", key);
        if (!machine.IsFile(tree + "/manifest"))
        {
            return null;
        }

        if (CacheManifest.Read(machine, tree) is { } manifest && manifest.IsIntact(machine, tree + "/files", thorough: false))
        {
            return tree + "/files";
        }

        Discard(tree);
        return null;
    }

    /// <summary>What is wrong with a tree, every byte being looked at; null when nothing is.</summary>
    public string? Inspect(string key)
    {
        var tree = PathOf("trees", key);
        return CacheManifest.Read(machine, tree) is not { } manifest ? "its manifest is missing"
            : manifest.IsIntact(machine, tree + "/files", thorough: true) ? null
            : "files are missing, changed or added";
    }

    /// <summary>The files of a tree, made by <paramref name="fill"/> in a directory of its own when they are not there.</summary>
    public string Tree(string key, Action<string> fill)
    {
        if (FindTree(key) is { } known)
        {
            return known;
        }

        using var alone = Lock(key);
        if (FindTree(key) is { } meanwhile)
        {
            return meanwhile;
        }

        SweepLeftovers();
        var stage = PathOf("tmp", $"{machine.Identity.ProcessId}-{Interlocked.Increment(ref stages)}-{key}");
        try
        {
            machine.CreateDirectories(stage + "/files");
            fill(stage + "/files");
            CacheManifest.Of(machine, stage + "/files").Write(machine, stage);
            machine.CreateDirectories(PathOf("trees"));
            machine.Rename(stage, PathOf("trees", key));
            return PathOf("trees", key, "files");
        }
        finally
        {
            if (machine.Exists(stage))
            {
                machine.RemoveTree(stage);
            }
        }
    }

    /// <summary>The key of the tree a path lies in; null when it lies in none.</summary>
    public string? KeyOfPath(string path) => path.StartsWith(PathOf("trees") + "/", StringComparison.Ordinal)
        ? path[(PathOf("trees").Length + 1)..].Split('/')[0]
        : null;

    /// <summary>Removes a tree at one stroke.</summary>
    public void RemoveTree(string key)
    {
        if (machine.Exists(PathOf("trees", key)))
        {
            Discard(PathOf("trees", key));
        }
    }

    /// <summary>Holds off other processes that make the same thing, until disposed.</summary>
    public IDisposable Lock(string key)
    {
        machine.CreateDirectories(PathOf("locks"));
        var file = machine.Open(PathOf("locks", key), OpenFlags.ReadWrite | OpenFlags.Create | OpenFlags.CloseOnExec);
        file.Lock(FileLock.Exclusive);
        return file;
    }

    /// <summary>A small text kept under a path; null when there is none.</summary>
    public string? ReadNote(string path) => machine.TryReadText(PathOf(path));

    /// <summary>Keeps bytes under a path, replaced in one step.</summary>
    public void Keep(string path, ReadOnlySpan<byte> content)
    {
        machine.CreateDirectories(MachinePath.Parent(PathOf(path)));
        machine.WriteAtomically(PathOf(path), content);
    }

    /// <summary>Keeps a small text.</summary>
    public void Keep(string path, string text) => Keep(path, Encoding.UTF8.GetBytes(text));

    /// <summary>The digest that stands for an address in paths.</summary>
    public static string KeyOf(string address) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(address)));

    void Discard(string tree)
    {
        machine.CreateDirectories(PathOf("tmp"));
        var aside = PathOf("tmp", $"{machine.Identity.ProcessId}-{Interlocked.Increment(ref stages)}-old");
        try
        {
            machine.Rename(tree, aside);
        }
        catch (MachineException raced) when (raced.Errno == Errno.ENOENT)
        {
            return;
        }

        machine.RemoveTree(aside);
    }

    void SweepLeftovers()
    {
        foreach (var entry in machine.TryListDirectory(PathOf("tmp")))
        {
            var path = PathOf("tmp", entry.Name);
            if (machine.TryLStat(path) is { } status && status.ModificationTime.ToDateTimeOffset() < machine.UtcNow - Leftover)
            {
                machine.RemoveTree(path);
            }
        }
    }
}
