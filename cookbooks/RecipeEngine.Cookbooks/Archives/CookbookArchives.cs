using System.Security.Cryptography;
using RecipeEngine.Cookbooks.Caching;
using RecipeEngine.Cookbooks.Policyfiles;
using RecipeEngine.Cookbooks.Sources;

namespace RecipeEngine.Cookbooks.Archives;

/// <summary>
/// Archives of cookbooks (zip, tar.gz, tar), from a web server, S3 or a file, unpacked into the cache by what they contain. One that a server does not
/// have anew is not sent again, and one that was had is used when the server cannot be reached.
/// </summary>
public sealed class CookbookArchives(SourceContext context)
{
    /// <summary>Fetches and unpacks; RecipeError when it cannot be had, is no archive, is not safe to unpack, or holds no cookbook.</summary>
    public CookbookArchive Fetch(ArchiveSource source)
    {
        var (digest, tree) = source.Url.StartsWith("file://", StringComparison.Ordinal) ? Local(source, source.Url["file://".Length..])
            : source.Url.Contains("://", StringComparison.Ordinal) ? Remote(source) : Local(source, source.Url);
        var root = Root(tree);
        var paths = CookbookPaths(root);
        return paths.Count > 0 || PolicyRepository.IsOne(context.Machine, root) ? new CookbookArchive(root, paths, digest)
            : throw RecipeError.Ruby("Archive::Refused", $"the archive {source} holds no cookbooks: it should have a directory of cookbooks, or a metadata.rb or metadata.json");
    }

    (string Digest, string Tree) Local(ArchiveSource source, string file)
    {
        var path = MachinePath.Absolute(context.Machine, file);
        return context.Machine.IsFile(path) ? Keep(source, context.Machine.ReadBytes(path)) : throw ArchiveDownload.Failed(source, "there is no such file");
    }

    (string Digest, string Tree) Remote(ArchiveSource source)
    {
        var note = "archives/" + CookbookCache.KeyOf(source.Url);
        var known = context.Cache.ReadNote(note)?.Split('\n');
        var (digest, etag) = known is [{ Length: 64 } first, { } second, ..] && context.Cache.FindTree(first) is not null ? (first, second) : (null, "");
        HttpReply reply;
        try
        {
            using var working = context.Working($"{source}");
            reply = new ArchiveDownload(context).Get(source, etag.Length > 0 ? etag : null);
        }
        catch (RecipeError fault) when (digest is not null && fault.ErrorClass == "Berkshelf::DownloadFailure")
        {
            context.Events.Note($"{source} cannot be had now, its archive of last time is used");
            return (digest, context.Cache.FindTree(digest)!);
        }

        if (reply.Status == 304)
        {
            return (digest!, context.Cache.FindTree(digest!)!);
        }

        var kept = Keep(source, reply.Body);
        context.Cache.Keep(note, $"{kept.Digest}\n{reply.Header("ETag")}\n");
        return kept;
    }

    (string Digest, string Tree) Keep(ArchiveSource source, byte[] archive)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(archive));
        return (digest, context.Cache.Tree(digest, directory => ArchiveUnpacker.Unpack(context.Machine, archive, directory, source.ToString())));
    }

    // What was packed is often one directory with everything in it.
    string Root(string tree)
    {
        while (!context.IsCookbook(tree) && context.Machine.ListDirectory(tree) is [{ Type: FileType.Directory } only]
            && only.Name is not ("cookbooks" or "site-cookbooks") && !context.IsCookbook(MachinePath.Join(tree, only.Name)))
        {
            tree = MachinePath.Join(tree, only.Name);
        }

        return tree;
    }

    List<string> CookbookPaths(string root)
    {
        if (context.IsCookbook(root))
        {
            return [root];
        }

        var folders = new[] { "cookbooks", "site-cookbooks" }.Select(name => MachinePath.Join(root, name)).Where(context.Machine.IsDirectory).ToList();
        return folders.Count > 0 ? folders
            : context.Machine.ListDirectory(root).Any(entry => entry.Type == FileType.Directory && IsLikeCookbook(MachinePath.Join(root, entry.Name))) ? [root]
            : [];
    }

    bool IsLikeCookbook(string directory) => context.IsCookbook(directory) || context.Machine.IsDirectory(directory + "/recipes") || context.Machine.IsDirectory(directory + "/attributes");
}
