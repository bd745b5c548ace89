using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RecipeEngine.Cookbooks.Caching;

/// <summary>The files of a cached tree as they were when it was made: one line each with size, time, SHA-256 and path; a link with its target.</summary>
sealed class CacheManifest(IReadOnlyList<CacheManifest.Entry> entries)
{
    internal sealed record Entry(string Path, long Size, Timestamp Time, string Digest);

    public static CacheManifest Of(IReadOnlySystem machine, string directory) =>
        new(Paths(machine, directory, "").Select(path => EntryOf(machine, directory, path)).ToList());

    public static CacheManifest? Read(IReadOnlySystem machine, string tree)
    {
        if (machine.TryReadText(tree + "/manifest") is not { } text || !text.EndsWith("end\n", StringComparison.Ordinal))
        {
            return null;
        }

        var entries = new List<Entry>();
        foreach (var line in text.Split('\n')[..^2])
        {
            if (line.Split(' ', 5) is not [var size, var seconds, var nanoseconds, var digest, var path])
            {
                return null;
            }

            entries.Add(new Entry(path, Number(size), new Timestamp(Number(seconds), (int)Number(nanoseconds)), digest));
        }

        return new CacheManifest(entries);
    }

    public void Write(ISystem machine, string tree)
    {
        var text = new StringBuilder();
        foreach (var entry in entries)
        {
            text.Append(CultureInfo.InvariantCulture, $"{entry.Size} {entry.Time.Seconds} {entry.Time.Nanoseconds} {entry.Digest} {entry.Path}\n");
        }

        machine.WriteBytes(tree + "/manifest", MachineText.Encode(text.Append("end\n").ToString()));
    }

    /// <summary>Whether the files are as they were; thoroughly: read every one, and allow no others.</summary>
    public bool IsIntact(IReadOnlySystem machine, string directory, bool thorough)
    {
        foreach (var entry in entries)
        {
            if (machine.TryLStat($"{directory}/{entry.Path}") is not { } status || status.IsDirectory)
            {
                return false;
            }

            var looksTheSame = status.Size == entry.Size && status.ModificationTime == entry.Time;
            if ((thorough || !looksTheSame) && EntryOf(machine, directory, entry.Path).Digest != entry.Digest)
            {
                return false;
            }
        }

        return !thorough || Paths(machine, directory, "").ToHashSet(StringComparer.Ordinal).SetEquals(entries.Select(entry => entry.Path));
    }

    static Entry EntryOf(IReadOnlySystem machine, string directory, string path)
    {
        var full = $"{directory}/{path}";
        var status = machine.LStat(full);
        var content = status.IsSymbolicLink ? MachineText.Encode(machine.ReadLink(full)) : machine.ReadBytes(full);
        return new Entry(path, status.Size, status.ModificationTime, Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    static IEnumerable<string> Paths(IReadOnlySystem machine, string directory, string below)
    {
        foreach (var entry in machine.ListDirectory(below.Length == 0 ? directory : $"{directory}/{below}").OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            var path = below.Length == 0 ? entry.Name : $"{below}/{entry.Name}";
            if (entry.Type != FileType.Directory)
            {
                yield return path;
                continue;
            }

            foreach (var inner in Paths(machine, directory, path))
            {
                yield return inner;
            }
        }
    }

    static long Number(string text) => long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
