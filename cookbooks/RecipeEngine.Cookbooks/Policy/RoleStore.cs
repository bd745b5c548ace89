using RecipeEngine.Systems;

namespace RecipeEngine.Cookbooks;

/// <summary>Evaluates the Ruby of a role file.</summary>
public delegate Role RoleScript(string path, string name);

/// <summary>Roles as files, looked for in several directories and all below them.</summary>
/// <param name="script">evaluates NAME.rb; without it only NAME.json counts</param>
public sealed class RoleStore(IReadOnlySystem machine, IReadOnlyList<string> directories, RoleScript? script = null)
{
    /// <summary>A role by name, NAME.json before NAME.rb; null when there is none. Two files of one kind are RecipeError DuplicateRole.</summary>
    public Role? Find(string name)
    {
        foreach (var directory in directories)
        {
            var files = FilesBelow(directory).ToList();
            if (Only(files, name + ".json") is { } json)
            {
                return Role.Parse(machine.ReadText(json), json);
            }

            if (script is not null && Only(files, name + ".rb") is { } ruby)
            {
                return script(ruby, name);
            }
        }

        return null;
    }

    /// <summary>Names of all roles, sorted.</summary>
    public IReadOnlyList<string> Names => directories.SelectMany(FilesBelow)
        .Where(path => path.EndsWith(".json", StringComparison.Ordinal) || (script is not null && path.EndsWith(".rb", StringComparison.Ordinal)))
        .Select(path => MachinePath.Name(path)[..MachinePath.Name(path).LastIndexOf('.')])
        .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();

    static string? Only(List<string> files, string name)
    {
        var matching = files.Where(path => MachinePath.Name(path) == name).ToList();
        return matching.Count <= 1
            ? matching.SingleOrDefault()
            : throw RecipeError.Chef("DuplicateRole", $"Multiple roles of same type found named {name}: {string.Join(", ", matching)}");
    }

    IEnumerable<string> FilesBelow(string directory) => machine.TryListDirectory(directory)
        .Where(entry => !entry.Name.StartsWith('.'))
        .OrderBy(entry => entry.Name, StringComparer.Ordinal)
        .Select(entry => (Path: MachinePath.Join(directory, entry.Name), entry.Type))
        .SelectMany(entry => entry.Type == FileType.Directory ? FilesBelow(entry.Path) : [entry.Path]);
}
