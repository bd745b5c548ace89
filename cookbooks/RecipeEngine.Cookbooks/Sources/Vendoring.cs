using System.Formats.Tar;
using System.IO.Compression;

namespace RecipeEngine.Cookbooks.Sources;

/// <summary>Copies installed cookbooks out of the cache: into a directory, or into one archive.</summary>
public sealed class Vendoring(SourceContext context)
{
    static readonly HashSet<string> Left = new(StringComparer.Ordinal)
    {
        ".arch-ids", "{arch}", ".bzr", ".bzrignore", ".bzrtags", "CVS", ".cvsignore", "_darcs", ".git", ".hg", ".hgignore", ".hgrags", "RCS", "SCCS", ".svn",
    };

    /// <summary>
    /// Puts every cookbook into a directory of its name below <paramref name="destination"/>, each replaced in one step; with a compiled metadata.json, without
    /// what chefignore and version control leave out.
    /// </summary>
    /// <param name="delete">whether everything else there is removed</param>
    public void Vendor(IReadOnlyList<InstalledCookbook> cookbooks, string destination, bool delete)
    {
        var machine = context.Machine;
        machine.CreateDirectories(destination);
        var stage = MachinePath.Join(destination, $".recipe-{machine.Identity.ProcessId}");
        try
        {
            foreach (var cookbook in cookbooks)
            {
                var target = MachinePath.Join(destination, cookbook.Name);
                context.Events.Vendoring(cookbook, target);
                Copy(cookbook, $"{stage}/{cookbook.Name}");
                if (machine.TryLStat(target) is not null)
                {
                    machine.Rename(target, $"{stage}/{cookbook.Name}.old");
                }

                machine.Rename($"{stage}/{cookbook.Name}", target);
            }

            foreach (var entry in delete ? machine.ListDirectory(destination) : [])
            {
                if (!cookbooks.Any(cookbook => cookbook.Name == entry.Name) && entry.Name != MachinePath.Name(stage))
                {
                    machine.RemoveTree(MachinePath.Join(destination, entry.Name));
                }
            }
        }
        finally
        {
            if (machine.Exists(stage))
            {
                machine.RemoveTree(stage);
            }
        }
    }

    /// <summary>Writes a tar.gz with <c>cookbooks/NAME/…</c>; the same cookbooks always give the same bytes.</summary>
    public void Package(IReadOnlyList<InstalledCookbook> cookbooks, string file)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Optimal, leaveOpen: true))
        using (var tar = new TarWriter(gzip, TarEntryFormat.Pax))
        {
            foreach (var cookbook in cookbooks)
            {
                foreach (var (path, content, mode) in Files(cookbook))
                {
                    tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, $"cookbooks/{cookbook.Name}/{path}")
                    {
                        DataStream = new MemoryStream(content),
                        Mode = (UnixFileMode)((mode & 0x49) != 0 ? 0x1ED : 0x1A4),
                        ModificationTime = DateTimeOffset.UnixEpoch,
                    });
                }
            }
        }

        context.Machine.WriteAtomically(file, buffer.ToArray());
    }

    void Copy(InstalledCookbook cookbook, string directory)
    {
        context.Machine.CreateDirectories(directory);
        foreach (var (path, content, mode) in Files(cookbook))
        {
            var target = $"{directory}/{path}";
            context.Machine.CreateDirectories(MachinePath.Parent(target));
            context.Machine.WriteBytes(target, content);
            context.Machine.ChangeMode(target, (mode & 0x49) != 0 ? 0x1ED : 0x1A4);
        }
    }

    IEnumerable<(string Path, byte[] Content, int Mode)> Files(InstalledCookbook cookbook)
    {
        var machine = context.Machine;
        var hasJson = false;
        foreach (var file in new FileTree(machine, [cookbook.Directory]).All().Where(file => !file.RelativePath.Split('/').Any(Left.Contains)))
        {
            hasJson |= file.RelativePath == "metadata.json";
            yield return (file.RelativePath, machine.ReadBytes(file.FullPath), machine.Stat(file.FullPath).Mode);
        }

        if (!hasJson)
        {
            yield return ("metadata.json", System.Text.Encoding.UTF8.GetBytes(MetadataJson.Write(cookbook.Metadata) + "\n"), 0x1A4);
        }
    }
}
