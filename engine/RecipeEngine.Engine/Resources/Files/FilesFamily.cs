namespace RecipeEngine.Engine.Resources;

/// <summary>Resources for files, directories and links.</summary>
static class FilesFamily
{
    public static readonly ResourceFamily Family = new(
    [
        new("file", () => FileResource.Type),
        new("template", () => TemplateResource.Type),
        new("cookbook_file", () => CookbookFileResource.Type),
        new("remote_file", () => RemoteFileResource.Type),
        new("directory", () => DirectoryResource.Type),
        new("remote_directory", () => RemoteDirectoryResource.Type),
        new("link", () => LinkResource.Type),
        new("archive_file", () => ArchiveFileResource.Type),
        new("libarchive_file", () => ArchiveFileResource.Type),
    ],
    () =>
    [
        FileProvider.Provides,
        TemplateProvider.Provides,
        CookbookFileProvider.Provides,
        DirectoryProvider.Provides,
        RemoteDirectoryProvider.Provides,
        LinkProvider.Provides,
        RemoteFileProvider.Provides,
        ArchiveFileProvider.Provides,
    ]);
}
