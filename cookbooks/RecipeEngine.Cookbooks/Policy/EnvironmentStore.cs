using RecipeEngine.Systems;

namespace RecipeEngine.Cookbooks;

/// <summary>Evaluates the Ruby of an environment file.</summary>
public delegate NodeEnvironment EnvironmentScript(string path, string name);

/// <summary>Environments as files of one directory.</summary>
/// <param name="script">evaluates NAME.rb; without it only NAME.json counts</param>
public sealed class EnvironmentStore(IReadOnlySystem machine, string directory, EnvironmentScript? script = null)
{
    /// <summary>An environment by name, NAME.json before NAME.rb. RecipeError InvalidEnvironmentPath or EnvironmentNotFound.</summary>
    public NodeEnvironment Get(string name)
    {
        if (name == NodeEnvironment.DefaultName)
        {
            return NodeEnvironment.Default;
        }

        if (!machine.IsDirectory(directory))
        {
            throw RecipeError.Chef("InvalidEnvironmentPath", $"Environment path '{directory}' is invalid");
        }

        var json = MachinePath.Join(directory, name + ".json");
        if (machine.IsFile(json))
        {
            return NodeEnvironment.Parse(machine.ReadText(json), json);
        }

        var ruby = MachinePath.Join(directory, name + ".rb");
        return script is not null && machine.IsFile(ruby)
            ? script(ruby, name)
            : throw RecipeError.Chef("EnvironmentNotFound", $"Environment '{name}' could not be loaded from disk: there is no {json}");
    }

    /// <summary>Names of all environments on disk, sorted.</summary>
    public IReadOnlyList<string> Names => machine.TryListDirectory(directory)
        .Where(entry => entry.Name.EndsWith(".json", StringComparison.Ordinal) || (script is not null && entry.Name.EndsWith(".rb", StringComparison.Ordinal)))
        .Select(entry => entry.Name[..entry.Name.LastIndexOf('.')])
        .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
}
