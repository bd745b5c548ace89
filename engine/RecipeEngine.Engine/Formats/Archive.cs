using System.Formats.Tar;
using System.IO.Compression;

namespace RecipeEngine.Engine.Formats;

/// <summary>What an entry of an archive makes.</summary>
public enum ArchiveEntryKind
{
    /// <summary>A file with content.</summary>
    File,

    /// <summary>A directory.</summary>
    Directory,

    /// <summary>A symbolic link.</summary>
    SymbolicLink,

    /// <summary>Another name of an earlier entry.</summary>
    HardLink,
}

/// <summary>One entry of an archive.</summary>
/// <param name="Path">as it stands in the archive, without the components to be stripped</param>
/// <param name="Mode">permission bits; null when the archive has none</param>
/// <param name="Target">of a link</param>
public sealed record ArchiveEntry(string Path, ArchiveEntryKind Kind, int? Mode, DateTimeOffset ModificationTime, string? Target, byte[] Content, long? UserId = null, long? GroupId = null);

/// <summary>Reads tar (plain or compressed with gzip) and zip archives. Other compressions are undone before, by a program of the machine.</summary>
public static class Archive
{
    /// <summary>The program that undoes a compression .NET does not know, by the archive's first bytes; null when none is needed.</summary>
    public static string? Decompressor(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("BZh"u8) ? "bzip2"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]) ? "xz"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD]) ? "zstd"
        : null;

    /// <summary>The entries in their order. Entries with no more components than are stripped are left out.</summary>
    /// <param name="bytes">the archive</param>
    /// <param name="strip">how many leading components a path loses</param>
    /// <exception cref="InvalidDataException">it is neither tar nor zip, or damaged</exception>
    public static IEnumerable<ArchiveEntry> Read(byte[] bytes, int strip = 0)
    {
        var entries = bytes.AsSpan().StartsWith("PK"u8) ? Zip(bytes) : Tar(bytes);
        foreach (var entry in entries)
        {
            if (Strip(entry.Path, strip) is { } path)
            {
                yield return entry with { Path = path, Target = entry.Kind == ArchiveEntryKind.HardLink ? Strip(entry.Target!, strip) : entry.Target };
            }
        }
    }

    static string? Strip(string path, int count)
    {
        if (count == 0)
        {
            return path;
        }
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > count ? string.Join('/', parts.Skip(count)) : null;
    }

    static IEnumerable<ArchiveEntry> Tar(byte[] bytes)
    {
        using Stream packed = new MemoryStream(bytes);
        using var stream = bytes is [0x1F, 0x8B, ..] ? new GZipStream(packed, CompressionMode.Decompress) : packed;
        using var reader = new TarReader(stream);
        while (reader.GetNextEntry() is { } entry)
        {
            ArchiveEntryKind? kind = entry.EntryType switch
            {
                TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile => ArchiveEntryKind.File,
                TarEntryType.Directory => ArchiveEntryKind.Directory,
                TarEntryType.SymbolicLink => ArchiveEntryKind.SymbolicLink,
                TarEntryType.HardLink => ArchiveEntryKind.HardLink,
                _ => null,
            };
            if (kind is { } known)
            {
                using var content = new MemoryStream();
                entry.DataStream?.CopyTo(content);
                yield return new ArchiveEntry(entry.Name, known, (int)entry.Mode, entry.ModificationTime, entry.LinkName, content.ToArray(), entry.Uid, entry.Gid);
            }
        }
    }

    static IEnumerable<ArchiveEntry> Zip(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        foreach (var entry in archive.Entries)
        {
            // The upper half is what Unix knows of the file: type and permissions.
            var unix = entry.ExternalAttributes >> 16 & 0xFFFF;
            using var stream = entry.Open();
            using var content = new MemoryStream();
            stream.CopyTo(content);
            var isLink = (unix & 0xF000) == 0xA000;
            var kind = entry.FullName.EndsWith('/') ? ArchiveEntryKind.Directory : isLink ? ArchiveEntryKind.SymbolicLink : ArchiveEntryKind.File;
            yield return new ArchiveEntry(entry.FullName, kind, unix == 0 ? null : unix & 0xFFF, entry.LastWriteTime,
                isLink ? System.Text.Encoding.UTF8.GetString(content.ToArray()) : null, content.ToArray());
        }
    }
}
