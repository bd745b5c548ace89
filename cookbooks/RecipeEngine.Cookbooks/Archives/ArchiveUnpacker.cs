using System.Buffers.Binary;
using System.Formats.Tar;
using System.IO.Compression;

namespace RecipeEngine.Cookbooks.Archives;

/// <summary>How much an archive may hold.</summary>
/// <param name="Bytes">all files together, unpacked</param>
/// <param name="Entries">files, directories and links</param>
/// <param name="Ratio">bytes unpacked for each byte packed, beyond the first 64 MB</param>
public sealed record ArchiveLimits(long Bytes = 2L << 30, int Entries = 100_000, int Ratio = 200)
{
    /// <summary>What no cookbook comes near.</summary>
    public static ArchiveLimits Default { get; } = new();
}

/// <summary>
/// Unpacks zip, tar.gz and tar into a directory, and nowhere else: a path or link that leads out, a device, or more than the limits is
/// RecipeError Archive::Refused. The directory must be one that is thrown away then.
/// </summary>
public sealed class ArchiveUnpacker
{
    readonly byte[] archive;
    readonly string name;
    readonly ArchiveLimits limits;
    readonly ArchiveTarget target;

    ArchiveUnpacker(ISystem machine, byte[] archive, string directory, string name, ArchiveLimits limits)
    {
        this.archive = archive;
        this.name = name;
        this.limits = limits;
        target = new ArchiveTarget(machine, directory, Refused);
    }

    /// <param name="name">what messages call the archive</param>
    public static void Unpack(ISystem machine, byte[] archive, string directory, string name, ArchiveLimits? limits = null) =>
        new ArchiveUnpacker(machine, archive, directory, name, limits ?? ArchiveLimits.Default).Unpack();

    void Unpack()
    {
        try
        {
            switch (archive)
            {
                case [0x1f, 0x8b, ..]: Gzip(); break;
                case [0x50, 0x4b, 0x03 or 0x05, ..]: Zip(); break;
                case { Length: > 262 } when archive.AsSpan(257, 5).SequenceEqual("ustar"u8): Tar(new MemoryStream(archive)); break;
                default: throw Refused("it is neither zip nor tar.gz nor tar");
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException or FormatException or NotSupportedException)
        {
            throw Refused($"it is damaged: {fault.Message}");
        }
    }

    void Gzip()
    {
        using var counted = new CountingStream(new GZipStream(new MemoryStream(archive), CompressionMode.Decompress), CheckAmount);
        Tar(counted);
        counted.CopyTo(Stream.Null);

        // The last four bytes say how much there was: a cut-off archive has others there.
        if (archive.Length < 18 || BinaryPrimitives.ReadUInt32LittleEndian(archive.AsSpan(archive.Length - 4)) != (uint)counted.Count)
        {
            throw Refused("it is cut off");
        }
    }

    void CheckAmount(long bytes)
    {
        if (bytes > limits.Bytes || (bytes > 64 << 20 && bytes / Math.Max(archive.Length, 1) > limits.Ratio))
        {
            throw Refused($"it unpacks to more than {bytes >> 20} MB from {archive.Length >> 10} KB");
        }
    }

    void CheckEntries(int entries)
    {
        if (entries > limits.Entries)
        {
            throw Refused($"it has more than {limits.Entries} entries");
        }
    }

    void Tar(Stream stream)
    {
        using var reader = new TarReader(stream, leaveOpen: true);
        var entries = 0;
        while (reader.GetNextEntry() is { } entry)
        {
            CheckEntries(++entries);
            switch (entry.EntryType)
            {
                case TarEntryType.Directory or TarEntryType.DirectoryList: target.Directory(entry.Name); break;
                case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile: target.File(entry.Name, entry.DataStream, (int)entry.Mode); break;
                case TarEntryType.SymbolicLink: target.SymbolicLink(entry.Name, entry.LinkName); break;
                case TarEntryType.HardLink: target.HardLink(entry.Name, entry.LinkName); break;
                case TarEntryType.GlobalExtendedAttributes: break;
                default: throw Refused($"{entry.Name} is a {entry.EntryType}");
            }
        }
    }

    void Zip()
    {
        const int LinkType = 0xA000;
        using var zip = new ZipArchive(new MemoryStream(archive), ZipArchiveMode.Read);
        CheckEntries(zip.Entries.Count);
        long before = 0;
        foreach (var entry in zip.Entries)
        {
            var entryName = entry.FullName.Replace('\\', '/');
            var mode = entry.ExternalAttributes >> 16;
            if (entryName.EndsWith('/'))
            {
                target.Directory(entryName);
                continue;
            }

            var start = before;
            using var content = new CountingStream(entry.Open(), bytes => CheckAmount(start + bytes));
            switch (mode & 0xF000)
            {
                case LinkType:
                    using (var text = new StreamReader(content, leaveOpen: true))
                    {
                        target.SymbolicLink(entryName, text.ReadToEnd());
                    }

                    break;
                case 0 or 0x8000: target.File(entryName, content, mode); break;
                default: throw Refused($"{entryName} is no file, directory or link");
            }

            if (content.Count != entry.Length)
            {
                throw Refused($"{entryName} has {content.Count} bytes instead of {entry.Length}");
            }

            before += content.Count;
        }
    }

    RecipeError Refused(string reason) => RecipeError.Ruby("Archive::Refused", $"the archive {name} is not unpacked: {reason}");
}
