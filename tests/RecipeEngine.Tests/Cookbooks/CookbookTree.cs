using RecipeEngine.Cookbooks;
using RecipeEngine.Systems;

namespace RecipeEngine.Tests.Cookbooks;

/// <summary>A directory of small files that is gone after the test.</summary>
sealed class CookbookTree : IDisposable
{
    readonly string root = TestFolders.New("cookbooks");

    public LocalSystem Machine { get; } = new();

    public string this[string relativePath] => Path.Combine(root, relativePath);

    public CookbookTree With(string relativePath, string content = "")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[relativePath])!);
        File.WriteAllText(this[relativePath], content);
        return this;
    }

    /// <summary>A cookbook with a metadata.json of just a name and dependencies ("apt" or "apt ~> 1.0").</summary>
    public CookbookTree WithCookbook(string directory, string name, params string[] dependencies) => With(
        directory + "/metadata.json",
        $$"""{"name": "{{name}}", "version": "1.2.3", "dependencies": { {{string.Join(", ", dependencies.Select(Member))}} } }""");

    public CookbookLoader Loader(params string[] paths) => new(Machine, paths.Select(path => this[path]));

    public void Dispose() => TestFolders.Remove(root);

    static string Member(string dependency) => dependency.Split(' ', 2) is [var name, var constraint]
        ? $"\"{name}\": \"{constraint}\""
        : $"\"{dependency}\": \">= 0.0.0\"";
}
