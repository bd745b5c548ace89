namespace RecipeEngine.Cookbooks;

/// <content>Templates and files, of which the node decides which one it gets.</content>
public sealed partial class CookbookDirectory
{
    /// <summary>The template or file for a source: the most specific place that has it. Null when none has.</summary>
    public CookbookFile? FindFile(CookbookSegment segment, FileTarget target, string source) =>
        FileSpecificity.Places(target)
            .Select(place => tree.Find($"{FolderOf(segment)}/{place}{source}"))
            .FirstOrDefault(file => file is not null);

    /// <summary>The first of several explicit paths below the segment that exists.</summary>
    public CookbookFile? FindFile(CookbookSegment segment, IReadOnlyList<string> sources) =>
        sources.Select(source => tree.Find($"{FolderOf(segment)}/{source}")).FirstOrDefault(file => file is not null);

    /// <summary>Like <see cref="FindFile(CookbookSegment, FileTarget, string)"/>; a missing file is RecipeError FileNotFound that lists where it was looked for.</summary>
    public CookbookFile GetFile(CookbookSegment segment, FileTarget target, string source) =>
        FindFile(segment, target, source) ?? throw NotFound(segment, FileSpecificity.Told(FolderOf(segment), target, source));

    /// <summary>Like <see cref="FindFile(CookbookSegment, IReadOnlyList{string})"/>; when none exists it is RecipeError FileNotFound.</summary>
    public CookbookFile GetFile(CookbookSegment segment, IReadOnlyList<string> sources) =>
        FindFile(segment, sources) ?? throw NotFound(segment, sources.Select(source => $"{FolderOf(segment)}/{source}"));

    /// <summary>
    /// The files of a directory below files/, from the most specific place that has any: paths below that directory, sorted.
    /// RecipeError FileNotFound when no place has it.
    /// </summary>
    public IReadOnlyList<(string PathBelow, CookbookFile File)> GetDirectory(CookbookSegment segment, FileTarget target, string directory)
    {
        var files = Files(segment);
        foreach (var place in FileSpecificity.Places(target))
        {
            var prefix = $"{FolderOf(segment)}/{place}{directory.TrimEnd('/')}/";
            var below = files.Where(file => file.RelativePath.StartsWith(prefix, StringComparison.Ordinal))
                .Select(file => (file.RelativePath[prefix.Length..], file)).ToList();
            if (below.Count > 0)
            {
                return below;
            }
        }

        throw RecipeError.Chef("FileNotFound", $"cookbook {Name} has no directory {FolderOf(segment)}/default/{directory}");
    }

    RecipeError NotFound(CookbookSegment segment, IEnumerable<string> places)
    {
        var message = $"Cookbook '{Name}' ({Metadata.Version}) does not contain a file at any of these locations:\n"
            + string.Join('\n', places.Select(place => "  " + place));
        var existing = Files(segment);
        return RecipeError.Chef("FileNotFound", existing.Count == 0
            ? message
            : $"{message}\n\nThis cookbook _does_ contain: ['{string.Join("','", existing.Select(file => file.RelativePath))}']");
    }
}
