using System.Xml.Linq;
using RecipeEngine.Tests.Machines;

namespace RecipeEngine.Tests.House;

/// <summary>One csproj of the repository, as far as the house rules look at it.</summary>
sealed class ProjectFile
{
    readonly XDocument document;

    ProjectFile(string path)
    {
        FullPath = path;
        document = XDocument.Load(path);
    }

    public static IReadOnlyList<ProjectFile> All { get; } =
        [.. Sources.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)).Select(file => new ProjectFile(Path.Combine(Repository.Root, file)))];

    public string FullPath { get; }

    /// <summary>"RecipeEngine.Dsl"</summary>
    public string Name => Path.GetFileNameWithoutExtension(FullPath);

    /// <summary>"Dsl"</summary>
    public string House => Name["RecipeEngine.".Length..];

    /// <summary>Names of the projects whose code this one sees; a source generator is none.</summary>
    public IEnumerable<string> References => Items("ProjectReference")
        .Where(item => item.Attribute("OutputItemType")?.Value != "Analyzer")
        .Select(item => Path.GetFileNameWithoutExtension(item.Attribute("Include")!.Value));

    public bool Says(string property, string value) => document.Descendants(property).Any(element => element.Value == value);

    public IEnumerable<XElement> Items(string kind) => document.Descendants(kind);
}
