using RecipeEngine.Systems;

namespace RecipeEngine.Cookbooks;

/// <summary>Reads the metadata of cookbook directories, each once; metadata.json wins over metadata.rb.</summary>
sealed class MetadataReader(IReadOnlySystem machine, CookbookLoaderOptions options)
{
    readonly Dictionary<string, CookbookMetadata> read = new(StringComparer.Ordinal);

    public bool HasMetadata(string directory) => FileOf(directory) is not null;

    /// <summary>
    /// The name a directory's cookbook goes by. Broken metadata does not disturb the search for another cookbook: such a cookbook goes
    /// by its directory's name until it is really read.
    /// </summary>
    public string? NameOf(string directory)
    {
        try
        {
            return Read(directory).Name ?? MachinePath.Name(directory);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return MachinePath.Name(directory);
        }
    }

    /// <summary>The metadata; without a name it is RecipeError MetadataNotValid, unless names are inferred.</summary>
    public CookbookMetadata ReadValid(string directory)
    {
        var metadata = Read(directory);
        if (metadata.Name is not null)
        {
            return metadata;
        }

        if (!options.InferNames)
        {
            throw metadata.File is null && machine.TryListDirectory(directory).Count == 0
                ? RecipeError.Chef("CookbookNotFoundInRepo", $"The directory {directory} does not contain a cookbook")
                : RecipeError.Chef("MetadataNotValid",
                    $"Cookbook loaded at path [{directory}] has invalid metadata: The `name' attribute is required in cookbook metadata",
                    metadata.File);
        }

        return metadata with { Name = MachinePath.Name(directory) };
    }

    CookbookMetadata Read(string directory)
    {
        if (!read.TryGetValue(directory, out var metadata))
        {
            metadata = FileOf(directory) is { } file ? ReadFile(file) : new CookbookMetadata();
            read[directory] = metadata;
        }

        return metadata;
    }

    CookbookMetadata ReadFile(string file)
    {
        if (file.EndsWith(".json", StringComparison.Ordinal))
        {
            return MetadataJson.Parse(machine.ReadText(file), file);
        }

        var script = options.RubyMetadata
            ?? throw RecipeError.Chef("MetadataNotValid", "metadata.rb needs the Ruby interpreter, which this loader was not given", file);
        var builder = new MetadataBuilder(file);
        script(file, builder);
        return builder.Build();
    }

    string? FileOf(string directory) => new[] { "metadata.json", "metadata.rb" }
        .Select(name => MachinePath.Join(directory, name))
        .FirstOrDefault(machine.IsFile);
}
